"""The page to bring to the wijkagent: motive, area, forecast, what the neighbours say, what is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from buurtapp.model.address import Address
from buurtapp.press.fields import both
from buurtapp.press.printing import Printed, print_one
from buurtapp.press.team import TeamContext, in_words
from buurtapp.press.template import Template
from buurtapp.press.values import blank
from buurtapp.press.walk import rounds
from buurtapp.words import _


@dataclass(frozen=True, slots=True)
class StreetLine:
    """A street of the area, its house numbers in words, and how many addresses it has."""

    street: str
    numbers: str
    addresses: int


class ForecastLine(Protocol):
    """What one way of recruiting may bring in households, and where that is known from."""

    @property
    def label(self) -> str:
        """The way of recruiting, in the reader's language."""

    @property
    def low(self) -> int:
        """Households when it goes badly."""

    @property
    def expected(self) -> int:
        """Households to expect."""

    @property
    def high(self) -> int:
        """Households when it goes well."""

    @property
    def source(self) -> str:
        """Where it was measured."""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One step of the checklist: when it was done (None: not yet), and what was found."""

    what: str
    done_on: date | None = None
    found: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known at the end of step 1.

    `factor` is members per household; `asked` counts answers: `yes`, `no`, `wants_to_help`, `""`. No names.
    """

    motive: str = ""
    addresses: Sequence[Address] = ()
    forecast: Sequence[ForecastLine] = ()
    factor: float = 2.0
    asked: Mapping[str, int] = field(default_factory=dict)
    checks: Sequence[CheckLine] = ()


def go_no_go(template: Template, team: TeamContext, plan: Plan) -> Printed:
    """The go/no-go page of a neighbourhood."""
    yes, no, helps, undecided = (plan.asked.get(answer, 0) for answer in ("yes", "no", "wants_to_help", ""))
    values = {
        "aanleiding": plan.motive or blank(_("why you want a group")),
        **area_rows(plan.addresses),
        "prognose": [_forecast(one, plan.factor) for one in plan.forecast],
        "gevraagd": yes + no + helps + undecided,
        "ja": yes + helps,
        "wil_helpen": helps,
        "nee": no,
        "open": undecided,
        "stappen": [_check(one) for one in plan.checks],
    }
    return print_one(template, {**team.values, **both(values)})


def area_rows(addresses: Sequence[Address]) -> dict[str, object]:
    """The values that tell an area: `straten`, a row for each street, and `adressen`, how many there are."""
    rows = [
        both({"straat": one.street, "huisnummers": one.numbers, "adressen": one.addresses})
        for one in street_lines(addresses)
    ]
    return {"straten": rows, "adressen": len(addresses)}


def street_lines(addresses: Iterable[Address]) -> list[StreetLine]:
    """The streets of some addresses with their range of numbers, `1 – 99, oneven`, and their count."""
    lines: dict[str, list[Address]] = {}
    for one in rounds(addresses):
        lines.setdefault(one.street, []).extend(one.doors)
    return [StreetLine(street, _numbers(doors), len(doors)) for street, doors in lines.items()]


def _numbers(doors: list[Address]) -> str:
    numbers = [door.number for door in doors]
    shown = f"{min(numbers)} – {max(numbers)}" if min(numbers) < max(numbers) else str(numbers[0])
    sides = {door.side for door in doors}
    if len(sides) == 2 or len(doors) == 1:
        return shown
    side = _("odd") if sides == {"odd"} else _("even")
    return f"{shown}, {side}"


def _forecast(line: ForecastLine, factor: float) -> dict[str, object]:
    return both(
        {
            "manier": line.label,
            "laag": line.low,
            "verwacht": line.expected,
            "hoog": line.high,
            "deelnemers": round(line.expected * factor),
            "bron": line.source,
        }
    )


def _check(line: CheckLine) -> dict[str, object]:
    return both(
        {
            "klaar": line.done_on is not None,
            "wat": line.what,
            "wanneer": in_words(line.done_on, weekday=False) if line.done_on else "",
            "gevonden": line.found,
        }
    )
