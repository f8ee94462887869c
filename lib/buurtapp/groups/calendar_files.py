"""The year calendar as a file for the phone's calendar (RFC 5545) and as a page to print."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone
from icalendar import Event as CalendarEvent

from buurtapp.groups.calendar import Event, YearCalendar
from buurtapp.groups.evaluation import Evaluation, lines
from buurtapp.press.printing import Printed, print_one
from buurtapp.press.team import in_words
from buurtapp.press.template import Template
from buurtapp.press.values import DOTS, blank
from buurtapp.words import _, language

ZONE = "Europe/Amsterdam"
_SHORT = DOTS[:16]


def calendar_file(calendar: YearCalendar, name: str, uid: Callable[[str], str], made: datetime | None = None) -> bytes:
    """The calendar as .ics, for a group called `name`.

    `uid` gives an event's lasting name from its year and key, so that a newer file replaces the days of an older one.
    """
    file = Calendar()
    file.add("prodid", f"-//buurtapp//{language().upper()}")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", _("{name}, {year}", name=name, year=calendar.year))
    file.add("x-wr-timezone", ZONE)
    file.add_component(_zone(calendar.year))
    stamp = (made or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    for event in calendar.events:
        file.add_component(_component(event, name, uid(f"{calendar.year}-{event.key}"), stamp))
    data: bytes = file.to_ical()
    return data


def calendar_page(
    template: Template, calendar: YearCalendar, values: dict[str, object], evaluation: Evaluation | None = None
) -> Printed:
    """The calendar on paper, with the questions of the evaluation; the monthly clean-up is one line.

    `values` are the team's own: `groep`, `contact`, `datum`; `evaluation` is what came of it that year, else there are
    places to write. Raises Fault for a template that asks for more.
    """
    monthly = [one for one in calendar.events if one.key.startswith("retention-") and one.key[-1].isdigit()]
    shown = [one for one in calendar.events if one not in monthly]
    mine = {
        "jaar": calendar.year,
        "momenten": [_row(event) for event in shown],
        "opschonen": bool(monthly),
        "opmerkingen": [*calendar.notes, *calendar.warnings],
    }
    mine |= _evaluated(evaluation)
    return print_one(template, values | mine | {"contact": values["contact"] or blank(_("contact"))})


def _evaluated(found: Evaluation | None) -> dict[str, object]:
    """The second page: the questions with their results, or dots to write on."""
    held = found or Evaluation()
    rows = [{"zin": one.sentence, "ja": one.yes, "nee": one.no, "gezegd": one.said} for one in lines(found)]
    return {
        "vragen": rows,
        "gevraagd": _SHORT if held.asked is None else str(held.asked),
        "antwoorden": _SHORT if held.answered is None else str(held.answered),
        "gehouden": in_words(held.on) if held.on else _SHORT,
        "plan": held.plan or DOTS * 3,
    }


def _component(event: Event, name: str, uid: str, stamp: datetime) -> CalendarEvent:
    found = CalendarEvent()
    found.add("uid", f"{uid}@buurtapp.invalid")
    found.add("dtstamp", stamp)
    found.add("summary", f"{event.title} – {name}")
    found.add("description", "\n\n".join(filter(None, (event.text, event.reason))))
    found.add("transp", "TRANSPARENT")
    if event.start is None:
        found.add("dtstart", event.day)
        found.add("dtend", event.day + timedelta(days=1))
    else:
        start = datetime.combine(event.day, event.start, ZoneInfo(ZONE))
        found.add("dtstart", start)
        found.add("dtend", start + timedelta(minutes=event.minutes))
    return found


@cache
def _zone(year: int) -> Timezone:
    """The zone's rules around a year, as a calendar that does not know its name needs them."""
    return Timezone.from_tzid(ZONE, first_date=date(year, 1, 1), last_date=date(year + 1, 1, 2))


def _row(event: Event) -> dict[str, object]:
    at = f"{event.start:%H.%M}" if event.start else ""
    first = event.text.split("\n", 1)[0]
    return {"dag": in_words(event.day), "tijd": at, "wat": event.title, "uitleg": first, "reden": event.reason}
