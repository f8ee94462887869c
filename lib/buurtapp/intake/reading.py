"""Any file to a table of text cells: the one public way in (design.md 4, "Reading")."""

import io
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from buurtapp.files import check_upload
from buurtapp.intake.contactcards import looks_like_cards, read_cards
from buurtapp.intake.delimited import records_of, unfolded
from buurtapp.intake.dialect import NO_SEPARATOR, Dialect, find_dialect, take_sep_line
from buurtapp.intake.encoding import decode, likely_other
from buurtapp.intake.faults import UnreadableFile, damaged, locked, no_such_choice, not_a_list, not_found, save_again
from buurtapp.intake.freetext import blocks, free_lines, sentences
from buurtapp.intake.header import score_of
from buurtapp.intake.htmltable import looks_like_html, records_of_html
from buurtapp.intake.origin import Origin, origin_of
from buurtapp.intake.pasted import looks_pasted, read_pasted
from buurtapp.intake.sniff import kind_of
from buurtapp.intake.spreadsheet import choose_sheet, other_lists, read_sheets
from buurtapp.intake.strikethrough import struck_rows
from buurtapp.intake.table import Table, empty, table_of
from buurtapp.words import Fault, _

_LISTS = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".vcf")
_LOCKED = 0x1  # the bit of a zip file's member that says it has a password


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person put right; None is found by ourselves. `header` is a record's number, 0 for no header.

    `pasted`: a text file holds pasted text, whatever it looks like.
    """

    encoding: str | None = None
    separator: str | None = None
    header: int | None = None
    sheet: str | None = None
    pasted: bool = False


AS_FOUND = ByHand()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file was read, for a person to look at: see `describe`.

    `others`: further sheets in which sign-ups stand; `sheet_by_hand`: another sheet than we would have chosen;
    `struck`: rows that were crossed out.
    """

    kind: str
    names: tuple[str, ...] = ()
    rows: int = 0
    header_row: int = 0
    encoding: str = ""
    other_encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    sheet_by_hand: bool = False
    struck: frozenset[int] = frozenset()
    origin: Origin = ""
    sample: tuple[tuple[int, tuple[str, ...]], ...] = ()


def read_table(
    path: str | Path, *, encoding: str | None = None, separator: str | None = None, header: int | None = None,
    sheet: str | None = None,
) -> pd.DataFrame:  # fmt: skip
    """The rows of a file as text cells (design.md 4).

    Cells are `str`, missing is `""`; columns carry the header's words just as found, repeated ones
    too, or `""` when there is no header; the index is each record's number as a spreadsheet shows it.
    Title rows and blank rows are left out, every other row is kept. The options put right by hand
    what was found wrong. Raises UnreadableFile.
    """
    return read(path, ByHand(encoding, separator, header, sheet))[0]


def describe(
    path: str | Path, *, encoding: str | None = None, separator: str | None = None, header: int | None = None,
    sheet: str | None = None,
) -> Reading:  # fmt: skip
    """How `read_table` reads the same file, with three rows for a look. Raises UnreadableFile."""
    return read(path, ByHand(encoding, separator, header, sheet))[1]


def read(path: str | Path, by_hand: ByHand = AS_FOUND) -> tuple[pd.DataFrame, Reading]:
    """Table and description in one go. Raises UnreadableFile."""
    path = Path(path)
    try:
        check_upload(path, path.name)
        data = path.read_bytes()
    except OSError as error:
        raise not_found(path.name) from error
    except UnreadableFile:
        raise
    except Fault as fault:
        raise UnreadableFile.like(fault) from fault
    return read_data(data, path.name, by_hand)


def read_data(data: bytes, name: str, by_hand: ByHand = AS_FOUND) -> tuple[pd.DataFrame, Reading]:
    """The same for content in memory; its size was checked already. Raises UnreadableFile."""
    kind = kind_of(data, name)
    if kind == "empty":
        return empty(), Reading("empty")
    if kind == "archive":
        return _read_archive(data, name, by_hand)
    if kind == "text":
        return _read_text(data, name, by_hand)
    sheets = read_sheets(data, kind, name)
    if not sheets:
        return empty(), Reading(kind)
    sheet = choose_sheet(sheets, by_hand.sheet, name)
    records, _unused = unfolded(sheet.records)
    table = _table(records, name, by_hand)
    known = Reading(
        kind, sheet=sheet.name, sheets=tuple(one.name for one in sheets), others=other_lists(sheets, sheet),
        sheet_by_hand=by_hand.sheet is not None and sheet is not choose_sheet(sheets, None, name),
        struck=struck_rows(data, sheet.name) & set(table.frame.index) if kind == "xlsx" else frozenset(),
    )  # fmt: skip
    return table.frame, _reading(known, table)


