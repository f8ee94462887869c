"""Asking the person: a text with drafts, the group next door, and a neighbour who passes messages on."""

from collections.abc import Callable
from html import escape

from ipywidgets import DOMWidget, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.copying import Parts, Texts
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import heading, html
from buurtapp.model.signup import SignUp
from buurtapp.steps.mails import Mail, pass_on, question
from buurtapp.steps.settling import can_have_buddy, neighbouring_groups, through_buddy
from buurtapp.store import Register
from buurtapp.words import Fault, _

OUTSIDE = "address.outside_area"


def asking_forms(register: Register, signup: SignUp, settled: Callable[[], None]) -> list[DOMWidget]:
    """What there is to say to the person in hand, and about whom to say it to."""
    parts: list[DOMWidget] = []
    if can_have_buddy(signup):
        parts += [heading(_("Taking part without WhatsApp")), BuddyForm(register, signup, settled).widget]
    if OUTSIDE in signup.reasons:
        parts += [heading(_("Pass on to the group next door")), *_passing_on(register, signup)]
    return [*parts, heading(_("Ask this person")), *_drafts(register, question(register, signup), "question")]


class BuddyForm:
    """Who passes messages on to someone without WhatsApp."""

    def __init__(self, register: Register, signup: SignUp, settled: Callable[[], None]) -> None:
        self._register, self._signup, self._settled = register, signup, settled
        self.status = StatusLine()
        self.name = FieldView(
            Field("name", _("Which neighbour passes messages on?"), default=signup.buddy,
                  help=_("Agree on it with both of them first. This person then counts as reached.")),
            "buddy",
        )  # fmt: skip
        self.name.write(signup.buddy)
        keep = button(_("Keep this neighbour"), self.keep, self.status, hook="buddy-keep", quiet=True)
        self.widget = VBox([self.name.widget, keep, self.status.widget])

    def keep(self) -> bool:
        """Keep the neighbour; returns whether the person is reached by that. Raises Fault without a name."""
        buddy = self.name.control.read()
        if not buddy:
            raise Fault(
                _("No neighbour was filled in."),
                _("Somebody has to pass the messages on."),
                _("Fill in the name of that neighbour."),
                "",
            )
        reached = through_buddy(self._register, self._signup, buddy)
        self._settled()
        if not reached:
            self.status.done(_("Kept. Something else is still missing: see above."))
        return reached


def _passing_on(register: Register, signup: SignUp) -> list[DOMWidget]:
    groups = neighbouring_groups(register)
    if not groups:
        said = _("No group next door is known yet. Put it with the contacts in step 1.")
        return [html(paragraph(said, "bk-help"))]
    return _drafts(register, pass_on(register, signup, groups), "pass-on")


def _drafts(register: Register, mail: Mail, hook: str) -> list[DOMWidget]:
    text: list[Parts] = [("", mail.to, mail.subject, mail.body)]
    return [html(links_html(mail, practice=register.neighbourhood().practice)), Texts(lambda: text, hook=hook).widget]


def links_html(mail: Mail, *, practice: bool) -> str:
    """Drafts to open: a mail, and WhatsApp without a number; in practice there is no link to WhatsApp."""
    links = [_link(mail.link, _("Open as a draft in your mail"))] if mail.to else []
    if practice:
        said = _("In a practice neighbourhood there is no link to WhatsApp, only the text.")
        return "".join(links) + paragraph(said, "bk-help")
    links.append(_link(mail.whatsapp, _("Open as a draft in WhatsApp")))
    said = _("In WhatsApp you choose yourself whom it goes to. You send it yourself.")
    return " ".join(links) + paragraph(said, "bk-help")


def _link(address: str, label: str) -> str:
    return (
        f'<a class="bk-link" href="{escape(address, quote=True)}" target="_blank" rel="noopener noreferrer">'
        f"{escape(label)}</a>"
    )
