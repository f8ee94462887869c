"""Two print files as the two sides of one sheet: the letters of one in front, the same letters of the other behind.

Both were made by the press, with a bookmark at every letter. Every letter in front begins on an odd page, so that a
printer that prints on both sides gives each address a sheet of its own, also where a letter runs on to a second page.
"""

import io
import zipfile
from copy import deepcopy
from typing import Any

from lxml import etree

from buurtapp.press.beside import lay_beside
from buurtapp.press.package import Package, packed, serialise
from buurtapp.press.tags import W
from buurtapp.press.template import BOOKMARK

_MAIN = "word/document.xml"
_BEFORE_START = tuple(f"{W}{name}" for name in ("headerReference", "footerReference", "footnotePr", "endnotePr"))


def two_sided(front: bytes, back: bytes) -> bytes:
    """One document with each letter of `front` and, on the next page, the same letter of `back`.

    ValueError when they hold another number of letters.
    """
    sheet, other = _opened(front), _opened(back)
    ours, theirs = (_tree(package.parts[_MAIN]) for package in (sheet, other))
    lay_beside(sheet, other, theirs)
    body = ours.find(f"{W}body")
    fronts, backs = _Side(body, "oddPage"), _Side(theirs.find(f"{W}body"), "nextPage")
    for pair in zip(fronts.letters, backs.letters, strict=True):
        for side, letter in zip((fronts, backs), pair, strict=True):
            side.close(letter)
            body.extend(letter)
    body.append(_last_section(body[-1]))
    _number(body)
    sheet.parts[_MAIN] = serialise(ours)
    return packed(sheet)


class _Side:
    """The letters of a body, each a list of elements, taken out of it; `start` says where a page of them begins."""

    def __init__(self, body: Any, start: str) -> None:
        section = body.find(f"{W}sectPr")
        self._section = etree.Element(f"{W}sectPr") if section is None else section
        self.letters: list[list[Any]] = []
        for element in [element for element in body if element is not section]:
            if _is_mark(element):
                self.letters.append([])
            self.letters[-1].append(element)
        for element in list(body):
            body.remove(element)
        for letter in self.letters[:-1]:
            if _is_section_end(letter[-1]):  # between letters that change the page set-up themselves
                letter.pop()
        for former in self._section.findall(f"{W}type"):
            self._section.remove(former)
        place = sum(child.tag in _BEFORE_START for child in self._section)
        self._section.insert(place, etree.Element(f"{W}type", {f"{W}val": start}))

    def close(self, letter: list[Any]) -> None:
        """End the page set-up with the letter: in its last paragraph, or in a line that takes no room."""
        first = next(paragraph for element in letter for paragraph in element.iter(f"{W}p"))
        for new_page in first.findall(f"{W}pPr/{W}pageBreakBefore"):
            new_page.getparent().remove(new_page)
        last = letter[-1]
        if last.tag != f"{W}p" or last.find(f"{W}pPr/{W}sectPr") is not None:
            last = etree.Element(f"{W}p")
            flat = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
            properties = etree.SubElement(last, f"{W}pPr")
            etree.SubElement(properties, f"{W}spacing", {f"{W}{name}": value for name, value in flat.items()})
            letter.append(last)
        if last.find(f"{W}pPr") is None:
            last.insert(0, etree.Element(f"{W}pPr"))
        last.find(f"{W}pPr").append(deepcopy(self._section))


def _last_section(paragraph: Any) -> Any:
    """The page set-up of the last letter, which a document has at its end instead of in a paragraph."""
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    section.getparent().remove(section)
    return section


def _number(body: Any) -> None:
    """Give every page its own bookmark, in order."""
    marks = [element for element in body if _is_mark(element)]
    for number, mark in enumerate(marks, 1):
        for element in (mark, mark.getnext()):
            element.set(f"{W}id", str(number))
        mark.set(f"{W}name", BOOKMARK.format(number))


def _is_mark(element: Any) -> bool:
    return element.tag == f"{W}bookmarkStart" and str(element.get(f"{W}name", "")).startswith(BOOKMARK.format(""))


def _is_section_end(element: Any) -> bool:
    return element.find(f"{W}pPr/{W}sectPr") is not None and element.find(f"{W}r") is None


def _opened(data: bytes) -> Package:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Package("", {name: archive.read(name) for name in archive.namelist()}, _MAIN)


def _tree(data: bytes) -> Any:
    """The press made it, so it may be as large as there are letters."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
