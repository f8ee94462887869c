"""A clean-up takes exactly what the table of design.md 3 says, shows it first, and proves it with counts."""

from datetime import date, datetime, timedelta

import pytest

from buurtapp.judging.past import put_out, refuse, withdraw
from buurtapp.model.address import Address
from buurtapp.model.area import parse_area
from buurtapp.rights.retention import clean_up, due, files_of
from buurtapp.steps import entering, signing_up
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.importing import import_file
from buurtapp.steps.remaking import remake
from buurtapp.store import journal
from buurtapp.store.addresses import door_results, replace_addresses, save_door
from buurtapp.store.backup import back_up
from buurtapp.store.signups import past_marks, signups
from buurtapp.words import Fault
from rights.conftest import as_csv, row
from rights.searching import found_in

LAUNCH = date(2025, 10, 1)
TODAY = date(2026, 9, 30)  # a year later: every line of the table has something that may go and something that stays
NAMES = {
    1: "Anna Blijft", 2: "Bram Wegalang", 3: "Cees Wegpas", 4: "Dora Introk", 5: "Els Introkpas", 6: "Fien Geweigerd",
    7: "Gijs Uitgezet", 8: "Hans Buiten", 9: "Iris Dubbel", 10: "Jan Terug", 11: "Kees Twijfel", 12: "Lies Overgenomen",
}  # fmt: skip


def sign_up(number: int, day: str, street: str = "Lindelaan", phone: str = ""):
    made = row(number, name=NAMES[number], day=day, phone=phone or f"06-001357{number:02d}")
    return [*made[:2], street, made[3], "1999XX" if street == "Elders" else "1999AB", *made[5:]]


def phone(number: int) -> str:
    return f"+316001357{number:02d}"


@pytest.fixture
def year(empty, tmp_path, monkeypatch):
    """A folder in which a year has passed."""
    decide_all(empty, {"launch": LAUNCH.isoformat()})
    places = [("Lindelaan", "1999AB"), ("Elders", "1999XX")]
    addresses = [Address(street, n, "", code, "Voorbeeldstad") for street, code in places for n in range(1, 21)]
    replace_addresses(empty, addresses, parse_area("Lindelaan"))
    rows = [sign_up(number, "2025-08-01", "Elders" if number in (8, 12) else "Lindelaan") for number in NAMES]
    rows.append(sign_up(9, "2025-09-01"))
    path = tmp_path / "jaar.csv"
    path.write_bytes(as_csv(rows))
    import_file(empty, path)
    of = {number: next(s for s in signups(empty) if s.row == number + 1) for number in NAMES}
    signing_up.decide(empty, of[12], "accept")
    entering.enrol(empty)
    entering.set_status(empty, [phone(2)], "left", TODAY - timedelta(days=30))
    entering.set_status(empty, [phone(3)], "left", TODAY - timedelta(days=29))
    entering.set_status(empty, [phone(10)], "left", TODAY - timedelta(days=200))
    withdraw(empty, of[4], TODAY - timedelta(days=30))
    withdraw(empty, of[5], TODAY - timedelta(days=29))
    refuse(empty, of[6], date(2025, 9, 1))
    put_out(empty, of[7], TODAY - timedelta(days=100))
    again = tmp_path / "terug.csv"
    again.write_bytes(as_csv([sign_up(10, (TODAY - timedelta(days=9)).isoformat())]))
    import_file(empty, again)
    save_door(empty, 1, 1, "joined", date(2025, 9, 1))
    save_door(empty, 15, 1, "no", date(2025, 9, 1))
    back_up(empty, empty.folder.path / "reserve.sqlite")
    return empty


def held(register) -> set[str]:
    return {signup.name for signup in signups(register)}


GONE = {2: "left", 10: "left", 4: "withdrawn", 7: "withdrawn", 6: "refused", 8: "refused", 9: "refused"}


def test_a_refusal_lasts_until_eight_weeks_after_a_launch_that_is_set_later(empty, tmp_path):
    (tmp_path / "lijst.csv").write_bytes(as_csv([sign_up(4, "2025-08-01"), sign_up(6, "2025-08-01")]))
    import_file(empty, tmp_path / "lijst.csv")
    withdraw(empty, signing_up.find(empty, "lijst.csv:2"), TODAY - timedelta(days=30))
    refuse(empty, signing_up.find(empty, "lijst.csv:3"), TODAY - timedelta(days=100))
    assert due(empty, TODAY + timedelta(days=400)).counts == {"withdrawn": 1, "marks": 1}
    clean_up(empty, TODAY + timedelta(days=400))
    assert "person.refused" in signing_up.find(empty, "lijst.csv:3").reasons
    decide_all(empty, {"launch": TODAY.isoformat()})
    assert not due(empty, TODAY + timedelta(days=55))
    assert due(empty, TODAY + timedelta(days=56)).counts == {"refused": 1, "marks": 1}


