"""Outputs that stay in the saved notebook and are shown anew when something changed: never anything personal."""

from collections.abc import Callable
from typing import NamedTuple

from IPython.display import DisplayHandle, display


class Shown(NamedTuple):
    """One output, as text for people's eyes and as plain text for a check."""

    html: str
    text: str


class Live:
    """An output made by `render`; `refresh` shows it anew in the same place."""

    def __init__(self, render: Callable[[], Shown]) -> None:
        self._render = render
        self._handle: DisplayHandle | None = None

    def show(self) -> None:
        """Display it for the first time."""
        self._handle = display(self._data(), raw=True, display_id=True)

    def refresh(self) -> None:
        """Display what it has become."""
        if self._handle is not None:
            self._handle.update(self._data(), raw=True)

    def _data(self) -> dict[str, str]:
        shown = self._render()
        return {"text/html": shown.html, "text/plain": shown.text}
