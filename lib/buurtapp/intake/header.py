"""Which record of a table is its header, and which records above it are mere titles (domain.md 6.4)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from buurtapp.intake.cells import HARD, is_blank, kind_of_cell
from buurtapp.intake.headerwords import meaning

Record = Sequence[str]
Numbered = Sequence[tuple[int, Record]]

_DEEPEST = 40
_NO_ANSWER = frozenset(("geen", "nvt", "n.v.t.", "-", "?", "onbekend", "none", "n/a", "x"))
_SIGNS = re.compile(r"[?:*]\s*$")
_TITLE = re.compile(
    r"lijst|overzicht|aanmeld|inschrij|deelnem|buurt|\bapp\b|whats ?app|straat|sign-?ups?|list|\d{4}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """Positions among the numbered, non-blank records: of the header (None: there is none) and of the first data."""

    header: int | None
    first: int
    names: tuple[str, ...] = ()


def find_header(records: Numbered) -> Found:
    """Find the header among non-blank `records` (record number, cells), read from the top.

    A header is known by its words (Dutch or English) or by standing above columns that hold something
    else than it does. Only sparse rows may stand above it: they are titles.
    """
    top = records[:_DEEPEST]
    scores = [(score_of(record), -place) for place, (_, record) in enumerate(top)]
    for score, negative in sorted(scores, reverse=True):
        if score < 1:
            break
        if _only_titles_above(top, -negative):
            return _with_second_line(top, -negative)
    if len(records) > 1 and _stands_out(records):
        return Found(0, 1, tuple(records[0][1]))
    return Found(None, _titles_without_header(records))


def score_of(record: Record) -> float:
    """How much a record looks like a header by its words: 0 when it does not, about one per field it names."""
    filled = [cell for cell in record if not is_blank(cell)]
    if not filled or any(len(cell) > 1000 for cell in filled):
        return 0
    meanings = [meaning(cell) for cell in filled]
    labels = {m.fields for m in meanings if m and m.sure}
    questions = {m.fields for m in meanings if m and not m.sure} - labels
    values = sum(m is None and kind_of_cell(cell) in HARD for m, cell in zip(meanings, filled, strict=True))
    score = len(labels) + 0.6 * len(questions) - 2 * values
    named = len(labels) + len(questions)
    return score if labels or named >= 2 or (named and _asks(filled)) else 0


def _asks(filled: list[str]) -> bool:
    return sum(bool(_SIGNS.search(cell)) for cell in filled) * 2 > len(filled)


def _only_titles_above(top: Numbered, place: int) -> bool:
    width = sum(not is_blank(cell) for cell in top[place][1])
    return not any(_is_record(record, width) for _, record in top[:place])


def _is_record(record: Record, header_width: int) -> bool:
    """A row with as much in it as the header has, some of it plainly a value: a sign-up, not a title."""
    filled = [cell for cell in record if not is_blank(cell)]
    if len(filled) < max(1, 0.75 * header_width):
        return False
    return any(kind_of_cell(cell) in HARD and meaning(cell) is None for cell in filled)


def _with_second_line(top: Numbered, place: int) -> Found:
    """A header of two lines ("Adres" above "Straat, Nr") has the names of the lower one, else of the upper."""
    names = tuple(top[place][1])
    if place + 1 < len(top):
        below = tuple(top[place + 1][1])
        adds = {cell for cell in below if not is_blank(cell)} - set(names)
        adjoins = top[place + 1][0] == top[place][0] + 1
        if adjoins and len(adds) >= 2 and score_of(below) >= 2 and _fills(names, below):
            return Found(place + 1, place + 2, _joined(names, below))
    return Found(place, place + 1, _filled_from_above(top, place, names))


def _filled_from_above(top: Numbered, place: int, names: tuple[str, ...]) -> tuple[str, ...]:
    """Where the header is blank, the label in the line right above: "Akkoord" beside "Contactgegevens"."""
    if not place or top[place - 1][0] != top[place][0] - 1:
        return names
    above = _padded(tuple(top[place - 1][1]), len(names))
    return tuple(
        up if is_blank(low) and not is_blank(up) and meaning(up) else low
        for low, up in zip(names, above[: len(names)], strict=True)
    )


def _fills(upper: tuple[str, ...], below: tuple[str, ...]) -> bool:
    return any(is_blank(cell) for cell in upper) or any(is_blank(cell) for cell in below)


def _joined(upper: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    width = max(len(upper), len(below))
    pairs = zip(_padded(upper, width), _padded(below, width), strict=True)
    return tuple(low if not is_blank(low) else up for up, low in pairs)


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))


def _stands_out(records: Numbered) -> bool:
    """Without a known word: does the first record hold words above columns of numbers, dates or addresses?"""
    first = records[0][1]
    below = [record for _, record in records[1:60]]
    if any(kind_of_cell(cell) in HARD | {"address", "number"} for cell in first):
        return False
    contrasts = sum(_contrasts(cell, _column(below, place)) for place, cell in enumerate(first) if not is_blank(cell))
    filled = [cell for cell in first if not is_blank(cell)]
    return contrasts >= 2 or (contrasts == 1 and (len(filled) == 1 or _asks(filled)))


def _column(records: list[Record], place: int) -> list[str]:
    return [record[place] for record in records if place < len(record) and not is_blank(record[place])]


def _contrasts(cell: str, below: list[str]) -> bool:
    if kind_of_cell(cell) not in ("words", "street", "tick", "prefix") or cell.strip().casefold() in _NO_ANSWER:
        return False
    if not below:
        return False
    values = sum(kind_of_cell(other) in HARD | {"number", "address"} for other in below)
    return values >= 0.6 * len(below)


def _titles_without_header(records: Numbered) -> int:
    """How many records at the top of a headerless table are titles: one cell of title words above wide records."""
    widths = [sum(not is_blank(cell) for cell in record) for _, record in records[:_DEEPEST]]
    first = next((place for place, width in enumerate(widths) if width > 1), None)
    if not first or widths[first] < 3:
        return 0
    texts = [next(cell for cell in record if not is_blank(cell)) for _, record in records[:first]]
    return first if all(_TITLE.search(text) and kind_of_cell(text) not in HARD for text in texts) else 0
