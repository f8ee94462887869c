"""The button *Controleer*: what is right, what is not yet, and the next thing to do."""

import re
from collections.abc import Sequence
from html import escape

from ipywidgets import VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.tables import html
from buurtapp.steps.workshop.exercises import check
from buurtapp.steps.workshop.ticks import Tick, all_right, next_action
from buurtapp.store import Register
from buurtapp.words import _


class ExerciseCheck:
    """One exercise; once the button was pressed, the ticks follow every change on the page."""

    def __init__(self, register: Register, name: str) -> None:
        self._register, self._name = register, name
        self._pressed = False
        self.status = StatusLine()
        self.result = html()
        self.button = button(_("Check my work"), self.check, self.status, hook=f"check-{name}")
        self.widget = VBox([self.button, self.status.widget, self.result])

    def check(self) -> list[Tick]:
        """Look at the folder and show what it holds; raises Fault in a real neighbourhood."""
        ticks = check(self._register, self._name)
        self._pressed = True
        self.result.value = ticks_html(ticks)
        return ticks

    def refresh(self) -> None:
        """Show it anew when it is on the page."""
        if self._pressed:
            self.check()


def ticks_html(ticks: Sequence[Tick]) -> str:
    """Ticks and crosses, each with its word, and what to do now; nothing by colour alone."""
    words = {True: ("✓", _("Right"), "bk-tick"), False: ("✕", _("Not yet"), "bk-cross")}
    items = []
    for one in ticks:
        sign, word, name = words[one.right]
        items.append(
            f'<li class="{name}"><span aria-hidden="true">{sign}</span> <strong>{escape(word)}:</strong> '
            f"{emphasised(one.said)}</li>"
        )
    first, well = escape(_("Do this now:")), escape(_("Well done. This exercise is finished."))
    do = f'<p class="bk-warn"><strong>{first}</strong> {emphasised(next_action(ticks))}</p>'
    last = f'<p class="bk-done">✓ {well}</p>' if all_right(ticks) else do
    return f'<div role="status"><ul class="bk-tasks">{"".join(items)}</ul>{last}</div>'


def emphasised(text: str) -> str:
    """A sentence as HTML in which `*Undo*` names a button."""
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", escape(text))
