"""06-coordinator: how far every street of a city is, what did not work, and the overview to share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial, wraps
from html import escape
from pathlib import Path

from ipywidgets import HTML, Button, Checkbox, DOMWidget, Dropdown, VBox

from buurtapp.forms.download import Downloads
from buurtapp.forms.handling import StatusLine, Stopped, fault_html, guarded, unexpected
from buurtapp.forms.live import Live, Shown
from buurtapp.forms.pages import Watched, paragraph
from buurtapp.forms.public_machine import warning
from buurtapp.forms.show import show, style
from buurtapp.forms.tables import lines_html, table_html
from buurtapp.steps import chosen_language
from buurtapp.steps.city.columns import Column, columns
from buurtapp.steps.city.folder import CityFolder, cities
from buurtapp.steps.city.overview import Overview, overview
from buurtapp.steps.city.report import note, pictures_html, summary_lines, write_report
from buurtapp.steps.public_machine import is_public
from buurtapp.words import Fault, _

_SHOWN = ("name", "stage", "signups", "waiting", "members", "next")  # as many as fit beside Lab's files


@dataclass
class CityPage:
    """One open city; None while no batch ran yet. `exact` is what the tick on the page says, and is kept nowhere."""

    city: CityFolder | None
    unattended: bool = False
    exact: bool = False
    views: list[Watched] = field(default_factory=list)

    def found(self) -> Overview:
        """The overview as the page shows it; raises Fault when there is no city."""
        if self.city is None:
            raise _no_city()
        return overview(self.city, exact=self.exact)

    def watched(self, render: Callable[[], str]) -> HTML:
        """A piece of the page that follows the tick for exact counts."""
        view = Watched(render)
        self.views.append(view)
        return view.widget


def open_city(work_folder: str = "", unattended: bool = False) -> CityPage:
    """Open the folder of a city; an empty name is the newest city below the data folder, if there is one."""
    if not unattended:
        chosen_language.follow()
    known = [Path(work_folder)] if work_folder else cities()
    page = CityPage(CityFolder(known[0].resolve()) if known else None, unattended)
    if not unattended:
        Live(lambda: Shown(style(), page.city.path.name if page.city else "")).show()
        if is_public():
            show(warning())
    return page


def city_cell(build: Callable[[CityPage], DOMWidget]) -> Callable[[CityPage], None]:
    """Turn a function that builds a part of the page into a notebook cell; a fault shows in its place."""

    @wraps(build)
    def cell(page: CityPage) -> None:
        if page.unattended:
            return
        try:
            widget = build(page)
        except Exception as error:
            widget = HTML(fault_html(error if isinstance(error, Fault) else unexpected(error)))
        show(widget)

    return cell


@city_cell
def summary(page: CityPage) -> DOMWidget:
    """The city in a few sentences, and a tick for exact counts."""
    tick = Checkbox(description=_("Show exact counts, only for myself"), indent=False)
    tick.add_class("t-exact")

    def changed(_change: object) -> None:
        page.exact = tick.value
        for view in page.views:
            view.refresh()

    tick.observe(changed, "value")
    return VBox([page.watched(partial(_summary_html, page)), tick])


@city_cell
def pictures(page: CityPage) -> DOMWidget:
    """How far the streets are, and from addresses to members."""
    return page.watched(lambda: pictures_html(page.found()))


@city_cell
def failed(page: CityPage) -> DOMWidget:
    """The streets that a step stopped, each with what to do."""
    return page.watched(partial(_failed_html, page))


@city_cell
def streets(page: CityPage) -> DOMWidget:
    """Every street, sorted by a column that the reader chooses."""
    titles = [(_("What needs you first"), ""), *((column.title, column.key) for column in _columns())]
    choice = Dropdown(description=_("Sort by"), options=titles)
    choice.add_class("t-sort")
    view = page.watched(lambda: _streets_html(page.found(), str(choice.value)))
    choice.observe(lambda _change: _refresh(page, view), "value")
    return VBox([choice, view])


def do(page: CityPage) -> None:
    """Write the overview anew: a page and a workbook to share."""
    if page.unattended:
        try:
            written = write_report(page.city, page.found()) if page.city else ()
        except Exception as error:
            raise Stopped.because(error) from None
        print("\n".join(path.name for path in written))
        return
    status = StatusLine()
    downloads = Downloads(page.city.path if page.city else Path())
    button = Button(description=_("Make the overview to share"), tooltip=_("Make the overview to share"))
    button.add_class("t-do")

    def make(_button: object = None) -> None:
        found = page.found()
        assert page.city is not None
        downloads.offer(write_report(page.city, found))
        status.done(note(found))

    button.on_click(guarded(make, status, button))
    show(VBox([button, status.widget, downloads.widget]))


def check(page: CityPage) -> None:
    """How the city stands, in sentences."""
    if page.city is None:
        lines = [_("No city was made yet. Give the command buurtapp batch first.")]
    else:
        try:
            lines = summary_lines(overview(page.city))[1:]
        except Exception as error:
            raise Stopped.because(error) from None
    Live(lambda: Shown(f'<div class="bk-check">{lines_html(lines)}</div>', "\n".join(lines))).show()


def _refresh(page: CityPage, widget: HTML) -> None:
    for view in page.views:
        if view.widget is widget:
            view.refresh()


def _summary_html(page: CityPage) -> str:
    found = page.found()
    return lines_html(summary_lines(found)) + paragraph(note(found))


def _failed_html(page: CityPage) -> str:
    found = page.found()
    if not found.failed:
        return paragraph("✓ " + _("Every street worked."))
    rows = [(line.id, line.name, line.trouble.error, line.next) for line in found.failed if line.trouble]
    return table_html([_("Id"), _("Street"), _("What went wrong"), _("What now?")], rows)


def _streets_html(found: Overview, key: str) -> str:
    wanted = _columns()
    chosen = next((column for column in wanted if column.key == key), None)
    lines = found.lines
    if chosen is not None:
        lines = sorted(lines, key=lambda line: (chosen.order(line), line.order), reverse=chosen.number)
    rows = [[column.text(line) for column in wanted] for line in lines]
    return table_html([column.title for column in wanted], rows)


def _columns() -> list[Column]:
    return [column for column in columns() if column.key in _SHOWN]


def _no_city() -> Fault:
    return Fault(
        _("No city was made yet."),
        _("This page shows what a batch made of all streets."),
        _("Give the command buurtapp batch first; docs/batch.md says how."),
        escape(_("Look whether this notebook lies in the folder of the city.")),
    )
