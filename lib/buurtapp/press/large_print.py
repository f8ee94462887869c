"""Large print: every letter of a template √2 times as big, for who reads with difficulty.

A card or flyer on A5 becomes the same page on A4, measures and all, for A4 is √2 times A5 (ISO 216). What is on A4
already keeps its page and runs on to a second one.
"""

import re
from math import sqrt
from typing import Any

from buurtapp.press.package import Package, parse, serialise
from buurtapp.press.tags import W

FACTOR = sqrt(2)
_A5_WIDTH = "8391"  # twentieths of a point
_A4 = {"w": "11906", "h": "16838"}
_LETTERS = ("sz", "szCs")
_MEASURES = (
    "w", "h", "top", "right", "bottom", "left", "header", "footer", "before", "after", "hanging", "firstLine", "pos",
)  # fmt: skip
_PICTURE = re.compile(r"\|\s*mm\((\d+(?:\.\d+)?)\)")


def enlarged(package: Package) -> Package:
    """The package with larger letters, and with a larger page when it was an A5."""
    kinds = ("header", "footer", "styles")
    names = [package.main, *(part for kind in kinds for part in package.related(kind))]
    roots = {name: parse(package.parts[name], package.name) for name in names if name in package.parts}
    widths = {size.get(f"{W}w") for size in roots[package.main].iter(f"{W}pgSz")}
    grows = widths == {_A5_WIDTH}
    for root in roots.values():
        for element in root.iter():
            _enlarge(element, grows)
    return Package(package.name, {**package.parts, **{name: serialise(root) for name, root in roots.items()}},
                   package.main)  # fmt: skip


def _enlarge(element: Any, grows: bool) -> None:
    kind = element.tag.removeprefix(W) if isinstance(element.tag, str) else ""
    if kind in _LETTERS or (grows and kind == "trHeight"):
        _multiply(element, "val")
    if not grows:
        return
    if kind == "t" and element.text:
        element.text = _PICTURE.sub(lambda mm: f"|mm({float(mm[1]) * FACTOR:.1f})", element.text)
    if kind == "spacing" and element.get(f"{W}lineRule") in ("exact", "atLeast"):
        _multiply(element, "line")
    if kind == "pgSz":
        for name, value in _A4.items():
            element.set(f"{W}{name}", value)
    elif not kind.endswith("Pr") and element.get(f"{W}type") != "pct":
        for name in _MEASURES:
            _multiply(element, name)


def _multiply(element: Any, attribute: str) -> None:
    value = element.get(f"{W}{attribute}", "")
    if value.lstrip("-").isdigit():
        element.set(f"{W}{attribute}", str(round(int(value) * FACTOR)))
