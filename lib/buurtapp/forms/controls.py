"""The controls that fields are made of: each reads and writes a plain JSON value."""

from collections.abc import Callable, Mapping
from datetime import date
from html import escape
from typing import Any

from ipywidgets import (
    HTML,
    Checkbox,
    DatePicker,
    DOMWidget,
    Dropdown,
    FloatText,
    IntText,
    Text,
    Textarea,
    VBox,
)

from buurtapp.words import _

Options = tuple[tuple[str, Any], ...]


class Control:
    """A widget with a plain value; `read` and `write` know how the one becomes the other."""

    remark = ""
    """What the control changed in what was typed, as a sentence; empty when it took it as it was."""

    def __init__(self, widget: DOMWidget) -> None:
        self.widget = widget

    def read(self) -> Any:
        """The value as JSON would hold it."""
        return self.widget.value

    def write(self, value: Any) -> None:
        """Show a value that was saved earlier."""
        self.widget.value = value

    def on_change(self, changed: Callable[..., None]) -> None:
        """Call `changed` whenever a person has changed the value."""
        self.widget.observe(changed, "value")


class TextControl(Control):
    """One line of text, or several."""

    def __init__(self, label: str, *, rows: int = 1, placeholder: str = "", tooltip: str = "") -> None:
        kind, more = (Textarea, {"rows": rows}) if rows > 1 else (Text, {})
        super().__init__(
            kind(description=label, continuous_update=False, placeholder=placeholder, tooltip=tooltip or label, **more)
        )

    def read(self) -> str:
        """The text without spaces around it."""
        return str(self.widget.value).strip()

    def write(self, value: Any) -> None:
        """Show a saved value."""
        self.widget.value = ", ".join(value) if isinstance(value, list | tuple) else str(value or "")


class NumberControl(Control):
    """A whole number, or one with a fraction, between two bounds.

    A number beyond them becomes the nearest bound, and `remark` says so: a bounded widget does that in silence.
    """

    def __init__(self, label: str, *, low: float, high: float, step: float = 1, tooltip: str = "") -> None:
        self._low, self._high = low, high
        self._mending = False
        kind = IntText if step == int(step) else FloatText
        start = min(max(0, low), high)
        super().__init__(
            kind(value=start, description=label, step=step, continuous_update=False, tooltip=tooltip or label)
        )
        self.widget.observe(self._bound, "value")

    def write(self, value: Any) -> None:
        """Show a saved value."""
        self.remark = ""
        self.widget.value = self._low if value is None else value

    def on_change(self, changed: Callable[..., None]) -> None:
        """Call `changed` once for what a person typed: with the bound in its place when it was beyond one."""

        def settled(change: Mapping[str, Any]) -> None:
            if change["new"] == self.widget.value:
                changed(change)

        super().on_change(settled)

    def _bound(self, change: Mapping[str, Any]) -> None:
        within = min(max(change["new"], self._low), self._high)
        if within != change["new"]:
            self.remark = _("This is a number from {low} to {high}. We made it {now}.",
                            low=f"{self._low:g}", high=f"{self._high:g}", now=f"{within:g}")  # fmt: skip
            self._mending = True
            self.widget.value = within
            self._mending = False
        elif not self._mending:
            self.remark = ""


class DateControl(Control):
    """A day as ISO text, or None."""

    def __init__(self, label: str, *, tooltip: str = "") -> None:
        super().__init__(DatePicker(description=label, tooltip=tooltip or label))

    def read(self) -> str | None:
        """The day as ISO text, or None."""
        return self.widget.value.isoformat() if self.widget.value else None

    def write(self, value: Any) -> None:
        """Show a saved value."""
        self.widget.value = date.fromisoformat(value) if value else None


class ChoiceControl(Control):
    """One of a few values, each with its label."""

    def __init__(self, label: str, options: Options, *, tooltip: str = "") -> None:
        super().__init__(Dropdown(description=label, options=options, tooltip=tooltip or label))

    def write(self, value: Any) -> None:
        """Show a saved value."""
        value = "" if value is None else value
        known = [option for _label, option in self.widget.options]
        if value not in known and value != "":  # set elsewhere, by a command: show it rather than another one
            self.widget.options = (*self.widget.options, (str(value), value))
            known.append(value)
        self.widget.value = value if value in known else known[0]


class TickControl(Control):
    """Yes or no."""

    def __init__(self, label: str, *, tooltip: str = "") -> None:
        super().__init__(Checkbox(description=label, indent=False, tooltip=tooltip or label))

    def write(self, value: Any) -> None:
        """Show a saved value."""
        self.widget.value = bool(value)


class TicksControl(Control):
    """Any number of a few values, each with a tick of its own."""

    def __init__(self, label: str, options: Options) -> None:
        self.ticks = {value: Checkbox(description=text, indent=False, tooltip=text) for text, value in options}
        heading = HTML()
        heading.value = f'<span class="bk-label">{escape(label)}</span>'
        super().__init__(VBox([heading, *self.ticks.values()]))

    def read(self) -> list[Any]:
        """The values that are ticked."""
        return [value for value, tick in self.ticks.items() if tick.value]

    def write(self, value: Any) -> None:
        """Show a saved value."""
        for option, tick in self.ticks.items():
            tick.value = option in (value or ())

    def on_change(self, changed: Callable[..., None]) -> None:
        """Call `changed` when any tick changes."""
        for tick in self.ticks.values():
            tick.observe(changed, "value")
