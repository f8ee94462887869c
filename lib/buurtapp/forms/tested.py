"""The test message: the text, when it is due, and that it was sent (domain.md 2.6)."""

from collections.abc import Callable
from datetime import date

from ipywidgets import Dropdown, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.copying import Texts
from buurtapp.forms.doing import warnings_html
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html, table_html
from buurtapp.steps import tested as step
from buurtapp.steps.running import messages
from buurtapp.store import Register
from buurtapp.store.members import groups
from buurtapp.words import _, ngettext


class LastTestForm:
    """Per group the last test message, the next planned one, and a button that says it was sent."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self.status = StatusLine()
        self.shown = html()
        self.group = Dropdown(description=_("Which group got it?"), tooltip=_("Which group got it?"))
        self.group.add_class("t-tested-group")
        which = VBox([self.group])
        which.add_class("bk-field")
        self.on = FieldView(Field("on", _("On which day?"), "date", default=date.today().isoformat()), "tested")
        self.on.write(None)
        keep = button(_("The test message was sent"), self.keep, self.status, hook="tested-keep")
        self._texts = Texts(self._text, hook="tested-text")
        self._body = VBox([which, self.on.widget, keep])
        self.widget = VBox([self._texts.widget, self.shown, self._body, self.status.widget])
        self.refresh()

    def keep(self) -> None:
        """Keep that the chosen group, or every group, got it on that day; raises Fault when that cannot be."""
        day = self.on.control.read()
        code = self.group.value or ""
        count = step.keep_test(self._register, date.fromisoformat(day) if day else None, [code] if code else ())
        self._saved()
        self.refresh()
        said = ngettext(
            "Kept for {n} group. The day stands on the page for the wijkagent.",
            "Kept for {n} groups. The day stands on the pages for the wijkagent.",
            count,
        )
        self.status.done(said)

    def reload(self) -> None:
        """Show what is kept, for example after an undo."""
        self.status.clear()
        self.refresh()

    def refresh(self) -> None:
        """Follow the groups and the planned days."""
        known = groups(self._register)
        self._texts.refresh()
        self.shown.value = _standing_html(self._register) if known else paragraph(_("There are no groups yet."))
        self._body.layout.display = "" if known else "none"
        options = [(_("All groups"), ""), *((group.name, code) for code, group in known.items())]
        if list(self.group.options) != options:
            former = self.group.value
            self.group.options = options
            self.group.value = former if former in known else ""

    def _text(self) -> list[tuple[str, str, str, str]]:
        return [(_("Test message"), "", "", messages(self._register)["testbericht"].body)]


def _standing_html(register: Register) -> str:
    last, known = step.last_tests(register), groups(register)
    rows = [(group.name, f"{last[code]:%d-%m-%Y}" if code in last else "–") for code, group in known.items()]
    late = [_("{name} did not get the last planned test message.", name=known[one].name)
            for one in step.overdue(register)]  # fmt: skip
    coming = step.next_test(register)
    planned = paragraph(_("Next one: {day}, at 20.00.", day=f"{coming.day:%d-%m-%Y}")) if coming else ""
    return table_html([_("Group"), _("Last test message")], rows) + warnings_html(tuple(late)) + planned
