"""The group link as a code on the screen, for at the door."""

import asyncio
import base64
from html import escape

from ipywidgets import HBox, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.tables import html, lines_html
from buurtapp.groups.door import door_advice, door_qr
from buurtapp.words import Fault, _

SECONDS = 300  # so long a code stays on the page


class DoorCode:
    """The group link as a code on the screen; link and code go away, and are kept nowhere."""

    def __init__(self) -> None:
        self.status = StatusLine()
        self.link = FieldView(
            Field("link", _("Paste the group link here"),
                  help=_("In WhatsApp: the group, Invite via link, Copy link. We do not keep the link."), default=""),
            "door-link",
        )  # fmt: skip
        self.status.mended_in(self.link.control)
        self.code = html()
        show = button(_("Show the code"), self.show, self.status, hook="door-show")
        self.gone = button(_("Take the code away"), self.clear, self.status, hook="door-clear", quiet=True)
        advice = html(lines_html(door_advice()))
        self.widget = VBox([advice, self.link.widget, HBox([show, self.gone]), self.status.widget, self.code])
        self.clear()

    def show(self) -> None:
        """Show the code of the link and empty the field; raises Fault when it is no group link."""
        text = self.link.control.read()
        if not text:
            raise Fault(
                _("There is no link yet."),
                _("The code on the screen is made from the group link."),
                _("Copy the link in WhatsApp, and paste it in the field."),
                "",
            )
        picture = base64.b64encode(door_qr(text)).decode("ascii")
        self.link.control.write("")
        said = escape(_("QR code of the group link"), quote=True)
        self.code.value = f'<img alt="{said}" width="320" height="320" src="data:image/png;base64,{picture}">'
        self.gone.layout.display = ""
        self.status.done(_("Let your neighbour scan the code. It goes away after five minutes."))
        self._clear_later()

    def clear(self) -> None:
        """Take link and code off the page."""
        self.link.control.write("")
        self.code.value = ""
        self.gone.layout.display = "none"
        self.status.clear()

    def _clear_later(self) -> None:
        shown = self.code.value

        def clear() -> None:
            if self.code.value == shown:
                self.clear()

        try:
            asyncio.get_running_loop().call_later(SECONDS, clear)
        except RuntimeError:  # no kernel behind the page: nothing to clear later
            return
