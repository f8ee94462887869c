"""Records to the table of the contract: text cells, numbered rows, names as found (design.md 4, "Reading")."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from buurtapp.intake.cells import is_blank
from buurtapp.intake.header import Found, Numbered, find_header


@dataclass(frozen=True, slots=True)
class Table:
    """A frame and where in the file its header stood (0: it has none)."""

    frame: pd.DataFrame
    header_row: int


def table_of(records: Sequence[Sequence[str]], header: int | None = None) -> Table:
    """Make the table of all `records` of a file, the first being number 1.

    `header` is a record's number chosen by hand, 0 for a table without one; None finds it.
    """
    numbered = [(number, record) for number, record in enumerate(records, 1) if any(map(_is_filled, record))]
    if not numbered:
        return Table(empty(), 0)
    found = find_header(numbered) if header is None else _chosen(numbered, records, header)
    number = 0 if found.header is None else numbered[found.header][0]
    return Table(_frame(numbered[found.first :], found.names), number)


def empty() -> pd.DataFrame:
    """The table of an empty file."""
    return pd.DataFrame(index=pd.Index([], dtype="int64"))


def frame_of(names: Sequence[str], rows: Sequence[Sequence[str]], index: Sequence[int]) -> pd.DataFrame:
    """A frame of text cells; every row as long as `names`."""
    columns = pd.Index(list(names), dtype="object")
    numbers = pd.Index(list(index), dtype="int64")
    frame = pd.DataFrame(list(rows), index=numbers, columns=range(len(names)), dtype="str")
    frame.columns = columns
    return frame


def _is_filled(cell: str) -> bool:
    return not is_blank(cell)


def _chosen(numbered: Numbered, records: Sequence[Sequence[str]], header: int) -> Found:
    if header == 0:
        return Found(None, 0)
    first = next((place for place, (number, _) in enumerate(numbered) if number > header), len(numbered))
    place = next((place for place, (number, _) in enumerate(numbered) if number == header), None)
    return Found(place, first, tuple(records[header - 1]) if header <= len(records) else ())


def _frame(rows: Numbered, names: tuple[str, ...]) -> pd.DataFrame:
    width = max([len(names), *(len(record) for _, record in rows)])
    full = [record if len(record) == width else [*record, *[""] * (width - len(record))] for _, record in rows]
    return frame_of([*names, *[""] * (width - len(names))], full, [number for number, _ in rows])
