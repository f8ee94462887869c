"""A folder's own pages follow the workbook's, whatever its version; what their owner changed in them stays."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest

from buurtapp.store import WorkFolder, notebooks
from buurtapp.store.folder import project_root
from buurtapp.store.notebooks import copy_coordinator, copy_notebooks

FIRST = "01-initiatief.ipynb"


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    """A workbook of the test's own to change, with `data/` beside its notebooks."""
    root = tmp_path / "werkboek"
    shutil.copytree(project_root() / "notebooks", root / "notebooks")
    monkeypatch.setattr(notebooks, "project_root", lambda: root)
    monkeypatch.setenv("BUURTAPP_DATA", str(root / "data"))
    return root


@pytest.fixture
def lindehof(workbook):
    folder = WorkFolder(workbook / "data" / "lindehof")
    folder.make()
    copy_notebooks(folder)
    return folder


def change(path: Path, change_it) -> None:
    """Change a notebook as an editor does: read it, and write it whole."""
    notebook = nbformat.read(path, 4)
    change_it(notebook)
    nbformat.write(notebook, path)


def say(what: str, cell: int = 0):
    def change_it(notebook) -> None:
        notebook.cells[cell].source += f"\n\n{what}"

    return change_it


def saved_after_a_run(notebook) -> None:
    """What JupyterLab leaves when every cell was run with Shift and Enter."""
    for number, cell in enumerate(notebook.cells):
        cell.metadata["execution"] = {"iopub.status.idle": "2026-11-27T06:00:00Z"}
        if cell.cell_type == "code":
            cell.execution_count = number
            cell.outputs = [nbformat.v4.new_output("stream", text="klaar")]
    notebook.cells.append(nbformat.v4.new_code_cell(""))
    notebook.metadata["language_info"] = {"name": "python", "version": "3.13.1"}


def names(made) -> list[str]:
    return [path.name for path in made]


def test_the_copies_are_notebooks_with_their_folder_and_their_way_back_filled_in(workbook, lindehof):
    found = sorted(lindehof.path.glob("*.ipynb"))
    assert len(found) == 5
    for path in found:
        notebook = nbformat.read(path, 4)
        nbformat.validate(notebook)
        parameters = next(cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
        assert 'work_folder: str = "."  #' in parameters.source
        assert not [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
        assert "](../../notebooks/00-start.ipynb)" in notebook.cells[-1].source
    assert (lindehof.path / "../../notebooks/00-start.ipynb").resolve().is_file()
    assert copy_notebooks(lindehof) == []


def test_a_changed_notebook_reaches_a_copy_that_was_run_and_saved(workbook, lindehof):
    change(lindehof.path / FIRST, saved_after_a_run)
    assert copy_notebooks(lindehof) == []
    change(workbook / "notebooks" / FIRST, say("Dit is nieuw."))
    assert names(copy_notebooks(lindehof)) == [FIRST]
    assert "Dit is nieuw." in (lindehof.path / FIRST).read_text("utf-8")
    assert copy_notebooks(lindehof) == []


def test_so_does_what_is_no_word_of_it(workbook, lindehof):
    def hide(notebook) -> None:
        notebook.cells[1].metadata["jupyter"] = {"source_hidden": "no longer"}

    change(workbook / "notebooks" / FIRST, hide)
    assert names(copy_notebooks(lindehof)) == [FIRST]


def test_what_the_owner_changed_stays_until_there_is_a_newer_version(workbook, lindehof, monkeypatch):
    change(lindehof.path / FIRST, say("Let op: bel eerst Roos."))
    change(workbook / "notebooks" / FIRST, say("Dit is nieuw."))
    assert copy_notebooks(lindehof) == []
    assert "bel eerst Roos" in (lindehof.path / FIRST).read_text("utf-8")
    monkeypatch.setattr(notebooks, "__version__", "99.0")
    assert len(copy_notebooks(lindehof)) == 5
    assert "Dit is nieuw." in (lindehof.path / FIRST).read_text("utf-8")


@pytest.mark.parametrize("mark", [{"version": notebooks.__version__}, "0.1.0", None])
def test_a_copy_of_before_the_marks_is_made_again(lindehof, mark):
    def forget(notebook) -> None:
        notebook.metadata["buurtapp"] = mark

    change(lindehof.path / FIRST, forget)
    assert names(copy_notebooks(lindehof)) == [FIRST]


def test_a_copy_that_cannot_be_read_is_made_again(lindehof):
    (lindehof.path / FIRST).write_text("{half", "utf-8")
    assert names(copy_notebooks(lindehof)) == [FIRST]
    assert json.loads((lindehof.path / FIRST).read_bytes())


def test_a_folder_made_elsewhere_leads_back_from_where_it_will_stand(workbook, tmp_path):
    made, place = WorkFolder(tmp_path / "kladblok" / "S1"), workbook / "data" / "stad" / "S1"
    made.make()
    assert len(copy_notebooks(made, place)) == 5
    place.parent.mkdir(parents=True)
    made.path.rename(place)
    assert "](../../../notebooks/00-start.ipynb)" in (place / FIRST).read_text("utf-8")
    assert (place / "../../../notebooks/00-start.ipynb").resolve().is_file()
    assert copy_notebooks(WorkFolder(place)) == []


def test_the_coordinator_s_page_follows_too(workbook):
    city = workbook / "data" / "stad"
    city.mkdir(parents=True)
    page = copy_coordinator(city)
    change(workbook / "notebooks" / page.name, say("Dit is nieuw."))
    assert "Dit is nieuw." in copy_coordinator(city).read_text("utf-8")
    assert "](../../notebooks/00-start.ipynb)" in page.read_text("utf-8")
