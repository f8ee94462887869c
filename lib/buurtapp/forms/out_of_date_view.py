"""The prints that are out of date, as HTML: what to make again and why."""

from collections.abc import Sequence
from html import escape

from buurtapp.forms.tables import lines_html
from buurtapp.steps.out_of_date import summary
from buurtapp.store import Register


def out_of_date_html(register: Register) -> str:
    """A warning with a line per file; empty when every print still says what was decided."""
    said = summary(register)
    return warning_html(said[0], said[1:]) if said else ""


def warning_html(first: str, lines: Sequence[str]) -> str:
    """A warning with a line for each thing to mind."""
    said = escape(first)
    return f'<div class="bk-warn" role="status"><p><strong>{said}</strong></p>{lines_html(lines)}</div>'
