"""A whole city: the right streets fail, the sums agree, nobody is named outside the lists, it is resumed."""

import csv
import io
import json
import shutil
import zipfile
from collections import Counter

import pytest

from buurtapp.batch.city import Request, run_city
from buurtapp.steps.city import outcomes
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.signing_up import decide, find
from buurtapp.store import Register
from buurtapp.store.signups import signups
from buurtapp.words import Fault

pytestmark = pytest.mark.timeout(600)
STEPS = ["00-map", "01-initiatief", "02-team-en-middelen", "03-werving", "04-inschrijving", "05-whatsapp"]


def registered(out, made):
    """Every sign-up of every street, by file and row."""
    found = []
    for id_ in made.ids:
        if (out / id_ / "buurt.sqlite").exists():
            with Register.open(out / id_) as register:
                found += [(one.source, one.row, id_) for one in signups(register)]
    return found


def test_the_broken_streets_are_named_as_failed_and_all_others_are_done(ran):
    _files, made, out, result = ran
    city = CityFolder(out)
    results = {id_: {one.result for one in outcomes.load(city, id_).values()} for id_ in made.ids}
    assert {id_ for id_, of in results.items() if of != {"done"}} == made.broken
    assert all(results[id_] == {"failed"} for id_ in made.broken)
    assert result.streets == {"done": len(made.ids) - len(made.broken), "failed": len(made.broken)}
    assert not result.all_done
    good = next(id_ for id_ in made.ids if id_ not in made.broken)
    assert list(outcomes.load(city, good)) == STEPS


def test_every_row_of_the_form_is_in_one_register_or_set_aside(ran):
    files, made, out, result = ran
    rows = list(csv.reader((files / "aanmeldingen.csv").open(encoding="utf-8", newline="")))[1:]
    found = registered(out, made)
    assert result.round.rows == len(rows) == made.signups
    assert len(found) == result.round.routed
    assert len({(source, row) for source, row, _id in found}) == len(found)
    assert result.round.rows == result.round.routed + result.round.aside


def test_a_failed_street_says_in_plain_words_what_to_do(ran):
    _files, made, out, _result = ran
    for id_ in made.broken:
        outcome = outcomes.load(CityFolder(out), id_)["00-map"]
        assert outcome.error
        assert "stratenlijst" in outcome.next


def test_every_street_that_works_has_its_letters_lists_and_cards(ran):
    _files, made, out, _result = ran
    for id_ in set(made.ids) - made.broken:
        made_here = Counter(path.parent.name for path in (out / id_ / "uitvoer").rglob("*") if path.is_file())
        assert {"brieven", "lijsten", "contacten", "teksten"} <= set(made_here), id_
        assert not (out / id_ / "invoer" / ".post.json").exists()


def every_byte(path):
    """The bytes of a file, and of every member when it is a zip (xlsx, docx)."""
    data = path.read_bytes()
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (archive.read(name) for name in archive.namelist())


def test_outside_the_work_folders_nobody_is_named(ran):
    files, made, out, _result = ran
    streets = set(made.ids)
    rows = list(csv.reader((files / "aanmeldingen.csv").open(encoding="utf-8", newline="")))[1:]
    names = {row[1].strip() for row in rows if " " in row[1].strip() and len(row[1]) > 8}
    numbers = {"".join(filter(str.isdigit, row[5]))[-8:] for row in rows}
    mails = {row[6].strip() for row in rows if "@" in row[6]}
    keepers = list(csv.DictReader((files / "straten.csv").open(encoding="utf-8", newline="")))
    names |= {line["beheerder"] for line in keepers}
    mails |= {line["e-mail"] for line in keepers}
    numbers |= {"".join(filter(str.isdigit, line["telefoon"]))[-8:] for line in keepers}
    planted = {one.encode() for one in names | mails} | {one.encode() for one in numbers if len(one) == 8}
    assert len(planted) > 800
    searched = [path for path in out.rglob("*") if path.is_file() and path.relative_to(out).parts[0] not in streets]
    assert len(searched) > 5 * len(streets)
    everything = b"\n".join(piece for path in searched for piece in every_byte(path))
    unspaced = everything.replace(b" ", b"").replace(b"-", b"")
    assert not [one for one in planted if one in everything or one in unspaced]


