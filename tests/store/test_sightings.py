"""Joining and leaving live until the next export, outside the journal; a match by hand is journalled (design.md 3)."""

from datetime import date

import pytest

from buurtapp.store.journal import actions, undo
from buurtapp.store.members import statuses
from buurtapp.store.rows import NewRow, add_rows
from buurtapp.store.sightings import (
    Sighting,
    keep_match,
    keep_standing,
    matches,
    replace_sightings,
    sightings,
)  # fmt: skip

ELS = Sighting("Els", "", "joined", "2026-09-01T20:00:00")
JAN = Sighting("+31 6 00000001", "+31600000001", "left", "2026-09-02T20:00:00")


@pytest.fixture
def signup(register):
    rows = [NewRow(2, ("Els", "06-00000001")), NewRow(3, ("Jan", "06-00000002"))]
    return add_rows(register, "lijst.csv", ["Naam", "Mobiel"], "{}", rows).ids


def test_the_next_export_replaces_the_one_before(register):
    replace_sightings(register, [ELS, JAN])
    assert sightings(register) == [ELS, JAN]
    replace_sightings(register, [JAN])
    assert sightings(register) == [JAN]


def test_what_was_replaced_is_nowhere_in_the_file(register):
    done = len(actions(register))
    replace_sightings(register, [Sighting("Kabouterpuntmuts", "", "joined", "2026-09-01")])
    replace_sightings(register, [])
    assert len(actions(register)) == done
    register.close()
    assert b"Kabouterpuntmuts" not in register.folder.register.read_bytes()


def test_a_match_is_one_for_each_person_and_can_be_taken_back(register, signup):
    keep_match(register, "~ vera", signup[0])
    keep_match(register, "~ vera", signup[1])
    assert matches(register) == {"~ vera": signup[1]}
    undo(register)
    assert matches(register) == {"~ vera": signup[0]}
    keep_match(register, "~ vera", None)
    assert matches(register) == {}
    undo(register)
    assert matches(register) == {"~ vera": signup[0]}


def test_saying_the_same_again_is_no_action(register, signup):
    keep_match(register, "~ vera", signup[0])
    done = len(actions(register))
    keep_match(register, "~ vera", signup[0])
    assert len(actions(register)) == done


def test_a_match_goes_with_its_sign_up(register, signup):
    keep_match(register, "~ vera", signup[0])
    register.write("DELETE FROM signup WHERE id = ?", (signup[0],))
    assert matches(register) == {}


def test_many_statuses_are_one_action(register):
    keep_standing(register, [("+31600000001", "joined", date(2026, 9, 1)), ("+31600000002", "left", date(2026, 9, 2))])
    assert {phone: one[1:3] for phone, one in statuses(register).items()} == {
        "+31600000001": ("joined", date(2026, 9, 1)), "+31600000002": ("left", date(2026, 9, 2)),
    }  # fmt: skip
    undo(register)
    assert statuses(register) == {}
