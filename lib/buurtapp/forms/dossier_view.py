"""The document about one person on the page: a heading and a table for each part, which can be folded away."""

from html import escape

from buurtapp.rights.dossier import Dossier, Section
from buurtapp.words import _


def dossier_html(made: Dossier) -> str:
    """The whole document, everything escaped."""
    head = escape(_("Everything that is held about this person"))
    parts = "".join(map(_section_html, made.sections))
    return f'<details open class="bk-dossier"><summary><strong>{head}</strong></summary>{parts}</details>'


def _section_html(section: Section) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{escape(value)}</td></tr>' for label, value in section.lines
    )
    return f'<h3>{escape(section.title)}</h3><table class="bk-table"><tbody>{rows}</tbody></table>'
