"""Bringing sign-ups in: an upload, or the files that lie in the folder `invoer`."""

from collections.abc import Callable

from ipywidgets import Button, VBox

from buurtapp.forms.counting import verdict_words
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html
from buurtapp.forms.upload import Upload
from buurtapp.steps.importing import ImportReport, import_bytes, import_file, waiting
from buurtapp.store import Register
from buurtapp.words import _, ngettext

SIGNUP_FILES = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.vcf"


class ImportForm:
    """Two ways to bring sign-ups in: an upload, and the files that lie in `invoer`."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self.status = StatusLine()
        self.upload = Upload(
            _("Choose a sign-up file"), SIGNUP_FILES, self.take, hook="import",
            hint=_("The export of your form, or a list from Excel. Importing the same file again does no harm."),
        )  # fmt: skip
        self.waiting = html()
        self.refresh_button = Button(description=_("Refresh"), tooltip=_("Look again in the folder invoer"))
        self.refresh_button.add_class("bk-quiet")
        self.refresh_button.on_click(guarded(self._look_again, self.status, self.refresh_button))
        self.read_button = Button(
            description=_("Import these files"), tooltip=_("Import the files that wait in the folder invoer")
        )
        self.read_button.add_class("t-import-waiting")
        self.read_button.on_click(guarded(self._read_clicked, self.status, self.read_button))
        self.widget = VBox(
            [self.upload.widget, self.waiting, self.read_button, self.refresh_button, self.status.widget]
        )
        self.reload()

    def take(self, name: str, content: bytes) -> str:
        """Import an uploaded file; returns what it brought as a sentence."""
        report = import_bytes(self._register, name, content)
        self.reload()
        self._saved()
        return brought(report)

    def read_waiting(self) -> list[ImportReport]:
        """Import every file that waits in `invoer`."""
        reports = [import_file(self._register, path) for path in waiting(self._register)]
        self.reload()
        self._saved()
        self.status.done("\n".join(brought(report) for report in reports) or _("No files were waiting."))
        return reports

    def reload(self) -> None:
        """Look again which files wait."""
        names = [path.name for path in waiting(self._register)]
        intro = _("Or put the file in the folder invoer of your neighbourhood, and press Refresh.")
        said = (
            ngettext("{n} file waits there:", "{n} files wait there:", len(names))
            if names
            else _("No files wait there now.")
        )
        self.waiting.value = paragraph(intro) + paragraph(f"{said} {', '.join(names)}")
        self.read_button.layout.display = "" if names else "none"

    def refresh(self) -> None:
        """Follow what was imported elsewhere on the page."""
        self.reload()

    def _look_again(self, _button: object = None) -> None:
        self.reload()

    def _read_clicked(self, _button: object = None) -> None:
        self.read_waiting()


def brought(report: ImportReport) -> str:
    """What an import brought, in a sentence or two."""
    new = ngettext("{n} new sign-up", "{n} new sign-ups", report.imported.new)
    said = [_("{name}: {new}, {known} known already.", name=report.source, new=new, known=report.imported.known)]
    if report.verdicts:
        words = verdict_words()
        parts = (f"{words[key].lower()} {report.verdicts[key]}" for key in words if key in report.verdicts)
        said.append(f"({', '.join(parts)})")
    return " ".join(said)
