"""`practice --at N` is what doing the steps before N gives, from any state; a real folder is never touched."""

import json
import shutil
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from buurtapp.cli.app import buurtapp
from buurtapp.judging.past import refuse
from buurtapp.model.people import Neighbourhood
from buurtapp.steps import initiative, meeting, recruitment, signing_up
from buurtapp.steps.area import count, set_area
from buurtapp.steps.example import make_example, waiting_files, worked_in
from buurtapp.steps.importing import import_file, waiting
from buurtapp.steps.opening import make
from buurtapp.steps.progress import progress
from buurtapp.steps.workshop.beginning import begin_at
from buurtapp.steps.workshop.checkpoints import MISTAKES, STEPS, workshop_file
from buurtapp.store import Register
from buurtapp.store.addresses import all_addresses, area_addresses, door_results
from buurtapp.store.folder import project_root
from buurtapp.store.forms import load, load_all, save
from buurtapp.store.runs import runs
from buurtapp.store.signups import signups
from buurtapp.words import Fault

SHIPPED = project_root() / "data" / "voorbeeldbuurt"
ANSWERS = json.loads((SHIPPED / "antwoorden.json").read_text(encoding="utf-8"))
LISTS = ("asked", "contacts", "team", "actions")
FORMS = {1: ("motive", "asked", "channels", "factor", "checklist", "contacts"),
         2: ("team", "decisions", "meeting", "actions")}  # fmt: skip


def state(register: Register) -> dict[str, object]:
    """Everything a person would call the state: forms, addresses, doors, sign-ups, runs, files; no keys or moments."""
    folder = register.folder
    files = [path.relative_to(folder.path).as_posix() for path in folder.path.rglob("*") if path.is_file()]
    return {
        "forms": {name: load(register, name) for name in ANSWERS if name not in LISTS},
        "lists": {name: list(load_all(register, name).values()) for name in LISTS},
        "addresses": {one.key for one in all_addresses(register).values()},
        "area": {one.key for one in area_addresses(register).values()},
        "doors": {all_addresses(register)[n].key: results for n, results in door_results(register).items()},
        "signups": {one.key: (one.verdict, one.reasons, one.decided, one.phone, one.door) for one in signups(register)},
        "runs": {step: run["counts"] for step, run in runs(register).items() if step != "example"},
        "steps": [(one.state, one.next) for one in progress(register)],
        "files": sorted(files),
    }


def fill_in(register: Register, step: int) -> None:
    """Type what the team of the example filled in on the forms of a step."""
    for name in FORMS[step]:
        if name in LISTS:
            for number, item in enumerate(ANSWERS.get(name, []), 1):
                save(register, name, item, str(number))
        elif name in ANSWERS:
            save(register, name, ANSWERS[name])


def without_history(found: dict[str, object]) -> dict[str, object]:
    """What the buttons make, apart from the history that the story adds between steps 3 and 4."""
    return {name: found[name] for name in ("forms", "lists", "addresses", "area", "runs", "files")}


def test_step_1_is_a_new_practice_neighbourhood_with_its_addresses(at, tmp_path):
    with make(tmp_path / "nieuw", "Lindehof", practice=True, addresses=SHIPPED / "adressen.csv") as new:
        begun, fresh = at(1), state(new)
        mine = state(begun)
    assert begun.neighbourhood().practice
    assert [path.name for path in waiting(begun)] == sorted([*(file.name for file in waiting_files()), MISTAKES])
    inputs = {f"invoer/{path.name}" for path in waiting(begun)}
    assert {*mine.pop("files")} - inputs - {"uitvoer/rapport.json"} == {*fresh.pop("files")}
    assert mine == fresh


def test_step_2_is_step_1_with_the_first_page_done(at):
    register = at(1)
    set_area(register, ANSWERS["area"])
    fill_in(register, 1)
    initiative.run(register)
    assert state(register) == state(at(2))


def test_step_3_is_step_2_with_the_second_page_done(at):
    register = at(2)
    fill_in(register, 2)
    meeting.run(register)
    assert state(register) == state(at(3))


def test_step_4_is_the_example_as_the_demo_makes_it_before_step_4(at, tmp_path):
    with make_example(tmp_path / "demo") as demo:
        for step in (initiative, meeting, recruitment):
            step.run(demo)
        shutil.copyfile(workshop_file(MISTAKES), demo.folder.inputs / MISTAKES)
        assert state(demo) == state(at(4))


def test_step_4_has_everything_that_the_button_of_step_3_makes(at):
    register = at(3)
    recruitment.run(register)
    made, begun = without_history(state(register)), without_history(state(at(4)))
    pilot = "invoer/eerder - proefgroep Bakkerspad.csv"  # the group that Bram tried out in May
    assert sorted([*made.pop("files"), pilot]) == begun.pop("files")
    assert made == begun


