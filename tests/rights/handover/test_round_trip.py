"""After a handover: new sign-ups go to the successor, counts come back, and nothing else does."""

import json
from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from buurtapp.intake import read_table
from buurtapp.model.people import Neighbourhood
from buurtapp.rights.additions import pack_additions, receive_additions, sign_up_table
from buurtapp.rights.confirming import confirm
from buurtapp.rights.counts import counts
from buurtapp.rights.finding import find_one
from buurtapp.rights.forget import forget
from buurtapp.rights.handover import offer
from buurtapp.rights.receiving import receive
from buurtapp.rights.reporting_back import report_back, take_report
from buurtapp.steps.signing_up import decide
from buurtapp.store import Register
from buurtapp.store.members import set_status
from buurtapp.store.signups import signups
from buurtapp.words import Fault

from .conftest import PASSWORD
from .looking import files_of, tables_of

SOURCE = "Aanmelden buurtapp Lindehof.csv"


@pytest.fixture
def successor(register, package, tmp_path):
    """The folder at the successor; the sender's own one holds counts only."""
    received = receive(package, tmp_path / "opvolger", PASSWORD)
    confirm(register, received.receipt)
    with Register.open(received.folder) as opened:
        yield opened


@pytest.fixture
def longer(example):
    """The sign-up file as the form exports it later: the same rows, and two more."""
    table = read_table(example / "invoer" / SOURCE)
    extra = table.iloc[:2].copy()
    extra.index = [int(table.index[-1]) + 1, int(table.index[-1]) + 2]
    extra.iloc[:, 0] = "2027-01-05 10:00:00"
    extra.iloc[:, 1] = ["Nieuw Voorbeeldmens", "Later Voorbeeldmens"]
    return sign_up_table(SOURCE, pd.concat([table, extra]))


def test_new_sign_ups_go_on_top_and_known_ones_are_known(folder, successor, longer, tmp_path):
    settled = next(one for one in signups(successor) if one.verdict == "ask")
    decide(successor, settled, "exclude")
    before = {one.id: (one.decided, one.phone) for one in signups(successor)}
    made = pack_additions(folder, [longer], tmp_path / "erbij.zip", PASSWORD)
    assert made.rows == len(longer.rows)
    imported = receive_additions(tmp_path / "erbij.zip", successor, PASSWORD)
    assert (imported.new, imported.known) == (2, len(longer.rows) - 2)
    now = {one.id: one for one in signups(successor)}
    assert {number: (now[number].decided, now[number].phone) for number in before} == before
    assert {"Nieuw Voorbeeldmens", "Later Voorbeeldmens"} == {now[number].name for number in imported.ids}
    again = receive_additions(tmp_path / "erbij.zip", successor, PASSWORD)
    assert (again.new, again.known) == (0, len(longer.rows))


def test_what_went_before_is_not_packed_again(folder, successor, longer, tmp_path):
    assert pack_additions(folder, [longer], tmp_path / "een.zip", PASSWORD)
    assert pack_additions(folder, [longer], tmp_path / "twee.zip", PASSWORD) is None
    assert not (tmp_path / "twee.zip").exists()
    assert pack_additions(folder, [], tmp_path / "drie.zip", PASSWORD) is None
    assert set(files_of(folder)) == {"buurt.sqlite", "overdracht.json", "uitvoer/rapport.json"}
    assert b"Voorbeeldmens" not in b"".join(files_of(folder).values()) + (tmp_path / "een.zip").read_bytes()


def test_additions_reach_the_successors_successor(folder, successor, longer, tmp_path):
    second = receive(offer(successor, tmp_path / "verder.zip", PASSWORD).path, tmp_path / "derde", PASSWORD)
    pack_additions(folder, [longer], tmp_path / "erbij.zip", PASSWORD)
    with Register.open(second.folder) as third:
        assert receive_additions(tmp_path / "erbij.zip", third, PASSWORD).new == 2


