"""What a sheet is, before it becomes a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

TODO = "☐"
DONE = "☑"

Cell = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` is in characters (None: from the content); `text` keeps every value as it is written.

    Phone numbers, postcodes and house numbers are text: a spreadsheet must not calculate with them. A
    `tick` column holds boxes: True is ☑, everything else that is false is ☐. `choices` are offered in a list under
    each cell; other words may still be typed.
    """

    header: str
    width: float | None = None
    text: bool = True
    tick: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a title (sheet tab and top of each printed page) and, above the header, a note."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells, not {len(self.columns)}")


def tick_column(header: str) -> Column:
    """A narrow column of boxes to tick off, on paper or on the screen."""
    return Column(header, width=max(6, min(len(header) + 2, 14)), tick=True)
