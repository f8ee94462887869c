"""Cleaning up what may not be kept any longer, by the table of design.md 3: first a preview, then with a proof.

Unattended runs do not clean up: deleting is for a person, who sees first what would go.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from buurtapp.model.signup import SignUp
from buurtapp.rights.files import Holding, holding
from buurtapp.rights.forget import Forgotten, erase_people, finish
from buurtapp.rights.leaving import Leaving, leaving_rows
from buurtapp.store import Register
from buurtapp.store.addresses import door_results
from buurtapp.store.forms import decisions
from buurtapp.store.life import REFUSED_DAYS
from buurtapp.store.members import statuses
from buurtapp.store.signups import ended_past, past_marks, row_marks, signups

_KEPT_THIRTY_DAYS = frozenset({"consent.withdrawn", "person.put_out"})


@dataclass(frozen=True, slots=True)
class Due:
    """What may not be kept any longer on a day, per line of the table; `marks` is how many marks of a past end."""

    left: tuple[SignUp, ...] = ()
    withdrawn: tuple[SignUp, ...] = ()
    refused: tuple[SignUp, ...] = ()
    doors: frozenset[int] = frozenset()
    marks: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.signups or self.doors or self.marks)

    @property
    def signups(self) -> list[SignUp]:
        """Every sign-up that goes, once."""
        return [*self.left, *self.withdrawn, *self.refused]

    @property
    def counts(self) -> dict[str, int]:
        """How many of each, without the lines that have none."""
        found = {"left": len(self.left), "withdrawn": len(self.withdrawn), "refused": len(self.refused),
                 "doors": len(self.doors), "marks": len(self.marks)}  # fmt: skip
        return {name: number for name, number in found.items() if number}


def due(register: Register, today: date | None = None) -> Due:
    """What the table says may go now; nothing is changed. Without a launch nothing of before it ends."""
    day = today or date.today()
    decided = decisions(register)
    ended = day - timedelta(days=decided.retention_days)
    after_launch = decided.launch is not None and decided.launch + timedelta(days=REFUSED_DAYS) <= day
    found = signups(register)
    kept_out = _kept_out(register, found, ended)
    left = [signup for signup in _left(register, found, ended) if signup not in kept_out]
    refused = [signup for signup in found if _was_refused(signup) and signup not in left] if after_launch else []
    return Due(
        left=tuple(left),
        withdrawn=tuple(kept_out),
        refused=tuple(refused),
        doors=frozenset(door_results(register)) if after_launch else frozenset(),
        marks=tuple(ended_past(register, day, ended, after_launch=after_launch)),
    )


def files_of(register: Register, found: Due) -> list[Holding]:
    """The files that hold something of what would go."""
    return holding(register, _going(register, found)) if found.signups else []


def clean_up(register: Register, today: date | None = None) -> Forgotten:
    """Delete what is due, from register, journal, files and copies, with a proof in the journal.

    When nothing is due nothing is changed. Raises Fault as `forget` does; doing it again goes on.
    """
    found = due(register, today)
    if not found:
        finish(register)
        return Forgotten()
    return erase_people(register, _going(register, found), "retention", found.counts, found.marks)


def _going(register: Register, found: Due) -> Leaving:
    """The rows that go. The door itself is no trace here: letters to an address stay."""
    rows = leaving_rows(register, found.signups)
    return replace(rows, traces=replace(rows.traces, doors=frozenset()), doors=found.doors)


def _left(register: Register, found: Iterable[SignUp], ended: date) -> list[SignUp]:
    """Who left the group that long ago; whoever signed up again since then stays."""
    gone = {phone: since for phone, (_code, status, since, _lapses) in statuses(register).items() if status == "left"}
    return [
        signup
        for signup in found
        if (since := gone.get(signup.phone)) is not None and since <= ended and signup.moment[:10] <= since.isoformat()
    ]


def _kept_out(register: Register, found: Iterable[SignUp], ended: date) -> list[SignUp]:
    """Who withdrew consent, or was put out, that long ago; the last time counts."""
    since: dict[str, str] = {}
    for kind, phone_mark, row_mark, at in past_marks(register):
        if kind in ("withdrawn", "put_out"):
            for mark in filter(None, (phone_mark, row_mark)):
                since[mark] = max(since.get(mark, ""), at[:10])
    rows = row_marks(register)
    kept_out = []
    for signup in found:
        if _KEPT_THIRTY_DAYS & set(signup.reasons):
            marks = (rows[signup.id], register.mark("phone", signup.phone) if signup.phone else "")
            last = max((since[mark] for mark in marks if mark in since), default="")
            if last and last <= ended.isoformat():
                kept_out.append(signup)
    return kept_out


def _was_refused(signup: SignUp) -> bool:
    """Refused, outside the area or excluded; who withdrew or was put out has days of their own."""
    if _KEPT_THIRTY_DAYS & set(signup.reasons):
        return False
    return signup.verdict == "excluded" or ("address.outside_area" in signup.reasons and signup.verdict != "ready")
