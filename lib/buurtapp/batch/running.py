"""One notebook, run top to bottom by papermill with `unattended`, within a time limit for the whole of it."""

import json
import logging
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from buurtapp.batch.executed import without_people_in
from buurtapp.files import write_atomic
from buurtapp.words import Fault, _

Engine = Literal["plain", "warm"]
SECONDS = 600.0  # for a whole notebook, unless the coordinator says otherwise


@dataclass(frozen=True, slots=True)
class Executed:
    """How a notebook is run: by which engine, within how many seconds, and where its executed copy goes."""

    engine: Engine = "plain"
    seconds: float = SECONDS
    copy: Path | None = None


class NotebookStopped(Fault):
    """A notebook that did not reach its end. `cell` counts from 1; 0 when it is not known."""

    def __init__(self, saw: str, why: str, fix: str, first: str, cell: int = 0) -> None:
        super().__init__(saw, why, fix, first)
        self.cell = cell


class CellFailed(NotebookStopped):
    """A cell raised."""


class TimedOut(NotebookStopped):
    """The time limit passed; every process of the notebook was ended."""


class KernelDied(NotebookStopped):
    """The process that ran the cells is gone."""


def run_notebook(notebook: Path, work_folder: Path, how: Executed = Executed(), shown_as: Path | None = None) -> None:
    """Run a step notebook for one work folder; raises NotebookStopped when it does not reach its end.

    Parameters are folders only. The executed copy, if wanted, names nobody, and calls the folder `shown_as`.
    """
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    from buurtapp.batch.engines import arguments
    from papermill_warm import NotebookTimeoutError

    logging.getLogger("papermill").setLevel(logging.ERROR)
    folder = work_folder.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        half = Path(scratch) / "executed.ipynb"
        try:
            papermill.execute_notebook(
                _as_pattern(notebook),
                _as_pattern(half),
                parameters={"work_folder": str(folder), "unattended": True},
                kernel_name="python3",
                progress_bar=False,
                request_save_on_cell_execute=False,
                store_widget_state=False,
                **arguments(how.engine, how.seconds),
            )
        except PapermillExecutionError as error:
            raise _cell_failed(notebook, error.ename, error.evalue, error.cell_index + 1) from None
        except (NotebookTimeoutError, CellTimeoutError):
            raise _timed_out(notebook, how.seconds) from None
        except DeadKernelError:
            raise _died(notebook) from None
        finally:
            if how.copy is not None and half.exists():
                text = without_people_in(half.read_text(encoding="utf-8"))
                for path, shown in ((half, how.copy.name), (notebook, notebook.name), (folder, shown_as or folder)):
                    text = text.replace(_in_json(path), _in_json(shown))
                write_atomic(how.copy, text)


def _as_pattern(path: Path) -> str:
    """A path as papermill takes it: a pattern in which braces would be filled in."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _in_json(path: Path | str) -> str:
    return json.dumps(str(path), ensure_ascii=False)[1:-1]


def _cell_failed(notebook: Path, kind: str, message: str, cell: int) -> CellFailed:
    """A Fault keeps its own words; of anything else only the kind is told, as its message may name people."""
    if kind == "Stopped":
        saw, why, fix, first, *_more = [*message.splitlines(), "", "", "", ""]
        return CellFailed(saw, why, fix or _open_it(), first, cell)
    saw = _("{notebook} stopped half way.", notebook=notebook.name)
    return CellFailed(saw, _("Cell {cell} raised {kind}.", cell=cell, kind=kind), _open_it(), _once_more(), cell)


def _timed_out(notebook: Path, seconds: float) -> TimedOut:
    return TimedOut(
        _("{notebook} took longer than {seconds} seconds.", notebook=notebook.name, seconds=round(seconds)),
        _("We ended it, with every process it had started."),
        _("Give it more time with --timeout, or look in the notebook what takes so long."),
        _once_more(),
    )


def _died(notebook: Path) -> KernelDied:
    return KernelDied(
        _("{notebook} stopped half way.", notebook=notebook.name),
        _("The process that ran it ended all at once; often the memory was full."),
        _("Run the batch again with fewer workers."),
        _once_more(),
    )


def _open_it() -> str:
    return _("Open the notebook in JupyterLab and run it from top to bottom; it shows the fault beside the form.")


def _once_more() -> str:
    return _("Run it once more first; what was done already is kept.")
