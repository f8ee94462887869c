"""Files to take along: where they lie, and one click that saves them and leaves no copy (engineering.md 2.5)."""

import asyncio
import base64
import mimetypes
import time
from collections.abc import Iterable
from html import escape
from pathlib import Path

from ipywidgets import HTML, Button, HBox, VBox

from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.tables import html
from buurtapp.words import Fault, _

LARGEST = 40 * 1024 * 1024
SECONDS = 120

# What an empty picture does when it comes on a page: click the link before it. Only once: the same HTML comes on a page
# again when that is loaded anew, or a cell is moved.
_CLICK_ONCE = (
    "if (sessionStorage.bkSaved !== this.dataset.time)"
    " { sessionStorage.bkSaved = this.dataset.time; this.previousElementSibling.click() }"
)


class Downloads:
    """A list of files, each with a button that saves it; the page holds one of them at a time, for two minutes."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._timer: asyncio.TimerHandle | None = None
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
        """Let the browser save one file; raises Fault when it is gone or too large for a page."""
        self._forget()
        self.hand_over(path.name, _content(path))

    def hand_over(self, file_name: str, content: bytes) -> None:
        """Let the browser save content that lies in no file; a link stays for whose browser did not."""
        self.link.value = _saved_at_once(file_name, content)
        self.status.done(_("{name} is with your downloads.", name=file_name))
        self._forget_later()

    def clear(self) -> None:
        """Take the copy of the file off the page, and what was said of it."""
        self._forget()
        self.status.clear()

    def _line(self, path: Path) -> HBox:
        button = Button(description=_("Download"), tooltip=_("Download {name}", name=path.name))
        button.add_class("t-download")
        button.on_click(guarded(lambda _button: self.open(path), self.status, button))
        place = path.relative_to(self._root) if path.is_relative_to(self._root) else path
        where = _("lies in {place}", place=" › ".join(place.parts[:-1]) or ".")
        return HBox([button, html(f"<p><strong>{escape(path.name)}</strong><br>{escape(where)}</p>")])

    def _forget(self) -> None:
        self.link.value = ""

    def _forget_later(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        try:
            self._timer = asyncio.get_running_loop().call_later(SECONDS, self._forget)
        except RuntimeError:  # no kernel behind the page: nothing to forget later
            return


def _saved_at_once(file_name: str, content: bytes) -> str:
    kind = mimetypes.guess_type(file_name)[0] or "application/octet-stream"
    data = base64.b64encode(content).decode("ascii")
    name = escape(file_name, quote=True)
    ask, label = escape(_("Does nothing happen?")), escape(_("Then click here to save {name}.", name=file_name))
    link = f'<a class="t-link" download="{name}" href="data:{kind};base64,{data}">{label}</a>'
    click = f'<img hidden alt="" src="data:," data-time="{time.time_ns()}" onerror="{_CLICK_ONCE}">'
    return f'<p class="bk-help">{ask} {link}{click}</p>'


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
