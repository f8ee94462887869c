"""The container of .xls files: just enough of Microsoft's compound file format to look inside a stream.

Strict on purpose: what does not add up is damaged, and nobody hands it on to a reader that trusts it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_FREE = 0xFFFFFFFA  # this and everything above marks the end of a chain, or no sector at all
_ENTRY = 128


class DamagedError(ValueError):
    """The file does not add up."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    start: int
    size: int


class CompoundFile:
    """Streams by name. Raises DamagedError when a chain leaves the file or runs in a circle."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise DamagedError
        self._data = data
        self._sector = self._power(30)
        self._mini = self._power(32)
        self._cutoff = self._number(56)
        self._fat = self._table(self._fat_sectors())
        self._mini_fat = self._table(list(self._chain(self._number(60), self._fat)))
        self._entries = list(self._read_entries())

    def stream(self, name: str) -> bytes | None:
        """The content of a stream, None when there is none of that name."""
        entry = next((entry for entry in self._entries if entry.name.casefold() == name.casefold()), None)
        if entry is None:
            return None
        if entry.size >= self._cutoff:
            return self._joined(entry.start)[: entry.size]
        store, step = self._joined(self._entries[0].start), self._mini
        parts = [store[at * step : (at + 1) * step] for at in self._chain(entry.start, self._mini_fat)]
        return b"".join(parts)[: entry.size]

    def _number(self, at: int) -> int:
        return int(struct.unpack_from("<I", self._data, at)[0])

    def _power(self, at: int) -> int:
        shift = struct.unpack_from("<H", self._data, at)[0]
        if not 4 <= shift <= 16:
            raise DamagedError
        return 1 << int(shift)

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        if start >= len(self._data):
            raise DamagedError
        return self._data[start : start + self._sector].ljust(self._sector, b"\0")

    def _fat_sectors(self) -> list[int]:
        """The sectors of the allocation table: 109 named in the header, the others in a chain of their own."""
        found = list(struct.unpack_from("<109I", self._data, 76))
        sector, seen = self._number(68), set[int]()
        while sector < _FREE:
            if sector in seen:
                raise DamagedError
            seen.add(sector)
            *more, sector = struct.unpack(f"<{self._sector // 4}I", self._at(sector))
            found += more
        return [one for one in found if one < _FREE]

    def _table(self, sectors: list[int]) -> list[int]:
        raw = b"".join(self._at(sector) for sector in sectors)
        return list(struct.unpack(f"<{len(raw) // 4}I", raw))

    def _chain(self, start: int, table: list[int]) -> Iterator[int]:
        seen = set[int]()
        while start < _FREE:
            if start in seen or start >= len(table):
                raise DamagedError
            seen.add(start)
            yield start
            start = table[start]

    def _joined(self, start: int) -> bytes:
        return b"".join(self._at(sector) for sector in self._chain(start, self._fat))

    def _read_entries(self) -> Iterator[_Entry]:
        raw = self._joined(self._number(48))
        if not raw:
            raise DamagedError
        for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
            length, start, size = (*struct.unpack_from("<H", raw, at + 64), *struct.unpack_from("<II", raw, at + 116))
            name = raw[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
            yield _Entry(name, start, size)
