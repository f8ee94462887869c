"""Running the notebooks on copies, with a data folder of their own."""

import os
import shutil
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
WORKSHOP = NOTEBOOKS.parent / "workshop"
IGNORED = "nbval-ignore-output"


def step_notebooks() -> list[Path]:
    """00-start, the five steps and the coordinator, in order."""
    return sorted(NOTEBOOKS.glob("0[0-6]-*.ipynb"))


def workshop_notebooks() -> list[Path]:
    """The pages of the workshop: the beginning, the exercises in order, the trainer's."""
    return sorted(WORKSHOP.glob("*.ipynb"))


def workshop_copies(folder: Path) -> list[Path]:
    """Copy those to `folder/workshop`, with an empty `folder/data` beside it."""
    (folder / "workshop").mkdir()
    (folder / "data").mkdir()
    return [Path(shutil.copy(path, folder / "workshop" / path.name)) for path in workshop_notebooks()]


def copies(folder: Path) -> list[Path]:
    """Copy them to `folder/notebooks`, with an empty `folder/data` beside it."""
    (folder / "notebooks").mkdir()
    (folder / "data").mkdir()
    return [Path(shutil.copy(path, folder / "notebooks" / path.name)) for path in step_notebooks()]


def variables(folder: Path) -> dict[str, str]:
    """The environment in which a kernel works on those copies, in Dutch."""
    return os.environ | {"BUURTAPP_DATA": str(folder / "data"), "BUURTAPP_LANG": "nl"}


def run(path: Path, folder: Path) -> nbformat.NotebookNode:
    """Run a notebook top to bottom as JupyterLab would, in its own folder; raises when a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}, store_widget_state=False
    )
    client.execute(env=variables(folder))
    return notebook


def without_forms(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Keep the outputs that are promises; forms and heads leave only their number."""
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code" and IGNORED in cell.metadata.get("tags", []):
            cell.outputs = []
    return notebook
