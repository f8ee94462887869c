"""Taking out of a template what Word keeps for itself and what may stand in a document only once."""

from typing import Any

from buurtapp.press.tags import W

_UNWRAP = tuple(f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml"))
_DROP = (
    "del", "moveFrom", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak",
    "commentRangeStart", "commentRangeEnd", "commentReference", "permStart", "permEnd",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "smartTagPr", "customXmlPr",
)  # fmt: skip
_DROP_TAGS = tuple(f"{W}{name}" for name in _DROP)
_RSID = f"{W}rsid"
_PARAGRAPH_IDS = (
    "{http://schemas.microsoft.com/office/word/2010/wordml}paraId",
    "{http://schemas.microsoft.com/office/word/2010/wordml}textId",
)


def tidy(root: Any) -> None:
    """Accept tracked changes; drop remarks, spelling marks, bookmarks and the identifiers of an editing session.

    A letter is repeated many times in one document, where bookmarks and identifiers must be unique.
    """
    for element in list(root.iter(*_DROP_TAGS)):
        if not (element.tag == f"{W}del" and element.getparent().tag == f"{W}trPr"):
            _remove(element)
    for row in [mark.getparent().getparent() for mark in root.iter(f"{W}del")]:
        _remove(row)  # a deleted table row
    for element in list(root.iter(*_UNWRAP)):
        _unwrap(element)
    for element in root.iter():
        _drop_indentation(element)
        for name in [name for name in element.attrib if name.startswith(_RSID) or name in _PARAGRAPH_IDS]:
            del element.attrib[name]


def _drop_indentation(element: Any) -> None:
    """White space between elements says nothing; in a text (which holds no elements) it does."""
    if element.tail and not element.tail.strip():
        element.tail = None
    if len(element) and element.text and not element.text.strip():
        element.text = None


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


def _unwrap(element: Any) -> None:
    """Put the children in the place of the element; inside properties it is only a mark and goes."""
    for child in list(element):
        element.addprevious(child)
    _remove(element)
