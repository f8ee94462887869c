"""Reconciling: a chat against the register; statuses and matches survive re-import and undo; no message stays."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from steps.conftest import person

from buurtapp.groups.cards import contact_cards
from buurtapp.steps import reconciling
from buurtapp.steps.entering import enrol, members, set_status
from buurtapp.steps.importing import import_file
from buurtapp.steps.reconciling import again, apply, match_by_hand, reconcile, reconcile_text, records, remembered
from buurtapp.steps.signing_up import find, undo
from buurtapp.store.forms import save
from buurtapp.store.journal import actions
from buurtapp.store.sightings import matches, sightings
from buurtapp.store.signups import signups
from buurtapp.words import Fault

SECRET = "kaboutergeheim"


@pytest.fixture
def lived_in(register, write):
    """Four members of one street with cards, of the houses 1 to 4."""
    import_file(register, write(*(person(number) for number in (1, 2, 3, 4))))
    enrol(register)
    return register


@pytest.fixture
def cards(lived_in):
    """Per house the name on the contact card, read from the card itself."""
    found = {}
    for member in members(lived_in):
        text = contact_cards([member], practice=True).decode()
        found[member.number] = next(line[3:] for line in text.splitlines() if line.startswith("FN:"))
    return found


def phones(register) -> dict[str, str]:
    return {signup.number: signup.phone for signup in signups(register)}


def statuses(register) -> dict[str, str]:
    return {signup.number: signup.status for signup in signups(register)}


@pytest.fixture
def export(tmp_path, lived_in, cards):
    """House 1 added by card, 2 joined by link with a number, 3 added and gone, 4 silent; and two strangers."""
    number = phones(lived_in)["2"]
    lines = [
        "Berichten en gesprekken worden end-to-end versleuteld.",
        f"Je hebt {cards['1']} en {cards['3']} toegevoegd",
        f"\u202a{number[:3]} 6 {number[4:]}\u202c is deelnemer geworden via de uitnodigingslink van deze groep",
        f"{cards['1']}: {SECRET} en nog een regel\n{SECRET} gaat door\n12 mei {SECRET}",
        f"{cards['3']} heeft de groep verlaten",
        f"~\u00a0Zonnetje: {SECRET}",
        "~\u00a0Zonnetje is deelnemer geworden via de uitnodigingslink van deze groep",
    ]
    path = tmp_path / "downloads" / "WhatsApp-chat met Lindehof.txt"
    path.parent.mkdir()
    path.write_text("".join(f"{day:02}-09-2026 20:0{day} - {line}\n" for day, line in enumerate(lines, 1)), "utf-8")
    return path


def told(done) -> dict[str, tuple[str, str | None]]:
    return {one.name.split()[-1] or one.phone: (one.outcome, one.matched_by) for one in done.findings}


def test_an_export_against_the_register(lived_in, export):
    done = reconcile(lived_in, export)
    assert told(done) == {
        "Voorbeeld1": ("seen_joining", "card"), "Voorbeeld2": ("seen_joining", "number"),
        "Voorbeeld3": ("seen_leaving", "card"), "Voorbeeld4": ("not_seen", None), "Zonnetje": ("unknown", None),
    }  # fmt: skip
    assert set(statuses(lived_in).values()) == {"to_add"}


def test_a_record_has_the_keys_of_the_contract(lived_in, export):
    first, *_more, last = records(reconcile(lived_in, export).findings)
    assert list(first) == ["name", "phone", "source", "row", "outcome", "matched_by"]
    assert first == {"name": next(s.name for s in signups(lived_in) if s.number == "1"), "matched_by": "card",
                     "phone": phones(lived_in)["1"], "source": "lijst.csv", "row": 2,
                     "outcome": "seen_joining"}  # fmt: skip
    assert last == {"name": "~ Zonnetje", "phone": "", "source": "", "row": None, "outcome": "unknown",
                    "matched_by": None}  # fmt: skip


def test_statuses_are_set_as_one_action_that_can_be_taken_back(lived_in, export):
    done = reconcile(lived_in, export)
    assert apply(lived_in, done.findings) == 3
    assert statuses(lived_in) == {"1": "joined", "2": "joined", "3": "left", "4": "to_add"}
    assert actions(lived_in)[0].kind == "reconcile"
    assert apply(lived_in, again(lived_in, done).findings) == 0
    undo(lived_in)
    assert set(statuses(lived_in).values()) == {"to_add"}


def test_statuses_and_matches_survive_another_import(lived_in, export, write):
    done = reconcile(lived_in, export)
    match_by_hand(lived_in, "~ Zonnetje", find(lived_in, "lijst.csv:5"))
    apply(lived_in, again(lived_in, done).findings)
    before = statuses(lived_in)
    assert before == {"1": "joined", "2": "joined", "3": "left", "4": "joined"}
    import_file(lived_in, write(*(person(number) for number in (9, 1, 2, 3, 4)), name="langer.csv"))
    enrol(lived_in)
    assert {house: status for house, status in statuses(lived_in).items() if house != "9"} == before
    assert told(reconcile(lived_in, export))["Voorbeeld4"] == ("seen_joining", "hand")


def test_a_match_by_hand_is_remembered_and_can_be_taken_back(lived_in, export):
    stranger = next(one.person for one in reconcile(lived_in, export).findings if one.outcome == "unknown")
    match_by_hand(lived_in, stranger, find(lived_in, "lijst.csv:5"))
    assert told(reconcile(lived_in, export))["Voorbeeld4"] == ("seen_joining", "hand")
    undo(lived_in)
    assert not matches(lived_in)
    assert told(reconcile(lived_in, export))["Zonnetje"] == ("unknown", None)


def test_a_match_can_be_changed_and_ended(lived_in, export):
    for key in ("lijst.csv:5", "lijst.csv:4"):
        match_by_hand(lived_in, "~ Zonnetje", find(lived_in, key))
    assert len(matches(lived_in)) == 1
    match_by_hand(lived_in, "~ Zonnetje", None)
    assert not matches(lived_in)
    with pytest.raises(Fault):
        match_by_hand(lived_in, "\u200e", find(lived_in, "lijst.csv:5"))


def test_matches_and_taking_back_an_import_agree(lived_in, export, write):
    import_file(lived_in, write(person(9), name="nieuw.csv"))
    match_by_hand(lived_in, "~ Zonnetje", find(lived_in, "nieuw.csv:2"))
    undo(lived_in)
    undo(lived_in)
    assert "9" not in statuses(lived_in)
    assert told(reconcile(lived_in, export))["Zonnetje"] == ("unknown", None)


def test_only_joining_and_leaving_is_stored_and_the_next_export_replaces_it(lived_in, export, tmp_path):
    reconcile(lived_in, export)
    assert [(one.kind, one.at[:10]) for one in sightings(lived_in)] == [
        ("joined", "2026-09-02"), ("joined", "2026-09-03"), ("left", "2026-09-05"), ("joined", "2026-09-07"),
    ]  # fmt: skip
    assert len(remembered(lived_in)) == 4
    newer = tmp_path / "nieuw.txt"
    newer.write_text("12-10-2026 20:00 - Jan heeft de groep verlaten\n")
    reconcile(lived_in, newer)
    assert [one.person for one in sightings(lived_in)] == ["Jan"]


def test_what_is_remembered_can_be_applied_later(lived_in, export):
    reconcile(lived_in, export)
    match_by_hand(lived_in, "~ Zonnetje", find(lived_in, "lijst.csv:5"))
    assert apply(lived_in, remembered(lived_in)) == 4


@pytest.mark.parametrize("packed", [False, True])
def test_nothing_of_a_message_is_anywhere_in_the_work_folder(lived_in, export, tmp_path, packed):
    path = export
    if packed:
        path = tmp_path / "downloads" / "WhatsApp Chat - Lindehof.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("_chat.txt", export.read_text("utf-8"))
    before = {found.relative_to(lived_in.folder.path) for found in lived_in.folder.path.rglob("*")}
    done = reconcile(lived_in, path)
    apply(lived_in, done.findings)
    for found in lived_in.folder.path.rglob("*"):
        if found.is_file():
            assert SECRET.encode() not in found.read_bytes(), found
    assert {found.relative_to(lived_in.folder.path) for found in lived_in.folder.path.rglob("*")} == before
    assert SECRET not in repr(done)
    assert "Voorbeeld" not in lived_in.folder.report.read_text("utf-8")


def test_a_full_list_tells_who_is_missing_and_stores_nothing(lived_in, export, cards):
    reconcile(lived_in, export)
    kept = sightings(lived_in)
    done = reconcile_text(lived_in, f"{cards['1']}\n{phones(lived_in)['4']}\n~ Zonnetje\n")
    assert done.full
    assert told(done) == {
        "Voorbeeld1": ("in_group", "card"), "Voorbeeld2": ("not_in_group", None), "Voorbeeld4": ("in_group", "number"),
        "Voorbeeld3": ("not_in_group", None), "Zonnetje": ("unknown", None),
    }  # fmt: skip
    assert sightings(lived_in) == kept
    assert apply(lived_in, done.findings) == 2
    assert statuses(lived_in) == {"1": "joined", "2": "to_add", "3": "to_add", "4": "joined"}


def test_what_a_person_said_later_stays(lived_in, export):
    set_status(lived_in, [phones(lived_in)["1"]], "left", date(2026, 10, 1))
    set_status(lived_in, [phones(lived_in)["3"]], "joined", date(2026, 10, 1))
    apply(lived_in, reconcile(lived_in, export).findings)
    assert statuses(lived_in) == {"1": "left", "2": "joined", "3": "joined", "4": "to_add"}


def test_a_changed_number_changes_nothing_by_itself(lived_in, tmp_path):
    old = phones(lived_in)["1"]
    path = tmp_path / "chat.txt"
    path.write_text(f"12-09-2026 20:00 - {old} is gewijzigd naar +31600000000\n")
    done = reconcile(lived_in, path)
    assert told(done)["Voorbeeld1"] == ("number_changed", "number")
    assert done.findings[0].new_phone == "+31600000000"
    assert apply(lived_in, done.findings) == 0


def test_the_chat_may_be_ahead_of_the_groups(register, write, tmp_path):
    import_file(register, write(person(1)))
    path = tmp_path / "chat.txt"
    path.write_text(f"12-09-2026 20:00 - {phones(register)['1']} is toegevoegd\n")
    assert apply(register, reconcile(register, path).findings) == 1
    enrol(register)
    (member,) = members(register)
    assert (member.status, bool(member.group)) == ("joined", True)


def test_an_export_that_cannot_be_read_changes_nothing(lived_in, export, tmp_path):
    reconcile(lived_in, export)
    kept = sightings(lived_in)
    bad = tmp_path / "brief.txt"
    bad.write_text("Beste mensen,\nzomaar wat tekst\n")
    with pytest.raises(Fault):
        reconcile(lived_in, bad)
    with pytest.raises(Fault):
        reconcile(lived_in, export, group="XX9")
    assert sightings(lived_in) == kept


def test_the_volunteer_is_told_to_delete_the_file():
    assert "chat.zip" in reconciling.delete_note(Path("/ergens/chat.zip"))
    assert "Gooi" in reconciling.delete_note("lijst.csv", full=True)


def test_suggestions_are_members_only(lived_in):
    from buurtapp.intake.chat_people import person as written

    assert {one.number for one in reconciling.suggestions(lived_in, written("~ Zonnetje"))} == {"1", "2", "3", "4"}


def test_an_admin_who_made_the_list_is_not_called_missing(lived_in):
    save(lived_in, "team", {"name": "Roos", "role": "admin", "phone": phones(lived_in)["1"].replace("+31", "0")}, "a")
    done = reconcile_text(lived_in, f"{phones(lived_in)['2']}, {phones(lived_in)['3']}, U")
    found = {one.phone: one.outcome for one in done.findings}
    assert found[phones(lived_in)["1"]] == "not_seen"
    assert found[phones(lived_in)["4"]] == "not_in_group"
