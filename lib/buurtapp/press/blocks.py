"""Putting `{% if %}` and `{% for %}` where they leave whole elements out or repeat them.

A block mark moves from the text to between the elements it governs: runs, paragraphs, cells or rows. As
every block must begin and end among the same siblings, each way of rendering is well-formed XML.
"""

from copy import deepcopy
from typing import Any

from buurtapp.press.faults import beside_tag, unbalanced
from buurtapp.press.tags import MARKER, XML_SPACE, Tag, Tags, W, own_texts

_ELEMENT = {"p": f"{W}p", "tr": f"{W}tr", "tc": f"{W}tc"}
_NOT_TEXT = tuple(f"{W}{name}" for name in ("drawing", "pict", "object", "fldChar", "sectPr", "br", "tbl"))


def place_blocks(root: Any, tags: Tags) -> None:
    """Move every block mark under `root` to its level, then see that all blocks close; raises Fault."""
    for row in list(root.iter(f"{W}tr")):
        _lift_row(row, tags)
    for level, element in _ELEMENT.items():
        for found in list(root.iter(element)):
            _lift_marked(found, level, tags)
    for paragraph in list(root.iter(f"{W}p")):
        if _only_blocks(paragraph, tags):
            _replace(paragraph, _markers(paragraph))
        else:
            _split_runs(paragraph, tags)
    _check_balance(root, tags)


def _lift_row(row: Any, tags: Tags) -> None:
    """A row that holds nothing but the beginning (or the end) of a block is that mark."""
    depth = sum(_step(tag) for tag in tags.blocks_in(_text(row)))
    if depth and _only_blocks(row, tags) and not any(tag.level for tag in tags.blocks_in(_text(row))):
        _replace(row, _markers(row))


def _lift_marked(element: Any, level: str, tags: Tags) -> None:
    """Take `element` away when a tag in it says so (`{%p`, `{%tr`, `{%tc`), leaving its marks."""
    if element.getparent() is None:
        return
    text = "".join(one.text or "" for one in own_texts(element)) if level == "p" else _text(element)
    marked = [tag for tag in tags.blocks_in(text) if tag.level == level]
    if not marked:
        return
    if not _only_blocks(element, tags):
        raise beside_tag(tags.name, marked[0].shown, marked[0].sentence)
    _replace(element, _markers(element))


def _only_blocks(element: Any, tags: Tags) -> bool:
    text = _text(element)
    found = tags.blocks_in(text)
    return bool(found) and not MARKER.sub("", text).strip() and not _values(text, found) and not _holds_more(element)


def _holds_more(element: Any) -> bool:
    return next(element.iter(*_NOT_TEXT), None) is not None


def _values(text: str, blocks: list[Tag]) -> bool:
    return len(MARKER.findall(text)) > len(blocks)


def _split_runs(paragraph: Any, tags: Tags) -> None:
    for run in {text.getparent(): None for text in own_texts(paragraph) if tags.blocks_in(text.text)}:
        _split_run(run, tags)


def _split_run(run: Any, tags: Tags) -> None:
    """Cut a run at each block mark in it, so that the mark stands between runs of the same looks."""
    current = _like(run)
    for child in [child for child in run if child.tag != f"{W}rPr"]:
        if child.tag != f"{W}t" or not tags.blocks_in(child.text):
            current.append(child)
            continue
        for piece, is_block in _pieces(child.text, tags):
            if is_block:
                _before(run, current, piece)
                current = _like(run)
            elif piece:
                text = deepcopy(child)
                text.text, text.tail = piece, None
                text.set(XML_SPACE, "preserve")
                current.append(text)
    _before(run, current, "")
    _replace(run, "")


def _pieces(text: str, tags: Tags) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    done = 0
    for match in MARKER.finditer(text):
        if tags.blocks_in(match[0]):
            pieces += [(text[done : match.start()], False), (match[0], True)]
            done = match.end()
    return [*pieces, (text[done:], False)]


def _like(run: Any) -> Any:
    fresh = run.makeelement(run.tag, run.attrib)
    looks = run.find(f"{W}rPr")
    if looks is not None:
        fresh.append(deepcopy(looks))
    return fresh


def _before(run: Any, fresh: Any, marker: str) -> None:
    """Put `fresh` (unless it is empty) and then `marker` before `run`."""
    if any(child.tag != f"{W}rPr" for child in fresh):
        run.addprevious(fresh)
        fresh.tail = None
    if marker:
        _add_text_before(run, marker)


def _replace(element: Any, text: str) -> None:
    _add_text_before(element, text + (element.tail or ""))
    element.getparent().remove(element)


def _add_text_before(element: Any, text: str) -> None:
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        parent = element.getparent()
        parent.text = (parent.text or "") + text


def _text(element: Any) -> str:
    """All text under `element`, with the marks that already stand between its elements."""
    return "".join(element.itertext())


def _markers(element: Any) -> str:
    return "".join(match[0] for match in MARKER.finditer(_text(element)))


def _step(tag: Tag) -> int:
    return 1 if tag.keyword in ("if", "for") else -1 if tag.keyword.startswith("end") else 0


def _check_balance(root: Any, tags: Tags) -> None:
    for element in root.iter():
        if element.tag == f"{W}t":
            continue
        around = (element.text or "") + "".join(child.tail or "" for child in element)
        _check_siblings(tags.blocks_in(around), tags.name)


def _check_siblings(blocks: list[Tag], name: str) -> None:
    open_blocks: list[Tag] = []
    for tag in blocks:
        if tag.keyword in ("if", "for"):
            open_blocks.append(tag)
            continue
        if not open_blocks or not _fits(open_blocks[-1], tag):
            raise unbalanced(name, tag.shown, tag.sentence)
        if tag.keyword.startswith("end"):
            open_blocks.pop()
    if open_blocks:
        raise unbalanced(name, open_blocks[-1].shown, open_blocks[-1].sentence)


def _fits(opened: Tag, tag: Tag) -> bool:
    if tag.keyword == "else":
        return True
    return tag.keyword == f"end{opened.keyword}" or (tag.keyword == "elif" and opened.keyword == "if")
