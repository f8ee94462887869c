"""What cleaning found: sign-ups per verdict, and how often each reason was given (design.md 4)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from buurtapp.model.reasons import REASONS, STRENGTH, Verdict
from buurtapp.pictures.canvas import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    SKY,
    Format,
    Picture,
    bare,
    draw,
    shortened,
)
from buurtapp.words import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_REASONS = 16
# Each verdict has its colour, its hatching and, in front of its bar, its word.
_LOOKS: dict[Verdict, tuple[str, str]] = {
    "ready": (GREEN, ""),
    "proposed": (SKY, "//"),
    "ask": (ORANGE, ".."),
    "excluded": (GREY, "xx"),
}
_LIKE: dict[str, Verdict] = {"noted": "ready", "proposed": "proposed", "ask": "ask", "excluded": "excluded"}
Line = tuple[str, int, Verdict | Literal[""]]


def verdict_bars(
    counts_per_verdict: Mapping[str, int], counts_per_reason: Mapping[str, int], *, format_: Format = "svg"
) -> Picture:
    """Bars per verdict (all four, in their order) above bars per reason, most frequent first.

    A reason has the look of the verdict it leads to. Unknown codes and verdicts raise KeyError.
    """
    words = verdict_words()
    if unknown := set(counts_per_verdict) - set(words):
        raise KeyError(unknown.pop())
    verdicts: list[Line] = [(word, counts_per_verdict.get(name, 0), name) for name, word in words.items()]
    reasons = _most_frequent(counts_per_reason)

    def paint(axes: "Axes") -> None:
        _paint(axes, verdicts, reasons)

    height = 1.6 + 0.38 * (len(verdicts) + len(reasons) + 1)
    return draw(paint, (9, height), _("What we found in the sign-ups"), _in_words(verdicts, reasons), format_)


def verdict_words() -> dict[Verdict, str]:
    """What each verdict is called on a picture."""
    return {
        "ready": _("ready to go"),
        "proposed": _("repair proposed"),
        "ask": _("question for you"),
        "excluded": _("left out"),
    }


def _most_frequent(counts: Mapping[str, int]) -> list[Line]:
    known = [(REASONS[code], count) for code, count in counts.items() if count]
    known.sort(key=lambda pair: (-pair[1], -STRENGTH[pair[0].effect], pair[0].code))
    lines: list[Line] = [(_(reason.sentence), count, _LIKE[reason.effect]) for reason, count in known[:_MOST_REASONS]]
    rest = sum(count for _reason, count in known[_MOST_REASONS:])
    return [*lines, (_("Other reasons"), rest, "")] if rest else lines


def _paint(axes: "Axes", verdicts: list[Line], reasons: list[Line]) -> None:
    bare(axes)
    lines = [(at, *line) for at, line in enumerate(verdicts)]
    lines += [(at + len(verdicts) + 1, *line) for at, line in enumerate(reasons)]
    widest = max((count for _at, _label, count, verdict in lines if verdict), default=0) or 1
    axes.set_xlim(0, widest * 1.12)
    axes.set_xticks([])
    axes.set_yticks([line[0] for line in lines], [shortened(line[1]) for line in lines])
    axes.set_ylim(lines[-1][0] + 0.6, -0.6)
    if reasons:
        axes.axhline(len(verdicts), color=BLUE, linewidth=0.8, alpha=0.4)
    for at, _label, count, verdict in lines:
        if verdict:
            colour, hatch = _LOOKS[verdict]
            axes.barh(at, count, height=0.62, color=colour, hatch=hatch, edgecolor="white", linewidth=0)
        beside = count if verdict else 0  # the rest is many reasons: as a bar it would look like the largest
        axes.text(beside + widest * 0.012, at, str(count), va="center", fontweight="bold")


def _in_words(verdicts: list[Line], reasons: list[Line]) -> str:
    total = sum(count for _word, count, _verdict in verdicts)
    told = ", ".join(f"{word} {count}" for word, count, _verdict in verdicts)
    sentence = _("{total} sign-ups: {counts}.", total=total, counts=told)
    if not reasons:
        return sentence
    why = "; ".join(f"{label.rstrip('.')} ({count})" for label, count, _verdict in reasons)
    because = _("Reasons: {reasons}.", reasons=why)
    return f"{sentence} {because}"
