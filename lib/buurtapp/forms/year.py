"""The year on the page: which days are planned, and the calendar as files."""

from datetime import date

from babel.dates import format_date
from ipywidgets import VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.doing import warnings_html
from buurtapp.forms.download import Downloads
from buurtapp.forms.drawing import Drawn
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.finding import FindTable, Rows
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.pages import paragraph
from buurtapp.groups.calendar import FIRST_YEAR, LAST_YEAR, Event, YearCalendar
from buurtapp.groups.free_days import Region
from buurtapp.pictures import Picture, year_at_a_glance
from buurtapp.steps.running import planned_year, year_calendar
from buurtapp.store import Register
from buurtapp.words import _, language, ngettext


class YearForm:
    """Year and region of the school vacations; the days that follow, and files for phone and paper."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.status = StatusLine()
        low, high, now = FIRST_YEAR, LAST_YEAR, date.today().year
        regions = ((_("All regions"), ""), *((one.capitalize(), one) for one in ("noord", "midden", "zuid")))
        self.year = FieldView(Field("year", _("Which year?"), "number", low=low, high=high, default=now), "year")
        self.region = FieldView(
            Field("region", _("Which school vacations?"), "choice", options=regions, default=""), "year"
        )
        for view in (self.year, self.region):
            view.write(None)
            view.control.on_change(lambda _change: self.refresh())
        make = button(_("Make the calendar"), self.make, self.status, hook="year-make")
        self._planned = planned_year(register, *self._chosen)
        self.days = FindTable(lambda: day_rows(self._planned), hook="days")
        self.picture = Drawn(self._lines, _at_a_glance)
        self.downloads = Downloads(register.folder.path)
        asked = VBox([self.year.widget, self.region.widget])
        asked.add_class("bk-form")
        self.widget = VBox(
            [asked, self.picture.widget, self.days.widget, make, self.status.widget, self.downloads.widget]
        )

    def make(self) -> None:
        """Write the calendar of the chosen year and offer the files."""
        done = year_calendar(self._register, *self._chosen)
        self.downloads.offer(done.files)
        self.status.done(_("Ready."))

    def refresh(self) -> None:
        """Show the days of the chosen year as they are now."""
        self._planned = planned_year(self._register, *self._chosen)
        self.days.refresh()
        self.picture.refresh()

    def _lines(self) -> tuple[int, list[tuple[str, list[date]]]]:
        """The kinds of day, each with its days."""
        kinds: dict[str, list[date]] = {}
        for one in _but_cleaning(self._planned):
            kinds.setdefault(one.title, []).append(one.day)
        return self._planned.year, list(kinds.items())

    @property
    def _chosen(self) -> tuple[int, Region | None]:
        return int(self.year.control.read()), self.region.control.read() or None


def day_rows(calendar: YearCalendar) -> Rows:
    """The days of a year as a table; the monthly clean-up is one sentence."""
    shown = _but_cleaning(calendar)
    monthly = len(calendar.events) - len(shown)
    rows = [(_day(one.day), f"{one.start:%H.%M}" if one.start else "", one.title, one.reason) for one in shown]
    orders = [(str(one.day), *row[1:]) for one, row in zip(shown, rows, strict=True)]
    titles = [_("Day"), _("Time"), _("What"), _("Why this day?")]
    cleaning = ngettext(
        "Beside these there is one day for cleaning up data.",
        "Beside these there are {n} days for cleaning up data: the first of the month.",
        monthly,
    )
    notes = "".join(paragraph(note, "bk-help") for note in (*([cleaning] if monthly else []), *calendar.notes))
    return Rows(titles, rows, below=notes + warnings_html(calendar.warnings), orders=orders)


def _but_cleaning(calendar: YearCalendar) -> list[Event]:
    """The days but for the monthly clean-up."""
    return [one for one in calendar.events if not (one.key.startswith("retention-") and one.key[-1].isdigit())]


def _at_a_glance(facts: tuple[int, list[tuple[str, list[date]]]]) -> Picture | None:
    year, lines = facts
    return year_at_a_glance(year, lines) if lines else None


def _day(day: date) -> str:
    """`wo 3 mrt`, on one line."""
    return format_date(day, "EEE d MMM", locale=language()).replace(" ", "\u00a0")
