"""Outputs that stay in the saved notebook and are shown anew when something changed: never anything personal."""

from collections.abc import Callable
from typing import NamedTuple

from IPython.display import DisplayHandle, display
from ipywidgets import HTML

from buurtapp.forms.place import in_the_app
from buurtapp.forms.show import show
from buurtapp.forms.tables import html


class Shown(NamedTuple):
    """One output, as text for people's eyes and as plain text for a check."""

    html: str
    text: str


class Live:
    """An output made by `render`; `refresh` shows it anew in the same place.

    Voilà does not show an output anew, but saves no notebook either: there it is a widget.
    """

    def __init__(self, render: Callable[[], Shown]) -> None:
        self._render = render
        self._handle: DisplayHandle | None = None
        self._widget: HTML | None = None

    def show(self) -> None:
        """Display it for the first time."""
        if in_the_app():
            self._widget = html(self.html)
            show(self._widget)
        else:
            self._handle = display(self._data(), raw=True, display_id=True)

    def refresh(self) -> None:
        """Display what it has become."""
        if self._widget is not None:
            self._widget.value = self.html
        elif self._handle is not None:
            self._handle.update(self._data(), raw=True)

    @property
    def html(self) -> str:
        """What it shows now."""
        return self._render().html

    def _data(self) -> dict[str, str]:
        shown = self._render()
        return {"text/html": shown.html, "text/plain": shown.text}
