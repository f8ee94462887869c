"""A file of sign-ups without some of its rows; all other rows stay as they are, and keep their place.

Each kind of file has its own way, which leaves every other byte alone where it can. What came out is read back:
when another row changed, the rows that stay are written as a plain csv in their old places.
"""

import csv
import io
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePath

import pandas as pd

from buurtapp.intake.encoding import decode
from buurtapp.intake.faults import UnreadableFile
from buurtapp.intake.leaving_out_of_text import without_cards, without_lines, without_records
from buurtapp.intake.leaving_out_of_workbooks import with_parts, without_ods_rows, without_xlsx_rows
from buurtapp.intake.reading import AS_FOUND, ByHand, Reading, list_in_archive, read_data
from buurtapp.intake.sniff import kind_of
from buurtapp.intake.spreadsheet import choose_sheet, read_sheets


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The new content, and the name the file has now: a binary .xls becomes a .csv."""

    content: bytes
    name: str


def leave_out(
    data: bytes, name: str, gone: Collection[int], by_hand: ByHand = AS_FOUND, *, list_only: bool = False
) -> Rewritten:
    """The file without the rows whose numbers are in `gone`, numbered as `read_table` does.

    `list_only`: of a workbook or archive keep nothing but the list itself, when somebody is left out of it: nobody
    knows whether its other sheets speak of her. Raises UnreadableFile when it is no list at all.
    """
    kind = kind_of(data, name)
    if kind == "archive" and not list_only:
        return Rewritten(_in_archive(data, name, gone, by_hand), name)
    table, reading = read_data(data, name, by_hand)
    if not set(gone) & set(table.index):
        return Rewritten(data, name)
    wanted = table[~table.index.isin(list(gone))]
    if list_only and kind != "text":
        return Rewritten(as_csv(wanted, reading.header_row), f"{PurePath(name).stem}.csv")
    try:
        rewritten = _by_kind(data, name, set(gone), by_hand, table, reading)
        if rewritten is not None and _reads_as(rewritten, name, by_hand, wanted):
            return Rewritten(rewritten, name)
    except (ValueError, KeyError, IndexError, csv.Error, zipfile.BadZipFile, UnreadableFile):
        pass  # an unusual file: then the plain way
    return Rewritten(as_csv(wanted, reading.header_row), f"{PurePath(name).stem}.csv")


def as_csv(table: pd.DataFrame, header_row: int) -> bytes:
    """The table as csv, header and rows in the lines they had where that is possible."""
    lines: dict[int, tuple[str, ...]] = {}
    header = max(header_row, 1)
    lines[header] = tuple(map(str, table.columns))
    shift = 0 if all(int(number) > header for number in table.index) else header
    for number, cells in zip(table.index, table.itertuples(index=False, name=None), strict=True):
        lines[int(number) + shift] = cells
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for number in range(1, max(lines) + 1):
        writer.writerow(lines[number]) if number in lines else out.write("\r\n")
    return out.getvalue().encode("utf-8-sig")


def _by_kind(
    data: bytes, name: str, gone: set[int], by_hand: ByHand, table: pd.DataFrame, reading: Reading
) -> bytes | None:
    kind = kind_of(data, name)
    if kind in ("xlsx", "ods"):
        sheet = choose_sheet(read_sheets(data, kind, name), by_hand.sheet, name).name
        return (without_xlsx_rows if kind == "xlsx" else without_ods_rows)(data, sheet, gone)
    if reading.kind not in ("vcard", "pasted", "csv"):
        return None
    text, encoding = decode(data, name, by_hand.encoding)
    if reading.kind == "vcard":
        changed = without_cards(text, gone)
    elif reading.kind == "pasted":
        changed = without_lines(text, gone, [int(number) for number in table.index])
    else:
        changed = without_records(text, gone, by_hand.separator or "")
    return _encoded_like(data, text, changed, encoding)


def _in_archive(data: bytes, name: str, gone: Collection[int], by_hand: ByHand) -> bytes:
    """The one list in a zip file without these rows; what else lies in there stays."""
    member, inner = list_in_archive(data, name)
    rewritten = leave_out(inner, member, gone, by_hand)
    return with_parts(data, {member: rewritten.content}, {member: rewritten.name})


def _encoded_like(data: bytes, text: str, changed: str, encoding: str) -> bytes | None:
    """The changed text in the encoding of the file, mark and all; None when that would change other bytes."""
    for codec in (encoding, f"{encoding}-sig", f"{encoding}-le", f"{encoding}-be", "latin-1"):
        for mark in (b"", b"\xff\xfe", b"\xfe\xff"):
            try:
                if mark + text.encode(codec) == data:
                    return mark + changed.encode(codec)
            except (LookupError, UnicodeEncodeError):
                break
    return None


def _reads_as(content: bytes, name: str, by_hand: ByHand, wanted: pd.DataFrame) -> bool:
    found = read_data(content, name, by_hand)[0]
    if len(wanted) == 0:
        return len(found) == 0
    if list(found.columns) != list(wanted.columns) or found.shape != wanted.shape:
        return False
    return bool((found.to_numpy() == wanted.to_numpy()).all())