def test_an_executed_copy_is_whole_and_calls_the_folder_by_its_place(ran):
    _files, made, out, _result = ran
    good = next(id_ for id_ in made.ids if id_ not in made.broken)
    for step in STEPS[1:]:
        notebook = json.loads((out / "uitvoering" / "werkbladen" / good / f"{step}.ipynb").read_bytes())
        code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        assert all(cell["execution_count"] for cell in code)
        assert notebook["metadata"]["papermill"]["parameters"] == {"unattended": True, "work_folder": str(out / good)}
        assert "widgets" not in notebook["metadata"]


def times(out):
    return {
        path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file() and "uitvoering" not in path.parts
    }


def test_a_second_run_touches_only_what_changed_or_failed(ran, request_for):
    files, made, out, _result = ran
    streets = [path for path in times(out) if path.relative_to(out).parts[0] in made.ids]
    before = times(out)
    again = run_city(request_for(files, out))
    assert again.streets == {"unchanged": len(made.ids) - len(made.broken), "failed": len(made.broken)}
    assert {path: times(out)[path] for path in streets} == {path: before[path] for path in streets}

    good = [id_ for id_ in made.ids if id_ not in made.broken]
    decided, lost = good[0], good[1]
    with Register.open(out / decided) as register:
        decide(register, find(register, signups(register)[0].key), "exclude")
    next((out / lost / "uitvoer" / "brieven").glob("brieven.docx")).unlink()
    before = times(out)
    again = run_city(request_for(files, out))
    assert again.streets == {"unchanged": len(good) - 2, "done": 2, "failed": len(made.broken)}
    touched = {path.relative_to(out).parts[0] for path in streets if times(out).get(path) != before.get(path)}
    assert touched & set(made.ids) == {decided, lost}
    with Register.open(out / decided) as register:
        assert [one.decided for one in signups(register) if one.decided] == ["exclude"]


def test_a_street_whose_own_folder_is_damaged_fails_alone(make_files, request_for, tmp_path):
    files, made = make_files(3, 30)
    out = tmp_path / "stad"
    assert run_city(request_for(files, out)).all_done
    (out / made.ids[0] / "buurt.sqlite").write_bytes(b"geen register" * 99)
    (out / made.ids[1] / "overdracht.json").write_text("{")
    (out / "overzicht.html").unlink()
    (out / "overzicht.html").mkdir()  # a page that another program holds
    again = run_city(request_for(files, out))
    assert again.streets == {"failed": 2, "unchanged": 1}
    assert [fault.saw.count("overzicht.html") for fault in again.not_taken] == [1]
    broken = [one for id_ in made.ids for one in outcomes.load(CityFolder(out), id_).values() if not one.good]
    assert [one.street for one in broken] == list(made.ids[:2])
    assert "buurt.sqlite" in broken[0].error
    assert "overdracht.json" in broken[1].error


def test_a_street_whose_folder_is_gone_or_put_back_from_a_copy_gets_all_its_sign_ups_again(
    make_files, request_for, tmp_path
):
    files, made = make_files(2, 40)
    out, form, gone, old = tmp_path / "stad", files / "aanmeldingen.csv", *made.ids
    lines = form.read_text(encoding="utf-8").splitlines(keepends=True)
    form.write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    assert run_city(request_for(files, out)).all_done
    shutil.copytree(out / old, tmp_path / "kopie")
    fewer = registered(out, made)
    form.write_text("".join(lines), encoding="utf-8")
    assert run_city(request_for(files, out)).all_done
    expected = registered(out, made)
    assert len([one for one in expected if one[2] == old]) > len([one for one in fewer if one[2] == old])
    shutil.rmtree(out / gone)
    shutil.rmtree(out / old)
    shutil.copytree(tmp_path / "kopie", out / old)
    result = run_city(request_for(files, out))
    assert result.streets == {"done": 2}
    assert sorted(registered(out, made)) == sorted(expected)
    assert len(expected) == result.round.routed


@pytest.mark.parametrize("practice", [False, True])
def test_a_public_machine_takes_no_city_of_real_people(make_files, tmp_path, monkeypatch, practice):
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.org/")
    files, _made = make_files(2, 6)
    request = Request(files / "straten.csv", files / "adressen.csv", [files / "aanmeldingen.csv"], tmp_path / "stad",
                      practice=practice)  # fmt: skip
    with pytest.raises(Fault, match="openbare computer"):
        run_city(request)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
