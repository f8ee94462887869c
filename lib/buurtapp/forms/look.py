"""A look before importing: how a file was read with three rows, put right by hand, and then imported."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ipywidgets import Button, HBox, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.look_view import look_html
from buurtapp.forms.put_right import PutRight, put_right
from buurtapp.forms.tables import html
from buurtapp.intake.columns import Columns
from buurtapp.intake.reading import ByHand, Reading
from buurtapp.judging.reading import default_reading
from buurtapp.steps.importing import ImportReport, import_file, take_away
from buurtapp.steps.looking import Look, look, with_fields
from buurtapp.store import Register
from buurtapp.words import Fault, _


class LookForm:
    """The file in hand. `imported` is told what an import brought; `closed` that the file was laid aside."""

    def __init__(
        self, register: Register, imported: Callable[[ImportReport], None], closed: Callable[[], None]
    ) -> None:
        self._register, self._imported, self._closed = register, imported, closed
        self.path: Path | None = None
        self._ours, self._anew = False, False
        self._by_hand, self._look = ByHand(), Look(Reading("empty"), (), ())
        self._columns: Columns | None = None
        self.status = StatusLine()
        self.shown = html()
        self._fields = VBox()
        self.put_right: PutRight | None = None
        self.buttons = self._make_buttons()
        self.widget = VBox([self.shown, HBox(list(self.buttons.values())), self.status.widget, self._fields])
        for name in ("bk-card", "bk-together"):
            self.widget.add_class(name)
        self._hide()

    def open(self, path: Path, *, ours: bool = False) -> None:
        """Take a file in hand; `ours` when the page put it in `invoer`. Raises UnreadableFile (a Fault)."""
        self.path, self._ours = path, ours
        self._by_hand, self._anew = default_reading(path), False
        self._fields.layout.display = "none"
        self.status.clear()
        try:
            self._read()
        except Fault:
            self.close()
            raise

    def read_otherwise(self, key: str, value: Any) -> None:
        """Read the file with one thing put right; raises UnreadableFile, and nothing changes, when that cannot be."""
        former = self._by_hand
        self._by_hand = put_right(former, key, value)
        try:
            self._read()
        except Fault:
            self._by_hand = former
            raise

    def recognise_anew(self) -> None:
        """Find out again what each column holds, whatever is remembered."""
        self._anew = True
        self._read()
        self.status.done(_("The columns were recognised anew."))

    def choose_columns(self, fields: list[tuple[str, ...]]) -> None:
        """Take over what a person says that each column holds."""
        self._columns = with_fields(self._look.columns, fields)
        names = tuple(self._columns.fields_at(place) for place in range(len(self._look.names)))
        self._look = replace(self._look, fields=names, columns=self._columns)
        self.shown.value = look_html(self._path().name, self._look)

    def bring_in(self) -> ImportReport:
        """Import the file as it was read and put right."""
        path = self._path()
        columns = self._columns or (self._look.columns if self._anew else None)
        report = import_file(self._register, path, self._by_hand, columns)
        self._hide()
        self._imported(report)
        return report

    def close(self) -> None:
        """Lay the file aside; one that the page put in `invoer` and that was not imported is taken away again."""
        if self.path is not None and self._ours:
            take_away(self._register, self.path)
        self._hide()
        self._closed()

    def show_fields(self) -> None:
        """Show or hide the fields to put something right."""
        self._fields.layout.display = "" if self._fields.layout.display == "none" else "none"

    def _read(self) -> None:
        path = self._path()
        self._look = look(self._register, path, self._by_hand, anew=self._anew)
        self._columns = None
        self.shown.value = look_html(path.name, self._look)
        self.put_right = PutRight(self._look, self.read_otherwise, self.choose_columns, self.status)
        self._fields.children = [self.put_right.widget]
        self.buttons["anew"].layout.display = "" if self._look.remembered and not self._anew else "none"
        self.widget.layout.display = ""

    def _hide(self) -> None:
        """Nothing of the file stays on the page."""
        self.path = None
        self.shown.value = ""
        self._fields.children = []
        self.widget.layout.display = "none"

    def _path(self) -> Path:
        if self.path is None:
            raise Fault(
                _("There is no file in hand."),
                _("It was imported or laid aside already."),
                _("Choose the file once more."),
                "",
            )
        return self.path

    def _make_buttons(self) -> dict[str, Button]:
        return {
            "import": button(_("Import this file"), self.bring_in, self.status, hook="look-import"),
            "wrong": button(_("Something is wrong"), self.show_fields, self.status, hook="look-wrong", quiet=True),
            "anew": button(
                _("Recognise the columns anew"), self.recognise_anew, self.status, hook="look-anew", quiet=True
            ),
            "close": button(_("Do not import"), self.close, self.status, hook="look-close", quiet=True),
        }
