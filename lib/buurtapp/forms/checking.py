"""Keeping how it was checked that someone lives at the address; shown where the team asks for evidence."""

from collections.abc import Callable

from ipywidgets import Button, VBox

from buurtapp.forms.fields import Field, views
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.model.signup import SignUp
from buurtapp.steps.signing_up import verify
from buurtapp.store import Register
from buurtapp.store.forms import decisions
from buurtapp.words import Fault, _


class CheckForm:
    """How and by whom a person was checked, with a button."""

    def __init__(self, register: Register, signup: Callable[[], SignUp], checked: Callable[[], None]) -> None:
        self._register, self._signup, self._checked = register, signup, checked
        self.status = StatusLine()
        self.views = views(_fields(), {}, "verify")
        self.button = Button(description=_("Keep this check"), tooltip=_("Keep this check"))
        self.button.add_class("t-verify")
        self.button.on_click(guarded(self._clicked, self.status, self.button))
        self.widget = VBox([*(view.widget for view in self.views.values()), self.button, self.status.widget])
        self.widget.layout.display = "" if decisions(register).verification == "evidence" else "none"

    def keep(self) -> None:
        """Keep the check; raises Fault when nobody's name is filled in."""
        how, by = self.views["how"].control.read(), self.views["by"].control.read()
        if not by:
            raise Fault(
                _("It is not filled in who checked."),
                _("Later you want to know whom to ask."),
                _("Fill in a first name."),
                "",
            )
        verify(self._register, self._signup(), how, by)
        self._checked()

    def _clicked(self, _button: object = None) -> None:
        self.keep()


def _fields() -> list[Field]:
    ways = (
        (_("Seen at the door"), "door"), (_("Called back"), "call"), (_("A neighbour vouches"), "vouched"),
        (_("The letter's code"), "code"),
    )  # fmt: skip
    return [
        Field("how", _("How did you check that this person lives here?"), "choice", options=ways, default="door"),
        Field("by", _("Who checked?"), default=""),
    ]
