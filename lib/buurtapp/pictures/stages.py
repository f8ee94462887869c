"""How many streets of a city are at each stage, as bars."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from buurtapp.pictures.canvas import BLUE, FAINT, Format, Picture, bare, draw, wrapped
from buurtapp.words import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def stages(counts: Sequence[tuple[str, int]], *, format_: Format = "svg") -> Picture:
    """Bars of streets per stage, in the order given; raises ValueError for a negative count."""
    if any(count < 0 for _label, count in counts):
        raise ValueError("a count is never negative")

    def paint(axes: "Axes") -> None:
        bare(axes)
        widest = max((count for _label, count in counts), default=0) or 1
        axes.set_xlim(0, widest * 1.15)
        axes.set_xticks([])
        axes.set_yticks(range(len(counts)), [wrapped(label) for label, _count in counts])
        axes.set_ylim(len(counts) - 0.4, -0.6)
        for at, (_label, count) in enumerate(counts):
            axes.barh(at, widest, height=0.62, color=FAINT, alpha=0.35, linewidth=0)
            axes.barh(at, count, height=0.62, color=BLUE, linewidth=0)
            axes.text(widest * 1.02, at, str(count), va="center", fontweight="bold")

    told = ", ".join(f"{label}: {count}" for label, count in counts)
    text = _("Streets by stage. {counts}.", counts=told) if counts else _("There is nothing to count yet.")
    return draw(paint, (8, 1.1 + 0.5 * max(1, len(counts))), _("How far are the streets?"), text, format_)
