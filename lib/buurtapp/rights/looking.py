"""Whether a file holds something of a person, whatever kind of file it is: the search behind preview and proof."""

import email
import email.policy
import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Literal

from buurtapp.files import check_upload
from buurtapp.intake.spreadsheet import read_sheets
from buurtapp.words import Fault

Seen = Literal["yes", "no", "closed"]
Holds = Callable[[str], bool]

SQLITE = b"SQLite format 3\x00"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CLOSED = (b"%PDF", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"age-encryption")
_PICTURES = (".png", ".svg", ".jpg", ".jpeg", ".gif")
_TAG = re.compile(r"<[^>]*>")


class ClosedError(Exception):
    """Nobody can look into this file without the program that made it, or a password."""


def look(data: bytes, name: str, holds: Holds) -> Seen:
    """Whether the file's text holds it; `closed` when it is locked, or text in it cannot be read."""
    try:
        return "yes" if any(map(holds, texts(data, name))) else "no"
    except ClosedError:
        return "closed"


def texts(data: bytes, name: str) -> Iterator[str]:
    """Every text of a file: as bytes in each encoding it may have, inside archives, cells and mails too.

    Raises ClosedError, after what could be read, for what cannot be looked into.
    """
    if data.startswith(_ZIP):
        yield from _of_archive(data, name)
    elif data.startswith(_OLE):
        yield from _decoded(data)
        yield from _cells(data, "xls", name)
    elif data.startswith(_CLOSED):
        yield from _decoded(data)
        raise ClosedError(name)
    else:
        yield from _decoded(data)
        if b"<" in data[:1000]:
            yield from _without_tags(data)
        if name.lower().endswith(".eml"):
            yield from _of_mail(data)


def _decoded(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", errors="ignore")
    yield data.decode("cp1252", errors="ignore")
    if b"\x00" in data:
        for start in (0, 1):
            yield data[start:].decode("utf-16-le", errors="ignore")
    if b"QUOTED-PRINTABLE" in data.upper():
        import quopri

        yield quopri.decodestring(data).decode("utf-8", errors="ignore")


def _without_tags(data: bytes) -> Iterator[str]:
    """What a reader sees of XML or HTML: words cut up by tags are whole again."""
    text = data.decode("utf-8", errors="ignore")
    yield html.unescape(_TAG.sub("", text))
    yield html.unescape(_TAG.sub(" ", text))
    yield html.unescape(text)


def _of_archive(data: bytes, name: str) -> Iterator[str]:
    try:
        check_upload(data, name)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            yield "\n".join(member.filename for member in members)
            closed = False
            for member in members:
                try:
                    yield from texts(archive.read(member), member.filename)
                except (ClosedError, RuntimeError, NotImplementedError):
                    closed = closed or not member.filename.lower().endswith(_PICTURES)
    except (zipfile.BadZipFile, Fault, OSError, EOFError, ValueError) as error:
        yield from _decoded(data)
        raise ClosedError(name) from error
    if any(member.filename == "xl/workbook.xml" for member in members):
        yield from _cells(data, "xlsx", name)
    if closed:
        raise ClosedError(name)


def _cells(data: bytes, kind: Literal["xls", "xlsx"], name: str) -> Iterator[str]:
    """Numbers in cells, which a workbook keeps as no text at all."""
    try:
        for sheet in read_sheets(data, kind, name):
            yield "\n".join("\t".join(record) for record in sheet.records)
    except Fault as fault:
        raise ClosedError(name) from fault


def _of_mail(data: bytes) -> Iterator[str]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    yield "\n".join(f"{key}: {value}" for key, value in message.items())
    for part in message.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield from texts(content, part.get_filename() or "")
