"""The overview as files to share: `overzicht.html`, one page without any network, and `overzicht.xlsx`."""

from html import escape
from pathlib import Path

from buurtapp.files import write_atomic
from buurtapp.pictures import funnel, stages
from buurtapp.sheets import Cell, Sheet, write_workbook
from buurtapp.sheets import Column as SheetColumn
from buurtapp.steps.city.columns import Column, columns, funnel_words
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.overview import Line, Overview
from buurtapp.steps.city.rounding import MOST_HIDDEN, STEP, Shown
from buurtapp.steps.city.standing import stage_words
from buurtapp.words import _, language, ngettext

_HERE = Path(__file__).parent
HTML, XLSX = "overzicht.html", "overzicht.xlsx"
_CONTENT = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"


def write_report(city: CityFolder, found: Overview) -> tuple[Path, Path]:
    """Write both files into the city's folder; returns their paths."""
    page = write_atomic(city.path / HTML, page_html(found))
    return page, write_workbook(city.path / XLSX, sheets(found), private=False)


def sheets(found: Overview) -> list[Sheet]:
    """What needs somebody, every street, and the sums of the whole city."""
    wanted = columns()
    every = [SheetColumn(column.title, text=not column.number) for column in wanted]
    lines: list[list[Cell]] = [[_cell(column.text(line), column.number) for column in wanted] for line in found.lines]
    failed: list[list[Cell]] = [
        [line.id, line.name, line.trouble.step, line.trouble.error, line.next, line.trouble.look]
        for line in found.failed if line.trouble
    ]  # fmt: skip
    titles = [(_("Id"), 10), (_("Street"), 26), (_("Step"), 20), (_("What went wrong"), 60), (_("What now?"), 50),
              (_("Where to look"), 44)]  # fmt: skip
    sums: list[list[Cell]] = [[label, _cell(str(number), True)] for label, number in _sums(found)]
    return [
        Sheet(_("Streets"), every, lines, note=note(found)),
        Sheet(_("Did not work"), [SheetColumn(title, width=width) for title, width in titles], failed),
        Sheet(_("Whole city"), [SheetColumn(_("What"), width=36), SheetColumn(_("Number"), text=False)], sums),
    ]


def page_html(found: Overview) -> str:
    """The whole page, with its style, its script and its pictures in it."""
    head = f'<meta http-equiv="Content-Security-Policy" content="{_CONTENT}">'
    style, script = ((_HERE / name).read_text(encoding="utf-8") for name in ("overview.css", "overview.js"))
    title = escape(_("Overview of the city"))
    body = "".join([f"<h1>{title}</h1>", _summary(found), pictures_html(found), _failed_html(found), _table(found)])
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}"><head><meta charset="utf-8">{head}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head><body><main>{body}</main><script>{script}</script>"
        "</body></html>\n"
    )


def summary_lines(found: Overview) -> list[str]:
    """The city in a few sentences."""
    made, rows = found.round, found.rows
    day, _t, time = made.at.partition("T")
    lines = [
        _("Made on {day} at {time}.", day="-".join(reversed(day.split("-"))), time=time[:5]),
        ngettext("{n} street in the list.", "{n} streets in the list.", len(found.lines)),
        ngettext("{n} street did not work.", "{n} streets did not work.", len(found.failed)),
        ngettext(
            "In {n} street sign-ups wait for a person.", "In {n} streets sign-ups wait for a person.", found.waiting
        ),
        _("{rows} sign-ups were read: {routed} went to a street, {aside} fit nowhere or in two places.",
          rows=rows["read"], routed=rows["routed"], aside=rows["aside"]),
    ]  # fmt: skip
    if made.shared:
        said = ngettext(
            "{n} address lies in more than one street.", "{n} addresses lie in more than one street.", made.shared
        )
        lines.append(said)
    if made.twice:
        said = _("Sign-ups that belong to another street now stand in the old one too: {streets}.",
                 streets=", ".join(made.twice))  # fmt: skip
        lines.append(said)
    if counted := [id_ for id_ in made.twice if id_ in made.streets]:
        lines.append(_("Those in {streets} count in both streets; among the sign-ups that were read each counts once.",
                       streets=", ".join(counted)))  # fmt: skip
    return lines


def note(found: Overview) -> str:
    """What was done to the counts before they were shown."""
    if found.exact:
        return _("These are exact counts. Do not share them: small numbers can tell who takes part.")
    return _("Counts of people of {most} or fewer are not shown; others are rounded to {step}.",
             most=MOST_HIDDEN, step=STEP)  # fmt: skip


def pictures_html(found: Overview) -> str:
    """How far the streets are, and the funnel of the city, side by side."""
    steps = funnel_words()
    by_stage = stages(_by_stage(found))
    narrowing = funnel([(steps[name], number) for name, number in found.funnel.items()])
    return f'<div class="pictures"><div>{by_stage.html}</div><div>{narrowing.html}</div></div>'


def _summary(found: Overview) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in summary_lines(found))
    return f'<ul class="summary">{lines}</ul><p class="note">{escape(note(found))}</p>'


def _failed_html(found: Overview) -> str:
    if not found.failed:
        return ""
    items = "".join(
        f"<li><strong>{escape(line.id)} {escape(line.name)}</strong> <span>({escape(line.trouble.step)})</span><br>"
        f"{escape(line.trouble.error)}<br><em>{escape(line.next)}</em></li>"
        for line in found.failed if line.trouble
    )  # fmt: skip
    title = escape(_("These streets did not work"))
    return f'<section class="failed"><h2>{title}</h2><ul>{items}</ul></section>'


def _table(found: Overview) -> str:
    wanted = columns()
    heads = "".join(
        f'<th scope="col" class="{"number" if column.number else ""}"><button type="button">{escape(column.title)}'
        "</button></th>"
        for column in wanted
    )
    rows = []
    for line in found.lines:
        cells = "".join(_td(column, line) for column in wanted)
        rows.append(f'<tr class="{"trouble" if line.trouble else ""}">{cells}</tr>')
    title, hint = escape(_("All streets")), escape(_("Press a heading to sort."))
    find = escape(_("Look for a street or a word"))
    return (
        f'<section><h2>{title}</h2><p><label>{find} <input type="search" id="find"></label> <span>{hint}</span></p>'
        f'<div class="wide"><table id="streets"><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
        "</div></section>"
    )


def _td(column: Column, line: Line) -> str:
    order = escape(str(column.order(line)), quote=True)
    return f'<td class="{"number" if column.number else ""}" data-order="{order}">{escape(column.text(line))}</td>'


def _cell(text: str, number: bool) -> Cell:
    return int(text) if number and text.isdecimal() else text


def _by_stage(found: Overview) -> list[tuple[str, int]]:
    """How many streets are how far; those that were handed over apart, when there are any."""
    words = stage_words()
    counted = [(words[name], number) for name, number in found.stages.items()]
    return [*counted, (_("handed over"), found.handed_over)] if found.handed_over else counted


def _sums(found: Overview) -> list[tuple[str, int | Shown]]:
    steps, rows = funnel_words(), found.rows
    return [
        (_("Streets in the list"), len(found.lines)), (_("Did not work"), len(found.failed)),
        *_by_stage(found),
        *((steps[name], number) for name, number in found.funnel.items()),
        (_("Sign-ups read"), rows["read"]), (_("To a street"), rows["routed"]), (_("Not placed"), rows["aside"]),
    ]  # fmt: skip
