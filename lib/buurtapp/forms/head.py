"""The head of every page: the OEFENBUURT banner, where you are in the five steps, and what is up next."""

from html import escape

from buurtapp.steps.progress import StepState, progress
from buurtapp.store import Register
from buurtapp.store.notebooks import step_notebooks
from buurtapp.words import _

SIGNS = {"ready": "✓", "busy": "◐", "todo": "○", "blocked": "✕"}


def head(register: Register, step: int, folder: str = "") -> str:
    """Banner, steps and the next thing to do as HTML, with links to the notebooks in `folder`; names no people."""
    neighbourhood = register.neighbourhood()
    banner = _banner() if neighbourhood.practice else ""
    title = f'<p class="bk-where"><strong>{escape(neighbourhood.name)}</strong></p>'
    states = progress(register)
    return f'<div class="bk-head">{banner}{title}{strip(states, step, folder)}{up_next(states, step, folder)}</div>'


def strip(states: list[StepState], step: int, folder: str = "") -> str:
    """The five steps in a row, each with its state in words and a link to its notebook in `folder`."""
    items = "".join(_item(state, state.number == step, folder) for state in states)
    label = escape(_("The five steps"), quote=True)
    return f'<nav aria-label="{label}"><ol class="bk-steps">{items}</ol></nav>'


def up_next(states: list[StepState], step: int, folder: str = "") -> str:
    """The one thing to do next: in this step, or, on a page of no step, in the first that is not ready.

    What is to be done in another step is a link to it.
    """
    state = next((s for s in states if (s.number == step if step else s.state != "ready")), states[-1])
    title, what = escape(_("Up next:")), escape(state.up_next)
    if state.where != state.number:
        what = f'<a href="{_address(state.where, folder)}">{what}</a>'
    where = "" if step else f"{_link(state, folder)}. "
    return f'<p class="bk-next"><strong>{title}</strong> {where}{what}</p>'


def state_word(state: str) -> str:
    """The state of a step in words."""
    words = {"ready": _("ready"), "busy": _("busy"), "todo": _("to do"), "blocked": _("not yet possible")}
    return words[state]


def _link(state: StepState, folder: str) -> str:
    return f'<a href="{_address(state.number, folder)}">{_label(state)}</a>'


def _address(number: int, folder: str) -> str:
    names = {number: path.name for number, path in enumerate(step_notebooks(), 1)}
    return escape(folder + names.get(number, ""), quote=True)


def _label(state: StepState) -> str:
    return f"{state.number}. {escape(state.title)}"


def _item(state: StepState, here: bool, folder: str) -> str:
    inner = f"<strong>{_label(state)}</strong>" if here else _link(state, folder)
    you_are_here = escape(_("you are here"))
    where = f' <span class="bk-here">{you_are_here}</span>' if here else ""
    sign = f'<span aria-hidden="true">{SIGNS[state.state]}</span> {escape(state_word(state.state))}'
    current = ' aria-current="step"' if here else ""
    return f'<li class="bk-{state.state}"{current}>{inner}<br>{sign}{where}</li>'


def _banner() -> str:
    said = _("PRACTICE NEIGHBOURHOOD. Everybody here is invented. You can try everything; nothing can go wrong.")
    return f'<p class="bk-practice">{escape(said)}</p>'
