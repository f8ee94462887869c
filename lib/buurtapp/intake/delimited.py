"""Text to records: csv, and the repairs that a text file needs when a quote was never closed."""

import csv
import io
from collections import Counter
from itertools import chain

from buurtapp.intake.dialect import NO_SEPARATOR, Dialect, find_dialect
from buurtapp.intake.header import score_of

Records = list[list[str]]

_END = "\x00end"  # NULs were taken out of the text, so no cell holds this
_LOOKED_AT = 100
_MOST_REPAIRS = 50


def records_of(text: str, dialect: Dialect) -> Records:
    """Every record of `text`, blank ones too, in order. A quote that swallows lines counts as a plain character."""
    try:
        return list(dialect.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return _repaired(text, dialect)


def _repaired(text: str, dialect: Dialect) -> Records:
    done: Records = []
    for _repair in range(_MOST_REPAIRS):
        records, swallowed = _until_swallowed(text, dialect)
        done += records
        if swallowed is None:
            return done
        first, text = _first_line(swallowed)
        done += _plain(first, dialect)
    return done + _plain(text, dialect)


def unfolded(records: Records) -> tuple[Records, Dialect | None]:
    """Undo a spreadsheet that put whole lines of a comma file in one column (opened and saved in Dutch Excel)."""
    if any(sum(map(bool, record)) > 1 for record in records[:_LOOKED_AT]):
        return records, None
    filled = [[cell for cell in record if cell.strip()] for record in records]
    if any(len(record) > 1 for record in filled):
        return records, None
    lines = "\n".join(record[0] for record in filled[:200] if record)
    inner = find_dialect(lines)
    if inner.separator == NO_SEPARATOR or max(map(score_of, records[:40]), default=0) >= 2:
        return records, None
    again = [records_of(record[0], inner)[0] if record else [] for record in filled]
    names = max((score_of(record) for record in again[:40]), default=0)
    return (again, inner) if names >= 2 else (records, None)


def _until_swallowed(text: str, dialect: Dialect) -> tuple[Records, str | None]:
    """Records up to the first one in which an open quote took in other lines, and the text from there on."""
    reader = dialect.reader(chain(io.StringIO(text, newline=""), [_END]))
    try:
        records = list(reader)
    except csv.Error:
        return _plain(text, dialect), None
    closed = records[-1] == [_END]
    if closed:
        records.pop()
    bad = _swallowing(records, dialect) if dialect.quote in text else None
    if bad is None and closed:
        return records, None
    bad = len(records) - 1 if bad is None else bad
    return records[:bad], _text_from(text, dialect, bad)


def _swallowing(records: Records, dialect: Dialect) -> int | None:
    """The first record with a cell in which whole other records stand."""
    width = Counter(map(len, records)).most_common(1)[0][0] if records else 0
    if width < 3:
        return None
    for place, record in enumerate(records):
        for cell in record:
            if "\n" in cell or "\r" in cell:
                lines = cell.replace("\r", "\n").split("\n")
                if any(line.count(dialect.separator) >= width - 1 for line in lines):
                    return place
    return None


def _text_from(text: str, dialect: Dialect, record: int) -> str:
    """The text from the start of the numbered record on."""
    lines = io.StringIO(text, newline="")
    reader = dialect.reader(lines)
    for _ in range(record):
        next(reader)
    used = reader.line_num
    skipped = io.StringIO(text, newline="")
    for _ in range(used):
        next(skipped)
    return skipped.read()


def _first_line(text: str) -> tuple[str, str]:
    lines = io.StringIO(text, newline="")
    return next(lines, ""), lines.read()


def _plain(text: str, dialect: Dialect) -> Records:
    """Line by line; a quote is a plain character unless the cell has one at both ends."""
    lines = (line.rstrip("\r\n") for line in io.StringIO(text, newline=""))
    return [
        [_unquoted(cell, dialect.quote) for cell in line.split(dialect.separator)] if line else [] for line in lines
    ]


def _unquoted(cell: str, quote: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == quote:
        return cell[1:-1].replace(quote * 2, quote)
    return cell
