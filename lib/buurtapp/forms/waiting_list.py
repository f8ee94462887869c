"""The waiting list: who was told to wait, masked, with a button to take someone off it."""

from collections.abc import Callable

from ipywidgets import Dropdown, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.finding import Finder
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.masks import mask_name
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html
from buurtapp.steps.settling import off_the_waiting_list, waiting_list
from buurtapp.store import Register
from buurtapp.words import Fault, _, ngettext


class WaitingListForm:
    """A list to choose from and one button; nothing but a sentence while nobody waits."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self.status = StatusLine()
        self.count = html()
        self.finder = Finder(self.refresh, hook="waiting")
        self.choose = Dropdown(
            options=[(_("Choose someone"), 0)],
            description=_("Who is on it?"),
            tooltip=_("Choose who comes off the waiting list"),
        )
        self.choose.add_class("t-waiting-choose")
        self.off = button(_("Take off the waiting list"), self.take_off, self.status, hook="waiting-off", quiet=True)
        head = VBox([self.finder.widget, self.choose])
        head.add_class("bk-field")
        self._body = VBox([head, self.off])
        self.widget = VBox([self.count, self._body, self.status.widget])
        self.refresh()

    def take_off(self) -> None:
        """Take the chosen one off: the sign-up is again as the file and the checks make it."""
        signup = next((s for s in waiting_list(self._register) if s.id == self.choose.value), None)
        if signup is None:
            raise _nobody_chosen()
        off_the_waiting_list(self._register, signup)
        self._saved()
        self.refresh()
        self.status.done(_("{name} is off the waiting list.", name=mask_name(signup.name)))

    def reload(self) -> None:
        """Show the list as it stands now."""
        self.refresh()

    def refresh(self) -> None:
        """Follow what was settled elsewhere on the page."""
        waits = waiting_list(self._register)
        found = self.finder.arrange(waits, lambda s: (s.name, s.street, s.number, s.phone))
        options = [(_("Choose someone"), 0)]
        options += [(f"{mask_name(s.name) or '?'}, {s.street} {s.number}".rstrip(" ,"), s.id) for s in found]
        if list(self.choose.options) != options:
            self.choose.options = options
            self.choose.value = 0
        self._body.layout.display = "" if waits else "none"
        said = (
            ngettext("{n} person is on the waiting list.", "{n} people are on the waiting list.", len(waits))
            if waits
            else _("Nobody is on the waiting list.")
        )
        self.count.value = paragraph(said)


def _nobody_chosen() -> Fault:
    return Fault(
        _("Nobody was chosen."),
        _("The list may have changed in another window."),
        _("Choose someone in the list."),
        "",
    )
