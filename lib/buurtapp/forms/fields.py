"""Fields: declared once, shown with the label above, help below and the fault beside (engineering.md 2.1, 2.2)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from ipywidgets import HTML, VBox

from buurtapp.forms.controls import (
    ChoiceControl,
    Control,
    DateControl,
    NumberControl,
    Options,
    TextControl,
    TickControl,
    TicksControl,
)
from buurtapp.words import Fault

Kind = Literal["text", "long", "number", "date", "choice", "tick", "ticks"]


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `check` gives a sentence when a value looks wrong; the value is kept all the same."""

    key: str
    label: str
    kind: Kind = "text"
    help: str = ""
    options: Options = ()
    default: Any = None
    low: float = 0
    high: float = 10_000
    step: float = 1
    rows: int = 4
    placeholder: str = ""
    check: Callable[[Any], str] | None = None
    required: bool = False


class FieldView:
    """A field on the page: its control, its help and the place for its fault."""

    def __init__(self, field: Field, hook: str = "") -> None:
        self.field = field
        self.control = _control(field)
        self.control.widget.add_class("t-" + (f"{hook}-{field.key}" if hook else field.key))
        self._fault = HTML()
        help_text = [_paragraph("bk-help", field.help)] if field.help else []
        self.widget = VBox([self.control.widget, *help_text, self._fault])
        self.widget.add_class("bk-field")
        if field.kind == "long":
            self.widget.add_class("bk-long")
        if field.kind == "number":  # also where no record is saved that would judge it
            self.control.on_change(lambda _change: self.judge())

    def write(self, value: Any) -> None:
        """Show a saved value, or the field's default."""
        self.control.write(self.field.default if value is None else value)
        self.judge()

    def judge(self) -> None:
        """Show what looks wrong with the value or what became of it, or clear it when it was mended."""
        said = self.field.check(self.control.read()) if self.field.check else ""
        self.say(said or self.control.remark)

    def say(self, sentence: str) -> None:
        """Show a sentence beside the field; an empty one clears it."""
        self._fault.value = f'<p class="bk-beside" role="alert">⚠ {escape(sentence)}</p>' if sentence else ""

    def refuse(self, fault: Fault) -> None:
        """Show a fault beside the field: what we saw and how to fix it."""
        self.say(briefly(fault))

    @property
    def said(self) -> str:
        """The HTML beside the field."""
        return str(self._fault.value)


def briefly(fault: Fault) -> str:
    """What stands beside a field of a fault: what we saw and how to fix it."""
    return " ".join(part for part in (fault.saw, fault.fix) if part)


def views(fields: list[Field], values: Mapping[str, Any], hook: str = "") -> dict[str, FieldView]:
    """A view per field, filled with the saved values."""
    made = {field.key: FieldView(field, hook) for field in fields}
    for key, view in made.items():
        view.write(values.get(key))
    return made


def _control(field: Field) -> Control:
    if field.kind == "long":
        return TextControl(field.label, rows=field.rows, placeholder=field.placeholder, tooltip=field.help)
    if field.kind == "number":
        return NumberControl(field.label, low=field.low, high=field.high, step=field.step, tooltip=field.help)
    if field.kind == "date":
        return DateControl(field.label, tooltip=field.help)
    if field.kind == "choice":
        return ChoiceControl(field.label, field.options, tooltip=field.help)
    if field.kind == "tick":
        return TickControl(field.label, tooltip=field.help)
    if field.kind == "ticks":
        return TicksControl(field.label, field.options)
    return TextControl(field.label, placeholder=field.placeholder, tooltip=field.help)


def _paragraph(name: str, text: str) -> HTML:
    made = HTML()
    made.value = f'<p class="{name}">{escape(text)}</p>'
    return made
