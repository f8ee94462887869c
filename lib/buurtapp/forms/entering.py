"""05-whatsapp: groups, lists and contact files, what to do today, who is in already, the chat against the register."""

from functools import partial
from typing import Any

from ipywidgets import DOMWidget

from buurtapp.forms import doing, pages
from buurtapp.forms.copying import Texts
from buurtapp.forms.dividing import DivisionForm
from buurtapp.forms.fields import Field
from buurtapp.forms.finding import Rows
from buurtapp.forms.groups_kept import care_html, officer_parts
from buurtapp.forms.handing_over import HandOverForm
from buurtapp.forms.invitations import InvitationForm
from buurtapp.forms.link_code import DoorCode
from buurtapp.forms.members import MembersForm
from buurtapp.forms.pages import Page, form_cell, paragraph, text_cell
from buurtapp.forms.privacy import privacy_statement
from buurtapp.forms.reconciling import ReconcileForm
from buurtapp.forms.today import TodayForm
from buurtapp.groups.cards import MOST_IN_ONE_FILE
from buurtapp.steps import entering as step
from buurtapp.steps.decisions import decide_all
from buurtapp.store import Register
from buurtapp.store.forms import decisions
from buurtapp.words import _, ngettext


def open_folder(work_folder: str = "", unattended: bool = False) -> Page:
    """Open the work folder on the page of step 5."""
    return pages.open_page(5, work_folder, unattended)


@form_cell
def batch_form(page: Page) -> DOMWidget:
    """How many contacts go in one file."""
    field = Field("cards_per_file", _("How many contacts in one file?"), "number", low=1, high=MOST_IN_ONE_FILE,
                  help=_("A phone takes a few hundred at a time. A small file is easier to check."))  # fmt: skip
    return page.record(
        [field],
        lambda: {field.key: decisions(page.register).cards_per_file},
        partial(_decide, page.register),
        hook="batch",
    ).widget


def do(page: Page) -> None:
    """Make groups, enrolment lists, contact cards and invitations."""
    doing.do(page, _("Make the groups, the lists and the contacts"), step.run, hook="do")


@form_cell
def groups_table(page: Page) -> DOMWidget:
    """The groups as they would be now: streets and number of members."""
    return page.table(partial(_groups_rows, page.register), hook="groups")


@form_cell
def members_form(page: Page) -> DOMWidget:
    """Who is in already: tick people, and say how it went."""
    form = MembersForm(page.register, page.saver())
    page.forms.append(form)
    page.views.append(form)
    return form.widget


@form_cell
def invitation_form(page: Page) -> DOMWidget:
    """The invitation of one member, as text to copy."""
    form = InvitationForm(page.register)
    page.views.append(form)
    return form.widget


@form_cell
def today_form(page: Page) -> DOMWidget:
    """Who to add, who to invite again, who to ring."""
    form = TodayForm(page.register, page.saver())
    page.forms.append(form)
    page.views.append(form)
    return form.widget


@form_cell
def reconcile_form(page: Page) -> DOMWidget:
    """A chat export or member list against the register."""
    form = ReconcileForm(page.register, page.saver())
    page.forms.append(form)
    page.views.append(form)
    return form.widget


@form_cell
def care_view(page: Page) -> DOMWidget:
    """Per group: what needs doing about admins, and whether everybody will fit."""
    return page.watched(partial(care_html, page.register))


@form_cell
def officer_view(page: Page) -> DOMWidget:
    """The mail that tells the wijkagent of the groups and asks for a place in the group of admins."""
    view = Texts(partial(officer_parts, page.register), hook="officer")
    page.views.append(view)
    return view.widget


@form_cell
def door_form(_page: Page) -> DOMWidget:
    """The group link as a code for at the door; kept nowhere."""
    return DoorCode().widget


@form_cell
def division_form(page: Page) -> DOMWidget:
    """How to divide a running group: the steps and the one message, to copy."""
    form = DivisionForm(page.register, page.saver())
    page.forms.append(form)
    page.views.append(form)
    return form.widget


@form_cell
def privacy_form(page: Page) -> DOMWidget:
    """What neighbours may know of their data: the statement as it is now."""
    return privacy_statement(page)


@form_cell
def handover_form(page: Page) -> DOMWidget:
    """The package for a successor, and the receipt after which only counts stay."""
    form = HandOverForm(page.register)
    page.forms.append(form)
    page.views.append(form)
    return form.widget


@text_cell
def check(page: Page) -> list[str]:
    """How step 5 stands, in sentences."""
    found = step.members(page.register)
    return [
        ngettext("{n} person may go to WhatsApp.", "{n} people may go to WhatsApp.", len(found)),
        ngettext("{n} group.", "{n} groups.", len(step.placed(page.register))),
        *pages.state_lines(page),
    ]


def _decide(register: Register, key: str, value: Any) -> None:
    decide_all(register, {key: value})


def _groups_rows(register: Register) -> Rows:
    placed = step.placed(register)
    nobody = "" if placed else paragraph(_("Nobody may go to WhatsApp yet. Settle the sign-ups in step 4 first."))
    limit = decisions(register).group_limit
    rows = [(one.group.code, one.group.name, ", ".join(one.group.streets), len(one.members)) for one in placed]
    titles = [_("Code"), _("Group"), _("Streets"), _("Members")]
    return Rows(titles, rows, _("The groups now, of at most {limit} people", limit=limit), above=nobody)
