"""The team's logo: brought in, shown, taken off again."""

import base64
from collections.abc import Callable
from html import escape

from ipywidgets import VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.tables import html
from buurtapp.forms.upload import Upload
from buurtapp.steps.logo import keep_logo, logo_file, remove_logo
from buurtapp.store import Register
from buurtapp.words import _


class LogoForm:
    """A button to bring in a picture, the logo as it is now, and a button that takes it off."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self.status = StatusLine()
        self.shown = html()
        self.upload = Upload(
            _("Choose a logo"), ".png,.jpg,.jpeg", self.receive, hook="logo", hint=_("A PNG or a JPG.")
        )
        self.off_button = button(_("Print without a logo"), self.take_off, self.status, hook="logo-off", quiet=True)
        self.widget = VBox([self.shown, self.upload.widget, self.off_button, self.status.widget])
        self.reload()

    def reload(self) -> None:
        """Show the logo as it is now."""
        path = logo_file(self._register)
        self.off_button.layout.display = "" if path else "none"
        if path is None:
            self.shown.value = ""
            return
        data, said = base64.b64encode(path.read_bytes()).decode("ascii"), escape(_("Your logo"), quote=True)
        self.shown.value = f'<img class="bk-logo" alt="{said}" src="data:image/png;base64,{data}">'

    def receive(self, name: str, content: bytes) -> str:
        """Take a picture as logo; raises Fault when it cannot be one."""
        keep_logo(self._register, content, name)
        self.reload()
        self._saved()
        self.status.clear()
        return _("The logo stands at the top of every letter and card now.")

    def take_off(self) -> None:
        """Print without a logo."""
        remove_logo(self._register)
        self.reload()
        self._saved()
        self.upload.status.clear()
        self.status.done(_("Letters and cards have no logo now. With Undo it comes back."))
