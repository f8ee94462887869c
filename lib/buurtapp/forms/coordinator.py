"""06-coordinator: how far every street of a city is, what did not work, and the overview to share."""

from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path

from ipywidgets import Checkbox, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.city_page import CityPage, no_city
from buurtapp.forms.download import Downloads
from buurtapp.forms.handling import StatusLine, Stopped, fault_html
from buurtapp.forms.live import Live, Shown
from buurtapp.forms.pages import paragraph
from buurtapp.forms.public_machine import save_city, warning
from buurtapp.forms.show import show, style
from buurtapp.forms.street_list import StreetList
from buurtapp.forms.tables import html, lines_html, table_html
from buurtapp.steps import chosen_language
from buurtapp.steps.city.folder import CityFolder, cities
from buurtapp.steps.city.overview import overview
from buurtapp.steps.city.report import note, pictures_html, summary_lines, write_report
from buurtapp.steps.public_machine import is_public
from buurtapp.words import _


def open_city(work_folder: str = "", unattended: bool = False) -> CityPage:
    """Open the folder of a city; an empty name is the newest city below the data folder, if there is one."""
    if not unattended:
        chosen_language.follow()
    known = [Path(work_folder)] if work_folder else cities()
    page = CityPage(CityFolder(known[0].resolve()) if known else None, unattended)
    if not unattended:
        Live(lambda: Shown(style(), page.city.path.name if page.city else "")).show()
        if is_public():
            show(save_city(page.city).widget if page.city else warning())
        if page.city is None:
            show(html(fault_html(no_city())))
    return page


def for_people(build: Callable[[CityPage], None]) -> Callable[[CityPage], None]:
    """Leave a part of the page out when nobody looks at it, and when there is no city to show."""

    @wraps(build)
    def cell(page: CityPage) -> None:
        if not page.unattended and page.city is not None:
            build(page)

    return cell


@for_people
def summary(page: CityPage) -> None:
    """The city in a few sentences, and a tick for exact counts."""
    tick = Checkbox(description=_("Show exact counts, only for myself"), indent=False)
    tick.add_class("t-exact")

    def changed(_change: object) -> None:
        page.exact = tick.value
        page.refresh()

    tick.observe(changed, "value")
    show(VBox([page.watched(partial(_summary_html, page)).widget, tick]))


@for_people
def pictures(page: CityPage) -> None:
    """How far the streets are, and from addresses to members."""
    show(page.watched(lambda: pictures_html(page.found())).widget)


@for_people
def failed(page: CityPage) -> None:
    """The streets that a step stopped, each with what to do and a link to where that is done."""
    page.live(partial(failed_html, page)).show()


@for_people
def streets(page: CityPage) -> None:
    """Every street, to look for and to sort by a column that the reader chooses."""
    StreetList(page).show()


def do(page: CityPage) -> None:
    """Write the overview anew: a page and a workbook to share."""
    if page.city is None:
        return
    if page.unattended:
        try:
            written = write_report(page.city, page.found())
        except Exception as error:
            raise Stopped.because(error) from None
        print("\n".join(path.name for path in written))
        return
    status, downloads = StatusLine(), Downloads(page.city.path)
    label = _("Make the overview to share")
    show(VBox([button(label, partial(_make, page, status, downloads), status, hook="do"), status.widget,
               downloads.widget]))  # fmt: skip


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


def _make(page: CityPage, status: StatusLine, downloads: Downloads) -> None:
    page.refresh(anew=True)
    found = page.found()
    downloads.offer(write_report(page.folder, found))
    status.done(note(found))


def _summary_html(page: CityPage) -> str:
    found = page.found()
    return lines_html(summary_lines(found)) + paragraph(note(found))


def failed_html(page: CityPage) -> str:
    """What went wrong in each street that a step stopped, and what to do; a word of comfort when there is none."""
    found = page.found()
    if not found.failed:
        return paragraph("✓ " + _("Every street worked."))
    rows = [(line.id, line.name, line.trouble.error, page.next_html(line)) for line in found.failed if line.trouble]
    return table_html([_("Id"), _("Street"), _("What went wrong"), _("What now?")], rows)
