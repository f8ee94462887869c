"""The year of a group that stays quiet and alive: test messages, checks, meetings, deadlines (domain.md 2.6, 3.5)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from buurtapp.groups.free_days import REGIONS, Chosen, Region, free_wednesday, missing_school_years, table_date
from buurtapp.model.decisions import Decisions
from buurtapp.words import Fault, _

EVENING = time(20, 0)
WABP_DAYS = 14  # WABP pauses a group when a sign-up's link is not clicked in time (domain.md 0.6)
DOORS_WEEKS = 8  # results at doors and refused sign-ups go eight weeks after the launch (design.md 3)
CHECK_WEEKS_LATER = 1  # answers to a test message have come in by then
EVALUATION_WEEK = 40
MEETING_WEEKS = (4, 43)  # a plan for the year; what came of the evaluation
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Event:
    """One day of the calendar. `key` stays the same when the day moves; `start` is None for a whole day.

    `reason` says why the day is not the one that was planned.
    """

    key: str
    day: date
    title: str
    text: str = ""
    start: time | None = None
    minutes: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """The events of a year in order, what to know of its days, and what is missing in them."""

    year: int
    events: tuple[Event, ...]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def year_calendar(
    year: int,
    decisions: Decisions,
    links: Mapping[str, date] | None = None,
    *,
    region: Region | None = None,
    message: str = "",
) -> YearCalendar:
    """The calendar of a year, from the launch on where that is known.

    `links` are the days on which WABP mailed a sign-up link that nobody clicked yet, by item; `message` is the text of
    the test message. Without a region the vacations of all three are avoided. Raises Fault for an impossible year.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _no_such_year(year)
    weeks, wrong = _test_weeks(year, decisions.test_weeks)
    tests = _tests(year, weeks, region, message)
    taken = {test.day for test in tests}
    events = [*tests, *_checks(tests), *_together(year, region, taken), *_retention(year, decisions.launch)]
    begun = [one for one in events if decisions.launch is None or one.day >= decisions.launch]
    begun += _deadlines(year, links or {})
    in_order = tuple(sorted(begun, key=lambda one: (one.day, one.start or time(), one.key)))
    return YearCalendar(year, in_order, _notes(region), wrong + _missing(year))


def _test_weeks(year: int, typed: str) -> tuple[list[int], tuple[str, ...]]:
    """The weeks as typed, and a warning for each that the year does not have."""
    last = date(year, 12, 28).isocalendar().week
    numbers = list(dict.fromkeys(map(int, re.findall(r"\d{1,4}", typed))))
    warnings = [
        _("Week {week} is not in {year}, so it has no test message.", week=week, year=year)
        for week in numbers
        if not 1 <= week <= last
    ]
    weeks = [week for week in numbers if 1 <= week <= last]
    if not weeks:
        warnings.append(_("There is no week for a test message. Write for example: 8, 21, 34, 47."))
    return weeks, tuple(warnings)


def _tests(year: int, weeks: list[int], region: Region | None, message: str) -> list[Event]:
    found: list[Event] = []
    for week in weeks:
        chosen = free_wednesday(year, week, region, {one.day for one in found})
        text = _("Send the test message and nothing else. Do not discuss it in the group.")
        found.append(
            Event(
                f"test-{week}",
                chosen.day,
                _("Test message"),
                f"{text}\n\n{message}".strip(),
                EVENING,
                15,
                _moved(year, week, chosen),
            )
        )
    return found


def _checks(tests: list[Event]) -> list[Event]:
    text = _("Hold the group against the register: who left, who has a new number, who moved?")
    return [
        Event(
            f"check-{test.key}",
            test.day + timedelta(weeks=CHECK_WEEKS_LATER),
            _("Number check"),
            text,
        )
        for test in tests
    ]


def _together(year: int, region: Region | None, taken: set[date]) -> list[Event]:
    chosen = free_wednesday(year, EVALUATION_WEEK, region, taken)
    text = _("Send the questions of the evaluation and write the results in the calendar's second part.")
    events = [
        Event(
            "evaluation",
            chosen.day,
            _("Evaluation"),
            text,
            reason=_moved(year, EVALUATION_WEEK, chosen),
        )
    ]
    for week in MEETING_WEEKS:
        chosen = free_wednesday(year, week, region, taken)
        text = _("The admins meet: what went well, who stands in, who takes over later?")
        events.append(
            Event(f"meeting-{week}", chosen.day, _("Admin meeting"), text, EVENING, 90, _moved(year, week, chosen))
        )
    return events


def _retention(year: int, launch: date | None) -> list[Event]:
    """Every month, as people who stopped are wiped within 30 days; and once for the doors (design.md 3)."""
    text = _("Run the clean-up in the workbook: it wipes what may not be kept any longer.")
    events = [Event(f"retention-{month:02}", date(year, month, 1), _("Clean up data"), text) for month in range(1, 13)]
    doors = launch + timedelta(weeks=DOORS_WEEKS) if launch else None
    if doors and doors.year == year:
        text = _("Eight weeks after the start the results at the doors and the refused sign-ups go.")
        events.append(Event("retention-doors", doors, _("Clean up data of the doors"), text))
    return events


def _deadlines(year: int, links: Mapping[str, date]) -> list[Event]:
    text = _("Click the link in the mail of WABP today. After {days} days WABP may pause the group.", days=WABP_DAYS)
    days = {item: mailed + timedelta(days=WABP_DAYS) for item, mailed in links.items()}
    return [
        Event(f"link-{item}", day, _("Last day for the link of WABP"), text)
        for item, day in days.items()
        if day.year == year
    ]


def _moved(year: int, week: int, chosen: Chosen) -> str:
    if not chosen.reason:
        return ""
    if chosen.day == date.fromisocalendar(year, week, 3):
        return _("No better Wednesday near week {week}: {reason}.", week=week, reason=chosen.reason)
    return _("Moved from week {week}: {reason}.", week=week, reason=chosen.reason)


def _notes(region: Region | None) -> tuple[str, ...]:
    if region is not None:
        return (_("The days avoid the school vacations of the region {region}.", region=region),)
    return (_("The days avoid the school vacations of all regions: {regions}.", regions=", ".join(REGIONS)),)


def _missing(year: int) -> tuple[str, ...]:
    when = f"{table_date():%d-%m-%Y}"
    return tuple(
        _(
            "The school vacations of {years} are not in our table of {when}. Compare the days with rijksoverheid.nl.",
            years=years,
            when=when,
        )
        for years in missing_school_years(year)
    )


def _no_such_year(year: int) -> Fault:
    return Fault(
        _("There is no calendar for the year {year}.", year=year),
        _("A calendar can be made for {first} to {last}.", first=FIRST_YEAR, last=LAST_YEAR),
        _("Choose a year between these."),
        _("Look first whether the year has four digits."),
    )
