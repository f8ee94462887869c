"""When a group will overflow: by households that may still come, and by the pace so far (domain.md 2.6, 3.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Literal

from buurtapp.groups.split import HARD_LIMIT

Overflow = Literal["now", "expected", "possible", "no"]

WARN_FROM = 900  # of WhatsApp's 1,024: time to divide the group (formats.md 1.1)
_PACE_DAYS = 28
_FURTHEST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Band:
    """The share of households that takes part: low, expected, high; from 0 to 1."""

    low: float
    expected: float
    high: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a group may grow to, in members, and whether that is more than its limit."""

    code: str
    size: int
    limit: int
    low: int
    expected: int
    high: int

    @property
    def overflow(self) -> Overflow:
        """`now`: the limit is reached already; `expected` or `possible`: it will or may be; else `no`."""
        if self.size >= self.limit:
            return "now"
        if self.expected > self.limit:
            return "expected"
        return "possible" if self.high > self.limit else "no"

    @property
    def near_ceiling(self) -> bool:
        """Whether WhatsApp's own ceiling of 1,024 comes close."""
        return self.size >= WARN_FROM

    @property
    def groups_needed(self) -> int:
        """How many groups the expected number takes."""
        return max(1, ceil(self.expected / self.limit))


def outlook(code: str, size: int, limit: int, households: int, band: Band, factor: float) -> Outlook:
    """What a group of `size` members may grow to: households × share × members per household.

    `households` are the addresses in its territory. It never shrinks below what it is. Raises ValueError
    for a share outside 0 to 1, a negative number or a limit that WhatsApp does not have.
    """
    shares = (band.low, band.expected, band.high)
    if not 0 <= band.low <= band.expected <= band.high <= 1:
        raise ValueError(f"shares run from low to high between 0 and 1, not {shares}")
    if min(size, households, factor) < 0 or not 1 <= limit <= HARD_LIMIT:
        raise ValueError("size, households and factor are never negative, and a limit is 1 to 1024")
    low, expected, high = (max(size, round(households * share * factor)) for share in shares)
    return Outlook(code, size, limit, low, expected, high)


def full_on(size: int, limit: int, joined: Iterable[date], on: date) -> date | None:
    """The day on which the group is full at the pace of the last four weeks; None when not within a year.

    `joined` are the days on which its members signed up.
    """
    if size >= limit:
        return on
    recent = sum(on - timedelta(days=_PACE_DAYS) < day <= on for day in joined)
    if not recent:
        return None
    wait = timedelta(days=ceil((limit - size) * _PACE_DAYS / recent))
    return on + wait if wait <= _FURTHEST else None