def _read_archive(data: bytes, name: str, by_hand: ByHand) -> tuple[pd.DataFrame, Reading]:
    """A download that was zipped, as Google Forms does: the one list inside (formats.md 3.1)."""
    _member, inner = list_in_archive(data, name)
    if kind_of(inner, name) == "archive":
        raise _not_one_list(name, 0)
    try:
        check_upload(inner, name)
    except Fault as fault:
        raise UnreadableFile.like(fault) from fault
    return read_data(inner, name, by_hand)


def list_in_archive(data: bytes, name: str) -> tuple[str, bytes]:
    """The name and content of the one list in a zip file; raises UnreadableFile when there are more or none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            lists = [m for m in archive.namelist() if m.lower().endswith(_LISTS) and not m.startswith("__MACOSX")]
            if len(lists) != 1:
                raise _not_one_list(name, len(lists))
            if archive.getinfo(lists[0]).flag_bits & _LOCKED:
                raise locked(name)
            return lists[0], archive.read(lists[0])
    except UnreadableFile:
        raise
    except Exception as error:  # every way in which a crafted archive can fail is the same news to a reader
        raise damaged(name) from error


def _not_one_list(name: str, count: int) -> UnreadableFile:
    return UnreadableFile(
        _("{name} is a zip file with {count} lists in it.", name=name, count=count),
        _("We read one list at a time."),
        _("Unpack the zip file and choose the list with the sign-ups."),
        save_again(),
    )


def _read_text(data: bytes, name: str, by_hand: ByHand) -> tuple[pd.DataFrame, Reading]:
    text, encoding = decode(data, name, by_hand.encoding)
    known = Reading("csv", encoding=encoding, other_encoding=likely_other(data, encoding))
    if by_hand.pasted:
        return _described(replace(known, kind="pasted"), Table(read_pasted(text), 0))
    if looks_like_cards(text):
        return _described(replace(known, kind="vcard"), Table(read_cards(text), 0))
    if looks_like_html(text):
        return _described(replace(known, kind="html"), _table(records_of_html(text), name, by_hand))
    if text.lstrip().startswith("<?xml"):
        raise not_a_list(name, _("an XML file"))
    text, named = take_sep_line(text)
    dialect = find_dialect(text, by_hand.separator or named)
    records, inner = unfolded(records_of(text, dialect))
    table = _table(records, name, by_hand)
    no_table = table.header_row == 0 or table.frame.shape[1] == 1
    loose = no_table and (looks_pasted(text) or _is_loose(text, records, table, inner or dialect))
    if loose and by_hand == ByHand(by_hand.encoding):
        return _described(replace(known, kind="pasted"), Table(read_pasted(text), 0))
    separator = (inner or dialect).separator
    return _described(replace(known, separator="" if separator == NO_SEPARATOR else separator), table)


def _is_loose(text: str, records: list[list[str]], table: Table, dialect: Dialect) -> bool:
    """Whether lines are sign-ups in running text, and not one column under its name or columns without names."""
    if table.frame.shape[1] > 1:
        return dialect.separator == "," and '"' not in text and sentences(text)
    return free_lines(text) or (bool(records) and score_of(records[0]) == 0 and blocks(text.replace("\r\n", "\n")))


def _table(records: list[list[str]], name: str, by_hand: ByHand) -> Table:
    if by_hand.header is not None and not 0 <= by_hand.header <= len(records):
        raise no_such_choice(name, _("row {number}", number=by_hand.header), f"0-{len(records)}")
    return table_of(records, by_hand.header)


def _described(known: Reading, table: Table) -> tuple[pd.DataFrame, Reading]:
    return table.frame, _reading(known, table)


def _reading(known: Reading, table: Table) -> Reading:
    names = tuple(table.frame.columns)
    return replace(
        known, names=names, rows=len(table.frame), header_row=table.header_row,
        origin="" if known.kind in ("pasted", "vcard") else origin_of(names), sample=_sample(table.frame),
    )  # fmt: skip


def _sample(frame: pd.DataFrame) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Three rows, those with letters beyond ASCII first: they show whether the encoding is right."""
    head = frame.head(500)
    rows = [(int(number), tuple(row)) for number, row in zip(head.index, head.to_numpy(), strict=True)]
    telling = sorted(rows, key=lambda row: all(cell.isascii() for cell in row[1]))[:3]
    return tuple(sorted(telling))
