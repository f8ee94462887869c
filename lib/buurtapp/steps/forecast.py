"""What to expect of recruiting: households per channel with a published band (domain.md 3.3)."""

from dataclasses import dataclass

from buurtapp.steps.area import count
from buurtapp.store import Register
from buurtapp.store.forms import load
from buurtapp.words import _

DEFAULT_FACTOR = 2.0  # members per household: Amersfoort plans with 2 (domain.md 2.1)


@dataclass(frozen=True, slots=True)
class Channel:
    """A way of recruiting and the share of households that joined where it was measured."""

    key: str
    label: str
    low: float
    expected: float
    high: float
    source: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """Households to expect through one channel."""

    channel: str
    label: str
    low: int
    expected: int
    high: int
    source: str


def channels() -> list[Channel]:
    """The channels with a published figure. Where only one figure is known, the band is our own margin around it."""
    return [
        Channel(
            "door", _("From door to door, after a letter"), 0.40, 0.50, 0.60,
            _("Wijk bij Duurstede: about half takes part. One figure; the margin is ours."),
        ),
        Channel(
            "banner", _("Letters and banners in the neighbourhood"), 0.10, 0.15, 0.20,
            _("Skoatterwâld: about 400 members from 2,000 houses. Members, so fewer households."),
        ),
        Channel(
            "letter", _("Only a letter or a message"), 0.07, 0.12, 0.21,
            _("Hoplr: The Hague 12 %, Waterloo 21 %, La Louvière 7 %. The municipality wrote those letters."),
        ),
    ]  # fmt: skip


def chosen_channels(register: Register) -> list[Channel]:
    """The channels the team chose; all of them when it did not choose yet."""
    chosen = load(register, "channels")
    return [channel for channel in channels() if not chosen or channel.key in chosen]


def forecast(register: Register) -> list[Forecast]:
    """Households to expect per chosen channel."""
    homes = count(register).total
    return [
        Forecast(
            channel.key, channel.label, round(homes * channel.low), round(homes * channel.expected),
            round(homes * channel.high), channel.source,
        )
        for channel in chosen_channels(register)
    ]  # fmt: skip


def factor(register: Register) -> float:
    """Members per household that the team reckons with."""
    return float(load(register, "factor") or DEFAULT_FACTOR)


def members_expected(register: Register) -> int:
    """Members to expect through the best of the chosen channels: households × factor."""
    return round(max((line.expected for line in forecast(register)), default=0) * factor(register))
