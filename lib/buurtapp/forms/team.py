"""02-team-en-middelen: who is in the team, what was decided, the sign-up form, the meeting, the means."""

from functools import partial
from typing import Any

from ipywidgets import DOMWidget, VBox

from buurtapp.forms import adapting, doing, pages
from buurtapp.forms.copying import Texts
from buurtapp.forms.decision_fields import decision_groups
from buurtapp.forms.doubts import mail_doubt, phone_doubt
from buurtapp.forms.fields import Field
from buurtapp.forms.logo import LogoForm
from buurtapp.forms.out_of_date_view import out_of_date_html
from buurtapp.forms.pages import Page, form_cell, text_cell
from buurtapp.forms.record import saved_record
from buurtapp.forms.tables import heading
from buurtapp.steps import meeting as step
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.mails import form_text
from buurtapp.steps.team import admins
from buurtapp.store import Register
from buurtapp.store.forms import decisions
from buurtapp.words import _, ngettext


def open_folder(work_folder: str = "", unattended: bool = False) -> Page:
    """Open the work folder on the page of step 2."""
    return pages.open_page(2, work_folder, unattended)


@form_cell
def team_form(page: Page) -> DOMWidget:
    """Everyone in the team: role, when reachable, which streets, who stands in."""
    roles = (
        (_("Helper"), "helper"),
        (_("Initiator"), "initiator"),
        (_("Main admin"), "main_admin"),
        (_("Admin"), "admin"),
        (_("Deputy admin"), "deputy"),
    )
    fields = [
        Field("name", _("Name"), default=""),
        Field(
            "role", _("Role"), "choice", options=roles, default="helper", help=_("An admin adds and removes members.")
        ),
        Field("phone", _("Phone"), default="", check=phone_doubt),
        Field("email", _("Mail address"), default="", check=mail_doubt),
        Field("streets", _("Which streets?"), default="", help=_("Put a comma between streets.")),
        Field("availability", _("When reachable?"), default="", help=_("For example: weekday evenings.")),
        Field("deputy_for", _("Stands in for"), default="", help=_("Whose place does this person take in holidays?")),
        Field(
            "agreed_to_be_named",
            _("May be named in letters"),
            "tick",
            default=False,
            help=_("Without this tick the name is not printed."),
        ),
    ]
    return page.listing("team", fields, one=_("Team member"), add=_("Another team member")).widget


@form_cell
def decisions_form(page: Page) -> DOMWidget:
    """The decision sheet; every decision feeds every text that mentions it."""
    load, keep = partial(_decided, page.register), partial(_decide, page.register)
    parts: list[DOMWidget] = []
    for title, fields in decision_groups(page.register):
        parts += [heading(title), page.record(fields, load, keep, hook="decision").widget]
    return VBox([*parts, page.watched(partial(out_of_date_html, page.register))])


@form_cell
def logo_form(page: Page) -> DOMWidget:
    """A logo for every medium, if the team has one."""
    form = LogoForm(page.register, page.saver())
    page.forms.append(form)
    return form.widget


@form_cell
def adapting_form(page: Page) -> DOMWidget:
    """A medium of the shelf: its words, its page, how it reads."""
    return adapting.form(page)


@form_cell
def form_text_form(page: Page) -> DOMWidget:
    """The text of the sign-up form, to copy into Google Forms or Microsoft Forms."""
    texts = Texts(lambda: [(_("Text of the sign-up form"), "", "", form_text(page.register))], hook="form-text")
    page.views.append(texts)
    return texts.widget


@form_cell
def meeting_form(page: Page) -> DOMWidget:
    """When and where the team meets, and what is on the agenda."""
    fields = [
        Field("when", _("On which day, at what time?"), default="", placeholder="dinsdag 2 februari, 20.00 uur"),
        Field("where", _("Where?"), default=""),
    ]
    return page.record(fields, *saved_record(page.register, "meeting", fields), hook="meeting").widget


@form_cell
def actions_form(page: Page) -> DOMWidget:
    """What was agreed: what, who, before when."""
    fields = [
        Field("what", _("What has to be done?"), default=""),
        Field("who", _("Who does it?"), default=""),
        Field("when", _("Ready before"), "date"),
        Field("done", _("Done"), "tick", default=False),
    ]
    return page.listing("actions", fields, one=_("Action"), add=_("Another action")).widget


def do(page: Page) -> None:
    """Make the agenda and the action list."""
    doing.do(page, _("Make the agenda and the action list"), step.run, hook="do")


@text_cell
def check(page: Page) -> list[str]:
    """How step 2 stands, in sentences."""
    return [
        ngettext("{n} admin in the team.", "{n} admins in the team.", len(admins(page.register))),
        *pages.state_lines(page),
    ]


def _decided(register: Register) -> dict[str, Any]:
    return decisions(register).model_dump(mode="json")


def _decide(register: Register, key: str, value: Any) -> None:
    decide_all(register, {key: value})
