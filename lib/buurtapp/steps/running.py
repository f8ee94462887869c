"""After the start: the calendar of a year, and the messages that lie ready for the admins (domain.md 2.6, 3.5)."""

from datetime import date
from pathlib import Path

from buurtapp.files import write_atomic
from buurtapp.groups.calendar import YearCalendar
from buurtapp.groups.calendar import year_calendar as plan
from buurtapp.groups.evaluation import Evaluation, questions
from buurtapp.groups.free_days import Region
from buurtapp.press.template import Template
from buurtapp.press.texts import Text
from buurtapp.steps.done import Done
from buurtapp.steps.wording import long_date, own_paper, text, text_values
from buurtapp.store import Register
from buurtapp.store.forms import decisions, load_all
from buurtapp.words import Fault

STEP = "05-whatsapp"
MESSAGES = (
    "welkom",
    "groepsbeschrijving",
    "testbericht",
    "evaluatie",
    "afsluiten-incident",
    "correctie-vriendelijk",
    "waarschuwing",
    "verwijdering",
    "verhuizing",
)
EVALUATIONS = "evaluation"  # the form in which a round's results are kept
_NEXT_YEAR_FROM = 10  # October: time to plan the coming year


def year_calendar(register: Register, year: int, region: Region | None = None) -> Done:
    """Write the calendar of a year into `uitvoer/agenda`, as .ics and as .docx.

    Warns when the table of school vacations does not reach that year. Raises Fault for an impossible year.
    """
    from buurtapp.groups.calendar_files import calendar_file, calendar_page  # icalendar is slow to load

    planned = planned_year(register, year, region)
    values = text_values(register)
    page_values = {
        "groep": values["groep"],
        "contact": values["contact"],
        "datum": long_date(date.today()),
    }
    page = calendar_page(_template(), planned, page_values, evaluation_of(register, year))
    folder = register.folder.output("agenda")
    file = calendar_file(planned, str(values["groep"]), lambda key: register.mark("calendar", key)[:32])
    paths = (
        write_atomic(folder / f"jaarkalender-{year}.ics", file),
        write_atomic(folder / f"jaarkalender-{year}.docx", page.data),
    )
    return Done(STEP, {"events": len(planned.events)}, paths, planned.warnings)


def year_calendars(register: Register, today: date | None = None) -> Done:
    """The calendar of this year and, from October on, of the next one.

    It comes beside the groups, so what stops a calendar is a warning here.
    """
    day = today or date.today()
    years = [day.year, day.year + 1] if day.month >= _NEXT_YEAR_FROM else [day.year]
    files: list[Path] = []
    warnings: list[str] = []
    for year in years:
        try:
            made = year_calendar(register, year)
        except Fault as fault:
            warnings.append(str(fault))
        else:
            files += made.files
            warnings += made.warnings
    return Done(STEP, {"calendars": len(files) // 2}, tuple(files), tuple(dict.fromkeys(warnings)))


def planned_year(register: Register, year: int, region: Region | None = None) -> YearCalendar:
    """The events of a year, with the sign-up links of WABP that nobody clicked yet; nothing is written."""
    message = _message(register, "testbericht").body
    return plan(year, decisions(register), _links(register), region=region, message=message)


def evaluations(register: Register) -> list[Evaluation]:
    """What came of every evaluation, the newest first; one without a day comes last."""
    found = [Evaluation.model_validate(value) for value in load_all(register, EVALUATIONS).values()]
    return sorted(found, key=lambda one: one.on or date.min, reverse=True)


def evaluation_of(register: Register, year: int) -> Evaluation | None:
    """The last evaluation of a year; None when there was none."""
    return next((one for one in evaluations(register) if one.on and one.on.year == year), None)


def messages(register: Register) -> dict[str, Text]:
    """The messages that lie ready, by name, filled in from the team's decisions; a person copies and sends them."""
    return {name: _message(register, name) for name in MESSAGES}


def _message(register: Register, name: str) -> Text:
    decided = decisions(register)
    return text(
        register,
        name,
        doel=decided.purpose,
        praatgroep=decided.chat == "group",
        praatmail=decided.chat == "mail",
        wijkagent_in_groep=decided.wijkagent_in_group,
        fotoregel=decided.photo_rule,
        nachtregel=decided.night_rule,
        uitzetten=decided.removal,
        bewaardagen=decided.retention_days,
        vragen=list(questions().values()),
    )


def _links(register: Register) -> dict[str, date]:
    return {
        item: date.fromisoformat(link["mailed_on"])
        for item, link in load_all(register, "wabp_links").items()
        if link.get("mailed_on") and not link.get("clicked_on")
    }


def _template() -> Template:
    return own_paper("jaarkalender.docx")
