"""Begin at a step: a choice and a button, and which exercises are done."""

from collections.abc import Callable
from html import escape

from ipywidgets import VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine
from buurtapp.steps.progress import progress
from buurtapp.steps.workshop.beginning import Begun, begin_at
from buurtapp.steps.workshop.exercises import EXERCISES, check
from buurtapp.steps.workshop.ticks import all_right
from buurtapp.store import Register
from buurtapp.words import _


class BeginForm:
    """Brings the open practice neighbourhood to the start of a step; `begun` shows the page anew."""

    def __init__(self, register: Register, step: int, begun: Callable[[], None]) -> None:
        self._register, self._begun = register, begun
        self.status = StatusLine()
        options = tuple((f"{one.number}. {one.title}", one.number) for one in progress(register))
        self.step = FieldView(
            Field("step", _("At which step do you want to begin?"), "choice", options=options, default=step,
                  help=_("Everything of the steps before it is then done. What you made yourself is kept aside.")),
            "begin",
        )  # fmt: skip
        self.step.write(step)
        go = button(_("Begin at this step"), self.begin, self.status, hook="begin")
        self.widget = VBox([self.step.widget, go, self.status.widget])

    def begin(self) -> Begun:
        """Begin at the chosen step; raises Fault, with nothing changed, in a real neighbourhood."""
        made = begin_at(self._register.folder.path, int(self.step.control.read()))
        self._begun()
        said = _("You are at the start of step {step}.", step=made.step)
        kept = _("Your earlier work is kept in the folder {name}.", name=made.kept.name) if made.kept else ""
        self.status.done(f"{said} {kept}".strip())
        return made


def exercises_html(register: Register) -> str:
    """Every exercise with its step, and in words whether it is done."""
    titles, rows = exercise_titles(), []
    words = {True: ("✓", _("done")), False: ("○", _("open"))}
    for name, one in EXERCISES.items():
        sign, word = words[all_right(check(register, name))]
        stands = f'<span aria-hidden="true">{sign}</span> {escape(word)}'
        rows.append(f'<tr><td>{one.step}</td><th scope="row">{escape(titles[name])}</th><td>{stands}</td></tr>')
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in (_("Step"), _("Exercise"), _("How it stands")))
    return f'<table class="bk-table"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def exercise_titles() -> dict[str, str]:
    """What each exercise is called on the page."""
    return {
        "gebied": _("Fix the area"),
        "besluiten": _("Decide together"),
        "brieven": _("A letter for every door"),
        "deuren": _("Two doors"),
        "fouten": _("A file full of mistakes"),
        "valse-aanmelding": _("Somebody who does not exist"),
        "groep": _("Into the group"),
        "melding": _("A report without prejudice"),
        "correctie": _("A kind correction"),
    }
