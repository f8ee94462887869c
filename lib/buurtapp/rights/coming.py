"""The days that are coming in a group's calendar."""

from datetime import date, timedelta

from buurtapp.groups.calendar import Event, year_calendar
from buurtapp.press.team import in_words
from buurtapp.store import Register
from buurtapp.store.forms import decisions, load_all
from buurtapp.words import _

_AHEAD = timedelta(days=183)


def coming(register: Register, today: date) -> list[tuple[str, str]]:
    """Day and occasion for the coming half year, the launch among them; the monthly clean-up once."""
    last = today + _AHEAD
    launch = decisions(register).launch
    days = [(event.day, event.title) for event in _events(register, today, last)]
    if launch is not None and today <= launch <= last:
        days.append((launch, _("The group starts")))
    seen: set[str] = set()
    found = []
    for day, title in sorted(days):
        if title not in seen or not _monthly(title, days):
            found.append((in_words(day), title))
        seen.add(title)
    return found


def _events(register: Register, first: date, last: date) -> list[Event]:
    decided, links = decisions(register), _links(register)
    years = range(first.year, last.year + 1)
    events = [event for year in years for event in year_calendar(year, decided, links).events]
    return [event for event in events if first <= event.day <= last]


def _monthly(title: str, days: list[tuple[date, str]]) -> bool:
    return sum(other == title for _day, other in days) > 4


def _links(register: Register) -> dict[str, date]:
    return {
        item: date.fromisoformat(link["mailed_on"])
        for item, link in load_all(register, "wabp_links").items()
        if link.get("mailed_on") and not link.get("clicked_on")
    }
