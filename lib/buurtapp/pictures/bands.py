"""What to expect per way of recruiting: a bar from low to high with the expected number in it (domain.md 3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from buurtapp.pictures.canvas import BLUE, FAINT, INK, SKY, Format, Picture, bare, draw, wrapped
from buurtapp.words import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Band:
    """Households to expect through one channel, at least, probably and at most."""

    label: str
    low: int
    expected: int
    high: int


def bands(
    forecast: Sequence[Band], *, households: int | None = None, reached: int = 0, format_: Format = "svg"
) -> Picture:
    """The forecast as horizontal bars; `households` (all there are) sets the scale when given.

    `reached` are the households that take part by now: a line across the bars, when there are any.

    Raises ValueError when a band does not run from low to high.
    """
    for band in forecast:
        if not 0 <= band.low <= band.expected <= band.high:
            raise ValueError(f"a band runs from low to high, not {band}")

    def paint(axes: "Axes") -> None:
        _paint(axes, forecast, households)
        if reached:
            _paint_reached(axes, reached)

    height = 1.5 + 0.75 * max(1, len(forecast))
    title = _("How many households may take part?")
    return draw(paint, (8, height), title, _in_words(forecast, households, reached), format_)


def _paint(axes: "Axes", forecast: Sequence[Band], households: int | None) -> None:
    bare(axes, keep=("bottom",))
    axes.set_axisbelow(True)
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    most = max((band.high for band in forecast), default=1)
    axes.set_xlim(0, max(households or 0, round(most * 1.12), 1))
    axes.set_yticks(range(len(forecast)), [wrapped(band.label) for band in forecast])
    axes.set_ylim(len(forecast) - 0.4, -0.6)
    axes.locator_params(axis="x", integer=True)
    axes.set_xlabel(_("households"))
    for at, band in enumerate(forecast):
        axes.barh(at, band.high - band.low, left=band.low, height=0.42, color=SKY, alpha=0.55, linewidth=0)
        axes.plot([band.expected] * 2, [at - 0.27, at + 0.27], color=BLUE, linewidth=4, solid_capstyle="butt")
        axes.text(band.expected, at - 0.3, str(band.expected), ha="center", va="bottom", fontweight="bold", color=INK)
        for end, align in ((band.low, "right"), (band.high, "left")):
            if end != band.expected:
                axes.annotate(
                    str(end), (end, at), xytext=(-4 if align == "right" else 4, 0), textcoords="offset points",
                    ha=align, va="center", fontsize=9,
                )  # fmt: skip


def _paint_reached(axes: "Axes", reached: int) -> None:
    axes.axvline(reached, color=INK, linewidth=1.6, linestyle="--")
    axes.annotate(
        _("now {n}", n=reached), (reached, 0), xycoords=("data", "axes fraction"), xytext=(4, 4),
        textcoords="offset points", fontweight="bold",
    )  # fmt: skip


def _in_words(forecast: Sequence[Band], households: int | None, reached: int) -> str:
    if not forecast:
        return _("There is no forecast yet.")
    parts = [
        _("{label}: about {expected}, between {low} and {high}", label=band.label, expected=band.expected,
          low=band.low, high=band.high)
        for band in forecast
    ]  # fmt: skip
    start = (
        _("Households that may take part, of {n}.", n=households) if households else _("Households that may take part.")
    )
    now = " " + _("Taking part now: {n}.", n=reached) if reached else ""
    return f"{start} {'; '.join(parts)}.{now}"
