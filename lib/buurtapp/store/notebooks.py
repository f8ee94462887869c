"""The step notebooks: where they lie, and a work folder's own copies of them (design.md 3, 5)."""

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from buurtapp import __version__
from buurtapp.files import write_atomic
from buurtapp.store.folder import WorkFolder, data_folder, project_root

if TYPE_CHECKING:
    import nbformat

PARAMETERS = "parameters"
START = "00-start.ipynb"


def step_notebooks() -> list[Path]:
    """The notebooks of the five steps, in order."""
    return sorted((project_root() / "notebooks").glob("0[1-5]-*.ipynb"))


def copy_notebooks(folder: WorkFolder) -> list[Path]:
    """Give a work folder its own copies of the step notebooks, made again when the package is newer."""
    made = []
    for source in step_notebooks():
        target = folder.path / source.name
        if not _is_current(target):
            write_atomic(target, _own_copy(source, source.stat().st_mtime_ns, _way_to_start(folder.path)))
            made.append(target)
    return made


def copy_coordinator(folder: Path) -> Path:
    """Give the folder of a city its own copy of the coordinator's notebook, made again when the package is newer."""
    source = project_root() / "notebooks" / "06-coordinator.ipynb"
    target = folder / source.name
    if not _is_current(target):
        write_atomic(target, _own_copy(source, source.stat().st_mtime_ns, _way_to_start(folder)))
    return target


def _is_current(path: Path) -> bool:
    try:
        notebook = json.loads(path.read_bytes())
        return bool(notebook["metadata"].get("buurtapp", {}).get("version") == __version__)
    except (OSError, ValueError, LookupError, AttributeError):
        return False


@lru_cache(maxsize=8)
def _own_copy(source: Path, _changed: int, start: str) -> str:
    """What a work folder gets of a notebook: the same for many folders, so made once for all streets of a batch."""
    import nbformat  # takes a second to load, and most of the time no copy has to be made

    notebook = nbformat.read(source, as_version=4)
    _fill_in(notebook, 'work_folder: str = "."')
    for cell in notebook.cells:
        cell.source = cell.source.replace(f"]({START})", f"]({start})")
    notebook.metadata["buurtapp"] = {"version": __version__}
    return str(nbformat.writes(notebook))


def _way_to_start(folder: Path) -> str:
    """From a work folder to the start page, which lies in `notebooks/` beside `data/` and has no copy of its own."""
    try:
        depth = len(folder.resolve().relative_to(data_folder().resolve()).parts)
    except ValueError:  # kept somewhere else, where no page is opened from
        depth = 1
    return f"{'../' * (depth + 1)}notebooks/{START}"


def _fill_in(notebook: "nbformat.NotebookNode", line: str) -> None:
    name = line.split(":")[0]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            if PARAMETERS in cell.metadata.get("tags", []):
                cell.source = "\n".join(_replaced(cell.source.splitlines(), name, line))


def _replaced(lines: Iterable[str], name: str, line: str) -> list[str]:
    return [
        f"{line}  #{old.partition('#')[2]}" if old.startswith(name) and "#" in old
        else line if old.startswith(name) else old
        for old in lines
    ]  # fmt: skip
