"""The words of a Word template: its sections, and the file with a team's own words in it."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from buurtapp.model.own_words import OwnWords
from buurtapp.press.package import Package, parse, serialise
from buurtapp.press.passages import Passage, guarded
from buurtapp.press.sections import Section, blocks_opened, has_loop, loops_opened, numbered, passage_of
from buurtapp.press.tags import MARKER, XML_SPACE, Tags, W, own_texts
from buurtapp.press.tidy import tidy
from buurtapp.press.values import clean

_P, _TBL, _SECTION = f"{W}p", f"{W}tbl", f"{W}sectPr"
_KEEPS = tuple(f"{W}{name}" for name in ("drawing", "pict", "object", "sectPr"))
_OURS = re.compile("[\ue000-\ue01f]")  # what the press marks places with
_TITLE, _HEADING = "Title", "Heading"


class WordFile:
    """A Word template in which every tag stands whole in one run. Raises Fault for a tag that is broken."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._xml = _untangled(package)

    def sections(self, own: OwnWords) -> list[Section]:
        """Its sections in reading order, with a team's own words."""
        return [_section(elements, own) for elements in _grouped(self._root())]

    def probe(self, own: OwnWords) -> Package:
        """The file with a number in the place of each piece that can be changed."""
        root = self._root()
        for (paragraph, _passage), texts in zip(_changeable(root, own), numbered(self.sections(own)), strict=True):
            _write(paragraph, texts)
        return self._with(root)

    def adapted(self, own: OwnWords) -> Package:
        """The file with a team's own words, and without the sections that it switched off."""
        root = self._root()
        groups = _grouped(root)
        off = [group for group in groups if _section(group, own).key in own.left_out]
        for paragraph, passage in list(_changeable(root, own)):
            if passage.texts != tuple(text.text or "" for text in own_texts(paragraph)):
                _rewrite(paragraph, guarded(passage))
        for element in [element for group in off for element in group]:
            _take_out(element)
        return self._with(root)

    def _root(self) -> Any:
        return parse(self._xml, self._package.name)

    def _with(self, root: Any) -> Package:
        parts = self._package.parts | {self._package.main: serialise(root)}
        return Package(self._package.name, parts, self._package.main)


def _untangled(package: Package) -> bytes:
    """The main part with each tag whole in the run in which it begins."""
    root = parse(package.parts[package.main], package.name)
    tidy(root)
    tags = Tags(package.name)
    tags.gather(root)
    for text in root.iter(f"{W}t"):
        if text.text:
            text.text = MARKER.sub(lambda match: tags.found[int(match[1])].shown, text.text)
    return serialise(root)


def _grouped(root: Any) -> list[list[Any]]:
    """The elements of the body in sections: at a title, a heading, a box with a heading, or after an empty line.

    A section never begins inside a block or a loop.
    """
    groups: list[list[Any]] = [[]]
    depth, after_gap, before = 0, False, ""
    for element in root.find(f"{W}body"):
        if element.tag not in (_P, _TBL):
            continue
        text = _all_text(element)
        style = _first_style(element)
        headed = style.startswith(_HEADING) or (style == _TITLE and before != _TITLE)
        if depth == 0 and groups[-1] and (headed or (after_gap and text.strip())):
            groups.append([])
        groups[-1].append(element)
        depth += blocks_opened(text)
        before = style
        after_gap = element.tag == _P and not text.strip() and next(element.iter(*_KEEPS), None) is None
    return [group for group in groups if group]


def _section(elements: Sequence[Any], own: OwnWords) -> Section:
    passages = tuple(passage for _paragraph, passage in _passages(elements, own))
    return Section(next((one.key for one in passages if one.key.strip()), ""), passages)


def _changeable(root: Any, own: OwnWords) -> Iterator[tuple[Any, Passage]]:
    for group in _grouped(root):
        yield from ((paragraph, passage) for paragraph, passage in _passages(group, own) if not passage.fixed)


def _passages(elements: Sequence[Any], own: OwnWords) -> Iterator[tuple[Any, Passage]]:
    loops = 0
    for paragraph in (one for element in elements for one in element.iter(_P)):
        texts = [text.text or "" for text in own_texts(paragraph)]
        whole = "".join(texts)
        yield paragraph, passage_of(texts, own, loops > 0 or has_loop(whole))
        loops += loops_opened(whole)


def _first_style(element: Any) -> str:
    style = next(element.iter(_P)).find(f"{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val", "")) if style is not None else ""


def _all_text(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _rewrite(paragraph: Any, texts: Sequence[str]) -> None:
    """Put texts into a paragraph, a further paragraph of the same looks after it for each line break."""
    rows = _rows([[clean(_OURS.sub("", line)) for line in text.split("\n")] for text in texts])
    for row in reversed(rows[1:]):
        copy = deepcopy(paragraph)
        for kept in list(copy.iter(*_KEEPS)):
            kept.getparent().remove(kept)
        _write(copy, row)
        paragraph.addnext(copy)
    _write(paragraph, rows[0])
    if not "".join(rows[0]).strip() and next(paragraph.iter(*_KEEPS), None) is None:
        _take_out(paragraph)


def _rows(split: Sequence[Sequence[str]]) -> list[list[str]]:
    """Texts per run, cut at line breaks, as texts per run for each line."""
    rows = [[""] * len(split)]
    for run, pieces in enumerate(split):
        rows[-1][run] = pieces[0]
        for piece in pieces[1:]:
            rows.append([""] * len(split))
            rows[-1][run] = piece
    return rows


def _write(paragraph: Any, texts: Sequence[str]) -> None:
    for element, text in zip(own_texts(paragraph), texts, strict=True):
        element.text = text
        element.set(XML_SPACE, "preserve")


def _take_out(element: Any) -> None:
    """Take an element away; a cell keeps one paragraph, and what ends a section of the page set-up stays, empty."""
    parent = element.getparent()
    alone = parent.tag == f"{W}tc" and len(parent.findall(_P)) == 1 and element.tag == _P
    if alone or next(element.iter(_SECTION), None) is not None:
        for run in list(element.iter(f"{W}r")):
            run.getparent().remove(run)
    elif parent is not None:
        parent.remove(element)
