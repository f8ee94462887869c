"""Which group got its test message and when. A person says so: the workbook reads no message (domain.md 2.6)."""

from collections.abc import Iterable
from datetime import date

from buurtapp.groups.calendar import Event
from buurtapp.steps.running import planned_year
from buurtapp.store import Register
from buurtapp.store.forms import load_all, save
from buurtapp.store.members import groups, statuses
from buurtapp.words import Fault, _

FORM = "test_message"


def last_tests(register: Register) -> dict[str, date]:
    """Per code of a group that is there the day of its last test message."""
    found = load_all(register, FORM)
    return {code: date.fromisoformat(found[code]["on"]) for code in groups(register) if code in found}


def keep_test(register: Register, on: date | None, codes: Iterable[str] = ()) -> int:
    """Keep that these groups (none named: all) got the test message on a day, as one action; returns how many.

    Raises Fault for a day that is missing or still to come, for a group that is not there, and without groups.
    """
    known = groups(register)
    chosen = list(dict.fromkeys(codes)) or list(known)
    if on is None or on > date.today():
        raise _no_such_day()
    if not chosen or not set(chosen) <= set(known):
        raise _no_such_group()
    with register.action("tested", str(len(chosen))):
        for code in chosen:
            save(register, FORM, {"on": on.isoformat()}, code)
    return len(chosen)


def next_test(register: Register, today: date | None = None) -> Event | None:
    """The first planned test message of today or later, this year or the next; None when no week was decided."""
    day = today or date.today()
    for year in (day.year, day.year + 1):
        planned = planned_year(register, year).events
        coming = [one for one in planned if one.key.startswith("test-") and one.day >= day]
        if coming:
            return coming[0]
    return None


def overdue(register: Register, today: date | None = None) -> list[str]:
    """The codes of groups that got no test message since the last planned day, when they were there that day."""
    day = today or date.today()
    planned = [one for year in (day.year - 1, day.year) for one in planned_year(register, year).events]
    past = [one.day for one in planned if one.key.startswith("test-") and one.day < day]
    if not past:
        return []
    known, begun = last_tests(register), _begun(register)
    return [
        code
        for code in groups(register)
        if begun.get(code, date.max) <= past[-1] and known.get(code, date.min) < past[-1]
    ]


def _begun(register: Register) -> dict[str, date]:
    """Per group the first day of which a member's status speaks: since then it is there at least."""
    begun: dict[str, date] = {}
    for code, _status, since, _lapses in statuses(register).values():
        begun[code] = min(since, begun.get(code, since))
    return begun


def _no_such_day() -> Fault:
    return Fault(
        _("There is no day on which the test message was sent."),
        _("We keep the day of the last test message, and the wijkagent gets to see it."),
        _("Choose today, or an earlier day."),
        _("Send the message in WhatsApp first."),
    )


def _no_such_group() -> Fault:
    return Fault(
        _("This group is not there."),
        _("A test message belongs to a group that was made."),
        _("Make the groups first, with the button above."),
        _("Look whether the group is in the table of groups."),
    )
