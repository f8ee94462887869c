"""Withdrawing consent, and being put out of the group: off every list at once (design.md 3 and 4)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from buurtapp.files import remove
from buurtapp.judging import past
from buurtapp.model.signup import SignUp
from buurtapp.rights.files import lists_with
from buurtapp.rights.leaving import leaving
from buurtapp.rights.people import Person
from buurtapp.store import Register
from buurtapp.words import Fault, _

Remember = Callable[[Register, SignUp, date | None], SignUp]


def withdraw(register: Register, person: Person, on: date | None = None) -> list[Path]:
    """Keep that this person withdrew consent; returns the lists that were removed because she stood on them.

    Every sign-up of hers is excluded (`consent.withdrawn`), and `retention` deletes it later. One action, which can be
    taken back until then. Raises Fault for somebody without a sign-up.
    """
    return _keep_out(register, person, past.withdraw, "past.withdrawn", on)


def put_out(register: Register, person: Person, on: date | None = None) -> list[Path]:
    """Keep that this person was put out of the group: for a year, as a mark of the number; returns as `withdraw`."""
    return _keep_out(register, person, past.put_out, "past.put_out", on)


def _keep_out(register: Register, person: Person, remember: Remember, kind: str, on: date | None) -> list[Path]:
    if not person.signups:
        raise Fault(
            _("This person has no sign-up."),
            _("Only somebody who signed up can withdraw consent or be put out of the group."),
            _("Take the person out of the list where the name stands."),
            _("Look in the document about this person where the name stands."),
        )
    lists = lists_with(register, leaving(register, [person]))
    with register.action(kind, person.signups[0].key):
        for signup in _one_for_each_number(person):
            remember(register, signup, on)
    for path in lists:
        remove(path)
    return lists


def _one_for_each_number(person: Person) -> list[SignUp]:
    """A mark of a number reaches every row with it; a row without a number needs a mark of its own."""
    numbers = {signup.phone: signup for signup in reversed(person.signups) if signup.phone}
    return [*numbers.values(), *(signup for signup in person.signups if not signup.phone)]
