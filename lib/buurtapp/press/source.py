"""From a part of a Word file to the source that Jinja compiles."""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from buurtapp.press.blocks import place_blocks
from buurtapp.press.tags import MARKER, Tags, W
from buurtapp.press.tidy import tidy

FIELD = "\ue002"  # stands on both sides of a name that the press itself fills in
_SPLIT = "\ue003"
NUMBER = "buurtapp_number"
_LITERAL = re.compile(r"\{(?=[{%#])")
_FIELD = re.compile(f"{FIELD}(\\w+){FIELD}")
_BREAKS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Body:
    """The main part around its letters: what comes before and after, and one letter's source.

    `section` is the page set-up; `own_sections` says that the letter changes it half-way.
    """

    before: str
    source: str
    after: str
    section: str
    own_sections: bool


def part_source(root: Any, tags: Tags) -> str:
    """The source of a header or footer. Raises Fault for tags that are broken or do not fit."""
    _prepare(root, tags)
    return _as_source(etree.tostring(root, encoding="unicode"), tags)


def body_source(root: Any, tags: Tags) -> Body:
    """The main part taken apart into what stands around the letters and the letter itself."""
    _prepare(root, tags)
    body = root.find(f"{W}body")
    section = body.find(f"{W}sectPr")
    own_sections = body.find(f".//{W}pPr/{W}sectPr") is not None
    _unique_drawings(body)
    body.text = _SPLIT + (body.text or "")
    if section is not None:
        _append_tail(section, _SPLIT)
    elif len(body):
        body[-1].tail = (body[-1].tail or "") + _SPLIT
    else:
        body.text += _SPLIT
    before, source, after = etree.tostring(root, encoding="unicode").split(_SPLIT)
    return Body(before, _as_source(source, tags), after, _bare(section) if section is not None else "", own_sections)


def _prepare(root: Any, tags: Tags) -> None:
    tidy(root)
    tags.gather(root)
    place_blocks(root, tags)


def _bare(section: Any) -> str:
    """The page set-up without the namespaces that the document declares already."""
    return re.sub(r"\sxmlns:\w+=\"[^\"]*\"", "", etree.tostring(section, encoding="unicode", with_tail=False))


def _append_tail(section: Any, text: str) -> None:
    previous = section.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        section.getparent().text += text


def _unique_drawings(body: Any) -> None:
    """A drawing's number must be its own in the whole document: the letter's number with two digits behind it."""
    for index, properties in enumerate(body.iter("{*}docPr")):
        properties.set("id", f"{FIELD}{NUMBER}{FIELD}{index % 100:02}")


def _as_source(xml: str, tags: Tags) -> str:
    """Literal braces made harmless, line ends taken out, then the tags put where their markers stand.

    Every tag holds one line end, so that a line number in an error leads back to the tag.
    """
    xml = _BREAKS.sub(" ", _LITERAL.sub("&#123;", xml))
    order = [int(match[1]) for match in MARKER.finditer(xml)]
    tags.found[:] = [tags.found[index] for index in order]
    places = iter(tags.found)
    xml = MARKER.sub(lambda _match: next(places).source, xml)
    return _FIELD.sub(r"{{ \1 }}", xml)