def test_additions_do_not_bring_back_who_was_forgotten(folder, successor, longer, tmp_path):
    """Old is a row with a form's moment before the forgetting, however it was written (design.md 3)."""
    table = pd.DataFrame([row.cells for row in longer.rows[:2]], columns=list(longer.names))
    gone = next(one for one in signups(successor) if one.source == SOURCE and one.row == 2)
    forget(successor, find_one(successor, gone.phone))
    old, fresh = table.iloc[[0]].copy(), table.iloc[[0]].copy()
    old.iloc[0, 0], fresh.iloc[0, 0] = "2026-08-30 10:00:00", (datetime.now() + timedelta(days=1)).isoformat()
    old.iloc[0, 1] = fresh.iloc[0, 1] = "Anders Geschreven"
    pack_additions(folder, [sign_up_table(SOURCE, old)], tmp_path / "oud.zip", PASSWORD)
    imported = receive_additions(tmp_path / "oud.zip", successor, PASSWORD)
    assert (imported.new, imported.forgotten) == (0, 1)
    assert gone.phone not in {one.phone for one in signups(successor)}
    pack_additions(folder, [sign_up_table(SOURCE, fresh)], tmp_path / "nieuw.zip", PASSWORD)
    assert receive_additions(tmp_path / "nieuw.zip", successor, PASSWORD).new == 1
    assert gone.phone in {one.phone for one in signups(successor)}


def test_additions_for_another_neighbourhood_change_nothing(folder, successor, longer, tmp_path, example):
    pack_additions(folder, [longer], tmp_path / "erbij.zip", PASSWORD)
    with Register.create(tmp_path / "elders", Neighbourhood(name="Elders", practice=True)) as other:
        before = tables_of(tmp_path / "elders")
        with pytest.raises(Fault, match="andere buurt"):
            receive_additions(tmp_path / "erbij.zip", other, PASSWORD)
        assert tables_of(tmp_path / "elders") == before
    with pytest.raises(Fault, match="aanmeldingen"):
        receive(tmp_path / "erbij.zip", tmp_path / "nieuw", PASSWORD)
    with pytest.raises(Fault, match="hele buurt"):
        receive_additions(tmp_path / "overdracht.zip", successor, PASSWORD)
    with pytest.raises(Fault, match="niet overgedragen"):
        pack_additions(example, [longer], tmp_path / "x.zip", PASSWORD)


def test_counts_come_back_as_numbers(folder, successor):
    first, *_others = [one for one in signups(successor) if one.verdict == "ready"]
    successor.write("INSERT INTO member (phone, since, status) VALUES (?, '2026-11-01', 'to_add')", (first.phone,))
    set_status(successor, [first.phone], "joined", date(2026, 11, 2))
    text = report_back(successor)
    assert not [one.name for one in signups(successor) if len(one.name) > 5 and one.name in text]
    assert not [one.phone for one in signups(successor) if one.phone and one.phone[4:] in text]
    kept = take_report(folder, f"\n{text} ")
    assert kept == counts(successor)
    report = json.loads((folder / "uitvoer" / "rapport.json").read_text("utf-8"))
    assert report["teruggemeld"]["statuses"] == {"joined": 1}
    assert report["overdracht"]["counts"]["joined"] == 0


@pytest.mark.parametrize(
    "text", ["", "{}", "hallo", "[1]", '{"folder": "x", "at": "", "counts": {}, "namen": ["Anna"]}']
)
def test_what_is_no_report_changes_nothing(folder, successor, text):
    before = files_of(folder)
    with pytest.raises(Fault):
        take_report(folder, text)
    assert files_of(folder) == before


def test_a_report_cannot_smuggle_names_or_nonsense_in(folder, successor):
    told = json.loads(report_back(successor))
    told["counts"]["streets"] = {"Anna de Vries 06-00123456": 3, "Lindelaan": 4}
    told["counts"]["verdicts"]["Anna"] = 1
    kept = take_report(folder, json.dumps(told))
    assert kept["streets"] == {"other": 3, "Lindelaan": 4}
    assert b"Anna" not in b"".join(files_of(folder).values())
    before = files_of(folder)
    for change in ({"folder": "een andere"}, {"counts": {"totals": {"signups": -1}}}):
        with pytest.raises(Fault):
            take_report(folder, json.dumps(told | change))
    assert files_of(folder) == before
