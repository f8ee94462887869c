"""What python-calamine does not tell of an .ods: how far its cells reach, and which are merged.

Only tags and counts are read, by pattern: no XML is interpreted, so no entity can be expanded.
"""

import re
from dataclasses import dataclass, field

Merge = tuple[tuple[int, int], tuple[int, int]]

_TABLE = re.compile(rb"<(?:\w+:)?table\s")
_ROW = re.compile(rb"<(?:\w+:)?table-row\b")
_CELL = re.compile(rb"<(?:\w+:)?(?:covered-)?table-cell\b([^>]*)>")
_ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d+)"')
_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d+)"')
_ROWS_SPANNED = re.compile(rb'number-rows-spanned="(\d+)"')
_COLUMNS_SPANNED = re.compile(rb'number-columns-spanned="(\d+)"')


@dataclass
class Extent:
    """One sheet: the rectangle up to its last filled cell, and its merged ranges (counted from 0, ends included)."""

    width: int = 0
    height: int = 0
    merges: list[Merge] = field(default_factory=list)


def extent_of(content: bytes) -> list[Extent]:
    """The extents of the sheets in a `content.xml`, in order."""
    return [_extent(table) for table in _TABLE.split(content)[1:]]


def _extent(table: bytes) -> Extent:
    extent, down = Extent(), 0
    for row in _ROW.split(table)[1:]:
        filled = _read_row(row, down, extent)
        down += _count(_ROWS_REPEATED, row[: row.find(b">") + 1])
        if filled:
            extent.width, extent.height = max(extent.width, filled), down
    return extent


def _read_row(row: bytes, down: int, extent: Extent) -> int:
    """Note the merges of one row; returns the number of its last filled column."""
    across = filled = 0
    for cell in _CELL.finditer(row):
        attributes = cell[1]
        if b"-spanned=" in attributes:
            last = down + _count(_ROWS_SPANNED, attributes) - 1, across + _count(_COLUMNS_SPANNED, attributes) - 1
            extent.merges.append(((down, across), last))
        across += _count(_COLUMNS_REPEATED, attributes)
        if not attributes.endswith(b"/"):
            filled = across
    return filled


def _count(pattern: re.Pattern[bytes], text: bytes) -> int:
    found = pattern.search(text)
    return int(found[1][:12]) if found else 1
