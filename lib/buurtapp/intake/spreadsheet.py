"""Workbooks (xlsx, xlsm, xls, ods) to records of text, sheet by sheet, through python-calamine."""

import io
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, load_workbook

from buurtapp.intake.cells import is_blank, kind_of_cell
from buurtapp.intake.celltext import text_of
from buurtapp.intake.faults import damaged, locked, no_such_choice
from buurtapp.intake.guards import check_ods, check_workbook, check_xls
from buurtapp.intake.header import find_header, score_of
from buurtapp.intake.opendocument import Merge
from buurtapp.intake.sniff import Kind

_LOOKED_AT = 200
_WIDEST = 300
_MOST_ROWS = 0.6
_A_LIST = 3.5  # as many as two named fields and a phone or mail address in every other row, or the like


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as text; record 1 is its row 1."""

    name: str
    records: list[list[str]] = field(repr=False)


def read_sheets(data: bytes, kind: Kind, name: str) -> list[Sheet]:
    """All sheets with cells, hidden ones too, in order. Raises UnreadableFile."""
    merges = [extent.merges for extent in check_ods(data, name)] if kind == "ods" else None
    if kind == "xlsx":
        check_workbook(data, name)
    if kind == "xls":
        check_xls(data, name)
    try:
        with _quiet(), load_workbook(io.BytesIO(data)) as workbook:
            return list(_sheets(workbook, merges))
    except PasswordError as error:
        raise locked(name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise damaged(name) from error
    except BaseException as error:  # a crafted file can make the Rust library panic, which is no Exception
        if type(error).__name__ == "PanicException":
            raise damaged(name) from error
        raise


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the Rust library's own words about a damaged file, printed past Python, from a volunteer's page."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    try:
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def choose_sheet(sheets: Sequence[Sheet], chosen: str | None, name: str) -> Sheet:
    """The sheet chosen by hand, else the one that looks most like sign-ups, else the first."""
    if chosen is None:
        return max(sheets, key=_likeness)
    for sheet in sheets:
        if sheet.name == chosen:
            return sheet
    raise no_such_choice(name, chosen, ", ".join(sheet.name for sheet in sheets))


def other_lists(sheets: Sequence[Sheet], chosen: Sheet) -> tuple[str, ...]:
    """The names of the other sheets in which sign-ups stand: a header above rows with phones or mail addresses."""
    return tuple(sheet.name for sheet in sheets if sheet is not chosen and _likeness(sheet)[0] >= _A_LIST)


def _sheets(workbook: CalamineWorkbook, merges: list[list[Merge]] | None) -> Iterable[Sheet]:
    for place, name in enumerate(workbook.sheet_names):
        try:
            sheet = workbook.get_sheet_by_index(place)
        except CalamineError:
            continue  # a chart or a macro sheet has no cells
        rows = sheet.to_python(skip_empty_area=False) if sheet.start else []
        records = [[text_of(cell) for cell in row] for row in rows]
        _fill_down(records, merges[place] if merges and place < len(merges) else _merges(sheet))
        records = _without_outer_columns(records)
        if records:
            yield Sheet(name, records)


def _merges(sheet: CalamineSheet) -> list[Merge]:
    return list(sheet.merged_cell_ranges or [])


def _fill_down(records: list[list[str]], merges: list[Merge]) -> None:
    """A cell merged over rows counts in each of them that holds something else too; over columns it counts once."""
    filled = [any(not is_blank(cell) for cell in record) for record in records]
    for (top, left), (bottom, _) in merges:
        if top >= len(records) or left >= len(records[top]) or is_blank(records[top][left]):
            continue
        for row in range(top + 1, min(bottom, len(records) - 1) + 1):
            if filled[row] and left < len(records[row]) and is_blank(records[row][left]):
                records[row][left] = records[top][left]


def _without_outer_columns(records: list[list[str]]) -> list[list[str]]:
    """Leave out wholly blank columns at both sides: they are the sheet's margin, not the table's.

    In a sheet far wider than any list, with a stray cell at its end, all blank columns are.
    """
    columns = zip_longest(*records, fillvalue="")
    used = {place for place, column in enumerate(columns) if any(column) and not all(map(is_blank, column))}
    if not used:
        return []
    first, end = min(used), max(used) + 1
    if end - first > _WIDEST:
        kept = sorted(used)
        return [[record[place] if place < len(record) else "" for place in kept] for record in records]
    return records if first == 0 and all(len(record) == end for record in records) else [r[first:end] for r in records]


def _likeness(sheet: Sheet) -> tuple[float, float]:
    """How much a sheet looks like sign-ups: the fields its header names, then its rows with a phone number."""
    numbered = [(place, record) for place, record in enumerate(sheet.records, 1) if not all(map(is_blank, record))]
    header = find_header(numbered)
    named = score_of(header.names) if header.names else 0.0
    rows = numbered[header.first : header.first + _LOOKED_AT]
    phones = sum(any(kind_of_cell(cell) in ("phone", "email") for cell in record) for _, record in rows)
    wide = min(phones, _LOOKED_AT) / _LOOKED_AT
    share = min(1.0, phones / max(_MOST_ROWS * len(rows), 1))  # a line of totals makes a list no less of a list
    return (named * (1.0 if rows else 0.3) + 4 * share + wide, len(numbered))
