"""A picture that follows the register, drawn beside the page: drawing takes longer than all other cells together."""

from collections.abc import Callable
from typing import Generic, TypeVar

from buurtapp.forms.background import Background
from buurtapp.forms.tables import html
from buurtapp.pictures import Picture

Facts = TypeVar("Facts")


class Drawn(Generic[Facts]):
    """`facts` reads what is to be drawn, on the page's own thread; `draw` makes the picture, if any, of facts alone."""

    def __init__(self, facts: Callable[[], Facts], draw: Callable[[Facts], Picture | None]) -> None:
        self._facts, self._draw = facts, draw
        self._background = Background()
        self._drawn: Facts | None = None
        self.widget = html()
        self.refresh()

    def refresh(self) -> None:
        """Draw it anew when there is something else to draw."""
        facts = self._facts()
        if facts != self._drawn:
            self._drawn = facts
            self._background.do(lambda: self._draw(facts), self._show)

    def _show(self, picture: Picture | None) -> None:
        self.widget.value = picture.html if picture else ""