def test_step_5_is_step_4_with_the_files_read_and_the_cases_of_the_workshop_settled(at):
    register = at(4)
    signing_up.run(register)
    for told in json.loads(workshop_file("besluiten.json").read_text(encoding="utf-8")):
        if told["action"] == "decide":
            signing_up.decide(register, signing_up.find(register, told["signup"]), told["choice"])
        elif told["action"] == "refuse":
            refuse(register, signing_up.find(register, told["signup"]))
    signing_up.run(register)
    assert state(register) == state(at(5))


def test_a_step_is_reachable_from_every_other_and_all_pages_follow(at, checkpoints):
    register = at(5)
    wanted = {step: state(at(step)) for step in STEPS}
    for step in (4, 1, 5):
        save(register, "motive", f"Iets van een cursist, voor stap {step}.")
        kept = begin_at(register.folder.path, step).kept
        assert state(register) == wanted[step]  # through the connection that was open all along
        assert kept is not None
        with Register.open(kept) as earlier:
            assert load(earlier, "motive") == f"Iets van een cursist, voor stap {step}."


def test_what_nobody_touched_is_not_kept_and_what_somebody_made_is(at):
    register = at(4)
    assert begin_at(register.folder.path, 4).kept is None
    import_file(register, workshop_file(MISTAKES))
    (register.folder.output("teksten") / "van mij.txt").write_text("zelf gemaakt", encoding="utf-8")
    assert worked_in(register)
    kept = begin_at(register.folder.path, 4).kept
    assert kept is not None
    assert (kept / "uitvoer" / "teksten" / "van mij.txt").read_text(encoding="utf-8") == "zelf gemaakt"
    assert not (register.folder.outputs / "teksten" / "van mij.txt").exists()


def test_a_print_made_by_a_command_alone_is_kept_too(at):
    register = at(3)
    assert begin_at(register.folder.path, 3).kept is None
    time.sleep(1)  # moments are kept to the second
    made = CliRunner().invoke(buurtapp, ["letters", str(register.folder.path), "--kind", "poster"])
    assert made.exit_code == 0, made.output
    kept = begin_at(register.folder.path, 3).kept
    assert kept is not None
    assert (kept / "uitvoer" / "brieven" / "poster.docx").is_file()


def files_of(path: Path) -> dict[str, bytes]:
    return {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()}


def test_a_real_neighbourhood_is_refused_and_untouched(tmp_path):
    path = tmp_path / "echt"
    Register.create(path, Neighbourhood(name="Echt")).close()
    before = files_of(path)
    with pytest.raises(Fault, match="Echt"):
        begin_at(path, 2)
    assert files_of(path) == before
    assert [one.name for one in tmp_path.iterdir()] == ["echt"]


@pytest.mark.parametrize("step", [0, 6, -1])
def test_there_are_five_steps(tmp_path, step):
    with pytest.raises(Fault):
        begin_at(tmp_path / "oefenen", step)
    assert not (tmp_path / "oefenen").exists()


def test_other_files_are_never_written_over(tmp_path):
    (tmp_path / "foto.jpg").write_bytes(b"kiekje")
    with pytest.raises(Fault):
        begin_at(tmp_path, 1)
    assert files_of(tmp_path) == {"foto.jpg": b"kiekje"}


def test_a_damaged_register_is_a_fault_and_stays(tmp_path):
    path = tmp_path / "kapot"
    path.mkdir()
    (path / "buurt.sqlite").write_bytes(b"SQLite format 3\0 of toch niet")
    with pytest.raises(Fault):
        begin_at(path, 1)
    assert (path / "buurt.sqlite").read_bytes().startswith(b"SQLite")


def test_the_command_makes_a_folder_resets_it_and_says_where_the_work_is_kept(tmp_path):
    path = tmp_path / "oefenen"
    made = CliRunner().invoke(buurtapp, ["practice", str(path), "--at", "2"], standalone_mode=False)
    assert made.exception is None
    with Register.open(path) as register:
        assert count(register).total == 139
        save(register, "motive", "Van mij")
    again = CliRunner().invoke(buurtapp, ["practice", str(path), "--at", "1"], standalone_mode=False)
    kept = [one for one in tmp_path.iterdir() if one != path]
    assert len(kept) == 1
    assert str(kept[0]) in again.output
    with Register.open(path) as register:
        assert load(register, "motive") is None


def test_the_shipped_inputs_of_the_example_survive_a_new_beginning(tmp_path, monkeypatch):
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path))
    path = tmp_path / "voorbeeldbuurt"
    path.mkdir()
    (path / "adressen.csv").write_text("van het werkboek", encoding="utf-8")
    begin_at(path, 1)
    begin_at(path, 1)
    assert (path / "adressen.csv").read_text(encoding="utf-8") == "van het werkboek"
