"""From addresses to members: how many are left at each step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from buurtapp.pictures.canvas import BLUE, FAINT, Format, Picture, bare, draw, wrapped
from buurtapp.words import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def funnel(steps: Sequence[tuple[str, int]], *, format_: Format = "svg") -> Picture:
    """Steps as `(label, count)` from the widest on; a count is followed by its share of the first.

    A later step may be larger (more members than households). Raises ValueError for a negative count.
    """
    if any(count < 0 for _label, count in steps):
        raise ValueError("a count is never negative")

    def paint(axes: "Axes") -> None:
        _paint(axes, steps)

    title = _("From addresses to members")
    return draw(paint, (8, 1.1 + 0.62 * max(1, len(steps))), title, _in_words(steps), format_)


def _paint(axes: "Axes", steps: Sequence[tuple[str, int]]) -> None:
    bare(axes)
    widest = max((count for _label, count in steps), default=0) or 1
    axes.set_xlim(0, widest * 1.28)
    axes.set_xticks([])
    axes.set_yticks(range(len(steps)), [wrapped(label) for label, _count in steps])
    axes.set_ylim(len(steps) - 0.4, -0.6)
    for at, (_label, count) in enumerate(steps):
        axes.barh(at, widest, height=0.62, color=FAINT, alpha=0.35, linewidth=0)
        axes.barh(at, count, height=0.62, color=BLUE, alpha=1 - 0.5 * at / max(1, len(steps)), linewidth=0)
        axes.text(widest * 1.02, at, _counted(count, steps[0][1], at), va="center", fontweight="bold")


def _counted(count: int, first: int, at: int) -> str:
    """`45 (30 %)`; the share of the first step is left out for the first step and for small numbers."""
    return f"{count}  ({100 * count / first:.0f} %)" if at and first >= 10 and count <= first else str(count)


def _in_words(steps: Sequence[tuple[str, int]]) -> str:
    if not steps:
        return _("There is nothing to count yet.")
    told = ", ".join(f"{label}: {_counted(count, steps[0][1], at)}" for at, (label, count) in enumerate(steps))
    return " ".join(_("From addresses to members. {steps}.", steps=told).split())
