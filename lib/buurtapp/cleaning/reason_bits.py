"""The reason codes of many rows at once: one bit per code in an int64 per row."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from buurtapp.model.reasons import REASONS, in_order, verdict

Mask = npt.NDArray[np.bool_]
Bits = npt.NDArray[np.int64]
Words = npt.NDArray[np.object_]

BIT: dict[str, int] = {code: 1 << place for place, code in enumerate(REASONS)}
_CODES = tuple(BIT)
EXCLUDES = sum(bit for code, bit in BIT.items() if REASONS[code].effect == "excluded")


def bits_of(codes: Iterable[str]) -> int:
    """One int with the bit of every code; KeyError when a code does not exist."""
    bits = 0
    for code in codes:
        bits |= BIT[code]
    return bits


def words(texts: Iterable[object]) -> Words:
    """Texts as an array of objects, whatever their number."""
    listed = list(texts)
    out = np.empty(len(listed), dtype=object)
    out[:] = listed
    return out


class Reasons:
    """The codes of every row; rules add to it, nothing but `remove` takes away."""

    def __init__(self, rows: int) -> None:
        self.bits: Bits = np.zeros(rows, dtype=np.int64)

    def add(self, code: str, where: Mask) -> None:
        """Give `code` to the rows where `where` is true."""
        self.bits[where] |= BIT[code]

    def add_bits(self, bits: Bits) -> None:
        """Give every row the codes of its own bits."""
        self.bits |= bits

    def remove(self, code: str, where: Mask) -> None:
        """Take `code` from the rows where a later rule has settled it."""
        self.bits[where] &= ~BIT[code]

    def only(self, code: str, where: Mask) -> None:
        """Leave nothing but `code` on these rows."""
        self.bits[where] = BIT[code]

    def has(self, *codes: str) -> Mask:
        """Which rows have one of the codes."""
        return np.asarray((self.bits & bits_of(codes)) != 0)

    def excluded(self) -> Mask:
        """Which rows are left out by one of their codes."""
        return np.asarray((self.bits & EXCLUDES) != 0)

    def told(self) -> tuple[Words, Words]:
        """Per row the codes joined by `;`, strongest first, and the verdict (design.md 4)."""
        values, at = np.unique(self.bits, return_inverse=True)
        codes = [in_order(codes_in(int(value))) for value in values]
        reasons = words([";".join(some) for some in codes])
        verdicts = words([verdict(some) for some in codes])
        return reasons[at], verdicts[at]


def codes_in(bits: int) -> list[str]:
    """The codes whose bits are set."""
    return [code for place, code in enumerate(_CODES) if bits >> place & 1]
