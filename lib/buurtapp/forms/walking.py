"""Who walks where, lists that come back, and the street at a glance."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ipywidgets import Combobox, Dropdown, VBox

from buurtapp.files import safe_name, write_atomic
from buurtapp.forms.drawing import Drawn
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.upload import Upload
from buurtapp.pictures import Picture, area, strip
from buurtapp.steps.returned_lists import Returned, take_in
from buurtapp.steps.street_strip import area_counts, street_marks
from buurtapp.steps.team import team
from buurtapp.steps.walking import Place, assign, places, walkers
from buurtapp.store import Register
from buurtapp.words import _, ngettext


class WalkersForm:
    """A name for each side of each street; saved as it is filled in."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self.status = StatusLine()
        self.names: dict[Place, Combobox] = {}
        self._box = VBox()
        self._box.add_class("bk-field")
        self.widget = VBox([self._box, self.status.widget])
        self.reload()

    def reload(self) -> None:
        """Show again who walks where."""
        now, known = walkers(self._register), [member.name for member in team(self._register) if member.name]
        self.names = {place: self._name(place, now.get(place, ""), known) for place in places(self._register)}
        self._box.children = list(self.names.values())

    def _name(self, place: Place, now: str, known: list[str]) -> Combobox:
        street, side = place
        label = f"{street}, {_('odd side') if side == 'odd' else _('even side')}"
        box = Combobox(description=label, value=now, options=known, ensure_option=False, continuous_update=False,
                       placeholder=_("nobody yet"), tooltip=_("Who walks here: {place}", place=label))  # fmt: skip
        box.observe(guarded(partial(self._chosen, place), self.status), "value")
        return box

    def _chosen(self, place: Place, change: dict[str, str]) -> None:
        if assign(self._register, place, change["new"]):
            self.status.saved()
            self._saved()


class StripForm:
    """All streets as bars, or one as a strip of doors, on the screen only; it follows every result that is saved."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.status = StatusLine()
        streets = list(dict.fromkeys(street for street, _side in places(register)))
        options = [(_("All streets"), ""), *((street, street) for street in streets)]
        self.street = Dropdown(description=_("Which street?"), options=options)
        self.street.add_class("t-strip-street")
        self.street.observe(guarded(self._chosen, self.status), "value")
        choice = VBox([self.street])
        choice.add_class("bk-field")
        self.picture = Drawn(self._facts, _drawn)
        self.widget = VBox([choice, self.picture.widget, self.status.widget])

    def refresh(self) -> None:
        """Draw the street, or all of them, as it stands now."""
        self.picture.refresh()

    def _facts(self) -> tuple[str, Any]:
        street = str(self.street.value)
        return street, street_marks(self._register, street) if street else area_counts(self._register)

    def _chosen(self, _change: object = None) -> None:
        self.refresh()


def _drawn(facts: tuple[str, Any]) -> Picture | None:
    street, known = facts
    if not known:
        return None
    return strip(street, known) if street else area(known)


def upload(register: Register, saved: Callable[[], None]) -> Upload:
    """The button for a walk list that came back filled in."""

    def receive(name: str, content: bytes) -> str:
        with TemporaryDirectory() as folder:  # read and gone: what stays are the results
            done = take_in(register, write_atomic(Path(folder) / safe_name(name), content, private=True))
        saved()
        return said(done)

    hint = _("The workbook that a walker filled in. Other columns, other words or extra rows are no problem.")
    return Upload(_("Bring in a filled-in walk list"), ".xlsx,.csv,.ods", receive, hook="walk-list", hint=hint)


def said(done: Returned) -> str:
    """What a list brought, and which lines a person must look at."""
    lines = [
        ngettext("{n} new result.", "{n} new results.", done.new),
        ngettext("{n} result was known.", "{n} results were known.", done.known),
    ]
    if done.unread:
        lines.append(_("We could not read these; fill them in below by hand: {lines}", lines="; ".join(done.unread)))
    return " ".join(lines)
