"""What cleaning has to know of a neighbourhood and of its team's decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """How to judge: `practice` takes 06-0 numbers only; `rules`, `minimum_age` and `evidence` ask for more.

    `codes` maps each sign-up code to the label of its row in the address file; None: no codes were handed out.
    `ended` maps a code that new residents' one replaced to the moment of that: a newer sign-up proves nothing by it.
    """

    practice: bool = False
    rules: bool = False
    minimum_age: int | None = None
    evidence: bool = False
    codes: Mapping[str, int] | None = None
    ended: Mapping[str, str] = field(default_factory=dict)
