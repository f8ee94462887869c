"""Files to bring in: an upload button, and a folder for files that are there already (engineering.md 2.4)."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from ipywidgets import FileUpload, VBox

from buurtapp.files import check_upload
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.tables import html
from buurtapp.words import listening

Receive = Callable[[str, bytes], str]


class Upload:
    """A button for one or more files; `receive(name, content)` returns the sentence to show, or raises Fault."""

    def __init__(self, label: str, accept: str, receive: Receive, *, hook: str, hint: str = "") -> None:
        self._receive = receive
        self.status = StatusLine()
        self.button = FileUpload(description="", accept=accept, multiple=True, tooltip=label)
        self.button.add_class(f"t-{hook}")  # its label is the tooltip, by the style sheet: ipywidgets adds a count
        self.button.observe(guarded(self._chosen, self.status), "value")
        self.widget = VBox([self.button, html(f'<p class="bk-help">{escape(hint)}</p>'), self.status.widget])

    def take(self, entries: tuple[Mapping[str, Any], ...]) -> None:
        """Take over uploaded files. The button is emptied first: their content must not stay on the page."""
        self.button.value = ()
        said = []
        for entry in entries:
            content = bytes(entry["content"])
            check_upload(content, entry["name"])
            said.append(self._receive(entry["name"], content))
        if said:
            self.status.done("\n".join(said))

    def _chosen(self, change: Mapping[str, Any]) -> None:
        if change["new"]:
            self.status.busy()
            with listening(self.status.busy):
                self.take(change["new"])
