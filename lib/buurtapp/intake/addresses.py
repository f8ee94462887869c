"""Address files to one shape: NLExtract's BAG export, CBS pc6hnr, and any plain list (formats.md 5.2, 5.3)."""

import re
from pathlib import Path

import pandas as pd

from buurtapp.intake.addresslayout import Layout, layout_of
from buurtapp.intake.faults import save_again
from buurtapp.intake.reading import read_table
from buurtapp.words import Fault, _

ADDRESS_COLUMNS = ("street", "number", "addition", "postcode", "city", "use", "status", "side_address", "buurt")

_NUMBER = re.compile(r"\s*(?P<number>\d{1,5})(?:\.0+)?\s*(?P<addition>(?:[-/]?\s*\w.*?)?)\s*", re.DOTALL)
_WHOLE = re.compile(
    r"\s*(?P<street>(?:\d+e\s)?.*?[^\W\d_].*?)[\s,]+(?P<rest>\d{1,5}(?:\s?[-/]?\s?\w{1,5})?)\s*(?:,.*)?", re.DOTALL
)
_POSTCODE = re.compile(r"\s*(?:NL[- ]?)?([1-9]\d{3})\s*([A-Za-z]{2})\s*", re.IGNORECASE)
_IN_TEXT = re.compile(r"\b([1-9]\d{3}\s?[A-Z]{2})\b(?:[,\s]+(?P<city>[^\d,;]+))?")
_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}.*|\d{1,2}-(?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*.*", re.IGNORECASE
)
_YES = frozenset(("t", "true", "waar", "ja", "j", "1", "yes", "y"))
_SHOWN = 5


def read_addresses(path: str | Path) -> pd.DataFrame:
    """The addresses of a file: `street number addition postcode city use status side_address buurt`.

    `number` is an int and `side_address` a bool, the others are text as the file writes it; house letter and
    addition are joined: `A`, `2`, `A-2`. Raises Fault (UnreadableFile included) when the file
    cannot be read, is no list of addresses, or has rows without a usable house number, named by row.
    """
    path = Path(path)
    table = read_table(path)
    layout = layout_of(table)
    if layout is None:
        raise _not_addresses(path.name)
    rows = [_address(layout, row) for row in table.itertuples(index=False, name=None)]
    bad = [number for number, row in zip(table.index, rows, strict=True) if row is None]
    if bad:
        raise _unusable(path.name, bad)
    frame = pd.DataFrame([row for row in rows if row], columns=list(ADDRESS_COLUMNS), index=table.index)
    text = {name: "str" for name in ADDRESS_COLUMNS if name not in ("number", "side_address")}
    return frame.astype({**text, "number": "int64", "side_address": "bool"})


def join_addition(letter: str, addition: str) -> str:
    """House letter and addition as one: `A`, `2`, `A-2` (design.md 6, Columns)."""
    letter, addition = _plain(letter), _plain(addition)
    return f"{letter}-{addition}" if letter and addition else letter or addition


Row = tuple[str, int, str, str, str, str, str, bool, str]


def _address(layout: Layout, row: tuple[str, ...]) -> Row | None:
    """One row in the shape of ADDRESS_COLUMNS; None when it is no usable address."""
    street, number_text = layout.cell(row, "street"), layout.cell(row, "number")
    postcode_text, city = layout.cell(row, "postcode"), layout.cell(row, "city")
    if whole := layout.cell(row, "address"):
        street, number_text, postcode_text, city = _taken_apart(whole, number_text, postcode_text, city)
    found = _NUMBER.fullmatch(number_text)
    postcode = _postcode(postcode_text)
    if not found or _DATE.fullmatch(number_text.strip()) or postcode is None or not (street or postcode):
        return None
    own = layout.cell(row, "addition") or found["addition"].lstrip("-/ ")
    addition = join_addition(layout.cell(row, "letter"), own)
    use, status = layout.cell(row, "use"), layout.cell(row, "status")
    side = layout.cell(row, "side_address").casefold() in _YES
    return street, int(found["number"]), addition, postcode, city, use, status, side, layout.cell(row, "buurt")


def _taken_apart(whole: str, number: str, postcode: str, city: str) -> tuple[str, str, str, str]:
    """Street, number text, postcode and city of one cell that holds them together."""
    inside = _IN_TEXT.search(whole)
    if inside:
        postcode, city = postcode or inside[1], city or (inside["city"] or "").strip()
        whole = whole[: inside.start()].rstrip(" ,;")
    found = _WHOLE.fullmatch(whole)
    if found and not number:
        return found["street"].strip(), found["rest"], postcode, city
    return whole, number, postcode, city


def _postcode(text: str) -> str | None:
    """`1234AB`; empty stays empty (many addresses have none, domain.md 6.2); None when it cannot be a postcode."""
    if not text.strip():
        return ""
    found = _POSTCODE.fullmatch(text)
    return f"{found[1]}{found[2].upper()}" if found else None


def _plain(text: str) -> str:
    """A whole number that a spreadsheet gave decimals is that number."""
    return re.sub(r"^(\d+)\.0+$", r"\1", text.strip())


def _unusable(name: str, rows: list[int]) -> Fault:
    shown = ", ".join(str(row) for row in rows[:_SHOWN]) + (" …" if len(rows) > _SHOWN else "")
    return Fault(
        _("{name} has rows that are no address: {rows}.", name=name, rows=shown),
        _("Each address needs a house number, a street or a postcode, and a postcode like 1234 AB when it has one."),
        _("Correct these rows or take them out. A number such as 1-2 may have become a date."),
        _("Look at row {row} first.", row=rows[0]),
    )


def _not_addresses(name: str) -> Fault:
    return Fault(
        _("{name} does not look like a list of addresses.", name=name),
        _("We found no column with house numbers beside a street or a postcode."),
        _("Give the columns a first row with names: straat, huisnummer, toevoeging, postcode, plaats."),
        save_again(),
    )
