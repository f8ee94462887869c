"""One notebook: what stopped it in plain words, no person's data in what is kept, and a copy that takes its place."""

import errno
import json
import os
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from buurtapp.batch import local_copy as copies
from buurtapp.batch import street_run
from buurtapp.batch.engines import PAGES
from buurtapp.batch.executed import without_people_in
from buurtapp.batch.fingerprint import program_mark
from buurtapp.batch.running import CellFailed, Executed, KernelDied, TimedOut, run_notebook
from buurtapp.batch.street_run import as_fault
from buurtapp.model.people import Neighbourhood
from buurtapp.steps.city.folder import CityFolder
from buurtapp.store import Register, WorkFolder
from buurtapp.store.notebooks import step_notebooks
from buurtapp.words import Fault

PARAMETERS = new_code_cell('work_folder = ""\nunattended = False', metadata={"tags": ["parameters"]})
METADATA = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
PERSON = "Jan de Vries, 06-12345678, jan@voorbeeld.invalid"


@pytest.fixture
def run(tmp_path):
    """Run cells as a step of a batch; returns the text of the executed copy."""

    def run_cells(*sources, engine="warm", seconds=60.0):
        path = tmp_path / "stap {x}.ipynb"  # a brace in a path is not a pattern
        nbformat.write(new_notebook(cells=[PARAMETERS, *map(new_code_cell, sources)], metadata=METADATA), path)
        copy = tmp_path / "klaar.ipynb"
        copy.unlink(missing_ok=True)
        run_notebook(path, tmp_path, Executed(engine, seconds, copy), shown_as=tmp_path / "S1")
        return copy.read_text(encoding="utf-8")

    return run_cells


def test_the_template_imports_every_page_of_the_step_notebooks():
    cells = [cell for path in step_notebooks() for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    lines = re.findall(r"from buurtapp\.forms import (.+)", "\n".join(cell.source for cell in cells))
    pages = {page.partition(" as ")[0].strip() for line in lines for page in line.split(",")}
    assert pages - {"start", "coordinator"} == set(PAGES)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("engine", ["warm", "plain"])
def test_what_stopped_a_notebook_is_told_from_what_was_raised(run, tmp_path, engine):
    with pytest.raises(CellFailed) as failed:
        run("1 + 1", f"raise ValueError({PERSON!r})", engine=engine)
    assert failed.value.cell == 4  # the parameters and papermill's own cell are cells too
    assert "ValueError" in str(failed.value)
    kept = (tmp_path / "klaar.ipynb").read_text(encoding="utf-8")
    outputs = json.dumps([cell.get("outputs") for cell in json.loads(kept)["cells"]])
    for text in (str(failed.value), outputs):
        assert not [part for part in PERSON.split(", ") if part in text]
    with pytest.raises(TimedOut):
        run("while True:\n    pass", engine=engine, seconds=3)
    with pytest.raises(KernelDied):
        run("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", engine=engine)


@pytest.mark.timeout(300)
def test_a_fault_keeps_its_own_words_and_what_is_printed_names_nobody(run):
    with pytest.raises(CellFailed) as failed:
        run(
            "from buurtapp.forms.handling import Stopped",
            "raise Stopped('Dit zagen wij.', 'Daarom.', 'Doe dit.', 'Eerst.')",
        )
    assert (failed.value.saw, failed.value.why, failed.value.fix) == ("Dit zagen wij.", "Daarom.", "Doe dit.")
    said = run("print('bel 06-12345678 of mail jan@voorbeeld.invalid')", "print(work_folder)")
    printed = [cell["outputs"] for cell in json.loads(said)["cells"][-2:]]
    assert printed[0][0]["text"] == ["bel ••• of mail •••\n"]
    assert printed[1][0]["text"][0].rstrip().endswith("S1")
    assert json.loads(said)["metadata"]["papermill"]["input_path"] == "stap {x}.ipynb"


def test_widget_state_is_never_kept():
    notebook = new_notebook(cells=[new_code_cell("1")], metadata={"widgets": {"state": PERSON}})
    assert "Jan" not in without_people_in(nbformat.writes(notebook))


@pytest.fixture
def street(tmp_path):
    folder = CityFolder(tmp_path / "stad").street("S1")
    Register.create(folder.path, Neighbourhood(name="Kerkstraat")).close()
    (folder.inputs / "lijst.csv").write_text("a")
    return folder


def names(folder):
    return sorted(path.relative_to(folder.path).as_posix() for path in folder.path.rglob("*") if path.is_file())


def test_a_copy_takes_the_folders_place_only_when_all_went_well(street):
    before = names(street)

    def half_way():
        with copies.local_copy(street) as copy:
            (copy.inputs / "half.csv").write_text("b")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_way()
    assert names(street) == before
    with copies.local_copy(street) as copy:
        (copy.inputs / "heel.csv").write_text("b")
    assert names(street) == sorted([*before, "invoer/heel.csv"])
    assert not list(street.path.parent.glob(".*"))
    assert street.path.stat().st_mode & 0o077 == 0


def test_who_worked_in_the_folder_meanwhile_keeps_that_work(street):
    def both_at_once():
        with copies.local_copy(street) as copy:
            (copy.inputs / "nieuw.csv").write_text("b")
            with Register.open(street.path) as register:
                register.save_neighbourhood(Neighbourhood(name="Dorpsstraat"))

    with pytest.raises(Fault, match="map"):
        both_at_once()
    with Register.open(street.path) as register:
        assert register.neighbourhood().name == "Dorpsstraat"
    assert "invoer/nieuw.csv" not in names(street)


def test_a_copy_that_does_not_fit_leaves_the_folder_and_takes_no_room(street, monkeypatch):
    before = names(street)
    real = shutil.copytree

    def full(source, target, *more):
        real(source, target, *more)
        if Path(target).name.startswith(".half-"):
            raise shutil.Error([(str(source), str(target), "[Errno 28] No space left on device: 'x'")])

    monkeypatch.setattr(copies.shutil, "copytree", full)

    def without_room():
        with copies.local_copy(street) as copy:
            (copy.inputs / "nieuw.csv").write_text("b")

    with pytest.raises(shutil.Error) as error:
        without_room()
    assert names(street) == before
    assert not list(street.path.parent.glob(".*"))
    assert os.strerror(errno.ENOSPC) in as_fault(error.value).why


def test_a_street_whose_records_cannot_be_kept_has_failed_and_says_why(street, monkeypatch):
    def full(*_all):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(street_run.outcomes, "save", full)
    monkeypatch.setattr(street_run, "run_notebook", lambda *_all, **_more: None)
    [said] = street_run.run_street(street_run.Order(street.path.parent, "S1", program_mark()))
    assert said.result == "failed"
    assert os.strerror(errno.ENOSPC) in said.error


def test_what_a_kill_left_between_two_renames_is_mended(street):
    city = CityFolder(street.path.parent)
    street.path.rename(city.path / ".was-S1")
    WorkFolder(city.path / ".half-S1").make()
    copies.mend(city)
    assert names(street) == ["buurt.sqlite", "invoer/lijst.csv"]
    assert not list(city.path.glob(".*"))
