"""The same submissions under other columns: nobody who was excluded is back, nothing is asked twice (design.md 4)."""

import pytest
from steps.conftest import HEADER, person

from buurtapp.steps import entering, signing_up
from buurtapp.steps.importing import import_file, to_look_at, type_in
from buurtapp.store.signups import signups

ROWS = [
    person(1),
    person(2).replace("06-0", "06-O"),
    person(3).replace("06-00003291", "06-000"),
    person(4, consent=""),
    person(5).replace("Lindelaan;5", "Lindelaan;555"),
]


def shapes():
    """The same rows with a question more, with one renamed, with the columns in another order, and under another
    name that sorts first."""
    lines = [HEADER, *ROWS]
    more = [line.rstrip() + (";Opmerking\n" if line == HEADER else ";\n") for line in lines]
    renamed = [line.replace("Mobiel", "Mobiel nummer") for line in lines]
    turned = [";".join(reversed(line.rstrip().split(";"))) + "\n" for line in lines]
    return {"meer.csv": more, "anders.csv": renamed, "zo.csv": turned, "a.csv": renamed}


def settled(register, write):
    import_file(register, write(*ROWS))
    assert len(signing_up.cases(register)) == 4
    for row, choice in ((2, "exclude"), (3, "accept"), (4, {"phone": "06-00003291"}), (5, {"consent": "ja"}),
                        (6, {"number": "5", "verified": "door"})):  # fmt: skip
        signing_up.decide(register, signing_up.find(register, f"lijst.csv:{row}"), choice)
    assert signing_up.cases(register) == []


def members(register):
    return {(member.phone, member.name, member.number) for member in entering.members(register)}


def checked(register):
    return {signup.name for signup in signups(register) if signup.verified == "door"}


@pytest.mark.parametrize("name", shapes())
@pytest.mark.parametrize("stamped", [True, False])
def test_the_same_answers_under_other_columns(register, write, tmp_path, name, stamped, monkeypatch):
    if not stamped:
        monkeypatch.setitem(globals(), "ROWS", [row.replace("2026-09-01 20:00:00", "") for row in ROWS])
    settled(register, write)
    before, doors = members(register), checked(register)
    path = tmp_path / name
    path.write_text("".join(shapes()[name]), encoding="utf-8")
    report = import_file(register, path)
    assert report.carried == 5
    assert any("5" in said for said in to_look_at(report))
    assert signing_up.cases(register) == []
    assert (members(register), checked(register)) == (before, doors)
    ready = [signup for signup in signups(register) if signup.verdict == "ready"]
    assert len(ready) == len(before) == 4
    signing_up.undo(register)
    assert members(register) == before
    assert len(signups(register)) == 5


def changed(rows, old, new):
    return [HEADER.rstrip() + ";Akkoord huisregels\n", *(row.rstrip().replace(old, new) + ";\n" for row in rows)]


@pytest.mark.parametrize(("old", "new"), [("2026-09-01", "2026-09-02"), (";ja", ";nee"), ("laan;2;", "laan;3;")])
def test_another_submission_is_looked_at_anew(register, write, tmp_path, old, new):
    import_file(register, write(person(2).replace("06-0", "06-O")))
    signing_up.decide(register, signups(register)[0], "accept")
    path = tmp_path / "meer.csv"
    path.write_text("".join(changed([person(2).replace("06-0", "06-O")], old, new)), encoding="utf-8")
    assert import_file(register, path).carried == 0
    assert [signup.source for signup in signing_up.cases(register)] == ["meer.csv"]


def test_an_answer_that_a_person_gave_in_its_place_is_not_put_over_the_form_s_own(register, write, tmp_path):
    import_file(register, write(person(1)))
    signing_up.decide(register, signups(register)[0], {"rules": "ja"})
    path = tmp_path / "meer.csv"
    path.write_text(f"{HEADER.rstrip()};Akkoord huisregels\n{person(1).rstrip()};nee\n", encoding="utf-8")
    assert import_file(register, path).carried == 0
    assert [signup.rules for signup in signups(register) if signup.source == "meer.csv"] == [False]


def test_who_says_no_later_is_in_no_list_though_an_earlier_answer_was_accepted(register, write):
    import_file(register, write(person(2)))
    signing_up.decide(register, signing_up.find(register, "lijst.csv:2"), "accept")
    import_file(register, write(person(2), person(2, day="2026-09-02", consent="nee")))
    assert members(register) == set()
    assert [signup.verdict for signup in signups(register)] == ["excluded", "ask"]
    signing_up.undo(register)
    assert len(members(register)) == 1


def test_who_says_no_on_paper_later_is_in_no_list(register, write):
    import_file(register, write(person(2)))
    accepted = signing_up.decide(register, signing_up.find(register, "lijst.csv:2"), "accept")
    type_in(register, {"name": accepted.name, "street": accepted.street, "number": accepted.number,
                       "phone": accepted.phone})  # fmt: skip
    assert members(register) == set()
    signing_up.undo(register)
    assert len(members(register)) == 1
