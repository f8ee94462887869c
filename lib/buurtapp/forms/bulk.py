"""Many cases at once: choose a reason, see whom it is about, settle them in one action."""

from collections.abc import Callable, Mapping
from typing import Any

from ipywidgets import Dropdown, HBox, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.case_view import door_line, found_by
from buurtapp.forms.finding import SHORT, FindTable, Rows
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.masks import mask_name
from buurtapp.forms.pages import paragraph
from buurtapp.model.reasons import REASONS, effect_of
from buurtapp.model.signup import SignUp
from buurtapp.steps.settling import cases_by_reason, settle_reason
from buurtapp.steps.signing_up import Choice
from buurtapp.store import Register
from buurtapp.words import Fault, _, ngettext


class BulkForm:
    """The reasons with their counts; accepting is offered only where we made a proposal."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self._filling = False
        self._those: list[SignUp] = []
        self.status = StatusLine()
        self.choose = Dropdown(description=_("Which reason?"), tooltip=_("Choose a reason"))
        self.choose.add_class("t-bulk-choose")
        self.choose.observe(guarded(self._chosen, self.status), "value")
        self.shown = FindTable(lambda: _masked(self._those), hook="bulk")
        self.buttons = {
            "accept": button(_("Take all over"), self.accept, self.status, hook="bulk-accept"),
            "wait": button(_("All on the waiting list"), self.wait, self.status, hook="bulk-wait", quiet=True),
            "exclude": button(_("Leave all out"), self.exclude, self.status, hook="bulk-exclude", quiet=True),
        }
        head = VBox([self.choose])
        head.add_class("bk-field")
        self._row = HBox(list(self.buttons.values()))
        self.widget = VBox([head, self.shown.widget, self._row, self.status.widget])
        self.refresh()

    def accept(self) -> int:
        """Take over every proposal under this reason that nothing else stands in the way of."""
        return self._settle("accept", _taken_over)

    def exclude(self) -> int:
        """Leave out everybody under this reason."""
        return self._settle("exclude", _left_out)

    def wait(self) -> int:
        """Put everybody under this reason on the waiting list."""
        return self._settle("wait", _waiting)

    def reload(self) -> None:
        """Show the reasons as they stand now."""
        self.refresh()

    def refresh(self) -> None:
        """Follow what was settled elsewhere on the page; the chosen reason stays while it has cases."""
        found = cases_by_reason(self._register)
        former = self.choose.value
        self._filling = True
        none = _("Choose a reason") if found else _("No sign-up needs you now.")
        self.choose.options = [
            (none, ""),
            *((f"{_(REASONS[code].sentence)} ({len(those)})", code) for code, those in found.items()),
        ]
        self.choose.value = former if former in found else ""
        self._filling = False
        self._show(found)

    def _settle(self, choice: Choice, said: Callable[[int], str]) -> int:
        code = self.choose.value
        if not code:
            raise _no_reason()
        settled = settle_reason(self._register, code, choice)
        self._saved()
        self.refresh()
        self.status.done(said(settled) + (" " + _("The others ask for more.") if self.choose.value == code else ""))
        return settled

    def _show(self, found: Mapping[str, list[SignUp]]) -> None:
        code = self.choose.value or ""
        self._those = found.get(code, [])
        self.shown.refresh()
        self._row.layout.display = "" if self._those else "none"
        proposed = bool(code) and effect_of(code) == "proposed"
        self.buttons["accept"].layout.display = "" if proposed else "none"

    def _chosen(self, _change: Mapping[str, Any]) -> None:
        if not self._filling:
            self.status.clear()
            self.shown.finder.clear()
            self._show(cases_by_reason(self._register))


def _masked(those: list[SignUp]) -> Rows:
    rows = [(mask_name(s.name) or "?", door_line(s), f"{s.source}: {s.row}") for s in those]
    about_all = _("What you choose below is for all {n}, also for who is not shown now.", n=len(those))
    return Rows(
        (_("Name"), _("Address"), _("From")), rows, hidden=[found_by(s) for s in those],
        above=paragraph(_("This is about:")) if those else "",
        below=paragraph(about_all, "bk-help") if len(those) > SHORT else "",
    )  # fmt: skip


def _taken_over(n: int) -> str:
    return ngettext("{n} sign-up is taken over.", "{n} sign-ups are taken over.", n)


def _left_out(n: int) -> str:
    return ngettext("{n} sign-up is left out.", "{n} sign-ups are left out.", n)


def _waiting(n: int) -> str:
    return ngettext("{n} sign-up is on the waiting list.", "{n} sign-ups are on the waiting list.", n)


def _no_reason() -> Fault:
    return Fault(
        _("No reason was chosen yet."),
        _("We settle everybody under one reason at once."),
        _("Choose a reason in the list."),
        "",
    )
