"""Texts to copy: a mail, an invitation, a list of addresses. The workbook sends nothing itself."""

from collections.abc import Callable
from html import escape

from ipywidgets import Text, Textarea, VBox

from buurtapp.forms.tables import html
from buurtapp.words import _

Parts = tuple[str, str, str, str]  # title, to, subject, text


class Texts:
    """Texts made by `make`, made again at every change."""

    def __init__(self, make: Callable[[], list[Parts]], *, hook: str) -> None:
        self._make, self._hook = make, hook
        self._shown: list[Parts] | None = None
        self.widget = VBox()
        self.refresh()

    def refresh(self) -> None:
        """Make the texts again; one that stayed the same stays as it is on the page."""
        made = self._make()
        if made != self._shown:
            self._shown = made
            texts = [
                text_to_copy(title, text, to=to, subject=subject, hook=f"{self._hook}-{nth}")
                for nth, (title, to, subject, text) in enumerate(made, 1)
            ]
            self.widget.children = [html(how_to_copy()), *texts] if texts else []


def text_to_copy(title: str, text: str, *, to: str = "", subject: str = "", hook: str = "") -> VBox:
    """A text with its title, ready to select with Ctrl+A and copy with Ctrl+C. Changes made in it are not saved."""
    rows = min(18, 2 + sum(1 + len(line) // 70 for line in text.splitlines()))
    about = _("Text to copy: {title}", title=title or subject)
    box = Textarea(value=text, description=_("Text"), rows=rows, tooltip=about)
    if hook:
        box.add_class(f"t-{hook}")
    lines = [Text(value=to, description=_("To"))] if to else []
    lines += [Text(value=subject, description=_("Subject"))] if subject else []
    made = VBox([*([html(f"<h3>{escape(title)}</h3>")] if title else []), *lines, box])
    made.add_class("bk-copy")
    return made


def how_to_copy() -> str:
    """How to take a text along, as HTML."""
    said = _("Click in a text, press Ctrl+A and then Ctrl+C. Paste it in your mail or app with Ctrl+V.")
    return f'<p class="bk-help">{escape(said)}</p>'
