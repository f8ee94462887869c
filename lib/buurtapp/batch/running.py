"""One notebook, run top to bottom by papermill with `unattended`, in a copy of its own."""

import logging
import tempfile
from pathlib import Path

from buurtapp.words import Fault, _

CELL_SECONDS = 600
QUIET = "--IPKernelApp.log_level=50"  # a kernel on loopback warns of itself at every start; faults come as exceptions


def run_notebook(notebook: Path, work_folder: Path) -> None:
    """Run a step notebook for one work folder; raises Fault with the notebook and the error when it stops.

    The executed copy is thrown away: what the step made lies in the work folder. Parameters are folders only.
    """
    import papermill
    from papermill.exceptions import PapermillExecutionError

    logging.getLogger("papermill").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as scratch:
        try:
            papermill.execute_notebook(
                notebook,
                Path(scratch) / notebook.name,
                parameters={"work_folder": str(work_folder.resolve()), "unattended": True},
                kernel_name="python3",
                progress_bar=False,
                request_save_on_cell_execute=False,
                store_widget_state=False,
                execution_timeout=CELL_SECONDS,
                extra_arguments=[QUIET],
            )
        except PapermillExecutionError as error:
            raise _stopped(notebook, f"{error.ename}: {error.evalue}") from error
        except (TimeoutError, RuntimeError) as error:  # CellTimeoutError, DeadKernelError
            raise _stopped(notebook, type(error).__name__) from error


def _stopped(notebook: Path, reason: str) -> Fault:
    return Fault(
        _("{notebook} stopped half way.", notebook=notebook.name),
        reason,
        _("Open the notebook in JupyterLab and run it from top to bottom; it shows the fault beside the form."),
        _("Run it once more first; what was done already is kept."),
    )
