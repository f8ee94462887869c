"""Dividing a running group, on the page: first what it becomes, then in the register."""

from collections.abc import Callable

from ipywidgets import Dropdown, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.copying import Parts, Texts
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html
from buurtapp.steps import dividing
from buurtapp.store import Register
from buurtapp.store.members import groups
from buurtapp.words import Fault, _, ngettext


class DivisionForm:
    """A running group in parts: the one message to place and the steps; kept in the register when it is done so."""

    def __init__(self, register: Register, saved: Callable[[], None] | None = None) -> None:
        self._register, self._saved = register, saved or (lambda: None)
        self._plan: dividing.Plan | None = None
        self.status = StatusLine()
        self.group = Dropdown(description=_("Which group is too large?"), tooltip=_("Which group is too large?"))
        self.group.add_class("t-divide-group")
        which = VBox([self.group])
        which.add_class("bk-field")
        self.parts = FieldView(Field("parts", _("In how many parts?"), "number", low=2, high=20, default=2), "divide")
        self.parts.write(2)
        self.status.mended_in(self.parts.control)
        show = button(_("Show how to divide it"), self.show, self.status, hook="divide", quiet=True)
        self.text = VBox()
        self.keep_button = button(_("Divide it like this"), self.keep, self.status, hook="divide-keep")
        self._none = html(paragraph(_("There are no groups yet. Make them first, with the button above."), "bk-help"))
        self._body = VBox([which, self.parts.widget, show])
        self.widget = VBox([self._none, self._body, self.status.widget, self.text])
        self.refresh()

    def show(self) -> list[Parts]:
        """Show the message and the steps; raises Fault when the group cannot be divided like that."""
        self._forget_plan()
        self._plan = plan = dividing.division_plan(
            self._register, self.group.value or "", int(self.parts.control.read())
        )
        texts: list[Parts] = [
            (_("What to do, in this order"), "", "", plan.steps.body),
            (_("The one message in the old group"), "", "", plan.notice.body),
        ]
        help_text = html(paragraph(_("Then the lists show the new groups, and who moves is to be added."), "bk-help"))
        self.text.children = [Texts(lambda: texts, hook="divide-text").widget, self.keep_button, help_text]
        return texts

    def keep(self) -> int:
        """Keep the division that is shown; raises Fault when there is none, or the groups changed since."""
        if self._plan is None:
            raise Fault(
                _("No division is shown."),
                _("We keep a division that you have looked at."),
                _("Press the button that shows how to divide the group."),
                "",
            )
        moving = dividing.carry_out(self._register, self._plan)
        self._saved()
        self.refresh()
        said = ngettext(
            "Divided: {n} person moves. Make the lists and contacts again, with the button at the top.",
            "Divided: {n} people move. Make the lists and contacts again, with the button at the top.",
            moving,
        )
        self.status.done(said)
        return moving

    def reload(self) -> None:
        """Follow an undo."""
        self.status.clear()
        self.refresh()

    def _forget_plan(self) -> None:
        self._plan = None
        self.text.children = []

    def refresh(self) -> None:
        """Follow the groups; a division that was shown goes away when they change."""
        options = [(group.name, code) for code, group in groups(self._register).items()]
        self._none.layout.display = "none" if options else ""
        self._body.layout.display = "" if options else "none"
        if list(self.group.options) != options:
            former = self.group.value
            self.group.options = options
            codes = [code for _name, code in options]
            self.group.value = former if former in codes else next(iter(codes), None)
            self._forget_plan()
