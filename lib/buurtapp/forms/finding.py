"""A search field and an order above a list that grew long: for a table, a choice, or a list of ticks."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ipywidgets import Checkbox, Dropdown, HBox, Text, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.handling import StatusLine, fault_html, guarded, unexpected
from buurtapp.forms.tables import html, table_html
from buurtapp.words import Fault, _

T = TypeVar("T")
SHORT = 10  # what fits the screen is read sooner than searched
MOST = 12
_AS_IT_IS = -1


@dataclass(frozen=True, slots=True)
class Rows:
    """A table to show; `above` and `below` are HTML.

    Per row, `hidden` is what is searched too but not shown, as a name, and `orders` what its cells are sorted by
    where that is not how they read, as a day.
    """

    titles: Sequence[str]
    rows: Sequence[Sequence[object]]
    caption: str = ""
    above: str = ""
    below: str = ""
    hidden: Sequence[str] = ()
    orders: Sequence[Sequence[object]] = ()


class Finder:
    """A field to search in and, with `titles`, a column to sort by; away while the list is short.

    `unsorted` is what the order is called that the list has by itself.
    """

    def __init__(
        self, changed: Callable[[], None], titles: Sequence[str] = (), *, hook: str, unsorted: str = ""
    ) -> None:
        self._changed = changed
        self.status = StatusLine()
        label = _("Search in this list")
        self.search = Text(description=label, tooltip=label, placeholder=_("part of a name, a street or a number"))
        self.search.add_class(f"t-{hook}-search")
        own = unsorted or _("As it is now")
        options = [(own, _AS_IT_IS), *((title, at) for at, title in enumerate(titles) if title)]
        self.order = Dropdown(description=_("Sort by"), options=options, tooltip=_("Choose a column to sort by"))
        self.order.add_class(f"t-{hook}-sort")
        self.backwards = Checkbox(description=_("The other way round"), indent=False)
        self.backwards.add_class(f"t-{hook}-backwards")
        for control in (self.search, self.order, self.backwards):
            control.observe(guarded(self._asked, self.status), "value")
        self._orders = [self.order, self.backwards] if titles else []
        self.count = html()
        self.widget = VBox([_field(self.search), *([HBox([_field(self.order), self.backwards])] if titles else []),
                            self.count, self.status.widget])  # fmt: skip
        self.widget.add_class("bk-find")

    @property
    def searching(self) -> bool:
        """Whether something is searched for."""
        return bool(folded(str(self.search.value)).split())

    def clear(self) -> None:
        """Search for nothing: the list has become another one."""
        self.search.value = ""

    def arrange(
        self,
        items: Sequence[T],
        cells: Callable[[T], Sequence[object]],
        orders: Callable[[T], Sequence[object]] | None = None,
    ) -> list[T]:
        """The items with every word that is searched for in their `cells`, in the order that was chosen.

        `orders` gives per column what to sort by, where that is not the cell itself.
        """
        wanted = folded(str(self.search.value)).split()
        found = [item for item in items if _holds(cells(item), wanted)] if wanted else list(items)
        if self._orders and self.order.value != _AS_IT_IS:
            found.sort(key=lambda item: natural((orders or cells)(item)[self.order.value]))
        if self._orders and self.backwards.value:
            found.reverse()
        said = _("{found} of {all} found.", found=len(found), all=len(items))
        self.count.value = f'<p role="status">{said}</p>' if wanted else ""
        self.widget.layout.display = "" if len(items) > SHORT or wanted else "none"
        return found

    def _asked(self, _change: object = None) -> None:
        self._changed()


class FindTable:
    """A table that can be searched and sorted; `refresh` shows what `render` gives now."""

    def __init__(self, render: Callable[[], Rows], *, hook: str) -> None:
        self._render, self._most = render, MOST
        self._shown = self._made()
        self.finder = Finder(self._again, self._shown.titles, hook=hook)
        self.above, self.table, self.below = html(), html(), html()
        self.more = button(_("Show all rows"), self.show_all, self.finder.status, hook=f"{hook}-more", quiet=True)
        self.widget = VBox([self.above, self.finder.widget, self.table, self.more, self.below])
        self._draw()

    def refresh(self) -> None:
        """Follow what changed elsewhere."""
        self._shown = self._made()
        self._draw()

    def show_all(self) -> None:
        """Show every row that was found, not the first ones only."""
        self._most = len(self._shown.rows)
        self._draw()

    def _made(self) -> Rows:
        try:
            return self._render()
        except Exception as error:
            return Rows((), (), above=fault_html(error if isinstance(error, Fault) else unexpected(error)))

    def _again(self) -> None:
        self._most = MOST
        self._draw()

    def _draw(self) -> None:
        shown = self._shown
        found = [shown.rows[at] for at in self.finder.arrange(range(len(shown.rows)), self._searched, self._sorted)]
        self.above.value, self.below.value = shown.above, shown.below
        self.table.value = table_html(shown.titles, found[: self._most], caption=shown.caption) if found else ""
        self.more.layout.display = "" if len(found) > self._most else "none"
        self.more.description = _("Show all {n} rows", n=len(found))

    def _searched(self, at: int) -> Sequence[object]:
        return (*self._shown.rows[at], *self._shown.hidden[at : at + 1])

    def _sorted(self, at: int) -> Sequence[object]:
        return (self._shown.orders or self._shown.rows)[at]


def folded(text: str) -> str:
    """Text as it is searched: without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def natural(cell: object) -> list[tuple[int, int, str]]:
    """A key that sorts as people do: 9 before 10, É beside E, what is empty last."""
    if isinstance(cell, int):
        return [(0, cell, "")]
    parts = re.findall(r"\d+|\D+", folded(str(cell)))
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts] or [(2, 0, "")]


def _holds(cells: Sequence[object], wanted: Sequence[str]) -> bool:
    text = folded(" ".join(map(str, cells)))
    return all(word in text for word in wanted)


def _field(control: Text | Dropdown) -> VBox:
    made = VBox([control])
    made.add_class("bk-field")
    return made
