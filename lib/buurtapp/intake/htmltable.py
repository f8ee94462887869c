"""A web page saved as .xls, as many membership systems export: its largest table."""

import re
from html.parser import HTMLParser

_PAGE = re.compile(r"\s*(?:<!doctype html|<html|<table|<head|<meta|<body|<div|<style)", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Whether the text is a page rather than a list."""
    return bool(_PAGE.match(text)) and "<t" in text[:200_000].casefold()


def records_of_html(text: str) -> list[list[str]]:
    """The rows of the table with most rows; a table inside a cell belongs to that cell."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    return max(parser.tables, key=len, default=[])


class _Tables(HTMLParser):
    """Collects cells; knows rows and cells only, so nothing in a page can do harm."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._depth = 0
        self._cell: list[str] | None = None
        self._silent = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif tag in ("script", "style"):
            self._silent = True
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.tables[-1].append([])
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            if self._depth == 1:
                self._end_cell()
            self._depth -= 1
        elif tag in ("script", "style"):
            self._silent = False
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if not self.tables[-1]:
            self.tables[-1].append([])
        lines = ("".join(self._cell)).split("\n")
        self.tables[-1][-1].append("\n".join(line for line in (" ".join(one.split()) for one in lines) if line))
        self._cell = None
