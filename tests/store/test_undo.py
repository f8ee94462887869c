"""The last action can be taken back, whatever it was, and everything is as before (design.md 3)."""

from datetime import date

import pytest

from buurtapp.model.address import Address
from buurtapp.model.area import parse_area
from buurtapp.model.member import Group
from buurtapp.store import forms, members, signups
from buurtapp.store.addresses import mark_area, replace_addresses, save_door
from buurtapp.store.journal import actions, undo
from buurtapp.store.rows import NewRow, add_rows, all_rows
from buurtapp.store.schema import JOURNALLED
from buurtapp.words import Fault

TODAY = date(2026, 11, 23)
HEADER = ["Naam", "Mobiel"]


def state(register):
    return {table: [tuple(row) for row in register.read(f"SELECT * FROM {table} ORDER BY id")] for table in JOURNALLED}


def judge(register):
    signups.replace_outcomes(
        register, [signups.Outcome(row.id, name=row.cells[0], phone="+31600000001") for row in all_rows(register)]
    )


def imported(register, *names, source="lijst.csv"):
    rows = [NewRow(number, (name, "06 - 00 00 00 01")) for number, name in enumerate(names, 2)]
    result = add_rows(register, source, HEADER, "{}", rows, digest=f"{source}{names}")
    judge(register)
    return result


ACTIONS = {
    "a door": lambda r: save_door(r, 1, 1, "joined", TODAY),
    "a door again": lambda r: save_door(r, 2, 1, "joined", TODAY),
    "a form": lambda r: forms.save(r, "motive", "Samen opletten"),
    "a form changed": lambda r: forms.save(r, "kept", "new"),
    "an item removed": lambda r: forms.remove(r, "team", "1"),
    "decisions": lambda r: forms.save_decisions(r, forms.decisions(r).changed({"rules": "yes"})),
    "addresses": lambda r: replace_addresses(r, [Address("Beukpad", 1, "A", "1234AC")], parse_area("Beukpad")),
    "an area": lambda r: mark_area(r, parse_area("Lindelaan 1-5 oneven")),
    "an import": lambda r: imported(r, "Bram", "Els", "Bram"),
    "a longer import": lambda r: imported(r, "Fien", "Anna", source="langer.csv"),
    "a decision": lambda r: signups.decide(r, signups.signups(r)[0], decided="exclude"),
    "a second decision": lambda r: signups.decide(r, signups.signups(r)[1], fields={"phone": "06"}),
    "a check at the door": lambda r: signups.verify(r, signups.signups(r)[0], "door", "Fien"),
    "a refusal": lambda r: signups.add_past(r, "refused", phone="+31600000001", at="2026-11-23", until="2027-01-01"),
    "groups": lambda r: members.place(r, [Group("LH2", "Lindehof 2")], {"+31600000002": "LH2"}, TODAY),
    "another group": lambda r: members.place(r, [Group("LH2", "L")], {"+31600000001": "LH2"}, TODAY),
    "a status": lambda r: members.set_status(r, ["+31600000001"], "invited", TODAY),
}


@pytest.fixture
def lived_in(register):
    forms.save(register, "kept", "old")
    forms.save(register, "team", {"name": "Fien Voorbeeld"}, "1")
    imported(register, "Anna", "Fien")
    signups.decide(register, signups.signups(register)[1], decided="accept", fields={"name": "Fien"})
    members.place(register, [Group("LH1", "Lindehof")], {"+31600000001": "LH1"}, TODAY)
    save_door(register, 2, 1, "not_home", TODAY)
    return register


@pytest.mark.parametrize("name", ACTIONS)
def test_undo_puts_everything_back(lived_in, name):
    before = state(lived_in)
    ACTIONS[name](lived_in)
    assert state(lived_in) != before
    undo(lived_in)
    assert state(lived_in) == before


def test_all_actions_one_after_the_other_and_all_the_way_back(lived_in):
    states = []
    for do in ACTIONS.values():
        states.append(state(lived_in))
        do(lived_in)
    for before in reversed(states):
        undo(lived_in)
        assert state(lived_in) == before


def test_an_empty_journal(register):
    undo(register)  # the addresses of the fixture
    with pytest.raises(Fault):
        undo(register)


def test_what_cannot_be_undone_also_guards_what_lies_before_it(register):
    with register.action("forget", undoable=False):
        register.write("DELETE FROM form")
    before = state(register)
    with pytest.raises(Fault):
        undo(register)
    assert state(register) == before


def test_an_action_that_changes_nothing_leaves_no_trace(register):
    count = len(actions(register))
    assert not forms.save(register, "motive", None)
    with register.action("nothing"):
        pass
    assert len(actions(register)) == count


def test_an_action_inside_an_action_is_one_to_take_back(register):
    before = state(register)
    with register.action("both"):
        forms.save(register, "motive", "one")
        forms.save(register, "factor", 2.0)
    undo(register)
    assert state(register) == before
