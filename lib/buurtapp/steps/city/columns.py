"""The columns of the overview, alike on the page, in the workbook and in the notebook."""

from collections.abc import Callable
from dataclasses import dataclass

from buurtapp.steps.city.overview import Line
from buurtapp.steps.city.standing import stage_words, standing
from buurtapp.store import Register
from buurtapp.words import _


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key and title, what it says of a street, and what it is sorted by."""

    key: str
    title: str
    text: Callable[[Line], str]
    order: Callable[[Line], str | int]
    number: bool = True


def columns() -> list[Column]:
    """The columns from left to right."""
    return [
        Column("id", _("Id"), lambda line: line.id, lambda line: line.id, number=False),
        Column("name", _("Street"), lambda line: line.name, lambda line: line.name.casefold(), number=False),
        Column("stage", _("Stage"), stage_of, _place, number=False),
        *(_count(key, title) for key, title in _counts()),
        Column("coverage", _("Takes part"), _coverage, lambda line: -1 if line.coverage is None else line.coverage),
        Column("next", _("What now?"), lambda line: line.next, lambda line: line.next, number=False),
    ]


def stage_of(line: Line) -> str:
    """The stage in words; what failed and what was handed over say so instead."""
    if line.trouble:
        return _("did not work")
    if line.handed_over:
        return _handed_over(line)
    return stage_words()[line.stage] if line.stage else _("not made yet")


def _handed_over(line: Line) -> str:
    if line.stage is None:
        return _("handed over")
    day = "-".join(reversed(line.reported.split("-")))
    return _("handed over; {stage} on {day}", stage=stage_words()[line.stage], day=day)


def funnel_words() -> dict[str, str]:
    """The steps of the funnel."""
    return {
        "addresses": _("addresses"),
        "letters": _("letters"),
        "signups": _("sign-ups"),
        "admitted": _("may join"),
        "members": _("in the group"),
    }


def funnel_of(register: Register) -> list[tuple[str, int]]:
    """From addresses to members, in words and numbers."""
    counted = standing(register)
    return [(word, getattr(counted, name)) for name, word in funnel_words().items()]


def _counts() -> list[tuple[str, str]]:
    return [
        ("addresses", _("Addresses")), ("letters", _("Letters")), ("signups", _("Sign-ups")),
        ("waiting", _("Need a person")), ("admitted", _("May join")), ("members", _("In the group")),
        ("admins", _("Admins")),
    ]  # fmt: skip


def _count(key: str, title: str) -> Column:
    def text(line: Line) -> str:
        return str(line.counts[key]) if key in line.counts else ""

    def order(line: Line) -> int:
        return line.counts[key].order if key in line.counts else -2

    return Column(key, title, text, order)


def _place(line: Line) -> int:
    return -2 if line.trouble else line.place


def _coverage(line: Line) -> str:
    return "" if line.coverage is None else f"{line.coverage} %"
