"""The streets of a city as one table, to search and to sort, each with a link to what is next."""

from collections.abc import Sequence

from ipywidgets import VBox

from buurtapp.forms.city_page import CityPage
from buurtapp.forms.finding import Finder
from buurtapp.forms.pages import paragraph
from buurtapp.forms.show import show
from buurtapp.forms.tables import table_html
from buurtapp.steps.city.columns import Column, columns
from buurtapp.steps.city.overview import Line
from buurtapp.words import _

MOST = 100
"""Rows on the page: a thousand at once would make every letter that is typed wait."""
_SHOWN = ("name", "stage", "signups", "waiting", "members", "next")  # as many as fit beside Lab's files


class StreetList:
    """A field to search, a column to sort by, and the table.

    With exact counts the table is a widget, which is never saved, and has no links: JupyterLab opens those in outputs.
    """

    def __init__(self, page: CityPage) -> None:
        self._page = page
        self._columns = [column for column in columns() if column.key in _SHOWN]
        self._titles = [column.title for column in self._columns]
        self.finder = Finder(self._asked, self._titles, hook="streets", unsorted=_("What needs you first"))
        self.exact = page.watched(lambda: self.html() if page.exact else "")
        self.rounded = page.live(lambda: "" if page.exact else self.html())
        self.widget = VBox([self.finder.widget, self.exact.widget])

    def show(self) -> None:
        """Put it on the page."""
        show(self.widget)
        self.rounded.show()

    def html(self) -> str:
        """The table as it was asked for, and in words how much of it is left out."""
        lines = self.found()
        more = _("The first {n} are shown: look for a street, or sort another way.", n=MOST)
        rows = [[self._cell(column, line) for column in self._columns] for line in lines[:MOST]]
        return (paragraph(more) if len(lines) > MOST else "") + table_html(self._titles, rows)

    def found(self) -> list[Line]:
        """The streets with every word that is searched for, in the order that was chosen."""
        return self.finder.arrange(self._page.found().lines, self._texts, self._orders)

    def _asked(self) -> None:
        for view in (self.exact, self.rounded):
            view.refresh()

    def _texts(self, line: Line) -> Sequence[object]:
        return (*(column.text(line) for column in self._columns), line.id)

    def _orders(self, line: Line) -> Sequence[object]:
        return [column.order(line) for column in self._columns]

    def _cell(self, column: Column, line: Line) -> object:
        return self._page.next_html(line, link=not self._page.exact) if column.key == "next" else column.text(line)
