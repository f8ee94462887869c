"""A street as a strip of doors, odd above and even below, each with a colour, a shape and a letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from buurtapp.pictures.canvas import BLUE, FAINT, GREEN, GREY, INK, ORANGE, RED, SKY, Format, Picture, bare, draw
from buurtapp.words import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DoorState = Literal["member", "joined", "thinks", "not_home", "no", "sticker", "open"]

_DOORS_IN_ROW = 24
_MOST_LETTERS = 7


@dataclass(frozen=True, slots=True)
class _Look:
    letter: str
    shape: str
    fill: str
    letters_in: str
    lift: float = 0.0


# No two states share a shape, so that a print without colour says the same.
LOOKS: dict[DoorState, _Look] = {
    "member": _Look("L", "o", GREEN, "white"),
    "joined": _Look("J", "s", BLUE, "white"),
    "thinks": _Look("?", "D", SKY, INK),
    "not_home": _Look("A", "^", ORANGE, INK, lift=-0.04),
    "no": _Look("N", "v", RED, "white", lift=0.04),
    "sticker": _Look("S", "p", GREY, "white"),
    "open": _Look("", "_", FAINT, INK),
}
DOOR_STATES: tuple[DoorState, ...] = tuple(LOOKS)


@dataclass(frozen=True, slots=True)
class DoorMark:
    """One door: number and addition as on the door, its side, and what is known of it."""

    door: str
    side: Literal["odd", "even"]
    state: DoorState = "open"


def strip(street: str, doors: Sequence[DoorMark], *, format_: Format = "svg") -> Picture:
    """The doors of one street, in the order given, as many rows as are needed.

    Raises KeyError for a state that is none of DOOR_STATES.
    """
    for door in doors:
        LOOKS[door.state]
    rows = _rows(doors)
    states = [state for state in LOOKS if any(door.state == state for door in doors)]

    def paint(axes: "Axes") -> None:
        _paint(axes, rows, states)

    widest = max((len(row) for _side, row in rows), default=1)
    size = (max(7.0, 1.2 + 0.42 * widest), 1.4 + 0.85 * max(1, len(rows)))
    return draw(paint, size, street, _in_words(street, doors), format_)


def door_words() -> dict[DoorState, str]:
    """What each state is called under the strip."""
    return {
        "member": _("takes part"),
        "joined": _("said yes at the door"),
        "thinks": _("is thinking about it"),
        "not_home": _("not at home"),
        "no": _("says no"),
        "sticker": _("sticker: no letters"),
        "open": _("not visited yet"),
    }


def _rows(doors: Sequence[DoorMark]) -> list[tuple[str, list[DoorMark]]]:
    """Odd above even, in blocks of at most 24 doors beside each other."""
    sides = {side: [door for door in doors if door.side == side] for side in ("odd", "even")}
    blocks = max((-(-len(side) // _DOORS_IN_ROW) for side in sides.values()), default=0)
    rows = []
    for block in range(blocks):
        for side, found in sides.items():
            part = found[block * _DOORS_IN_ROW : (block + 1) * _DOORS_IN_ROW]
            if part:
                rows.append((side, part))
    return rows


def _paint(axes: "Axes", rows: list[tuple[str, list[DoorMark]]], states: Sequence[DoorState]) -> None:
    bare(axes)
    axes.set_xticks([])
    names = {"odd": _("odd side"), "even": _("even side")}
    axes.set_yticks(range(len(rows)), [names[side] for side, _part in rows])
    axes.set_ylim(len(rows) - 0.35, -0.65)
    axes.set_xlim(-0.6, max((len(part) for _side, part in rows), default=1) - 0.4)
    marks = [(at, row, door) for row, (_side, part) in enumerate(rows) for at, door in enumerate(part)]
    for state, group in groupby(sorted(marks, key=lambda mark: mark[2].state), key=lambda mark: mark[2].state):
        _mark(axes, LOOKS[state], [(at, row) for at, row, _door in group])
    for at, row, door in marks:
        _write(axes, at, row, door)
    legend(axes, states)


def _write(axes: "Axes", at: int, row: int, door: DoorMark) -> None:
    look = LOOKS[door.state]
    texts = (
        axes.text(at, row - look.lift, look.letter, size=9, weight="bold", color=look.letters_in, va="center"),
        axes.text(at, row + 0.3, door.door[:_MOST_LETTERS], size=9, va="top"),
    )
    for text in texts:
        text.set_horizontalalignment("center")
        text.set_in_layout(False)  # they lie within the axes; measuring each would take most of the time


def _mark(axes: "Axes", look: _Look, places: Sequence[tuple[int, int]]) -> None:
    across, down = zip(*places, strict=True)
    if look.shape == "_":
        axes.scatter(across, down, marker="o", s=190, facecolor="white", edgecolor=GREY, linewidth=0.8)
    else:
        axes.scatter(across, down, marker=look.shape, s=230, color=look.fill, linewidth=0)


def legend(axes: "Axes", states: Sequence[DoorState]) -> None:
    """Say below the picture what each letter, shape and colour means."""
    from matplotlib.lines import Line2D

    words = door_words()
    handles = []
    for state in states:
        look = LOOKS[state]
        empty = look.shape == "_"
        label = f"{look.letter} = {words[state]}" if look.letter else words[state]
        handles.append(
            Line2D([], [], linestyle="", marker="o" if empty else look.shape, markersize=9, label=label,
                   markerfacecolor="white" if empty else look.fill, markeredgecolor=GREY if empty else look.fill)
        )  # fmt: skip
    if handles:
        axes.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, -0.02), ncols=min(3, len(handles)),
                    frameon=False, fontsize=10)  # fmt: skip


def _in_words(street: str, doors: Sequence[DoorMark]) -> str:
    words = door_words()
    parts = []
    for state in LOOKS:
        numbers = [door.door for door in doors if door.state == state]
        if numbers:
            parts.append(f"{words[state]}: {len(numbers)} ({', '.join(numbers)})")
    if not parts:
        return _("{street} has no doors in the address file.", street=street)
    return _("{street}, {n} doors. {states}.", street=street, n=len(doors), states="; ".join(parts))
