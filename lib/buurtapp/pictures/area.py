"""A neighbourhood at a glance: a bar per street, divided by what is known of its doors."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from buurtapp.pictures.canvas import FAINT, Format, Picture, bare, draw, wrapped
from buurtapp.pictures.strip import LOOKS, DoorState, door_words, legend
from buurtapp.words import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Street = tuple[str, Mapping[DoorState, int]]
_ROOM_FOR_A_NUMBER, _ROOM_FOR_A_LETTER = 0.045, 0.018  # of the longest bar


def area(streets: Sequence[Street], *, format_: Format = "svg") -> Picture:
    """Streets as `(name, doors per state)`, in the order given; raises KeyError for a state that is none."""
    for _name, doors in streets:
        for state in doors:
            LOOKS[state]
    states = [state for state in LOOKS if any(doors.get(state) for _name, doors in streets)]

    def paint(axes: "Axes") -> None:
        _paint(axes, streets, states)

    return draw(
        paint, (8, 1.6 + 0.42 * max(1, len(streets))), _("The whole neighbourhood"), _in_words(streets), format_
    )


def _paint(axes: "Axes", streets: Sequence[Street], states: Sequence[DoorState]) -> None:
    bare(axes)
    widest = max((sum(doors.values()) for _name, doors in streets), default=0) or 1
    axes.set_xlim(0, widest * 1.1)
    axes.set_xticks([])
    axes.set_yticks(range(len(streets)), [wrapped(name) for name, _doors in streets])
    axes.set_ylim(len(streets) - 0.4, -0.6)
    for at, (_name, doors) in enumerate(streets):
        left = 0
        for state in states:
            _part(axes, at, left, doors.get(state, 0), state, widest)
            left += doors.get(state, 0)
        axes.text(left + widest * 0.012, at, str(left), va="center", fontweight="bold")
    legend(axes, states)


def _part(axes: "Axes", at: int, left: int, count: int, state: DoorState, widest: int) -> None:
    """One part of a bar; its letter and number stand in it where they fit, so that it reads without colour."""
    look = LOOKS[state]
    fill = FAINT if state == "open" else look.fill
    axes.barh(at, count, left=left, height=0.66, color=fill, edgecolor="white", linewidth=0.8 if count else 0)
    if count >= widest * _ROOM_FOR_A_LETTER:
        said = f"{look.letter} {count}".strip() if count >= widest * _ROOM_FOR_A_NUMBER else look.letter
        axes.text(left + count / 2, at, said, ha="center", va="center", fontsize=9, color=look.letters_in)


def _in_words(streets: Sequence[Street]) -> str:
    if not streets:
        return _("There is nothing to count yet.")
    words = door_words()
    told = []
    for name, doors in streets:
        parts = ", ".join(f"{words[state]}: {doors[state]}" for state in LOOKS if doors.get(state))
        told.append(f"{name}: {parts}")
    return f"{'; '.join(told)}."
