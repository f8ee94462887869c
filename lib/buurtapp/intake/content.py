"""What a whole column holds, from a sample of its cells."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from buurtapp.intake.agreement import agreements, asks_agreement, options
from buurtapp.intake.cells import CellKind, is_blank, kind_of_cell, visible

_SAMPLE = 400
_OWN_KINDS: dict[str, frozenset[CellKind]] = {
    "phone": frozenset(("phone",)),
    "email": frozenset(("email",)),
    "timestamp": frozenset(("timestamp",)),
    "postcode": frozenset(("postcode", "postcode_city")),
    "number": frozenset(("number", "timestamp")),  # 1-2 that became a date is still the house number
    "address": frozenset(("address", "street", "postcode_city")),
}
FIELD_OF_KIND: dict[CellKind, tuple[str, ...]] = {
    "email": ("email",),
    "phone": ("phone",),
    "timestamp": ("timestamp",),
    "postcode": ("postcode",),
    "postcode_city": ("postcode", "city"),
    "address": ("address",),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares of cell kinds among the filled cells of a sample, and what its texts agree to."""

    filled: int
    share: dict[CellKind, float]
    distinct: float
    words: float
    agrees_to: frozenset[str]
    agreeing: float
    plainly_agreeing: float
    counts_up: bool

    def holds(self, field: str) -> float:
        """The share of cells that look like `field`; 1 for fields that any text may fill."""
        kinds = _OWN_KINDS.get(field)
        return sum(self.share.get(kind, 0.0) for kind in kinds) if kinds else 1.0

    def mostly(self, least: float = 0.6) -> CellKind | None:
        """The kind that most cells have, when at least the share `least` does."""
        kind = max(self.share, key=lambda one: self.share[one], default=None)
        return kind if kind and self.share[kind] >= least else None


def profile(cells: Sequence[str]) -> Profile:
    """Look at the first few hundred filled cells."""
    sample = [visible(cell) for cell in _sampled(cells)]
    count = max(len(sample), 1)
    kinds = Counter(kind_of_cell(cell) for cell in sample)
    texts = Counter(option for cell in sample for option in options(cell))
    agreed = {text: agreements(text) for text in texts}
    return Profile(
        filled=len(sample),
        share={kind: times / count for kind, times in kinds.items()},
        distinct=len(set(sample)) / count,
        words=sum(len(cell.split()) for cell in sample) / count,
        agrees_to=frozenset().union(*agreed.values()),
        agreeing=sum(any(agreed[option] for option in options(cell)) for cell in sample) / count,
        plainly_agreeing=sum(asks_agreement(cell) and not agreements(cell) for cell in sample) / count,
        counts_up=_counts_up(sample),
    )


def _sampled(cells: Sequence[str]) -> list[str]:
    found: list[str] = []
    for cell in cells:
        if not is_blank(cell):
            found.append(cell)
            if len(found) == _SAMPLE:
                break
    return found


def _counts_up(sample: list[str]) -> bool:
    """1, 2, 3, ...: the numbering of a list, not house numbers."""
    if len(sample) < 3 or not all(cell.isdecimal() for cell in sample):
        return False
    numbers = [int(cell) for cell in sample]
    return numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
