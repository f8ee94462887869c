"""Undo: the last action is named, and one button takes it back."""

from collections.abc import Callable

from ipywidgets import Button, HBox

from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.steps.signing_up import undo
from buurtapp.store import Register
from buurtapp.store.journal_words import action_word
from buurtapp.words import _


class UndoBar:
    """A bar that shows under the form that was changed last."""

    def __init__(self, register: Register, undone: Callable[[], None]) -> None:
        self._register, self._undone = register, undone
        self.status = StatusLine()
        self.button = Button(description=_("Undo"), tooltip=_("Take back the last change"))
        self.button.add_class("t-undo")
        self.button.on_click(guarded(self._clicked, self.status, self.button))
        self.widget = HBox([self.button, self.status.widget])
        self.widget.add_class("bk-quiet")
        self.hide()

    def hide(self) -> None:
        """Take the bar off the page."""
        self.widget.layout.display = "none"
        self.status.clear()

    def offer(self) -> None:
        """Show the bar."""
        self.status.clear()
        self.widget.layout.display = ""

    def take_back(self) -> None:
        """Take the last action back and show every form anew; raises Fault when there is nothing to take back."""
        what = undo(self._register)
        self._undone()
        self.status.done(_("Taken back: {what}.", what=in_words(what)))

    def _clicked(self, _button: object = None) -> None:
        self.take_back()


def in_words(action: str) -> str:
    """What the journal calls `form.team 1` in words."""
    return action_word(action.split(" ", 1)[0])
