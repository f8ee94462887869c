"""A medium as it will print, beside the form: the first page as a picture, or its words where that cannot be."""

import base64
from html import escape

from ipywidgets import VBox

from buurtapp.forms.background import Background
from buurtapp.forms.tables import html
from buurtapp.press.preview import document_page, first_page, framed, text_page
from buurtapp.words import _


class Preview:
    """Shows a document or a text; the picture comes a moment later, and only for the newest."""

    def __init__(self) -> None:
        self._background = Background()
        self._said, self._page = html(), html()
        self._name, self._document = "", b""
        self.widget = VBox([self._said, self._page])
        self.widget.add_class("bk-preview")
        self.widget.add_class("t-preview")

    @property
    def html(self) -> str:
        """What it shows now."""
        return str(self._said.value) + str(self._page.value)

    def clear(self) -> None:
        """Show nothing."""
        self._name, self._document, self._said.value, self._page.value = "", b"", "", ""

    def show(self, name: str, document: bytes) -> None:
        """Show a Word file called `name`: its words at once, its first page as soon as it is drawn."""
        if document == self._document:
            return
        if name != self._name or "<img" not in self._page.value:
            self._page.value = framed(document_page(document), _preview_of(name))
        self._name, self._document = name, document
        self._said.value = _status(_("The page is being drawn …"))
        self._background.do(lambda: first_page(document), lambda png: self._drawn(document, png))

    def show_text(self, name: str, text: str) -> None:
        """Show a text to copy."""
        self._name, self._document = name, text.encode()
        self._said.value = ""
        self._page.value = framed(text_page(text), _preview_of(name))

    def _drawn(self, document: bytes, png: bytes) -> None:
        if document != self._document:
            return
        if not png:
            self._said.value = _status(
                _("These are the words. Without LibreOffice the page itself cannot be drawn here.")
            )
            self._page.value = framed(document_page(document), _preview_of(self._name))
            return
        self._said.value = _status(_("This is how the first page prints."))
        data = base64.b64encode(png).decode("ascii")
        said = escape(_preview_of(self._name), quote=True)
        self._page.value = f'<img class="bk-page" alt="{said}" src="data:image/png;base64,{data}">'


def _preview_of(name: str) -> str:
    return _("Preview of {name}", name=name)


def _status(sentence: str) -> str:
    return f'<p class="bk-help" role="status">{escape(sentence)}</p>'
