"""How one cell looks and what it holds."""

import math
from datetime import date, datetime
from typing import Any, TypeGuard

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from buurtapp.sheets.model import DONE, TODO, Cell, Column
from buurtapp.sheets.safe import looks_like_formula, plain
from buurtapp.words import _

_FIRST_YEAR = 1900  # no spreadsheet has earlier days
_TOO_LONG = 10**15  # a spreadsheet keeps 15 digits; a longer number is written as text

_LINE = {"bottom": 1, "bottom_color": "#D9DEE3", "valign": "vcenter", "text_wrap": True}
_LOOKS: dict[str, dict[str, Any]] = {
    "header": {"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "bottom_color": "#5B6B7B", "text_wrap": True,
               "valign": "vcenter", "num_format": "@"},
    "note": {"italic": True, "font_color": "#404040", "num_format": "@"},
    "text": {**_LINE, "num_format": "@"},
    "quoted": {**_LINE, "num_format": "@", "quote_prefix": True},
    "number": _LINE,
    "day": {**_LINE, "num_format": "dd-mm-yyyy", "align": "left"},
    "moment": {**_LINE, "num_format": "dd-mm-yyyy hh:mm", "align": "left"},
    "tick": {**_LINE, "num_format": "@", "align": "center", "font_size": 14, "font_name": "Segoe UI Symbol"},
}  # fmt: skip


class CellWriter:
    """Writes cells into the worksheets of one workbook, each kind with its own look."""

    def __init__(self, workbook: Workbook) -> None:
        self._looks: dict[str, Format] = {name: workbook.add_format(look) for name, look in _LOOKS.items()}
        self._bare = {text: workbook.add_format({"num_format": "@"} if text else {}) for text in (True, False)}

    def column(self, column: Column) -> Format:
        """The format of a whole column, so that what a person types later stays text too."""
        return self._bare[column.text or column.tick]

    def header(self, worksheet: Worksheet, row: int, at: int, column: Column) -> None:
        """Write a column's header."""
        self._string(worksheet, row, at, column.header, "header")

    def note(self, worksheet: Worksheet, note: str) -> None:
        """Write the note in the first row."""
        self._string(worksheet, 0, 0, note, "note")

    def cell(self, worksheet: Worksheet, row: int, at: int, value: Cell, column: Column) -> None:
        """Write one value: boxes as ☐ or ☑, days as days, numbers as numbers unless the column is text."""
        if column.tick:
            worksheet.write_string(row, at, DONE if value in (True, DONE) else TODO, self._looks["tick"])
        elif isinstance(value, date) and value.year >= _FIRST_YEAR:
            self._day(worksheet, row, at, value)
        elif value is None or value == "" or _not_finite(value):
            worksheet.write_blank(row, at, None, self._looks["text" if column.text else "number"])
        elif _is_number(value) and not column.text:
            worksheet.write_number(row, at, value, self._looks["number"])
        else:
            self._string(worksheet, row, at, _in_words(value), "text")

    def _day(self, worksheet: Worksheet, row: int, at: int, value: date) -> None:
        look = "moment" if isinstance(value, datetime) else "day"
        naive = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        worksheet.write_datetime(row, at, naive, self._looks[look])

    def _string(self, worksheet: Worksheet, row: int, at: int, text: str, look: str) -> None:
        text = plain(text)
        if look == "text" and looks_like_formula(text) and not _is_phone(text):
            look = "quoted"  # the apostrophe of a spreadsheet: shown as text, also after editing
        if text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter takes such a string for its own markup; in two pieces it stays what it says.
            worksheet.write_rich_string(row, at, text[:1], self._looks[look], text[1:], self._looks[look])
        else:
            worksheet.write_string(row, at, text, self._looks[look])


def _in_words(value: Cell) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


def _is_number(value: Cell) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _TOO_LONG


def _not_finite(value: Cell) -> bool:
    return isinstance(value, float) and not math.isfinite(value)


def _is_phone(text: str) -> bool:
    return text[:1] == "+" and text[1:].isdecimal()
