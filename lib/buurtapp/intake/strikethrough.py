"""Rows of an .xlsx that were crossed out: python-calamine tells what a cell holds, not how it looks (domain.md 6.4).

Only tags and attributes are read, by pattern: no XML is interpreted, so no entity can be expanded.
"""

import html
import io
import re
import zipfile

_FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.DOTALL)
_FONT = re.compile(rb"<(?:\w+:)?font\b[^>]*?/>|<(?:\w+:)?font\b.*?</(?:\w+:)?font>", re.DOTALL)
_STRIKE = re.compile(rb"<(?:\w+:)?strike\b(?![^>]*\bval=\"(?:0|false)\")")
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"<(?:\w+:)?xf\b[^>]*")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?row>)", re.DOTALL)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_HOLDS = re.compile(rb"<(?:\w+:)?(?:v|is)\b")


def struck_rows(data: bytes, sheet: str) -> frozenset[int]:
    """The rows (first row 1) of a sheet of which every filled cell is struck through; none when that cannot be told."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            struck = _struck_formats(archive.read("xl/styles.xml"))
            return _rows(archive.read(_place_of(archive, sheet)), struck) if struck else frozenset()
    except Exception:  # a crafted archive can fail in many ways; its cells were read, and this only adds to them
        return frozenset()


def _struck_formats(styles: bytes) -> frozenset[int]:
    fonts, formats = _FONTS.search(styles), _FORMATS.search(styles)
    if not fonts or not formats or not _STRIKE.search(fonts[0]):
        return frozenset()
    struck = {place for place, font in enumerate(_FONT.findall(fonts[0])) if _STRIKE.search(font)}
    used = [_attribute(b"fontId", one) for one in _FORMAT.findall(formats[0])]
    return frozenset(place for place, font in enumerate(used) if font and int(font) in struck)


def _place_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """The name of the sheet's own file; KeyError when there is none."""
    for tag in _SHEET.findall(archive.read("xl/workbook.xml")):
        if html.unescape(_attribute(b"name", tag).decode("utf-8")) == sheet:
            relation = _attribute(b"(?:\\w+:)id", tag)
            for found in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
                if _attribute(b"Id", found) == relation:
                    target = _attribute(b"Target", found).decode("utf-8")
                    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(sheet)


def _rows(content: bytes, struck: frozenset[int]) -> frozenset[int]:
    found, number = set(), 0
    for row in _ROW.finditer(content):
        number = int(_attribute(b"r", row[1]) or number + 1)
        filled = [cell[1] for cell in _CELL.finditer(row[2] or b"") if cell[2] and _HOLDS.search(cell[2])]
        if filled and all(int(_attribute(b"s", cell) or 0) in struck for cell in filled):
            found.add(number)
    return frozenset(found)


def _attribute(name: bytes, tag: bytes) -> bytes:
    found = re.search(rb"\s" + name + rb"=\"([^\"]*)\"", tag)
    return found[1] if found else b""
