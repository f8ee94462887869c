"""Per group on the page: who keeps it, overflow, the page for the wijkagent, dividing it, the code at the door."""

import asyncio
import base64
from html import escape

from ipywidgets import Dropdown, HBox, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.copying import Parts, Texts
from buurtapp.forms.doing import warnings_html
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html, lines_html, table_html
from buurtapp.groups.door import door_advice, door_qr
from buurtapp.groups.forecast import Outlook
from buurtapp.steps import groups_kept as step
from buurtapp.store import Register
from buurtapp.store.members import groups
from buurtapp.words import Fault, _

SECONDS = 300  # so long a code stays on the page


def care_html(register: Register) -> str:
    """What each group may grow to, and what needs doing about its admins."""
    if not groups(register):
        return paragraph(_("There are no groups yet. Make them first, with the button above."), "bk-help")
    concerns = tuple(one.sentence for one in step.admin_concerns(register))
    said = warnings_html(concerns) or paragraph("✓ " + _("Every group has two admins or more."), "bk-done")
    lines = [
        (name, one.size, f"{one.low}–{one.high}", one.limit, _overflow_words(one))
        for name, one in step.outlooks(register)
    ]
    titles = [_("Group"), _("Members"), _("May become"), _("At most"), _("Will it be too large?")]
    note = paragraph(_("We reckon with the houses of the group and the forecast of step 1."), "bk-help")
    return said + (table_html(titles, lines, caption=_("Does everybody fit?")) + note if lines else "")


def officer_parts(register: Register) -> list[Parts]:
    """The mail to the wijkagent, with a page about each group in it; nothing while there are no groups."""
    if not step.kept(register):
        return []
    mail = step.admin_group_mail(register)
    return [(_("Mail to the wijkagent"), mail.to, mail.subject, mail.body)]


class DivisionForm:
    """A running group in parts: the one message to place, and the steps; nothing is changed here."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.status = StatusLine()
        self.group = Dropdown(description=_("Which group is too large?"), tooltip=_("Which group is too large?"))
        self.group.add_class("t-divide-group")
        which = VBox([self.group])
        which.add_class("bk-field")
        self.parts = FieldView(Field("parts", _("In how many parts?"), "number", low=2, high=20, default=2), "divide")
        self.parts.write(2)
        show = button(_("Show how to divide it"), self.show, self.status, hook="divide", quiet=True)
        self.text = VBox()
        self._none = html(paragraph(_("There are no groups yet. Make them first, with the button above."), "bk-help"))
        self._body = VBox([which, self.parts.widget, show])
        self.widget = VBox([self._none, self._body, self.status.widget, self.text])
        self.refresh()

    def show(self) -> list[Parts]:
        """Show the message and the steps; raises Fault when the group cannot be divided like that."""
        self.text.children = []
        plan = step.division_plan(self._register, self.group.value or "", int(self.parts.control.read()))
        texts: list[Parts] = [
            (_("What to do, in this order"), "", "", plan.steps.body),
            (_("The one message in the old group"), "", "", plan.notice.body),
        ]
        self.text.children = [Texts(lambda: texts, hook="divide-text").widget]
        return texts

    def refresh(self) -> None:
        """Follow the groups; a division that was shown goes away when they change."""
        options = [(group.name, code) for code, group in groups(self._register).items()]
        self._none.layout.display = "none" if options else ""
        self._body.layout.display = "" if options else "none"
        if list(self.group.options) != options:
            former = self.group.value
            self.group.options = options
            codes = [code for _name, code in options]
            self.group.value = former if former in codes else next(iter(codes), None)
            self.text.children = []


class DoorCode:
    """The group link as a code on the screen; link and code go away, and are kept nowhere."""

    def __init__(self) -> None:
        self.status = StatusLine()
        self.link = FieldView(
            Field("link", _("Paste the group link here"),
                  help=_("In WhatsApp: the group, Invite via link, Copy link. We do not keep the link."), default=""),
            "door-link",
        )  # fmt: skip
        self.code = html()
        show = button(_("Show the code"), self.show, self.status, hook="door-show")
        self.gone = button(_("Take the code away"), self.clear, self.status, hook="door-clear", quiet=True)
        advice = html(lines_html(door_advice()))
        self.widget = VBox([advice, self.link.widget, HBox([show, self.gone]), self.status.widget, self.code])
        self.clear()

    def show(self) -> None:
        """Show the code of the link and empty the field; raises Fault when it is no group link."""
        text = self.link.control.read()
        if not text:
            raise Fault(
                _("There is no link yet."),
                _("The code on the screen is made from the group link."),
                _("Copy the link in WhatsApp, and paste it in the field."),
                "",
            )
        picture = base64.b64encode(door_qr(text)).decode("ascii")
        self.link.control.write("")
        said = escape(_("QR code of the group link"), quote=True)
        self.code.value = f'<img alt="{said}" width="320" height="320" src="data:image/png;base64,{picture}">'
        self.gone.layout.display = ""
        self.status.done(_("Let your neighbour scan the code. It goes away after five minutes."))
        self._clear_later()

    def clear(self) -> None:
        """Take link and code off the page."""
        self.link.control.write("")
        self.code.value = ""
        self.gone.layout.display = "none"
        self.status.clear()

    def _clear_later(self) -> None:
        shown = self.code.value

        def clear() -> None:
            if self.code.value == shown:
                self.clear()

        try:
            asyncio.get_running_loop().call_later(SECONDS, clear)
        except RuntimeError:  # no kernel behind the page: nothing to clear later
            return


def _overflow_words(one: Outlook) -> str:
    words = {
        "now": _("it is full now: divide it"),
        "expected": _("yes, count on {n} groups", n=one.groups_needed),
        "possible": _("perhaps"),
        "no": _("no"),
    }
    return words[one.overflow]