def test_exactly_what_the_table_says(year):
    found = due(year, TODAY)
    by_line = {line: sorted(s.name for s in getattr(found, line)) for line in ("left", "withdrawn", "refused")}
    assert by_line == {line: sorted(NAMES[n] for n, kind in GONE.items() if kind == line) for line in by_line}
    assert found.doors == {1, 15}
    before = signups(year)
    clean_up(year, TODAY)
    gone = {(s.source, s.row) for s in before} - {(s.source, s.row) for s in signups(year)}
    assert gone == {("jaar.csv", number + 1) for number in GONE}
    assert held(year) == {*NAMES.values()} - {NAMES[n] for n in (2, 4, 6, 7, 8)}, "9 and 10 have a newer sign-up"
    assert door_results(year) == {}
    assert {kind for kind, *_ in past_marks(year)} == {"withdrawn", "put_out"}
    assert due(year, TODAY) == due(year, TODAY).__class__()


def test_a_preview_changes_nothing(year):
    def contents():
        return {path: path.read_bytes() for path in year.folder.path.rglob("*") if path.is_file()}

    before = contents()
    found = due(year, TODAY)
    names = {one.path.name for one in files_of(year, found)}
    assert contents() == before
    assert names >= {"jaar.csv", "reserve.sqlite", "register.xlsx"}
    assert "terug.csv" not in names


def test_files_copies_and_journal_follow_the_rows(year):
    going = [number for number in GONE if number not in (9, 10)]
    assert all(found_in(year.folder.path, phone(number), NAMES[number]) for number in going)
    done = clean_up(year, TODAY)
    for number in going:
        assert found_in(year.folder.path, phone(number), NAMES[number]) == {}, NAMES[number]
    kept = (year.folder.inputs / "jaar.csv").read_text(encoding="utf-8-sig")
    assert [number for number in NAMES if NAMES[number] in kept] == [1, 3, 5, 9, 11, 12]
    made, _gone = remake(year, done.removed)
    assert "register.xlsx" in {path.name for path in made}


def test_the_proof_stands_in_the_journal(year):
    with pytest.raises(AssertionError):
        assert journal.actions(year, 1)[0].kind == "retention"
    clean_up(year, TODAY)
    proof = journal.actions(year, 1)[0]
    assert (proof.kind, proof.undone) == ("retention", False)
    assert {"left=2", "withdrawn=2", "refused=3", "doors=2", "signups=7"} <= set(proof.about.split())
    with pytest.raises(Fault):
        signing_up.undo(year)


def test_nothing_due_leaves_no_trace(empty):
    before = (empty.folder.register.read_bytes(), len(journal.actions(empty)))
    assert not clean_up(empty, TODAY).counts
    assert (empty.folder.register.read_bytes(), len(journal.actions(empty))) == before


def test_without_a_launch_only_days_of_ones_own_count(year):
    decide_all(year, {"launch": ""})
    assert set(due(year, TODAY).counts) == {"left", "withdrawn", "marks"}


def test_a_team_that_keeps_shorter(year):
    decide_all(year, {"retention_days": "7"})
    assert {NAMES[3], NAMES[5]} <= {signup.name for signup in due(year, TODAY).signups}


def test_the_mark_of_who_was_put_out_ends_after_a_year(year):
    clean_up(year, TODAY)
    put_out_on = TODAY - timedelta(days=100)
    assert not any(kind == "put_out" for kind, *_ in _marks_due(year, put_out_on + timedelta(days=364)))
    assert [kind for kind, *_ in _marks_due(year, put_out_on + timedelta(days=365))] == ["put_out"]
    clean_up(year, put_out_on + timedelta(days=365))
    assert all(kind != "put_out" for kind, *_ in past_marks(year))


def _marks_due(register, day):
    found = set(due(register, day).marks)
    return [(r["kind"],) for r in register.read("SELECT * FROM past") if r["id"] in found and r["kind"] == "put_out"]


def test_an_old_export_does_not_bring_back_who_left(year, tmp_path):
    clean_up(year, TODAY)
    report = import_file(year, tmp_path / "jaar.csv")
    assert (report.imported.new, report.imported.forgotten) == (0, len(GONE))
    assert datetime.fromisoformat(journal.actions(year, 1)[0].at).date() == date.today()
