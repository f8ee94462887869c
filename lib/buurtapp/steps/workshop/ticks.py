"""What *Controleer* says: a tick or a cross per thing that was asked, each cross with the next thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing that was asked: what we saw, whether that is right, and what to do when it is not."""

    right: bool
    said: str
    next: str = ""


def tick(right: bool, good: str, bad: str, do: str) -> Tick:
    """`good` when it is right, else `bad` with what to `do`."""
    return Tick(True, good) if right else Tick(False, bad, do)


def all_right(ticks: Sequence[Tick]) -> bool:
    """Whether the exercise is done."""
    return bool(ticks) and all(one.right for one in ticks)


def next_action(ticks: Sequence[Tick]) -> str:
    """What to do first; empty when all is right."""
    return next((one.next for one in ticks if not one.right), "")
