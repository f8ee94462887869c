"""What may be filled in, and how it comes out in Word's XML: exactly as it was written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from jinja2 import pass_context
from jinja2.runtime import Context

from buurtapp.words import _

USED = "buurtapp_used"  # the name under which a print's record travels with its values
DOTS = "………………………………"
_EMU_PER_MM = 36_000
_CONTROL = "\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff"
_NOT_IN_XML = re.compile(f"[{_CONTROL}]")
_NEEDS_CARE = re.compile(f"[&<>{_CONTROL}]")
_BREAKS = {"\t": "<w:tab/>"} | dict.fromkeys("\n\r\x85\u2028\u2029", "<w:br/>")

_DRAWING = (
    '</w:t><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{id}" name="Plaatje {id}"'
    ' descr={alt}/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="{id}" name="Plaatje {id}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{rid}"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    '</a:graphicData></a:graphic></wp:inline></w:drawing><w:t xml:space="preserve">'
)


class Blank(str):
    """What only the team knows and has not filled in: prints as a marked blank line."""

    __slots__ = ("label",)
    label: str

    def __new__(cls, label: str) -> "Blank":
        """`label` says what is missing, in the reader's language: "contact"."""
        missing = _("still to fill in: {what}", what=label)
        blank = super().__new__(cls, f"{DOTS} ({missing})")
        blank.label = label
        return blank


def blank(label: str) -> Blank:
    """A marked blank line for what the team has not filled in, such as `……… (nog invullen: contact)`."""
    return Blank(label)


OR_LINE = "of_lijn"  # the filter that lets an empty value print as a marked blank line


def or_line(value: object, label: str) -> object:
    """The value, or a marked blank line for `label` when it is empty."""
    return blank(label) if value in ("", None) else value


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG to print at a width in millimetres, with a text for who cannot see it; `shape` is its height by width."""

    png: bytes
    width_mm: float = 30.0
    text: str = ""
    shape: float = 1.0

    def at(self, width_mm: float) -> "Picture":
        """The same picture at another width, between 5 and 200 mm."""
        return Picture(self.png, min(max(float(width_mm), 5.0), 200.0), self.text, self.shape)


@dataclass(slots=True)
class Used:
    """What one print has used: its pictures (equal ones once, every drawing with a number) and its blank lines."""

    pictures: dict[bytes, str] = field(default_factory=dict)
    blanks: dict[str, None] = field(default_factory=dict)
    drawn: int = 0

    def draw(self, picture: Picture) -> str:
        """The drawing of a picture, to stand inside a run's text."""
        self.drawn += 1
        relation = self.pictures.setdefault(picture.png, f"bbPic{len(self.pictures) + 1}")
        width, height = (round(picture.width_mm * part * _EMU_PER_MM) for part in (1, picture.shape))
        number = 500_000_000 + self.drawn
        alt = quoteattr(clean(picture.text))
        return _DRAWING.format(width=width, height=height, id=number, rid=relation, alt=alt)


@pass_context
def as_xml(context: Context, value: object) -> str:
    """Turn any filled-in value into the inside of a `w:t`: escaped, with line breaks and tabs kept.

    Characters that XML cannot hold are left out; None prints as a blank line, never as "None".
    """
    if isinstance(value, Picture):
        return used_in(context).draw(value)
    if isinstance(value, Blank):
        used_in(context).blanks[value.label] = None
    text = value if isinstance(value, str) else _in_words(value)
    return text if _NEEDS_CARE.search(text) is None else _escaped(text)


def _in_words(value: object) -> str:
    if value is None:
        return DOTS
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)  # an undefined name raises here


def used_in(values: Context | Mapping[str, object]) -> Used:
    """The record of the print that is being made."""
    used = values[USED]
    assert isinstance(used, Used)
    return used


def _escaped(text: str) -> str:
    pieces = re.split("(\r\n|[\n\r\t\x85\u2028\u2029])", text)
    return "".join(
        f'</w:t>{_BREAKS[piece[-1]]}<w:t xml:space="preserve">' if index % 2 else escape(clean(piece))
        for index, piece in enumerate(pieces)
    )


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)
