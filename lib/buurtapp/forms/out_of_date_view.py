"""The prints that are out of date, as HTML: what to make again and why."""

from html import escape

from buurtapp.forms.tables import lines_html
from buurtapp.steps.out_of_date import summary
from buurtapp.store import Register


def out_of_date_html(register: Register) -> str:
    """A warning with a line per file; empty when every print still says what was decided."""
    said = summary(register)
    if not said:
        return ""
    first = escape(said[0])
    return f'<div class="bk-warn" role="status"><p><strong>{first}</strong></p>{lines_html(said[1:])}</div>'
