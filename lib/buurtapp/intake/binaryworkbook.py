"""How far the cells of an .xls reach, and how much it says it holds, read from its records alone."""

import struct
from collections.abc import Iterator

from buurtapp.intake.compoundfile import CompoundFile, DamagedError

_BEGIN = frozenset((0x0809, 0x0409, 0x0209, 0x0009))
_CELLS = frozenset((
    0x0201, 0x0203, 0x0204, 0x0205, 0x0006, 0x0206, 0x0406, 0x027E, 0x00D6, 0x00FD,
    0x0001, 0x0002, 0x0003, 0x0004, 0x0005,
))  # fmt: skip
_ROWS_OF_CELLS = frozenset((0x00BD, 0x00BE))  # these end in the number of their last column
_DIMENSIONS = 0x0200
_STRINGS = 0x00FC


def largest_sheet(data: bytes) -> int:
    """The number of cells in the largest rectangle that a sheet of the .xls spans. Raises DamagedError."""
    try:
        streams = _streams(data)
        return max((_largest(stream) for stream in streams), default=0)
    except (struct.error, IndexError, MemoryError, OverflowError) as error:
        raise DamagedError from error


def _streams(data: bytes) -> list[bytes]:
    container = CompoundFile(data)
    found = [stream for name in ("Workbook", "Book") if (stream := container.stream(name)) is not None]
    if not found:
        raise DamagedError
    return found


def _largest(stream: bytes) -> int:
    largest, rows, columns = 0, 0, 0
    for kind, at, length in _records(stream):
        if kind in _BEGIN:
            rows = columns = 0
        elif kind in _CELLS or kind in _ROWS_OF_CELLS:
            row, column = struct.unpack_from("<HH", stream, at)
            if kind in _ROWS_OF_CELLS:
                column = max(column, *struct.unpack_from("<H", stream, at + length - 2))
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == _DIMENSIONS and length >= 12:
            first, last, left, right = struct.unpack_from("<IIHH", stream, at)
            largest = max(largest, (last - first) * (right - left))
        elif kind == _STRINGS and max(struct.unpack_from("<II", stream, at)) > len(stream):
            raise DamagedError
        largest = max(largest, rows * columns)
    return largest


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, start and length of each record with room for a cell's place; the padding at the end has kind 0."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if at + 4 + length > len(stream):
            raise DamagedError
        if length >= 4:
            yield kind, at + 4, length
        at += 4 + length
        if kind == 0 and length == 0 and not stream[at : at + 4].strip(b"\0"):
            break
