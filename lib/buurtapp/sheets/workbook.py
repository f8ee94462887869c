"""xlsx out: calm to look at, ready to print on A4, and every cell exactly what it says (formats.md 3.4)."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from buurtapp.files import write_atomic
from buurtapp.sheets.cells import CellWriter
from buurtapp.sheets.model import DONE, TODO, Cell, Column, Sheet

_NARROWEST, _WIDEST = 5.0, 44.0
_A4 = 9
_OPTIONS = {
    "in_memory": True,  # no half-made list in the system's temporary folder
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}


def workbook_bytes(sheets: Iterable[Sheet]) -> bytes:
    """An xlsx file with one worksheet for each sheet; at least one is needed (ValueError)."""
    sheets = list(sheets)
    if not sheets:
        raise ValueError("a workbook needs at least one sheet")
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as workbook:
        writer = CellWriter(workbook)
        taken: set[str] = set()
        for sheet in sheets:
            _write(workbook.add_worksheet(_tab_name(sheet.title, taken)), sheet, writer)
    return out.getvalue()


def write_workbook(path: Path, sheets: Iterable[Sheet], *, private: bool = True) -> Path:
    """Write `sheets` to `path`, whole or not at all; returns `path`. Raises Fault when it cannot be written."""
    return write_atomic(Path(path), workbook_bytes(sheets), private=private)


def _write(worksheet: Worksheet, sheet: Sheet, writer: CellWriter) -> None:
    top = 0
    if sheet.note:
        writer.note(worksheet, sheet.note)
        top = 1
    for at, column in enumerate(sheet.columns):
        worksheet.set_column(at, at, _width(column, at, sheet.rows), writer.column(column))
        writer.header(worksheet, top, at, column)
        for down, row in enumerate(sheet.rows, start=top + 1):
            writer.cell(worksheet, down, at, row[at], column)
    worksheet.set_row(top, _header_height(sheet))
    _make_usable(worksheet, sheet, top)
    _make_printable(worksheet, sheet.title, top)


def _make_usable(worksheet: Worksheet, sheet: Sheet, top: int) -> None:
    worksheet.freeze_panes(top + 1, 0)
    last = top + len(sheet.rows)
    if sheet.columns:
        worksheet.autofilter(top, 0, last, len(sheet.columns) - 1)
    worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    for at, column in enumerate(sheet.columns):
        offered = [TODO, DONE] if column.tick else list(column.choices)
        if offered and sheet.rows:
            strict = {} if column.tick else {"error_type": "information"}
            worksheet.data_validation(top + 1, at, last, at, {"validate": "list", "source": offered, **strict})


def _make_printable(worksheet: Worksheet, title: str, top: int) -> None:
    worksheet.set_paper(_A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(top)
    worksheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.6)
    worksheet.set_header(f'&L&"Calibri,Bold"{_for_header(title)}&R&D')
    worksheet.set_footer("&R&P / &N")


def _for_header(title: str) -> str:
    """`&` doubled, as one starts a code in a page header; short enough for Excel's limit of 255."""
    return " ".join(title.split())[:100].replace("&", "&&")


def _tab_name(title: str, taken: set[str]) -> str:
    """A worksheet name Excel accepts: 31 characters, no brackets, slashes, colon or wildcards, used once."""
    clean = "".join(" " if letter in "[]:*?/\\" or not letter.isprintable() else letter for letter in title)
    base = " ".join(clean.split()).strip("' ")[:31].strip("' ") or "Blad"
    base = f"{base}-1" if base.casefold() == "history" else base  # a name Excel keeps for itself
    name, number = base, 2
    while name.casefold() in taken:
        tail = f" ({number})"
        name, number = base[: 31 - len(tail)].rstrip() + tail, number + 1
    taken.add(name.casefold())
    return name


def _width(column: Column, at: int, rows: Sequence[Sequence[Cell]]) -> float:
    if column.width is not None:
        return column.width
    longest = max((_length(row[at]) for row in rows), default=0)
    return min(max(longest + 2.0, len(column.header) + 3.5, _NARROWEST), _WIDEST)


def _header_height(sheet: Sheet) -> float:
    """Points for the header row, so that a header wider than its column shows on more lines."""
    lines = (
        -(-(len(column.header) + 3) // max(1, int(_width(column, at, sheet.rows))))
        for at, column in enumerate(sheet.columns)
    )
    return 4.0 + 15.0 * max(lines, default=1)


def _length(cell: Cell) -> int:
    if cell is None:
        return 0
    if isinstance(cell, datetime):
        return 16
    return max((len(line) for line in str(cell).splitlines()), default=0)
