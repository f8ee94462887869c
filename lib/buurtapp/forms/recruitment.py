"""03-werving: the letters, the walk lists, what happened at each door, what it brought."""

from functools import partial

from ipywidgets import DOMWidget, VBox

from buurtapp.forms import adapting, doing, pages
from buurtapp.forms.doors import DoorForm
from buurtapp.forms.finding import Rows
from buurtapp.forms.out_of_date_view import out_of_date_html
from buurtapp.forms.pages import Page, form_cell, paragraph, text_cell
from buurtapp.forms.press import PressForm
from buurtapp.forms.tables import lines_html
from buurtapp.forms.walking import StripForm, WalkersForm, upload
from buurtapp.steps import recruitment as step
from buurtapp.steps.doors import doors, second_round
from buurtapp.steps.progress import progress
from buurtapp.steps.yields import yields
from buurtapp.store import Register
from buurtapp.words import _, ngettext


def open_folder(work_folder: str = "", unattended: bool = False) -> Page:
    """Open the work folder on the page of step 3."""
    return pages.open_page(3, work_folder, unattended)


@form_cell
def before_printing(page: Page) -> DOMWidget:
    """What blocks the letters, and what deserves a thought before they are printed."""
    return page.watched(lambda: _before_html(page.register) + out_of_date_html(page.register))


@form_cell
def adapting_form(page: Page) -> DOMWidget:
    """A medium of the shelf: its words, its page, how it reads."""
    return adapting.form(page)


def do(page: Page) -> None:
    """Make the letters and the walk lists."""
    doing.do(page, _("Make the letters and the walk lists"), step.run, hook="do")


@form_cell
def press_form(page: Page) -> DOMWidget:
    """Print one medium for some addresses, after a proof letter."""
    return PressForm(page.register, page.changed).widget


@form_cell
def walkers_form(page: Page) -> DOMWidget:
    """Who walks which side of which street."""
    form = WalkersForm(page.register, page.saver())
    page.forms.append(form)
    return form.widget


@form_cell
def doors_form(page: Page) -> DOMWidget:
    """What happened at each door: a list that came back, or street by street and side by side."""
    form = DoorForm(page.register, page.saver())
    page.forms.append(form)

    def brought_in() -> None:
        form.reload()
        page.changed()

    return VBox([upload(page.register, brought_in).widget, form.widget])


@form_cell
def strip_form(page: Page) -> DOMWidget:
    """One street at a glance, on the screen only."""
    form = StripForm(page.register)
    page.views.append(form)
    return form.widget


@form_cell
def conversion_table(page: Page) -> DOMWidget:
    """Per street: doors, visits, and households that joined at the door or by letter."""
    return page.table(partial(_conversion_rows, page.register), hook="conversion")


@text_cell
def check(page: Page) -> list[str]:
    """How step 3 stands, in sentences."""
    found = doors(page.register)
    again = len(second_round(page.register))
    return [
        ngettext("{n} door in the neighbourhood.", "{n} doors in the neighbourhood.", len(found)),
        ngettext("{n} door visited.", "{n} doors visited.", sum(bool(door.results) for door in found)),
        ngettext("{n} door for the second round.", "{n} doors for the second round.", again),
        *pages.state_lines(page),
    ]


def _before_html(register: Register) -> str:
    state = next(state for state in progress(register) if state.number == 3)
    if not (state.blocks or state.warnings):
        return paragraph("✓ " + _("Nothing stands in the way of printing."))
    said = paragraph(_("Have a look at this before you print:"))
    return (
        f'<div class="bk-warn">{said}{lines_html(state.blocks, sign="✕")}{lines_html(state.warnings, sign="⚠")}</div>'
    )


def _conversion_rows(register: Register) -> Rows:
    rows = [(y.street, y.doors, y.at_the_door.words, y.by_letter.words, y.together.words) for y in yields(register)]
    titles = [_("Street"), _("Doors"), _("Joined at the door"), _("Signed up by letter"), _("Together")]
    return Rows(titles, rows, _("What each street brought, in households"))
