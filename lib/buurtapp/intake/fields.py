"""From a table and its columns to the fields of a sign-up, still as text (design.md 4)."""

import re
from collections.abc import Callable, Sequence

import pandas as pd

from buurtapp.intake.agreement import agreements, options
from buurtapp.intake.columns import FIELDS, Columns

Cells = list[str]

_TICKED = ("consent", "rules", "age")
_JOINED = ("for_whom", "withdraw", "remark")
_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_GUARDED = re.compile(r"'(?=[-=+@\t\r\d])")
_TOTALS = re.compile(
    r"(?:sub)?(?:totaal|totalen|total|aantal|som|sum|count)\b|"
    r"\d+ (?:aanmelding|inschrijving|deelnemer|adres|naam|namen|perso|mens|bewoner|sign-?up)\w*$",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?:(?:\+|00)31[\s-]*(?:\(0\))?|0|)[\s-]*6(?:[\s.-]*\d){8}")
_LANDLINE = re.compile(r"(?:(?:\+|00)31[\s-]*(?:\(0\))?|0)[\s-]*[1-57](?:[\s.-]*\d){8}")
_NO = re.compile(r"(?:nee+|neen|no|n|false|onwaar|niet|geen|0|-)\b", re.IGNORECASE)
_ANONYMOUS = frozenset(("anonymous", "anoniem"))
_POSTCODE = re.compile(r"\s*((?:NL[- ]?)?\d{4}\s?[A-Za-z]{2})\b[\s,;-]*(.*)", re.DOTALL)


def signup_fields(table: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """One text column per FIELD on the table's index, `""` where absent.

    Of several columns for one field the most trusted that is filled counts; of several ticks one that is
    not a "nee". Rows that repeat the header or only count the list are left empty, so that they
    become `row.no_data`. A whole name or address stays whole.
    """
    cells = [[_tidy(cell) for cell in table.iloc[:, place].tolist()] for place in range(table.shape[1])]
    no_signup = _no_signups(cells, [str(name) for name in table.columns])
    found = {field: _field(field, cells, columns, len(table)) for field in FIELDS}
    _add_housemates(found)
    for place in no_signup:
        for values in found.values():
            values[place] = ""
    return pd.DataFrame(found, index=table.index, columns=list(FIELDS), dtype="str")


def _add_housemates(found: dict[str, Cells]) -> None:
    """A house-mate named in a column of its own stands beside the name: two people in one row, never one lost."""
    for place, mate in enumerate(found["housemate"]):
        names = found["last_name"] if found["last_name"][place] else found["name"]
        said = f"{found['first_name'][place]} {found['last_name'][place]} {found['name'][place]}".casefold()
        if sum(map(str.isalpha, mate)) > 1 and not _NO.match(mate) and mate.casefold() not in said:
            names[place] = f"{names[place]} & {mate}" if names[place] else mate


def _tidy(cell: str) -> str:
    """Without outer space, and without the wrapping by which a spreadsheet keeps text text (formats.md 3.4)."""
    text = cell.strip()
    if text[:1] not in ("=", "'"):
        return text
    if text[0] == "=" and (wrapped := _FORMULA_TEXT.fullmatch(text)):
        return wrapped[1].strip()
    return text[1:] if _GUARDED.match(text) else text


def _field(field: str, cells: list[Cells], columns: Columns, rows: int) -> Cells:
    places = [place for place in columns.of(field) if place < len(cells)]
    if not places:
        return [""] * rows
    if field in _TICKED:
        return _merge([_ticks(field, cells[place], columns.fields_at(place)) for place in places], _better_tick)
    chosen = [_part(field, cells[place], columns.fields_at(place)) for place in places]
    return _merge(chosen, _both if field in _JOINED else _mobile_first if field == "phone" else _filled)


def _merge(several: list[Cells], choose: Callable[[str, str], str]) -> Cells:
    merged = list(several[0])
    for other in several[1:]:
        merged = [choose(one, two) for one, two in zip(merged, other, strict=True)]
    return merged


def _filled(one: str, two: str) -> str:
    return one or two


def _mobile_first(one: str, two: str) -> str:
    """Of two columns that are both called Telefoon, the one with a mobile number in this row."""
    return two if _MOBILE.fullmatch(two) and _LANDLINE.fullmatch(one) else one or two


def _both(one: str, two: str) -> str:
    return f"{one}; {two}" if one and two and one != two else one or two


def _better_tick(one: str, two: str) -> str:
    """Agreement in any column that asks for it counts (design.md 4); a "nee" beside it does not undo it."""
    return two if two and (not one or (_NO.match(one) and not _NO.match(two))) else one


def _part(field: str, cells: Cells, shared: Sequence[str]) -> Cells:
    if field == "email":
        return ["" if cell.casefold() in _ANONYMOUS else cell for cell in cells]
    if {"postcode", "city"} <= set(shared) and field in ("postcode", "city"):
        return [_postcode_or_city(field, cell) for cell in cells]
    return cells


def _postcode_or_city(field: str, cell: str) -> str:
    found = _POSTCODE.fullmatch(cell)
    if field == "postcode":
        return found[1] if found else cell if any(map(str.isdigit, cell)) else ""
    return found[2].strip() if found else "" if any(map(str.isdigit, cell)) else cell


def _ticks(field: str, cells: Cells, shared: Sequence[str]) -> Cells:
    """What a column says of one of `consent`, `rules`, `age`.

    Where the ticks of one question each name their own field, a field gets its own ticks only: someone
    who ticked the rules has not thereby given consent.
    """
    asked = {name for name in shared if name in _TICKED}
    said = {cell: _said(cell) for cell in set(cells)}
    apart = len(asked) > 1 and asked <= frozenset().union(*(frozenset(one) for one in said.values()))
    if not apart:
        return cells
    return [said[cell].get(field, "") if said[cell] else cell for cell in cells]


def _said(cell: str) -> dict[str, str]:
    """Per field the options in a cell that name it."""
    by_field: dict[str, str] = {}
    for option in options(cell):
        for name in agreements(option):
            by_field[name] = _both(by_field.get(name, ""), option.strip())
    return by_field


def _no_signups(cells: list[Cells], names: list[str]) -> list[int]:
    """The rows that are the header once more, or a line of totals."""
    header = [name.strip() for name in names]
    named = any(header)
    found = []
    for place, row in enumerate(zip(*cells, strict=True)):
        first = next((cell for cell in row if cell), "")
        if (named and row[0] == header[0] and list(row) == header) or (_TOTALS.match(first) and _is_count(row)):
            found.append(place)
    return found


def _is_count(row: Sequence[str]) -> bool:
    """A line of totals holds its word and numbers only."""
    filled = [cell for cell in row if cell]
    words = [cell for cell in filled if any(map(str.isalpha, cell))]
    digits = max((sum(map(str.isdigit, cell)) for cell in filled), default=0)
    return len(words) <= 2 and len(filled) <= 4 and digits <= 6
