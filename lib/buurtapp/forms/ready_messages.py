"""The messages that lie ready for the admins: chosen one by one, filled in, to copy."""

from collections.abc import Mapping
from typing import Any

from ipywidgets import Dropdown, VBox

from buurtapp.forms.copying import Parts, Texts
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html
from buurtapp.steps.running import messages
from buurtapp.store import Register
from buurtapp.words import _


class MessagesForm:
    """A choice of occasion, the text for it, and to whom it goes. Changes made in the text are not kept."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.status = StatusLine()
        self.which = Dropdown(
            description=_("What is it about?"),
            tooltip=_("What is it about?"),
            options=[(_("Choose a message"), ""), *((title, name) for name, (title, _to) in occasions().items())],
        )
        self.which.add_class("t-message")
        self.which.observe(guarded(self._chosen, self.status), "value")
        box = VBox([self.which])
        box.add_class("bk-field")
        self.to = html()
        self._text = Texts(self._parts, hook="message-text")
        self._text.widget.layout.display = "none"
        self.widget = VBox([box, self.to, self._text.widget, self.status.widget])

    def refresh(self) -> None:
        """Follow the team's decisions."""
        self._text.refresh()

    def _chosen(self, _change: Mapping[str, Any]) -> None:
        name = self.which.value
        self._text.widget.layout.display = "" if name else "none"
        self.to.value = paragraph(occasions()[name][1], "bk-help") if name else ""
        self._text.refresh()

    def _parts(self) -> list[Parts]:
        name = self.which.value
        if not name:
            return []
        made = messages(self._register)[name]
        return [(occasions()[name][0], "", made.subject, made.body)]


def occasions() -> dict[str, tuple[str, str]]:
    """Per ready message its occasion, and where it goes."""
    group, one = _("Place this in the group."), _("Send this to that one person only.")
    described = _("Paste this as the description of the group, in WhatsApp at the name of the group.")
    return {
        "welkom": (_("Welcome, for the first day"), group),
        "groepsbeschrijving": (_("The rules, as the description of the group"), described),
        "testbericht": (_("Test message"), group),
        "afsluiten-incident": (_("A report is over: close the conversation"), group),
        "correctie-vriendelijk": (_("Somebody slipped: a friendly word"), one),
        "waarschuwing": (_("It happened again: a warning"), one),
        "verwijdering": (_("Somebody was taken out of the group"), one),
        "verhuizing": (_("Somebody moves house"), one),
        "evaluatie": (_("The questions of the evaluation"), group),
    }
