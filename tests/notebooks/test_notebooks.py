"""The notebooks keep the contract of design.md 5, and their stored outputs hold on a fresh example."""

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import papermill
import pytest

from buurtapp.steps.entering import members
from buurtapp.store import Register, WorkFolder
from buurtapp.store.folder import project_root
from buurtapp.store.notebooks import copy_notebooks
from buurtapp.store.signups import signups

from .running import copies, step_notebooks, variables, workshop_copies, workshop_notebooks

NAMES = [
    "00-start",
    "01-initiatief",
    "02-team-en-middelen",
    "03-werving",
    "04-inschrijving",
    "05-whatsapp",
    "06-coordinator",
]
notebooks = pytest.mark.parametrize("path", [*step_notebooks(), *workshop_notebooks()], ids=lambda path: path.stem)


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def tags(cell: nbformat.NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def test_every_step_has_its_notebook() -> None:
    assert [path.stem for path in step_notebooks()] == NAMES


@notebooks
def test_it_opens_with_purpose_minutes_what_you_need_and_how_to_run(path: Path) -> None:
    first = nbformat.read(path, as_version=4).cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    for words in ("**Tijd:**", "**U hebt nodig:**", "**U krijgt:**", "*Run All Cells*"):
        assert words in first.source


@notebooks
def test_the_parameters_are_typed_and_explained(path: Path) -> None:
    cells = [cell for cell in code_cells(path) if "parameters" in tags(cell)]
    assert cells == code_cells(path)[:1]
    lines = [line for line in cells[0].source.splitlines() if not line.startswith("#")]
    assert [line.partition(" = ")[0] for line in lines] == ["work_folder: str", "unattended: bool"]
    assert all("  # " in line for line in lines)


@notebooks
def test_cells_are_short_hold_no_logic_and_are_collapsed(path: Path) -> None:
    for cell in code_cells(path):
        assert 1 <= len([line for line in cell.source.splitlines() if line.strip()]) <= 4
        assert cell.metadata["jupyter"]["source_hidden"] is True
        kinds = {type(node) for node in ast.walk(ast.parse(cell.source))}
        assert not kinds & {ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If, ast.Try}


@notebooks
def test_what_lab_shows_of_a_collapsed_cell_is_a_dutch_remark(path: Path) -> None:
    assert not [cell.source for cell in code_cells(path) if not cell.source.startswith("# ")]


@notebooks
def test_the_saved_file_holds_no_widgets_and_no_people(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "widgets" not in json.loads(text)["metadata"]
    assert "widget-view" not in text
    assert not re.search(r"06[ -]?0\d", text)
    assert "@" not in "".join(json.dumps(cell.outputs) for cell in code_cells(path))


@notebooks
def test_forms_are_not_compared_and_checks_are(path: Path) -> None:
    for cell in code_cells(path):
        called = re.search(r"(?:page|stap)\.(\w+)\(", cell.source)
        if called:
            assert ("nbval-ignore-output" in tags(cell)) == (called[1] != "check")
            assert bool(cell.outputs) == (called[1] == "check")


@notebooks
def test_links_lead_to_notebooks_that_exist(path: Path) -> None:
    text = "".join(cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown")
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert links or path.stem == "00-start"
    assert all((path.parent / link).is_file() for link in links)


@pytest.mark.parametrize("folder", ["lindehof", "stad/lindehof"])
def test_links_in_a_folders_own_notebooks_lead_to_pages_that_exist(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path / "data"))
    shutil.copytree(project_root() / "notebooks", tmp_path / "notebooks")
    own = WorkFolder(tmp_path / "data" / folder)
    own.make()
    for path in copy_notebooks(own):
        links = re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8"))
        assert any("00-start" in link for link in links)
        assert all((path.parent / link).is_file() for link in links)


@pytest.mark.timeout(400)
@pytest.mark.parametrize("make_copies", [copies, workshop_copies], ids=["steps", "workshop"])
def test_the_stored_outputs_hold_on_a_fresh_example(make_copies: Callable[[Path], list[Path]], tmp_path: Path) -> None:
    made = [str(path) for path in make_copies(tmp_path)]
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "-c", "/dev/null", "--rootdir", str(tmp_path), *made],
        cwd=tmp_path, env=variables(tmp_path), capture_output=True, text=True, timeout=380, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.timeout(400)
def test_unattended_all_five_run_and_their_copies_name_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BUURTAPP_LANG", "nl")
    executed = ""
    for path in copies(tmp_path)[1:]:
        target = tmp_path / f"klaar-{path.name}"
        papermill.execute_notebook(
            str(path), str(target), parameters={"unattended": True}, cwd=str(path.parent), progress_bar=False,
            store_widget_state=False,
        )  # fmt: skip
        executed += target.read_text(encoding="utf-8")
    with Register.open(tmp_path / "data" / "voorbeeldbuurt") as register:
        admitted, everyone = members(register), signups(register)
    assert admitted
    assert not [s for s in everyone if (s.phone and s.phone[3:] in executed) or (s.email and s.email in executed)]
    assert not [s for s in everyone if " " in s.name and s.name in executed]
    assert "widget-view" not in executed
