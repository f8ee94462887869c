"""The head of every page: the OEFENBUURT banner, and where you are in the five steps."""

from html import escape

from buurtapp.steps.progress import StepState, progress
from buurtapp.store import Register
from buurtapp.store.notebooks import step_notebooks
from buurtapp.words import _

SIGNS = {"ready": "✓", "busy": "◐", "todo": "○", "blocked": "✕"}


def head(register: Register, step: int, folder: str = "") -> str:
    """Banner and steps as HTML, with links to the notebooks in `folder`; names no people."""
    neighbourhood = register.neighbourhood()
    banner = _banner() if neighbourhood.practice else ""
    title = f'<p class="bk-where"><strong>{escape(neighbourhood.name)}</strong></p>'
    return f'<div class="bk-head">{banner}{title}{strip(progress(register), step, folder)}</div>'


def strip(states: list[StepState], step: int, folder: str = "") -> str:
    """The five steps in a row, each with its state in words and a link to its notebook in `folder`."""
    names = {number: path.name for number, path in enumerate(step_notebooks(), 1)}
    items = "".join(_item(state, state.number == step, folder + names.get(state.number, "")) for state in states)
    label = escape(_("The five steps"), quote=True)
    return f'<nav aria-label="{label}"><ol class="bk-steps">{items}</ol></nav>'


def state_word(state: str) -> str:
    """The state of a step in words."""
    words = {"ready": _("ready"), "busy": _("busy"), "todo": _("to do"), "blocked": _("not yet possible")}
    return words[state]


def _item(state: StepState, here: bool, link: str) -> str:
    label = f"{state.number}. {escape(state.title)}"
    inner = f"<strong>{label}</strong>" if here else f'<a href="{escape(link, quote=True)}">{label}</a>'
    you_are_here = escape(_("you are here"))
    where = f' <span class="bk-here">{you_are_here}</span>' if here else ""
    sign = f'<span aria-hidden="true">{SIGNS[state.state]}</span> {escape(state_word(state.state))}'
    current = ' aria-current="step"' if here else ""
    return f'<li class="bk-{state.state}"{current}>{inner}<br>{sign}{where}</li>'


def _banner() -> str:
    said = _("PRACTICE NEIGHBOURHOOD. Everybody here is invented. You can try everything; nothing can go wrong.")
    return f'<p class="bk-practice">{escape(said)}</p>'
