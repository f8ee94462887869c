"""Opening a package on the page: a whole neighbourhood gets a folder, new sign-ups go on top of theirs."""

import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path

from ipywidgets import VBox

from buurtapp.files import safe_name
from buurtapp.forms.buttons import button
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.passwords import PasswordField
from buurtapp.forms.tables import html
from buurtapp.forms.upload import Upload
from buurtapp.rights.arriving import Added, arrive
from buurtapp.rights.receiving import Received
from buurtapp.steps.opening import folder_for, neighbourhoods
from buurtapp.steps.public_machine import refuse_package
from buurtapp.words import Fault, _


class ArrivingForm:
    """Choose the file, type the password, and get the receipt for the sender; `way` shows the way on."""

    def __init__(self, changed: Callable[[], None], way: Callable[[str, Path], None] = lambda _name, _to: None) -> None:
        self._changed, self._way = changed, way
        self._file: tuple[str, bytes] | None = None
        self.status = StatusLine()
        self.upload = Upload(
            _("Choose the package"), ".zip", self.take_file, hook="arrive-file", hint=_("Its name ends in .zip.")
        )
        self.password = PasswordField(_("Password of the package"), hook="arrive-password")
        self.name = FieldView(
            Field("name", _("Name of the folder"), default="",
                  help=_("May stay empty. Then the folder is called as the neighbourhood.")),
            "arrive",
        )  # fmt: skip
        self.receipt = html()
        opened = button(_("Open the package"), self.open, self.status, hook="arrive-open")
        self.widget = VBox(
            [self.upload.widget, self.password.widget, self.name.widget, opened, self.status.widget, self.receipt]
        )

    def take_file(self, name: str, content: bytes) -> str:
        """Keep the file in memory until the button is pressed; raises Fault on a public machine."""
        refuse_package()
        self._file = (name, content)
        self.receipt.value = ""
        return _("{name} is ready to open.", name=name)

    def open(self) -> Received | Added:
        """Open the package; raises Fault, with nothing changed, when it cannot be."""
        if self._file is None:
            raise _no_file()
        name, content = self._file
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / safe_name(name)
            path.write_bytes(content)
            wanted = self.name.control.read()
            arrived = arrive(path, self.password.value, neighbourhoods(), lambda own: folder_for(wanted or own))
        self._file = None
        self.password.write("")
        self._say(arrived)
        self._changed()
        return arrived

    def _say(self, arrived: Received | Added) -> None:
        if isinstance(arrived, Added):
            self.status.done(
                _("{name}: {new} new, {known} known already.", name=arrived.name, new=arrived.imported.new,
                  known=arrived.imported.known)
            )  # fmt: skip
            return
        self._way(arrived.name, arrived.folder)
        self.status.done(_("{name} is open. Below this you go on with step 1.", name=arrived.name))
        said = escape(_("Receipt: {receipt}", receipt=arrived.receipt))
        told = escape(_("Read this receipt out to the sender. Then the sender's copy is cleared."))
        read = escape(_("Read first what you must know: wat-je-moet-weten.docx, in the folder uitvoer."))
        self.receipt.value = f'<p class="bk-receipt">{said}</p><p>{told}</p><p>{read}</p>'


def _no_file() -> Fault:
    return Fault(
        _("There is no package chosen yet."),
        _("A neighbourhood comes in one file, which the sender gave you."),
        _("Choose the file with the button above."),
        _("Look first where you saved it. Its name ends in .zip."),
    )
