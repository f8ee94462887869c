"""What people get to read after signing up: one confirmation at a time, found by name."""

from ipywidgets import VBox

from buurtapp.forms.copying import Texts
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.steps.mails import confirmation
from buurtapp.store import Register
from buurtapp.store.signups import signups
from buurtapp.words import _


class ConfirmationForm:
    """The confirmation of one person, found by a piece of the name."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.status = StatusLine()
        self.search = FieldView(
            Field("name", _("Confirmation for whom?"), help=_("Type a piece of the name, and press Tab."), default=""),
            "confirm",
        )
        self.search.control.on_change(guarded(self._changed, self.status))
        self._found = VBox()
        self.widget = VBox([self.search.widget, self.status.widget, self._found])

    def find(self, piece: str) -> int:
        """Show the confirmations of the people who are ready and whose name holds `piece`; returns how many."""
        wanted = piece.casefold().strip()
        found = [s for s in signups(self._register) if s.verdict == "ready" and wanted and wanted in s.name.casefold()]
        mails = [(s.name, confirmation(self._register, s)) for s in found[:5]]
        texts = Texts(lambda: [(name, mail.to, mail.subject, mail.body) for name, mail in mails], hook="confirmation")
        self._found.children = [texts.widget] if mails else []
        if wanted and not mails:
            self.status.done(_("Nobody of that name is ready."))
        return len(found)

    def refresh(self) -> None:
        """Show it again with what the register holds now."""
        self.find(self.search.control.read())

    def _changed(self, _change: object = None) -> None:
        self.status.clear()
        self.find(self.search.control.read())
