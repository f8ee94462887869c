"""The one function through which every form comes on the page (design.md 5)."""

from functools import cache
from pathlib import Path

from IPython.display import display
from ipywidgets import DOMWidget

from buurtapp.forms.place import asleep
from buurtapp.words import _

VIEW = "application/vnd.jupyter.widget-view+json"


def show(widget: DOMWidget) -> None:
    """Display `widget` without ipywidgets' own `text/plain`, which spells out every value in the saved notebook.

    What is saved is a view's number and one fixed sentence; widget state is never saved.
    """
    widget.add_class("bk")
    display(bundle(widget), raw=True)


def bundle(widget: DOMWidget) -> dict[str, object]:
    """The display data of a widget: its view, and a sentence that holds nothing personal."""
    return {
        VIEW: {"version_major": 2, "version_minor": 0, "model_id": widget.model_id},
        "text/plain": _("A form. It shows after Run > Run All Cells."),
    }


def style() -> str:
    """The one style sheet of all forms, as an HTML element; `--bk-asleep` is what a form without its kernel says."""
    return f'<style>\n:root {{ --bk-asleep: "{asleep()}"; }}\n{_sheet()}</style>'


@cache
def _sheet() -> str:
    return (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
