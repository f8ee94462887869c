"""Rows emptied in a workbook as it is: the other parts of the file are copied byte for byte."""

import io
import posixpath
import re
import zipfile
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = {f"{_TABLE}style-name", f"{_TABLE}number-columns-repeated"}
_STRINGS = "xl/sharedStrings.xml"


def without_xlsx_rows(data: bytes, sheet: str, gone: Collection[int]) -> bytes:
    """The cells of these rows of one sheet go, and with them the texts that no other cell uses; KeyError if absent."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = _part_of(archive, sheet)
        root = _parsed(archive.read(part))
        freed: set[int] = set()
        for row in list(root.iter(f"{_MAIN}row")):
            if int(row.get("r", "0")) in gone:
                freed |= set(_strings_used([row]))
                for cell in list(row):
                    row.remove(cell)
        changed = {part: _written(root)}
        if _STRINGS in archive.namelist() and freed:
            sheets = [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
            used = {at for name in sheets for at in _strings_used([_parsed(changed.get(name) or archive.read(name))])}
            changed[_STRINGS] = _emptied(archive.read(_STRINGS), freed - used)
    return with_parts(data, changed)


def without_ods_rows(data: bytes, sheet: str, gone: Collection[int]) -> bytes:
    """The same for OpenDocument; a row that stands for several equal ones goes as a whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = _parsed(archive.read("content.xml"))
    table = next(found for found in root.iter(f"{_TABLE}table") if found.get(f"{_TABLE}name") == sheet)
    number = 0
    for row in table.iter(f"{_TABLE}table-row"):
        repeated = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        if any(number < place <= number + repeated for place in gone):
            for cell in row:
                _empty_cell(cell)
        number += repeated
    return with_parts(data, {"content.xml": _written(root)})


def with_parts(data: bytes, changed: Mapping[str, bytes], renamed: Mapping[str, str] | None = None) -> bytes:
    """A zip file with other content (or another name) for some members; the others as they were, in the same order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for member in archive.infolist():
            content = changed.get(member.filename)
            content = archive.read(member) if content is None else content
            member.filename = (renamed or {}).get(member.filename, member.filename)
            copy.writestr(member, content, member.compress_type)
    return out.getvalue()


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    book = _parsed(archive.read("xl/workbook.xml"))
    wanted = next(one.get(_RELATION) for one in book.iter(f"{_MAIN}sheet") if one.get("name") == sheet)
    relations = _parsed(archive.read("xl/_rels/workbook.xml.rels"))
    target = next(one.get("Target", "") for one in relations if one.get("Id") == wanted)
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _strings_used(rows: Iterable[Any]) -> list[int]:
    return [
        int(cell.findtext(f"{_MAIN}v", "0"))
        for row in rows
        for cell in row.iter(f"{_MAIN}c")
        if cell.get("t") == "s"
    ]  # fmt: skip


def _emptied(data: bytes, places: Collection[int]) -> bytes:
    root = _parsed(data)
    for place, item in enumerate(root.iter(f"{_MAIN}si")):
        if place in places:
            for child in list(item):
                item.remove(child)
            etree.SubElement(item, f"{_MAIN}t")
    return _written(root)


def _empty_cell(cell: Any) -> None:
    for child in list(cell):
        cell.remove(child)
    for name in set(cell.attrib) - _STYLE:
        del cell.attrib[name]


def _parsed(data: bytes) -> Any:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    if root.getroottree().docinfo.doctype:
        raise ValueError("a document type in a workbook")
    return root


def _written(root: Any) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
