"""A calm canvas: one look for all pictures, the same bytes for the same content, no pyplot."""

import io
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Format = Literal["svg", "png"]

INK = "#22303C"
FAINT = "#C9D1D9"
# Okabe and Ito's colours, which colour-blind readers tell apart; green, red and grey are darker than theirs, so that
# white letters read on them (WCAG 2.2, 1.4.3). On sky and orange letters are INK.
BLUE, SKY, GREEN, ORANGE, RED, GREY = "#0072B2", "#56B4E9", "#007A58", "#E69F00", "#B84F00", "#68737D"

_STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "text.color": INK,
    "text.parse_math": False,  # a $ in a name is a dollar
    "axes.edgecolor": FAINT,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "path",  # looks the same without our fonts
    "svg.hashsalt": "buurtapp",  # and gives the same file each time
}
_DOTS_PER_INCH = 150
_ONE_AT_A_TIME = Lock()  # the style is matplotlib's own and the same for every thread; a page draws beside itself


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture and the sentences that say the same."""

    data: bytes
    text: str
    format: Format

    @property
    def html(self) -> str:
        """The picture for a page, with its sentences for a screen reader."""
        kind = "image/svg+xml" if self.format == "svg" else "image/png"
        source = f"data:{kind};base64,{b64encode(self.data).decode()}"
        return f'<img src="{source}" alt="{escape(self.text)}" style="max-width:100%;height:auto">'


def draw(paint: Callable[["Axes"], None], size: tuple[float, float], title: str, text: str, format_: Format) -> Picture:
    """Let `paint` fill one set of axes of `size` (inches) under `title`."""
    if format_ not in ("svg", "png"):
        raise ValueError(f"a picture is svg or png, not {format_}")
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with _ONE_AT_A_TIME, mpl.rc_context(_STYLE):
        figure = Figure(figsize=size, layout="constrained", facecolor="white")
        axes = figure.subplots()
        axes.set_title(shortened(title), loc="left", fontweight="bold", fontsize=12, pad=10)
        paint(axes)
        out = io.BytesIO()
        metadata: dict[str, Any] = {"Date": None, "Title": title} if format_ == "svg" else {"Title": title}
        figure.savefig(out, format=format_, dpi=_DOTS_PER_INCH, metadata=metadata)
    return Picture(out.getvalue(), text, format_)


def bare(axes: "Axes", *, keep: tuple[str, ...] = ()) -> None:
    """Take away the frame but for the sides in `keep`, and all tick marks."""
    for side, spine in axes.spines.items():
        spine.set_visible(side in keep)
    axes.tick_params(length=0)


def shortened(label: str, most: int = 72) -> str:
    """The label on one line, cut with an ellipsis when it is too long for the picture."""
    line = " ".join(label.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def wrapped(label: str, width: int = 30) -> str:
    """The label on lines of about `width` characters."""
    import textwrap

    return "\n".join(textwrap.wrap(shortened(label, 3 * width), width)) or " "
