"""Files to take along: where they lie, and a link made on click that is cleared after (engineering.md 2.5)."""

import asyncio
import base64
import mimetypes
from collections.abc import Iterable
from html import escape
from pathlib import Path

from ipywidgets import HTML, Button, HBox, VBox

from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.tables import html
from buurtapp.words import Fault, _

LARGEST = 40 * 1024 * 1024
SECONDS = 120


class Downloads:
    """A list of files, each with a button; one link at a time, gone after two minutes."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.status = StatusLine()
        self.link = HTML()
        self._files = VBox()
        self.widget = VBox([self._files, self.status.widget, self.link])
        self.widget.add_class("bk-downloads")

    def offer(self, files: Iterable[Path]) -> None:
        """List these files."""
        self.clear()
        self._files.children = [self._line(path) for path in files if path.is_file()]

    def open(self, path: Path) -> None:
        """Make the link for one file; raises Fault when it is gone or too large for a page."""
        self.hand_over(path.name, _content(path))

    def hand_over(self, file_name: str, content: bytes) -> None:
        """Make the link for content that lies in no file."""
        kind = mimetypes.guess_type(file_name)[0] or "application/octet-stream"
        data = base64.b64encode(content).decode("ascii")
        name = escape(file_name, quote=True)
        label = escape(_("Save {name}", name=file_name))
        self.link.value = f'<a class="bk-link t-link" download="{name}" href="data:{kind};base64,{data}">{label}</a>'
        self.status.done(_("Click the link below. It goes away after two minutes."))
        self._clear_later()

    def clear(self) -> None:
        """Take the link away, and with it the copy of the file on the page."""
        self.link.value = ""
        self.status.clear()

    def _line(self, path: Path) -> HBox:
        button = Button(description=_("Download"), tooltip=_("Download {name}", name=path.name))
        button.add_class("t-download")
        button.on_click(guarded(lambda _button: self.open(path), self.status, button))
        place = path.relative_to(self._root) if path.is_relative_to(self._root) else path
        where = _("lies in {place}", place=" › ".join(place.parts[:-1]) or ".")
        return HBox([button, html(f"<p><strong>{escape(path.name)}</strong><br>{escape(where)}</p>")])

    def _clear_later(self) -> None:
        try:
            asyncio.get_running_loop().call_later(SECONDS, self.clear)
        except RuntimeError:  # no kernel behind the page: nothing to clear later
            return


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Fault(
            _("The file {name} is not there any more.", name=path.name),
            _("It was moved, renamed or thrown away."),
            _("Make it again with the button above."),
            _("Look in the folder {folder} first.", folder=path.parent.name),
        ) from error
    if len(content) > LARGEST:
        raise Fault(
            _("The file {name} is {size} MB.", name=path.name, size=len(content) // (1024 * 1024)),
            _("That is too large to hand over through the page."),
            _("Open the folder {folder} on this computer and take it from there.", folder=path.parent),
            _("Look in the folder {folder} first.", folder=path.parent.name),
        )
    return content
