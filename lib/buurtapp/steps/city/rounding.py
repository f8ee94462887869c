"""Counts that may be shared: small ones are hidden, others rounded, so that no household can be told from them.

The rule of OpenSAFELY (engineering.md 5.3): 7 or fewer is not shown, the rest goes to the nearest 5, and totals are
sums of what is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_HIDDEN = 7
STEP = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """A count as it may be shown: `value` is the rounded number, None when it is hidden."""

    value: int | None
    hidden: bool = False

    def __str__(self) -> str:
        return f"≤ {MOST_HIDDEN}" if self.hidden else str(self.value)

    @property
    def order(self) -> int:
        """To sort by."""
        return -1 if self.value is None else self.value


def shown(count: int, *, exact: bool = False) -> Shown:
    """A count of people or households, safe to share unless `exact` asks for the number itself."""
    if exact:
        return Shown(count)
    return Shown(None, hidden=True) if count <= MOST_HIDDEN else Shown(STEP * round(count / STEP))


def total(counts: Iterable[Shown]) -> int:
    """The sum of what is shown; hidden counts add nothing, as else they could be worked out."""
    return sum(one.value or 0 for one in counts)
