"""What a file really is, by its first bytes and never by its name."""

import io
import re
import zipfile
from typing import Literal

from buurtapp.intake.faults import UnreadableFile, damaged, locked, not_a_list
from buurtapp.words import _

Kind = Literal["empty", "xlsx", "ods", "xls", "archive", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM6")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def kind_of(data: bytes, name: str) -> Kind:
    """Tell which reader takes `data`; raises UnreadableFile when none does."""
    if not data.strip(b"\x00 \t\r\n") or data in (b"\xef\xbb\xbf", *_UTF16_MARKS):
        return "empty"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data, name)
    if data.startswith(_OLE):
        return _kind_of_ole(data, name)
    _refuse_known(data, name)
    if not data.startswith(_UTF16_MARKS) and len(_CONTROLS.findall(data[:65536])) > 8 + len(data[:65536]) // 50:
        raise not_a_list(name, _("not text and not a workbook"))
    return "text"


def _refuse_known(data: bytes, name: str) -> None:
    if data.startswith(b"%PDF"):
        raise not_a_list(name, _("a PDF"))
    if data.startswith(_PICTURES):
        raise not_a_list(name, _("a picture"))
    if data.startswith(b"{\\rtf"):
        raise not_a_list(name, _("a text document"))


def _kind_of_zip(data: bytes, name: str) -> Kind:
    members = _members(data, name)
    if not members:
        return "empty"
    if any(member.lower() == "xl/workbook.xml" for member in members):
        return "xlsx"
    if any(member.lower() == "xl/workbook.bin" for member in members):
        raise not_a_list(name, _("a binary Excel workbook (.xlsb)"))
    if "mimetype" in members:
        return _kind_of_opendocument(data, name)
    if any(member.startswith("word/") for member in members):
        raise not_a_list(name, _("a Word document"))
    if any(member.endswith(".iwa") or member == "Index.zip" for member in members):
        raise not_a_list(name, _("a document of Apple Numbers or Pages"))
    return "archive"


def _members(data: bytes, name: str) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise damaged(name) from error


def _kind_of_opendocument(data: bytes, name: str) -> Kind:
    if _ODS in data[:200] or b"spreadsheet" in _mimetype(data, name):
        return "ods"
    raise not_a_list(name, _("a text document"))


def _mimetype(data: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("mimetype") as member:
            return member.read(200)
    except Exception as error:  # every way in which a crafted archive can fail is the same news to a reader
        raise damaged(name) from error


def _kind_of_ole(data: bytes, name: str) -> Kind:
    if _utf16("EncryptedPackage") in data:
        raise locked(name)
    if _utf16("Workbook") in data or _utf16("Book") in data:
        return "xls"
    if _utf16("WordDocument") in data:
        raise not_a_list(name, _("a Word document"))
    raise not_a_list(name, _("not text and not a workbook"))


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


__all__ = ["Kind", "UnreadableFile", "kind_of"]
