"""The sections of a medium as forms: a tick for each, and its words to change."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ipywidgets import VBox

from buurtapp.forms.fields import Field
from buurtapp.forms.record import RecordForm
from buurtapp.press.sections import SeenSection
from buurtapp.steps import adapting as step
from buurtapp.store import Register
from buurtapp.words import _

_LETTERS_ON_A_LINE = 46
_LOW, _HIGH = 2, 14  # lines


class SectionForms:
    """One form per section of the medium that is shown; each change is kept as it is made."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self._kind = ""
        self._sections: list[SeenSection] = []
        self.parts: list[RecordForm] = []
        self.widget = VBox()

    def clear(self) -> None:
        """Show nothing."""
        self._kind, self._sections, self.parts, self.widget.children = "", [], [], ()

    def show(self, kind: str, *, anew: bool) -> None:
        """Show a medium; what did not change stays as it is on the page, unless `anew`. Raises Fault."""
        found = step.sections(self._register, kind)
        former, self._sections = self._sections, found
        if kind != self._kind or [one.key for one in found] != [one.key for one in former]:
            self._kind = kind
            self.parts = [self._part(nth) for nth in range(len(found))]
            self.widget.children = [part.widget for part in self.parts]
        elif anew or [_outline(one) for one in found] != [_outline(one) for one in former]:
            for part, section in zip(self.parts, found, strict=True):
                part.views["words"].control.widget.rows = _rows(section)
                part.reload()

    def _part(self, nth: int) -> RecordForm:
        section = self._sections[nth]
        said, rows = _("The words of: {part}", part=section.title), _rows(section)
        fields = [
            Field("on", section.title, "tick", default=True),
            Field("words", said, "long", rows=rows, default="", check=partial(self._doubt, nth)),
        ]
        load, keep = partial(self._load, nth), partial(self._keep, nth)
        part = RecordForm(fields, load, keep, hook=f"part-{nth + 1}", changed=self._saved)
        part.widget.add_class("bk-part")
        return part

    def _load(self, nth: int) -> Mapping[str, Any]:
        section = self._sections[nth]
        typed = step.draft(self._register, self._kind, section.key)
        return {"on": section.on, "words": section.text if typed is None else typed}

    def _keep(self, nth: int, key: str, value: Any) -> None:
        section = self._sections[nth]
        if key == "on":
            step.switch(self._register, self._kind, section.key, bool(value))
        else:
            step.change_words(self._register, self._kind, section.key, str(value))

    def _doubt(self, nth: int, _words: str) -> str:
        kept = step.draft(self._register, self._kind, self._sections[nth].key) is None
        return "" if kept else _("These words are not in the medium yet. Look at what stands between braces.")


def _outline(section: SeenSection) -> tuple[str, bool]:
    return section.text, section.on


def _rows(section: SeenSection) -> int:
    """How tall a text area must be to show a section, within bounds."""
    lines = sum(1 + len(line) // _LETTERS_ON_A_LINE for line in section.text.splitlines())
    return min(max(lines, _LOW), _HIGH)
