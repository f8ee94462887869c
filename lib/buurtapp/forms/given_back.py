"""For who took a neighbourhood over: its receipt once more, and counts to send back to whoever gave it."""

from html import escape

from ipywidgets import VBox

from buurtapp.forms.copying import Parts, Texts
from buurtapp.forms.tables import heading, html
from buurtapp.rights.receiving import receipt_in
from buurtapp.rights.reporting_back import report_back
from buurtapp.store import Register
from buurtapp.words import _


class GivenBack:
    """Shown only in a folder that came out of a package; it follows every change."""

    def __init__(self, register: Register) -> None:
        self._register = register
        receipt = receipt_in(register.folder)
        told = escape(_("You took this neighbourhood over. Your receipt was {receipt}.", receipt=receipt))
        help_text = escape(_("Does a coordinator want to know how it goes? Send this line back. It holds counts only."))
        self.text = Texts(self.parts, hook="given-back")
        self.widget = VBox(
            [
                heading(_("How it goes, back to who gave it to you")),
                html(f'<p class="bk-help">{told}<br>{help_text}</p>'),
                self.text.widget,
            ]
        )
        self.widget.layout.display = "" if receipt else "none"

    def parts(self) -> list[Parts]:
        """The line with counts; nothing in a folder that came from nobody."""
        if not receipt_in(self._register.folder):
            return []
        return [(_("Counts of this neighbourhood"), "", "", report_back(self._register))]

    def refresh(self) -> None:
        """Count again."""
        self.text.refresh()
