"""Sign-ups are read anew only when something changed: by this connection, another one, or not at all in the end."""

from contextlib import suppress

import pytest

from buurtapp.store import Register, signups
from buurtapp.store.rows import NewRow, add_rows
from buurtapp.store.signups import Outcome, replace_outcomes


def names(register):
    return [signup.name for signup in signups.signups(register)]


@pytest.fixture
def listed(register):
    """A register with one row that was judged."""
    (number,) = add_rows(register, "lijst.csv", ["Naam"], "{}", [NewRow(2, ("Ada",))]).ids
    replace_outcomes(register, [Outcome(number, name="Ada")])
    return register, number


def test_nothing_is_read_twice_while_nothing_changes(listed, monkeypatch):
    register, _number = listed
    assert names(register) == ["Ada"]
    monkeypatch.setattr(signups, "_signup", None)
    assert names(register) == ["Ada"]


def test_a_change_shows_at_once(listed):
    register, number = listed
    assert names(register) == ["Ada"]
    replace_outcomes(register, [Outcome(number, name="Ada B.")])
    assert names(register) == ["Ada B."]


def test_a_change_by_another_window_shows_too(listed):
    register, number = listed
    assert names(register) == ["Ada"]
    with Register.open(register.folder.path) as other:
        replace_outcomes(other, [Outcome(number, name="Ada C.")])
    assert names(register) == ["Ada C."]


def test_what_was_rolled_back_is_not_remembered(listed):
    register, number = listed
    seen = []
    with suppress(KeyboardInterrupt), register.transaction():
        replace_outcomes(register, [Outcome(number, name="Nobody")])
        seen = names(register)
        raise KeyboardInterrupt
    assert seen == ["Nobody"]
    assert names(register) == ["Ada"]


def test_whoever_gets_the_list_may_change_it(listed):
    register, _number = listed
    signups.signups(register).clear()
    assert names(register) == ["Ada"]
