"""Fast entry of what happened at the doors: choose a street and side, then one choice per door."""

from collections.abc import Callable, Mapping
from typing import Any

from ipywidgets import Dropdown, HBox, VBox

from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html
from buurtapp.steps.doors import Door, doors, result_words, save_result
from buurtapp.store import Register
from buurtapp.words import _


class DoorForm:
    """The doors of one side of one street, each with a choice for the round at hand; saved as it is chosen."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self.status = StatusLine()
        self.choices: dict[int, Dropdown] = {}
        self.round = Dropdown(description=_("Which round?"), options=((_("First round"), 1), (_("Second round"), 2)))
        self.side = Dropdown(description=_("Which street and side?"), options=self._sides())
        self.side.add_class("t-door-side")
        for control in (self.side, self.round):
            control.observe(guarded(self._chosen, self.status), "value")
        self._box = VBox()
        head = VBox([self.side, self.round])
        head.add_class("bk-field")
        self.widget = VBox([head, self._box, self.status.widget])
        self.reload()

    def keep(self, address_id: int, result: str) -> None:
        """Save what happened at one door in the round at hand."""
        if not result:
            return
        save_result(self._register, address_id, result, self.round.value)
        self.status.saved()
        self._saved()

    def reload(self) -> None:
        """Show the doors of the chosen side with what is saved."""
        options = self._sides()
        if tuple(self.side.options) != options:
            self.side.options = options
        street, side = self.side.value or ("", "")
        shown = doors(self._register, street, side) if street else []
        self.choices = {door.id: self._choice(door) for door in shown if self.round.value in self._rounds(door)}
        self._box.children = [self._line(door) for door in shown if door.id in self.choices]
        if not self._box.children:
            self._box.children = [html(paragraph(_("There are no doors in this round.")))]

    def _rounds(self, door: Door) -> tuple[int, ...]:
        """The second round is for doors where nobody was home, or where it took place already."""
        return (1, 2) if door.results.get(1) == "not_home" or 2 in door.results else (1,)

    def _sides(self) -> tuple[tuple[str, tuple[str, str]], ...]:
        words = {"odd": _("odd side"), "even": _("even side")}
        found = dict.fromkeys((door.address.street, door.address.side) for door in doors(self._register))
        return tuple((f"{street}, {words[side]}", (street, side)) for street, side in found)

    def _choice(self, door: Door) -> Dropdown:
        options = [(_("Not visited yet"), ""), *((word, code) for code, word in result_words().items())]
        choice = Dropdown(
            options=options, value=door.results.get(self.round.value, ""), description=door.address.line,
            tooltip=_("What happened at {door}?", door=door.address.line),
        )  # fmt: skip
        choice.add_class(f"t-door-{door.id}")

        def chosen(change: Mapping[str, Any]) -> None:
            self.keep(door.id, change["new"])

        choice.observe(guarded(chosen, self.status), "value")
        return choice

    def _line(self, door: Door) -> HBox:
        joined = [html(paragraph("✓ " + _("signed up")))] if door.signed_up else []
        line = HBox([self.choices[door.id], *joined])
        line.add_class("bk-door")
        return line

    def _chosen(self, _change: object = None) -> None:
        self.status.clear()
        self.reload()
