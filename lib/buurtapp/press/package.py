"""A Word file as what it is: a zip of parts with types and relations between them (ECMA-376 part 2)."""

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from buurtapp.files import check_upload
from buurtapp.press.faults import held_open, not_a_word_file, outside_picture, too_large

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
IMAGE = f"{OFFICE}/image"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
CONTENT_TYPES = "[Content_Types].xml"
LARGEST_TEMPLATE = 10 * 1024 * 1024
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ANY_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same input gives the same bytes, whenever it is made


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file by name, and the name of the main one."""

    name: str
    parts: dict[str, bytes]
    main: str

    def related(self, kind: str) -> list[str]:
        """Names of the parts that the main part points at with a relation of this kind (`header`, `numbering`…)."""
        folder = posixpath.dirname(self.main)
        return [
            posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
            for relation in self._main_relations()
            if relation.get("Type") == f"{OFFICE}/{kind}" and relation.get("TargetMode") != "External"
        ]

    def _main_relations(self) -> list[Any]:
        data = self.parts.get(relations_of(self.main))
        return list(parse(data, self.name)) if data else []


def read_package(source: Path | bytes, name: str) -> Package:
    """Open a .docx (or .dotx) from a path or its bytes, within limits; `name` is what the reader knows it by.

    Raises Fault for what is not a Word file, is damaged, too large, holds macros or draws pictures from elsewhere.
    """
    try:
        data = source if isinstance(source, bytes) else Path(source).read_bytes()
    except PermissionError as error:
        raise held_open(name) from error
    except OSError as error:
        raise not_a_word_file(name) from error
    if len(data) > LARGEST_TEMPLATE:
        raise too_large(name, len(data), LARGEST_TEMPLATE)
    check_upload(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {item.filename: archive.read(item) for item in archive.infolist() if not item.is_dir()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as error:
        raise not_a_word_file(name) from error
    package = Package(name, parts, _main_part(parts, name))
    for part in [part for part in parts if part.endswith(".rels")]:
        parts[part] = _safe_relations(package, part)
    return package


def packed(package: Package) -> bytes:
    """The Word file of a package."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in package.parts.items():
            store(archive, name, data)
    return out.getvalue()


def relations_of(part: str) -> str:
    """`word/document.xml` -> `word/_rels/document.xml.rels`."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def parse(data: bytes, name: str) -> Any:
    """The root element of an XML part, read without entities, document types or network; raises Fault."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise not_a_word_file(name) from error
    if root.getroottree().docinfo.doctype:
        raise not_a_word_file(name)
    return root


def store(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Add one member; pictures go in as they are, the rest compressed."""
    archive.writestr(member(name), data)


def member(name: str) -> zipfile.ZipInfo:
    """A member with a fixed moment, so that equal input gives equal bytes."""
    info = zipfile.ZipInfo(name, _ANY_MOMENT)
    info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
    return info


def content_types(package: Package) -> bytes:
    """The list of types for a document made from this template: a .docx, and PNG pictures allowed."""
    root = parse(package.parts[CONTENT_TYPES], package.name)
    for override in root.findall(f"{{{TYPES}}}Override"):
        if override.get("ContentType") == WORD_TEMPLATE:
            override.set("ContentType", WORD_DOCUMENT)
    if not any(default.get("Extension", "").lower() == "png" for default in root.findall(f"{{{TYPES}}}Default")):
        root.insert(0, etree.Element(f"{{{TYPES}}}Default", Extension="png", ContentType="image/png"))
    return serialise(root)


def serialise(root: Any) -> bytes:
    """An XML part with its declaration."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _main_part(parts: dict[str, bytes], name: str) -> str:
    if CONTENT_TYPES not in parts or "_rels/.rels" not in parts:
        raise not_a_word_file(name)
    main = next(
        (
            relation.get("Target", "").lstrip("/")
            for relation in parse(parts["_rels/.rels"], name)
            if relation.get("Type") == f"{OFFICE}/officeDocument"
        ),
        "",
    )
    types = parse(parts[CONTENT_TYPES], name)
    kind = next((one.get("ContentType") for one in types if one.get("PartName") == f"/{main}"), "")
    if main not in parts or kind not in (WORD_DOCUMENT, WORD_TEMPLATE):
        raise not_a_word_file(name)
    return main


def _safe_relations(package: Package, part: str) -> bytes:
    """Relations without the link to somebody's Word template; raises Fault for a picture kept elsewhere.

    Word would fetch either when the letter is opened, and so tell its owner who opened it.
    """
    data = package.parts[part]
    root = parse(data, package.name)
    outside = [one for one in root if one.get("TargetMode") == "External"]
    for relation in outside:
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind == "attachedTemplate":
            root.remove(relation)
            owner = part.replace("_rels/", "").removesuffix(".rels")
            package.parts[owner] = re.sub(rb"<w:attachedTemplate\b[^>]*/>", b"", package.parts.get(owner, b""))
            data = serialise(root)
        elif kind != "hyperlink":
            raise outside_picture(package.name, re.sub(r"[^\w.:/ -]", "", relation.get("Target", ""))[:80])
    return data


def store_pictures(archive: zipfile.ZipFile, package: Package, owners: list[str], names: dict[bytes, str]) -> None:
    """Add pictures once each (`names`: PNG -> relation), and let every part of `owners` point at them."""
    folder = posixpath.dirname(package.main)
    for number, png in enumerate(names, 1):
        store(archive, f"{folder}/media/plaatje{number}.png", png)
    added = "".join(
        f'<Relationship Id="{relation}" Type="{IMAGE}" Target="media/plaatje{number}.png"/>'
        for number, relation in enumerate(names.values(), 1)
    )
    for owner in owners:
        data = package.parts.get(relations_of(owner))
        known = "".join(etree.tostring(one, encoding="unicode") for one in parse(data, package.name)) if data else ""
        xml = f'{_DECLARATION}<Relationships xmlns="{RELATIONS}">{known}{added}</Relationships>'
        store(archive, relations_of(owner), xml.encode())
