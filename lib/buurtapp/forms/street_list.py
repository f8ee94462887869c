"""The streets of a city as one table, to search and to sort, each with a link to what is next."""

from ipywidgets import Dropdown, Text, VBox

from buurtapp.forms.city_page import CityPage
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
    """A field to search, a choice to sort by, and the table.

    With exact counts the table is a widget, which is never saved, and has no links: JupyterLab opens those in outputs.
    """

    def __init__(self, page: CityPage) -> None:
        self._page = page
        self._columns = [column for column in columns() if column.key in _SHOWN]
        self.find = Text(description=_("Look for a street or a word"), tooltip=_("Look for a street or a word"))
        self.find.add_class("t-find")
        titles = [(_("What needs you first"), ""), *((column.title, column.key) for column in self._columns)]
        self.sort = Dropdown(description=_("Sort by"), options=titles, tooltip=_("Sort by"))
        self.sort.add_class("t-sort")
        self.exact = page.watched(lambda: self.html() if page.exact else "")
        self.rounded = page.live(lambda: "" if page.exact else self.html())
        for control in (self.find, self.sort):
            control.observe(self._asked, "value")
        fields = [VBox([self.find]), VBox([self.sort])]
        for one in fields:
            one.add_class("bk-field")
        self.widget = VBox([*fields, self.exact.widget])

    def show(self) -> None:
        """Put it on the page."""
        show(self.widget)
        self.rounded.show()

    def html(self) -> str:
        """The table as it was asked for, and in words how much of it is left out."""
        lines = self.found()
        said = _("{n} of {of_all} streets.", n=len(lines), of_all=len(self._page.found().lines))
        if len(lines) > MOST:
            said += " " + _("The first {n} are shown: look for a street, or sort another way.", n=MOST)
        rows = [[self._cell(column, line) for column in self._columns] for line in lines[:MOST]]
        return paragraph(said) + table_html([column.title for column in self._columns], rows)

    def found(self) -> list[Line]:
        """The streets that hold every word that is looked for, sorted as chosen; the largest number on top."""
        words = str(self.find.value).casefold().split()
        lines = [line for line in self._page.found().lines if all(word in self._text(line) for word in words)]
        chosen = next((column for column in self._columns if column.key == self.sort.value), None)
        if chosen is None:
            return lines
        return sorted(lines, key=lambda line: (chosen.order(line), line.order), reverse=chosen.number)

    def _asked(self, _change: object) -> None:
        for view in (self.exact, self.rounded):
            view.refresh()

    def _text(self, line: Line) -> str:
        return " ".join([line.id, *(column.text(line) for column in self._columns)]).casefold()

    def _cell(self, column: Column, line: Line) -> object:
        return self._page.next_html(line, link=not self._page.exact) if column.key == "next" else column.text(line)
