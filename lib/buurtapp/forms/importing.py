"""Bringing sign-ups in: an upload with a look first, or the files that lie in the folder `invoer`."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ipywidgets import Dropdown, HBox, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.look import LookForm
from buurtapp.forms.pages import paragraph
from buurtapp.forms.reporting import brought
from buurtapp.forms.tables import html
from buurtapp.forms.upload import Upload
from buurtapp.steps.importing import READABLE, ImportReport, import_file, lay_ready, waiting
from buurtapp.store import Register
from buurtapp.words import _, ngettext

SIGNUP_FILES = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.vcf"


class ImportForm:
    """Two ways to bring sign-ups in: an upload, and the files that lie in `invoer`."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self._filling = False
        self.status = StatusLine()
        self.upload = Upload(
            _("Choose a sign-up file"), SIGNUP_FILES, self.take, hook="import",
            hint=_("The export of your form, or a list from Excel. Importing the same file again does no harm."),
        )  # fmt: skip
        self.waiting = html()
        self.refresh_button = button(_("Refresh"), self.reload, self.status, hook="import-refresh", quiet=True)
        self.refresh_button.tooltip = _("Look again in the folder invoer")
        self.read_button = button(_("Import these files"), self.read_waiting, self.status, hook="import-waiting")
        self.choose = Dropdown(description=_("Have a look at a file first"), tooltip=_("Choose a file to look at"))
        self.choose.add_class("t-look-choose")
        self.choose.observe(guarded(self._chosen, self.status), "value")
        self.look = LookForm(register, self._imported, self.reload)
        first = VBox([self.choose])
        first.add_class("bk-field")
        self.widget = VBox(
            [
                self.upload.widget, self.waiting, HBox([self.read_button, self.refresh_button]), first,
                self.look.widget, self.status.widget,
            ]
        )  # fmt: skip
        self.reload()

    def take(self, name: str, content: bytes) -> str:
        """Lay an uploaded file ready and show how it is read; raises Fault, with nothing kept, when it cannot be."""
        self.status.clear()
        before = waiting(self._register)
        path = lay_ready(self._register, name, content)
        self.look.open(path, ours=path not in before)
        self.reload()
        return _("Look below how we read {name}. Then import it.", name=name)

    def read_waiting(self) -> list[ImportReport]:
        """Import every file that waits in `invoer`, as we read it."""
        reports = [import_file(self._register, path) for path in waiting(self._register)]
        self.reload()
        self._saved()
        self.status.done("\n".join(brought(report) for report in reports) or _("No files were waiting."))
        return reports

    def reload(self) -> None:
        """Look again which files there are."""
        waits = waiting(self._register)
        names = [path.name for path in waits]
        intro = _("Or put the file in the folder invoer of your neighbourhood, and press Refresh.")
        said = (
            ngettext("{n} file waits there:", "{n} files wait there:", len(names))
            if names
            else _("No files wait there now.")
        )
        self.waiting.value = paragraph(intro) + paragraph(f"{said} {', '.join(names)}")
        self.read_button.layout.display = "" if names else "none"
        self._fill_list(waits)

    def refresh(self) -> None:
        """Follow what was imported elsewhere on the page."""
        self.reload()

    def _fill_list(self, waits: list[Path]) -> None:
        folder = self._register.folder.inputs
        known = [path for path in sorted(folder.glob("*")) if path.suffix.lower() in READABLE and path not in waits]
        options = [(_("Choose a file"), ""), *((path.name, path.name) for path in waits)]
        options += [(_("{name} (imported before)", name=path.name), path.name) for path in known]
        in_hand = self.look.path.name if self.look.path is not None else ""
        self._filling = True
        self.choose.options = options
        self.choose.value = in_hand if in_hand in [name for _label, name in options] else ""
        self._filling = False

    def _chosen(self, change: Mapping[str, Any]) -> None:
        if self._filling:
            return
        self.status.clear()
        self.upload.status.clear()
        if change["new"]:
            self.look.open(self._register.folder.inputs / change["new"])
        else:
            self.look.close()

    def _imported(self, report: ImportReport) -> None:
        self.reload()
        self._saved()
        self.upload.status.clear()
        self.status.done(brought(report))
