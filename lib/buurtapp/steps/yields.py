"""What each street and each way of asking brought, beside what was measured elsewhere (domain.md 3.3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from buurtapp.steps.doors import Conversion, conversion
from buurtapp.steps.forecast import channels
from buurtapp.store import Register
from buurtapp.words import _

BAND_FROM = 30  # below 30 doors a share says too little: then the bare numbers


@dataclass(frozen=True, slots=True)
class Yield:
    """Households that joined, of the doors asked one way; the band is what other neighbourhoods saw that way."""

    joined: int
    doors: int
    channel: str = ""

    @property
    def words(self) -> str:
        """`9 van 20` below thirty doors, where a share says too little; else `31 % (elders 40–60 %)`."""
        if not self.doors:
            return "–"
        if self.doors < BAND_FROM:
            return _("{joined} of {doors}", joined=self.joined, doors=self.doors)
        share = f"{100 * self.joined / self.doors:.0f} %"
        return f"{share} ({band_words(self.channel)})" if self.channel else share


@dataclass(frozen=True, slots=True)
class StreetYield:
    """One street, or all of them: its doors, and what each channel brought there."""

    street: str
    doors: int
    at_the_door: Yield
    by_letter: Yield

    @property
    def together(self) -> Yield:
        """Both channels, of all doors."""
        return Yield(self.at_the_door.joined + self.by_letter.joined, self.doors)


def yields(register: Register) -> list[StreetYield]:
    """A line for each street, and one for all streets together when there is more than one."""
    found = conversion(register)
    lines = [_street(one.street, [one]) for one in found]
    return [*lines, _street(_("Together"), found)] if len(lines) > 1 else lines


def band_words(channel: str) -> str:
    """`elders 40–60 %`: the published band of a channel."""
    band = next(one for one in channels() if one.key == channel)
    return _("elsewhere {low}–{high} %", low=round(100 * band.low), high=round(100 * band.high))


def _street(name: str, those: Iterable[Conversion]) -> StreetYield:
    """At the door counts of the doors visited; by letter of the others."""
    lines = list(those)
    doors, visited = sum(one.doors for one in lines), sum(one.visited for one in lines)
    at_the_door, by_letter = (sum(getattr(one, f"joined_{how}") for one in lines) for how in ("at_door", "by_letter"))
    return StreetYield(name, doors, Yield(at_the_door, visited, "door"), Yield(by_letter, doors, "letter"))
