"""A year at a glance: a line per kind of day, a mark for each day with its number."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from buurtapp.pictures.canvas import BLUE, FAINT, Format, Picture, bare, draw, wrapped
from buurtapp.words import _, language

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Line = tuple[str, Sequence[date]]


def year_at_a_glance(year: int, lines: Sequence[Line], *, format_: Format = "svg") -> Picture:
    """Each line as `(what, its days)`, in the order given; days outside `year` are left out."""
    kept = [(what, [day for day in days if day.year == year]) for what, days in lines]

    def paint(axes: "Axes") -> None:
        _paint(axes, year, kept)

    return draw(paint, (9, 1.3 + 0.46 * max(1, len(kept))), str(year), _in_words(year, kept), format_)


def _paint(axes: "Axes", year: int, lines: Sequence[Line]) -> None:
    from babel.dates import get_month_names

    bare(axes)
    starts = [date(year, month, 1).timetuple().tm_yday for month in range(1, 13)]
    names = get_month_names("abbreviated", context="stand-alone", locale=language())
    axes.set_xlim(-3, 369)
    axes.set_xticks([start + 14 for start in starts], [names[month].rstrip(".") for month in range(1, 13)])
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(lines)), [wrapped(what) for what, _days in lines])
    axes.set_ylim(len(lines) - 0.4, -0.6)
    for start in (*starts, 367):
        axes.axvline(start, color=FAINT, linewidth=0.6, zorder=0)
    for at, (_what, days) in enumerate(lines):
        places = [day.timetuple().tm_yday for day in days]
        axes.scatter(places, [at] * len(places), s=230, color=BLUE, linewidth=0)
        for place, day in zip(places, days, strict=True):
            axes.text(place, at, str(day.day), ha="center", va="center", fontsize=9, color="white", weight="bold")


def _in_words(year: int, lines: Sequence[Line]) -> str:
    from babel.dates import format_date

    if not lines:
        return _("Nothing is planned in {year}.", year=year)
    told = []
    for what, days in lines:
        said = ", ".join(format_date(day, "d MMMM", locale=language()) for day in days)
        told.append(f"{what}: {said}")
    return f"{year}. {'; '.join(told)}."
