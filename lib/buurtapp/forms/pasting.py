"""Sign-ups out of a mail or an app message: pasted, looked at, imported."""

from collections.abc import Callable

from ipywidgets import VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.look import LookForm
from buurtapp.forms.reporting import brought
from buurtapp.steps.importing import ImportReport, lay_pasted
from buurtapp.store import Register
from buurtapp.words import Fault, _


class PasteForm:
    """A text box; the text is read like a file, and becomes one in `invoer` when it is imported."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self.status = StatusLine()
        self.text = FieldView(
            Field(
                "text", _("Paste the text here"), "long", rows=6, default="",
                help=_("One or more sign-ups. For example: Jan de Proef, Kerkpad 3, 06-0…"),
            ),
            "paste",
        )  # fmt: skip
        self.status.mended_in(self.text.control)
        self.look = LookForm(register, self._imported, lambda: None)
        read = button(_("Show how you read this"), self.read, self.status, hook="paste-read")
        self.widget = VBox([self.text.widget, read, self.look.widget, self.status.widget])

    def read(self) -> None:
        """Show how the text is read; raises Fault when there is none."""
        text = self.text.control.read()
        if not text:
            raise Fault(
                _("There is no text yet."),
                _("We read what stands in the box."),
                _("Copy the text in your mail or app with Ctrl+C, and paste it here with Ctrl+V."),
                _("Click in the box first."),
            )
        if self.look.path is not None:
            self.look.close()
        self.look.open(lay_pasted(self._register, text), ours=True)

    def _imported(self, report: ImportReport) -> None:
        self.text.control.write("")
        self._saved()
        self.status.done(brought(report))
