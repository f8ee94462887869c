"""Comma- and semicolon-separated text: for Dutch Excel, or for another program."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from buurtapp.files import write_atomic
from buurtapp.sheets.model import Cell
from buurtapp.sheets.safe import neutral

Dialect = Literal["excel-nl", "machine"]


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]], dialect: Dialect = "excel-nl") -> str:
    """The table as text.

    `excel-nl`: semicolons, CRLF, a byte order mark, and every cell made harmless. `machine`: commas, LF,
    cells as they are, for programs that read a file and do not calculate (formats.md 3.4).
    """
    if dialect not in ("excel-nl", "machine"):
        raise ValueError(f"unknown dialect {dialect!r}")
    for_excel = dialect == "excel-nl"
    delimiter, line_end = (";", "\r\n") if for_excel else (",", "\n")
    lines = []
    for row in (header, *rows):
        cells = [neutral(_text(cell)) if for_excel else _text(cell) for cell in row]
        lines.append(delimiter.join(_quoted(cell, delimiter, alone=len(cells) == 1) for cell in cells) + line_end)
    return ("\ufeff" if for_excel else "") + "".join(lines)


def write_csv(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    dialect: Dialect = "excel-nl",
    *,
    private: bool = True,
) -> Path:
    """Write the table as UTF-8, whole or not at all; returns `path`. Raises Fault when it cannot be written."""
    data = csv_text(header, rows, dialect).encode("utf-8", "replace")
    return write_atomic(Path(path), data, private=private)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _quoted(cell: str, delimiter: str, *, alone: bool) -> str:
    # Not csv.writer: with LF as line end it leaves a lone CR unquoted, and readers then see two records.
    special = any(mark in cell for mark in (delimiter, '"', "\r", "\n"))
    return '"' + cell.replace('"', '""') + '"' if special or (alone and not cell) else cell
