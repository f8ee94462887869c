"""Which days suit a message to everybody: no public holiday, no Remembrance Day, no school vacation (domain.md 2.6)."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from buurtapp.words import _, language

Region = Literal["noord", "midden", "zuid"]
REGIONS: tuple[Region, ...] = get_args(Region)
WEDNESDAY = 3
_FARTHEST = 10  # weeks; the longest vacation, over three regions, takes nine
_TABLE = Path(__file__).with_name("school_vacations.json")


def _N(msgid: str) -> str:
    return msgid


_NAMES = {
    "autumn": _N("autumn vacation"),
    "christmas": _N("Christmas vacation"),
    "spring": _N("spring vacation"),
    "may": _N("May vacation"),
    "summer": _N("summer vacation"),
}


@dataclass(frozen=True, slots=True)
class Vacation:
    """A school vacation: its name (`autumn`, …), the region it is for, its first and last day."""

    name: str
    region: Region
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Chosen:
    """The day that was chosen, and why it is not the one first thought of (`""` when it is)."""

    day: date
    reason: str = ""


def vacations(school_year: str) -> tuple[Vacation, ...]:
    """The vacations of a school year such as `2026-2027`; none when our table does not have that year."""
    return tuple(
        Vacation(name, region, *map(date.fromisoformat, days))
        for name, regions in _table()["school_years"].get(school_year, {}).items()
        for region, days in regions.items()
    )


def missing_school_years(year: int) -> tuple[str, ...]:
    """The school years that a calendar year needs and our table does not have."""
    return tuple(one for one in _school_years(year) if one not in _table()["school_years"])


def table_date() -> date:
    """The day on which the table of school vacations was last checked."""
    return date.fromisoformat(_table()["checked_on"])


def reason_against(day: date, region: Region | None = None) -> str:
    """Why a day does not suit, as part of a sentence; `""` when it does.

    Without a region a vacation in any of the three counts.
    """
    named = _public_holidays(day.year, language()).get(day)
    if named:
        return named
    if (day.month, day.day) == (5, 4):
        return _("Remembrance Day")
    off = [one for one in _vacations_around(day.year) if one.first <= day <= one.last and region in (None, one.region)]
    if not off:
        return ""
    regions = [one.region for one in off]
    name = _(_NAMES[off[0].name])
    return name if len(regions) == len(REGIONS) else _("{name} in {regions}", name=name, regions=", ".join(regions))


def free_wednesday(year: int, week: int, region: Region | None = None, taken: Collection[date] = ()) -> Chosen:
    """The Wednesday of an ISO week, or the nearest one that suits: a week later before a week earlier.

    It stays in the year and off the days `taken`. Raises ValueError for a week that the year does not have.
    """
    wanted = date.fromisocalendar(year, week, WEDNESDAY)
    against = reason_against(wanted, region) or (_("another appointment") if wanted in taken else "")
    if not against:
        return Chosen(wanted)
    steps = sorted(range(-_FARTHEST, _FARTHEST + 1), key=lambda weeks: (abs(weeks), -weeks))
    for day in (wanted + timedelta(weeks=weeks) for weeks in steps):
        if day.year == year and day not in taken and not reason_against(day, region):
            return Chosen(day, against)
    return Chosen(wanted)


def _school_years(year: int) -> tuple[str, str]:
    return f"{year - 1}-{year}", f"{year}-{year + 1}"


def _vacations_around(year: int) -> tuple[Vacation, ...]:
    return tuple(one for school_year in _school_years(year) for one in vacations(school_year))


@cache
def _public_holidays(year: int, wanted: str) -> dict[date, str]:
    """The public holidays of a year by name; Liberation Day every year, not only when workers are off."""
    from holidays import OPTIONAL, PUBLIC, country_holidays  # slow to load; only a calendar needs it

    found = country_holidays(
        "NL", years=year, categories=(PUBLIC, OPTIONAL), language="nl" if wanted == "nl" else "en_US"
    )
    return dict(found.items())


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(_TABLE.read_text("utf-8"))
    return table
