"""QR codes of many links that differ only in a code of the same length.

A QR code is linear: flipping one bit of the text flips a fixed set of squares, error correction included. So the
code of link B is the code of link A with the sets of all differing bits flipped, one XOR each, where drawing it
anew takes some fifteen milliseconds. Every square is the same as segno's with the same mask.
"""

import struct
import zlib
from functools import cache, lru_cache
from typing import Any

BORDER = 4  # squares of quiet zone around the code (ISO/IEC 18004, 5.3.8)
_PIXELS = 8  # a square is eight pixels wide: one byte of a one-bit picture
_DARK = bytes(0 if value else 255 for value in range(256))


@lru_cache(64)
def qr_png(text: str, error: str = "m") -> bytes:
    """The QR code of a text as a black-and-white PNG; level L has larger squares where a text is long."""
    code = _make(text.encode(), None, error)
    return _png(_squares(code), len(code.matrix))


class QrSeries:
    """QR codes of one link with `mark` replaced by codes."""

    def __init__(self, link: str, mark: str) -> None:
        self._link = link.encode()
        self._mark = mark.encode()

    def png(self, code: str) -> bytes:
        """The PNG of the link with this code in it."""
        own = code.encode()
        base = _base(self._link, self._mark, len(own))
        return _png(base.squares(own).to_bytes(base.size * base.size, "big"), base.size)


@lru_cache(8)
def _base(link: bytes, mark: bytes, length: int) -> "_Base":
    """Worked out once for a link: a page that shows a letter again and again draws it at once."""
    return _Base(link, mark, length)


class _Base:
    """The QR code of the link with a code of zeros in it, and what each bit of a code flips."""

    def __init__(self, link: bytes, mark: bytes, length: int) -> None:
        self._link, self._mark = link, mark
        self._code = b"C" * length
        drawn = _make(self._with(self._code), None)
        self._mask = int(drawn.mask)
        self.size = len(drawn.matrix)
        self._squares = int.from_bytes(_squares(drawn), "big")
        self._flips: dict[tuple[int, int], int] = {}

    def squares(self, code: bytes) -> int:
        """One byte per square, row by row, as one number."""
        squares = self._squares
        for place, (ours, theirs) in enumerate(zip(self._code, code, strict=True)):
            if ours != theirs:
                squares ^= self._flip(place, ours ^ theirs)
        return squares

    def _flip(self, place: int, bits: int) -> int:
        """The squares that change when these bits of the character at `place` change."""
        known = self._flips.get((place, bits))
        if known is None:
            lowest = bits & -bits
            rest = bits ^ lowest
            known = self._flip(place, lowest) ^ self._flip(place, rest) if rest else self._draw_flip(place, bits)
            self._flips[place, bits] = known
        return known

    def _draw_flip(self, place: int, bit: int) -> int:
        changed = bytearray(self._code)
        changed[place] ^= bit
        drawn = _make(self._with(bytes(changed)), self._mask)
        return self._squares ^ int.from_bytes(_squares(drawn), "big")

    def _with(self, code: bytes) -> bytes:
        return self._link.replace(self._mark, code)


def _make(content: bytes, mask: int | None, error: str = "m") -> Any:
    import segno  # takes a moment; only a print with codes needs it

    return segno.make(content, error=error, mode="byte", micro=False, boost_error=False, mask=mask)


def _squares(code: Any) -> bytes:
    return b"".join(bytes(row) for row in code.matrix)


def _png(squares: bytes, size: int) -> bytes:
    """A one-bit greyscale PNG; seven of eight lines only say "the same as the one above"."""
    width = size + 2 * BORDER
    edge = b"\xff" * BORDER
    same = (b"\x02" + bytes(width)) * (_PIXELS - 1)
    blank = (b"\x00" + b"\xff" * width + same) + (b"\x02" + bytes(width)) * (_PIXELS * (BORDER - 1))
    dark = squares.translate(_DARK)
    lines = [b"\x00" + edge + dark[row : row + size] + edge + same for row in range(0, size * size, size)]
    pixels = zlib.compress(blank + b"".join(lines) + blank, 1)  # level 6: a quarter smaller, five times slower
    return _head(width * _PIXELS) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


@cache
def _head(pixels: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", pixels, pixels, 1, 0, 0, 0, 0))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
