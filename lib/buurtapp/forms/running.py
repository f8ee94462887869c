"""05-whatsapp, once the group runs: test message, ready messages, a report, the year, the evaluation, place to chat."""

from functools import partial

from ipywidgets import DOMWidget, VBox

from buurtapp.forms.copying import Parts, Texts
from buurtapp.forms.doing import warnings_html
from buurtapp.forms.evaluation import evaluation_list
from buurtapp.forms.pages import Page, form_cell, paragraph
from buurtapp.forms.ready_messages import MessagesForm
from buurtapp.forms.report_helper import ReportForm
from buurtapp.forms.tables import table_html
from buurtapp.forms.tested import LastTestForm
from buurtapp.forms.year import YearForm
from buurtapp.model.people import Contact, TeamMember
from buurtapp.steps.chatting import invitation_to_chat
from buurtapp.steps.groups_kept import admin_group
from buurtapp.store import Register
from buurtapp.store.forms import decisions
from buurtapp.words import _


@form_cell
def tested_form(page: Page) -> DOMWidget:
    """The test message, and that it was sent."""
    form = LastTestForm(page.register, page.saver())
    page.forms.append(form)
    page.views.append(form)
    return form.widget


@form_cell
def messages_form(page: Page) -> DOMWidget:
    """The messages that lie ready."""
    form = MessagesForm(page.register)
    page.views.append(form)
    return form.widget


@form_cell
def report_form(_page: Page) -> DOMWidget:
    """Help with a report; nothing of it is kept."""
    return ReportForm().widget


@form_cell
def year_form(page: Page) -> DOMWidget:
    """The year's days, and the calendar as files."""
    form = YearForm(page.register)
    page.views.append(form)
    return form.widget


@form_cell
def evaluation_form(page: Page) -> DOMWidget:
    """What came of the yearly evaluation."""
    return evaluation_list(page)


@form_cell
def admin_group_view(page: Page) -> DOMWidget:
    """Who belongs in the group of admins."""
    return page.watched(partial(admin_group_html, page.register))


@form_cell
def chat_form(page: Page) -> DOMWidget:
    """The text that asks neighbours to the second group, or to the mail list."""
    view = Texts(partial(chat_parts, page.register), hook="chat")
    page.views.append(view)
    none = page.watched(lambda: "" if decisions(page.register).chat else paragraph(
        _("You decided in step 2 that there is no second place to chat. You can change that there."), "bk-help"
    ))  # fmt: skip
    return VBox([none, view.widget])


def admin_group_html(register: Register) -> str:
    """The admins, the wijkagent and the admins next door, with their numbers; never a member."""
    found = [one for one in admin_group(register) if one.name]
    if not found:
        return paragraph(_("Nobody yet. You fill in the team in step 2, and contacts in step 1."), "bk-help")
    rows = [(one.name, _role(one), one.phone or "–") for one in found]
    complete = any(isinstance(one, Contact) and one.kind == "wijkagent" for one in found)
    missing = () if complete else (_("The wijkagent is missing. Fill in the contact in step 1."),)
    return table_html([_("Who"), _("Role"), _("Phone")], rows) + warnings_html(missing)


def chat_parts(register: Register) -> list[Parts]:
    """The text to copy; of a mail list with the addresses for the BCC line."""
    mail = invitation_to_chat(register)
    if mail is None:
        return []
    title = _("For the group") if decisions(register).chat == "group" else _("Put the addresses in BCC, never in To")
    return [(title, mail.to, mail.subject, mail.body)]


def _role(one: TeamMember | Contact) -> str:
    words = {
        "main_admin": _("Main admin"),
        "admin": _("Admin"),
        "deputy": _("Deputy admin"),
        "wijkagent": _("wijkagent"),
        "neighbouring_group": _("admin next door"),
    }
    return words[one.role if isinstance(one, TeamMember) else one.kind]
