"""With the receipt the sender keeps counts only; with a wrong one, or after a change, everything stays."""

import json
import multiprocessing
import os
import signal
import sqlite3
import time

import pytest

from buurtapp.rights.confirming import confirm
from buurtapp.rights.counts import counts
from buurtapp.rights.handover import offer, standing
from buurtapp.rights.receiving import receive
from buurtapp.steps.signing_up import decide, undo
from buurtapp.store import Register, emptying
from buurtapp.store.handed_over import HandedOver
from buurtapp.store.signups import signups
from buurtapp.words import Fault

from .conftest import PASSWORD
from .looking import files_of, tables_of


@pytest.fixture
def receipt(package, tmp_path):
    return receive(package, tmp_path / "nieuw", PASSWORD).receipt


def personal(register) -> set[bytes]:
    """What nobody may find afterwards: names, numbers, mail addresses, as bytes in lower case."""
    found = {part for one in signups(register) for part in (one.name, one.phone, one.phone[4:], one.email) if part}
    found |= {json.loads(row[0]).get("name", "") for row in register.read("SELECT value FROM form WHERE name = 'team'")}
    return {part.lower().encode() for part in found if len(part) > 5}


def holds(folder, words) -> set[bytes]:
    content = b"\n".join(files_of(folder).values()).lower()
    return {word for word in words if word in content}


def test_only_counts_stay(register, folder, receipt):
    words, kept = personal(register), counts(register)
    assert len(holds(folder, words)) > 100
    assert confirm(register, receipt) == kept
    assert set(files_of(folder)) == {"buurt.sqlite", "overdracht.json", "uitvoer/rapport.json"}
    assert holds(folder, words) == set()
    report = json.loads((folder / "uitvoer" / "rapport.json").read_text("utf-8"))["overdracht"]
    assert report["counts"]["signups"] == sum(report["verdicts"].values()) == sum(report["streets"].values()) > 90
    left = tables_of(folder)
    assert {name for name, rows in left.items() if rows} == {"setting", "at_hand"}
    assert [row[0] for row in left["setting"]] == ["neighbourhood"]


def test_opening_it_says_that_it_was_handed_over_and_the_counts(register, folder, receipt):
    number = counts(register)["totals"]["signups"]
    confirm(register, receipt)
    with pytest.raises(HandedOver, match="overgedragen") as told:
        Register.open(folder)
    assert f"aanmeldingen: {number}" in str(told.value)
    assert time.strftime("%d-%m-%Y") in told.value.saw


def test_a_receipt_may_be_typed_in_any_way(register, receipt):
    confirm(register, f" {receipt.lower().replace('-', ' ')} ")


@pytest.mark.parametrize("typed", ["", "KXT4-7PHM-CD93", "x" * 5000])
def test_a_wrong_receipt_changes_nothing(register, folder, receipt, typed):
    before = files_of(folder)
    with pytest.raises(Fault, match="ontvangstbewijs"):
        confirm(register, typed)
    assert files_of(folder) == before


def test_a_receipt_without_a_package_changes_nothing(register, folder):
    before = files_of(folder)
    with pytest.raises(Fault, match="pakket"):
        confirm(register, "KXT4-7PHM-CD93")
    assert files_of(folder) == before


def test_a_new_package_takes_the_place_of_the_old_one(register, folder, receipt, tmp_path):
    newer = offer(register, tmp_path / "tweede.zip", PASSWORD)
    with pytest.raises(Fault, match="eerder"):
        confirm(register, receipt)
    confirm(register, receive(newer.path, tmp_path / "nieuwer", PASSWORD).receipt)


def test_the_receipt_cannot_be_found_in_the_senders_folder(folder, receipt):
    assert receipt.encode() not in b"".join(files_of(folder).values())


def test_what_changed_after_the_package_is_named_and_not_lost(register, folder, receipt):
    assert standing(register).changes == ()
    settled = next(one for one in signups(register) if one.verdict == "ask")
    decide(register, settled, "exclude")
    decide(register, settled, "accept")
    (folder / "invoer" / "later.csv").write_text("Naam\nIemand\n")
    said = "; ".join(standing(register).changes)
    assert "besluit" in said
    assert "2" in said
    assert "bestand" in said
    before = files_of(folder)
    with pytest.raises(Fault, match="besluit"):
        confirm(register, receipt)
    assert files_of(folder) == before
    confirm(register, receipt, lose_changes=True)
    assert "invoer/later.csv" not in files_of(folder)


def test_taking_something_back_is_a_change_too(register, receipt):
    undo(register)
    assert standing(register).changes
    with pytest.raises(Fault):
        confirm(register, receipt)


def test_opening_and_judging_anew_is_no_change(register, folder, receipt):
    from buurtapp.judging.outcomes import refresh
    from buurtapp.store.lease import beat

    refresh(register)
    with Register.open(folder) as other:
        beat(other, "iemand@anders")
    assert standing(register).changes == ()


@pytest.mark.parametrize("step", ["keep_counts", "_empty_register", "_remove_files", "write_record"])
def test_cut_short_at_any_step_it_is_finished_when_opened_next(register, folder, receipt, step, monkeypatch):
    words = personal(register)

    def cut(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(emptying, step, cut)
        with pytest.raises(KeyboardInterrupt):
            confirm(register, receipt)
    with pytest.raises(HandedOver):
        Register.open(folder)
    assert holds(folder, words) == set()
    assert set(files_of(folder)) == {"buurt.sqlite", "overdracht.json", "uitvoer/rapport.json"}


def test_killed_in_the_middle_nothing_is_lost_or_everything_goes(example, folder, receipt, tmp_path):
    """Killed at many moments, a folder is either untouched or handed over; never half a neighbourhood."""
    context = multiprocessing.get_context("fork")
    outcomes = set()
    for nth in range(12):
        import shutil

        copy = shutil.copytree(folder, tmp_path / f"kopie-{nth}")
        worker = context.Process(target=_confirm_in, args=(copy, receipt))
        worker.start()
        time.sleep(0.004 * nth)
        os.kill(worker.pid, signal.SIGKILL)
        worker.join()
        try:
            with Register.open(copy) as whole:
                assert len(signups(whole)) > 90
                assert (copy / "invoer" / "Aanmelden buurtapp Lindehof.csv").exists()
                outcomes.add("whole")
        except HandedOver:
            assert set(files_of(copy)) == {"buurt.sqlite", "overdracht.json", "uitvoer/rapport.json"}
            assert tables_of(copy)["signup"] == []
            outcomes.add("handed over")
    assert outcomes


def _confirm_in(folder, receipt):
    with Register.open(folder) as register:
        confirm(register, receipt)


def test_another_notebook_that_has_it_open_does_not_stop_it(register, folder, receipt):
    with Register.open(folder) as other:
        assert signups(other)
        confirm(register, receipt)
        assert signups(other) == []


def test_a_reader_in_the_middle_makes_it_wait_for_the_next_opening(register, folder, receipt, monkeypatch):
    monkeypatch.setattr(emptying, "BUSY_SECONDS", 0.05)
    busy = sqlite3.connect(folder / "buurt.sqlite", isolation_level=None)
    busy.execute("BEGIN IMMEDIATE")
    with pytest.raises(Fault, match="register"):
        confirm(register, receipt)
    busy.execute("ROLLBACK")
    busy.close()
    with pytest.raises(HandedOver):
        Register.open(folder)
    assert tables_of(folder)["signup"] == []
