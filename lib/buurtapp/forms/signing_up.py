"""04-inschrijving: bring sign-ups in, see what cleaning found, settle cases, paper, confirmations, the register."""

from collections.abc import Mapping
from functools import partial

from ipywidgets import HTML, DOMWidget, VBox

from buurtapp.forms import doing, pages
from buurtapp.forms.bulk import BulkForm
from buurtapp.forms.case_view import door_line, found_by
from buurtapp.forms.cases import CaseForm
from buurtapp.forms.confirmations import ConfirmationForm
from buurtapp.forms.copying import Texts
from buurtapp.forms.counting import count_lines, verdict_words
from buurtapp.forms.finding import Rows
from buurtapp.forms.importing import ImportForm
from buurtapp.forms.masks import mask_name
from buurtapp.forms.pages import Page, form_cell, paragraph, text_cell
from buurtapp.forms.paper import PaperForm
from buurtapp.forms.pasting import PasteForm
from buurtapp.forms.tables import bars_html, table_html
from buurtapp.forms.wabp import wabp_list
from buurtapp.forms.waiting_list import WaitingListForm
from buurtapp.model.reasons import REASONS
from buurtapp.steps import signing_up as step
from buurtapp.steps.importing import waiting
from buurtapp.steps.mails import bcc
from buurtapp.steps.settling import reached
from buurtapp.store import Register
from buurtapp.store.signups import signups
from buurtapp.words import _, ngettext

MOST_REASONS = 8


def open_folder(work_folder: str = "", unattended: bool = False) -> Page:
    """Open the work folder on the page of step 4."""
    return pages.open_page(4, work_folder, unattended)


@form_cell
def import_form(page: Page) -> DOMWidget:
    """Bring sign-ups in."""
    form = ImportForm(page.register, page.saver())
    page.forms.append(form)
    page.views.append(form)
    return form.widget


@form_cell
def paste_form(page: Page) -> DOMWidget:
    """Bring in sign-ups out of a mail or an app message."""
    return PasteForm(page.register, page.saver()).widget


@form_cell
def result(page: Page) -> HTML:
    """How many sign-ups are fine, need a person, or were left out, and why."""
    return page.watched(lambda: _result_html(page.register))


@form_cell
def register_table(page: Page) -> DOMWidget:
    """Every sign-up, masked: to look up how somebody stands."""
    return page.table(partial(_register_rows, page.register), hook="register")


@form_cell
def cases_form(page: Page) -> DOMWidget:
    """The sign-ups that need a person, one by one."""
    form = CaseForm(page.register, page.saver())
    page.forms.append(form)
    page.views.append(form)
    return form.widget


@form_cell
def bulk_form(page: Page) -> DOMWidget:
    """Settle the cases under one reason at once."""
    form = BulkForm(page.register, page.saver())
    page.forms.append(form)
    page.views.append(form)
    return form.widget


@form_cell
def waiting_list_form(page: Page) -> DOMWidget:
    """Who is on the waiting list."""
    form = WaitingListForm(page.register, page.saver())
    page.forms.append(form)
    page.views.append(form)
    return form.widget


@form_cell
def paper_form(page: Page) -> DOMWidget:
    """Type in a sign-up that came on paper."""
    form = PaperForm(page.register, page.saver())
    page.forms.append(form)
    return form.widget


@form_cell
def confirmations_form(page: Page) -> DOMWidget:
    """The addresses of everybody who is ready, for the BCC line, and a confirmation per person."""
    bcc_text = Texts(lambda: _bcc_parts(page.register), hook="bcc")
    one = ConfirmationForm(page.register)
    page.views += [bcc_text, one]
    return VBox([bcc_text.widget, one.widget])


@form_cell
def wabp_form(page: Page) -> DOMWidget:
    """The mails of WABP whose link has to be clicked within 14 days."""
    return wabp_list(page)


def do(page: Page) -> None:
    """Import what waits, judge anew, and write the register as xlsx."""
    doing.do(page, _("Read what waits and make the register"), step.run, hook="do")


@text_cell
def check(page: Page) -> list[str]:
    """How step 4 stands, in sentences."""
    counted = step.summary(page.register)
    files = len(waiting(page.register))
    return [
        ngettext("{n} file waits in the folder invoer.", "{n} files wait in the folder invoer.", files),
        *count_lines({"signups": sum(counted.verdicts.values()), **counted.verdicts, "admitted": counted.admitted}),
        *pages.state_lines(page),
    ]


def _bcc_parts(register: Register) -> list[tuple[str, str, str, str]]:
    addresses = bcc(register) or _("There are no mail addresses of people who are ready yet.")
    return [(_("For the BCC line, never for To"), "", "", addresses)]


def _result_html(register: Register) -> str:
    counted = step.summary(register)
    if not sum(counted.verdicts.values()):
        return paragraph(_("There are no sign-ups yet. Bring in a file above."))
    words = verdict_words()
    rows = [(words[key], number) for key, number in counted.verdicts.items()]
    verdicts = table_html([_("Verdict"), _("Sign-ups")], rows, caption=_("How the sign-ups stand"))
    gate = paragraph(ngettext("{n} sign-up may go to WhatsApp.", "{n} sign-ups may go to WhatsApp.", counted.admitted))
    return verdicts + gate + _buddies_html(register) + _reasons_html(counted.reasons)


def _register_rows(register: Register) -> Rows:
    words, found = verdict_words(), signups(register)
    rows = [
        (mask_name(s.name) or "?", door_line(s), words[s.verdict],
         " ".join(_(REASONS[code].sentence) for code in s.reasons), f"{s.source}: {s.row}")
        for s in found
    ]  # fmt: skip
    titles = (_("Name"), _("Address"), _("Verdict"), _("Why"), _("From"))
    return Rows(titles, rows, hidden=[found_by(s) for s in found])


def _buddies_html(register: Register) -> str:
    counted = reached(register)
    if not counted.through_buddy:
        return ""
    through = ngettext(
        "{n} person takes part through a neighbour.", "{n} people take part through a neighbour.", counted.through_buddy
    )
    return paragraph(f"{through} {_('Reached together: {n}.', n=counted.members + counted.through_buddy)}")


def _reasons_html(reasons: Mapping[str, int]) -> str:
    """The reasons that occur most as bars, the others behind a line to press."""
    lines = [
        (_(REASONS[code].sentence), n) for code, n in sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    ]
    most = max((n for _sentence, n in lines), default=0)
    shown = bars_html(lines[:MOST_REASONS], caption=_("Why"), most=most) if lines else ""
    if len(lines) <= MOST_REASONS:
        return shown
    rest = lines[MOST_REASONS:]
    summary = ngettext("Show {n} other reason", "Show {n} other reasons", len(rest))
    return f"{shown}<details><summary>{summary}</summary>{bars_html(rest, most=most)}</details>"
