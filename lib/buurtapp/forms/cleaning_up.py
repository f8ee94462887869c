"""Cleaning up on the page: first what may not be kept any longer, then a second confirmation."""

from collections.abc import Callable

from ipywidgets import VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.erasing import done_html, files_html
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html, table_html
from buurtapp.rights.due_words import due_words
from buurtapp.rights.forget import Forgotten
from buurtapp.rights.retention import clean_up, due, files_of
from buurtapp.steps.remaking import remake
from buurtapp.store import Register
from buurtapp.words import Fault, _, ngettext


class CleanUpForm:
    """What is due, a tick, and the button. Unattended runs do not show it, so they never clean up."""

    def __init__(self, register: Register, cleaned: Callable[[], None]) -> None:
        self._register, self._cleaned = register, cleaned
        self.status = StatusLine()
        self.shown, self.result = html(), html()
        self.sure = FieldView(
            Field("sure", _("Yes, delete this. It cannot be taken back."), "tick", default=False), "cleanup"
        )
        self._confirm = VBox([self.sure.widget, button(_("Clean up now"), self.clean, self.status, hook="cleanup-now")])
        show = button(_("Show what has to go"), self.show, self.status, hook="cleanup-show")
        self.widget = VBox([show, self.status.widget, self.shown, self._confirm, self.result])
        self._confirm.layout.display = "none"
        self.refresh()

    def refresh(self) -> None:
        """Say how many have to go; nothing of whom."""
        if self._confirm.layout.display == "none":
            found = due(self._register)
            many = ngettext("{n} sign-up may not be kept any longer.", "{n} sign-ups may not be kept any longer.",
                            len(found.signups))  # fmt: skip
            self.shown.value = paragraph("⚠ " + many) if found.signups else ""

    def show(self) -> None:
        """Show what may not be kept any longer; nothing is changed."""
        found = due(self._register)
        words = due_words()
        self.result.value = ""
        self._confirm.layout.display = "" if found else "none"
        if not found:
            self.shown.value = paragraph("✓ " + _("Nothing has to go today."), "bk-done")
            return
        rows = [(words[kind], number) for kind, number in found.counts.items()]
        files = files_html(self._register, files_of(self._register, found))
        self.shown.value = table_html((_("What"), _("How many")), rows) + files

    def clean(self) -> Forgotten:
        """Delete what was shown; raises Fault when the tick is not set."""
        if not self.sure.control.read():
            raise Fault(
                _("You did not tick that you are sure."),
                _("What is deleted cannot be brought back, not with Undo either."),
                _("Tick the box above the button, and press it again."),
                _("Look first at the list of what goes."),
            )
        done = clean_up(self._register)
        made, gone = remake(self._register, done.removed)
        self.result.value = done_html(self._register, done, len(made), gone)
        self.shown.value = ""
        self.sure.write(False)
        self._confirm.layout.display = "none"
        self._cleaned()
        self.status.done(_("Cleaned up."))
        return done
