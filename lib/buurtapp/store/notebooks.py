"""The step notebooks: where they lie, and a work folder's own copies of them (design.md 3, 5).

A copy carries two marks beside the version: of what it was made as, so that any change of a notebook reaches it, and of
the words of its cells, so that what its owner changed herself is known and stays until there is a newer version.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from buurtapp import __version__
from buurtapp.files import write_atomic
from buurtapp.store.folder import WorkFolder, data_folder, project_root

PARAMETERS = "parameters"
START = "00-start.ipynb"
_FOLDER = "work_folder: str"

Notebook = dict[str, Any]


def step_notebooks() -> list[Path]:
    """The notebooks of the five steps, in order."""
    return sorted((project_root() / "notebooks").glob("0[1-5]-*.ipynb"))


def copy_notebooks(folder: WorkFolder, place: Path | None = None) -> list[Path]:
    """Give a work folder its own copies of the step notebooks, made again where they are not current.

    `place` is where the folder is going to stand, when it is made somewhere else.
    """
    return [path for source in step_notebooks() for path in _copied(source, folder.path, place or folder.path)]


def copy_coordinator(folder: Path) -> Path:
    """Give the folder of a city its own copy of the coordinator's notebook, made again when it is not current."""
    source = project_root() / "notebooks" / "06-coordinator.ipynb"
    _copied(source, folder, folder)
    return folder / source.name


class _Copy(NamedTuple):
    """What a folder gets of a notebook, and the mark of it."""

    text: str
    mark: str


def _copied(source: Path, folder: Path, place: Path) -> list[Path]:
    """Copy a notebook to `folder` when that is needed; returns the copies that were made, one or none."""
    target = folder / source.name
    copy = _own_copy(source, source.stat().st_mtime_ns, _way_to_start(place))
    if _is_current(target, copy.mark):
        return []
    return [write_atomic(target, copy.text)]


def _is_current(path: Path, mark: str) -> bool:
    """Whether there is a copy of this version with this mark, or one of this version that its owner changed."""
    try:
        notebook = json.loads(path.read_bytes())
        made = notebook["metadata"]["buurtapp"]
        changed = made["cells"] != _mark(_words(notebook))
        return bool(made["version"] == __version__ and (made["mark"] == mark or changed))
    except (OSError, ValueError, LookupError, AttributeError, TypeError):
        return False


@lru_cache(maxsize=16)
def _own_copy(source: Path, _changed: int, start: str) -> _Copy:
    """What a work folder gets of a notebook: the same for many folders, so made once for all streets of a batch."""
    notebook = json.loads(source.read_bytes())
    for cell in notebook["cells"]:
        words = _source(cell).replace(f"]({START})", f"]({start})")
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
            if PARAMETERS in cell["metadata"].get("tags", []):
                words = "\n".join(_replaced(words.splitlines(), _FOLDER, f'{_FOLDER} = "."'))
        cell["source"] = words.splitlines(keepends=True)
    mark = _mark(notebook)
    notebook["metadata"]["buurtapp"] = {"version": __version__, "mark": mark, "cells": _mark(_words(notebook))}
    return _Copy(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", mark)


def _words(notebook: Notebook) -> list[tuple[str, str]]:
    """What stands in the cells; an empty one comes of pressing Shift and Enter at the end, and does not count."""
    cells = [(str(cell["cell_type"]), _source(cell)) for cell in notebook["cells"]]
    return [cell for cell in cells if cell[1].strip()]


def _source(cell: dict[str, Any]) -> str:
    """The text of a cell, which is written as one string or as lines."""
    return "".join(cell["source"])


def _mark(content: object) -> str:
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def _way_to_start(folder: Path) -> str:
    """From a work folder to the start page, which lies in `notebooks/` beside `data/` and has no copy of its own."""
    try:
        depth = len(folder.resolve().relative_to(data_folder().resolve()).parts)
    except ValueError:  # kept somewhere else, where no page is opened from
        depth = 1
    return f"{'../' * (depth + 1)}notebooks/{START}"


def _replaced(lines: Iterable[str], name: str, line: str) -> list[str]:
    return [
        f"{line}  #{old.partition('#')[2]}" if old.startswith(name) and "#" in old
        else line if old.startswith(name) else old
        for old in lines
    ]  # fmt: skip
