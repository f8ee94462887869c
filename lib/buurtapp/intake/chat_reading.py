"""A chat export or member list from a file: the one way in for reconciling. Nothing is written anywhere."""

import io
import re
import zipfile
from pathlib import Path

from buurtapp.files import check_upload
from buurtapp.intake.chat_export import Chat, looks_like_export, read_export
from buurtapp.intake.chat_members import MemberList, members_in_table, members_in_text
from buurtapp.intake.chat_people import Known, nobody_known
from buurtapp.intake.encoding import decode
from buurtapp.intake.faults import UnreadableFile, damaged, not_found
from buurtapp.intake.reading import read_table
from buurtapp.intake.sniff import kind_of
from buurtapp.words import Fault, _

LARGEST_TEXT = 50 * 1024 * 1024
_CHAT_FILE = re.compile(r"(?:.*/)?(?:_chat\.txt|WhatsApp.*\.txt)", re.IGNORECASE)


def read_group_file(path: str | Path, known: Known = nobody_known) -> Chat | MemberList:
    """Read a WhatsApp chat export (zip or txt) or a member list (text, csv, workbook) in memory.

    `known` tells which texts are one person's name, so that "Bos en Lommerweg 2 Jan" stays one. Raises
    UnreadableFile; of an export it says which line and why.
    """
    path = Path(path)
    try:
        _check(path, path.name)
        data = path.read_bytes()
    except OSError as error:
        raise not_found(path.name) from error
    return read_group_bytes(data, path, known)


def read_group_text(text: str, known: Known = nobody_known) -> Chat | MemberList:
    """The same for text that was pasted."""
    return _read_text(text, _("the pasted text"), known)


def read_group_bytes(data: bytes, path: Path, known: Known) -> Chat | MemberList:
    """The same for the content of a file; `path` is where it lay, for its name and for a workbook."""
    name = path.name
    try:
        kind = kind_of(data, name)
    except UnreadableFile as fault:
        raise _neither(fault) from fault
    if kind == "archive":
        return read_export(decode(_chat_in(data, name), name)[0], name, known)
    if kind in ("text", "empty"):
        return _read_text(decode(data, name)[0], name, known)
    return members_in_table(read_table(path), name)


def _read_text(text: str, name: str, known: Known) -> Chat | MemberList:
    if looks_like_export(text):
        return read_export(text, name, known)
    if not text.strip():
        return read_export(text, name, known)  # says that there is no line with a date
    return members_in_text(text, name, known)


def _check(source: Path | bytes, name: str) -> None:
    try:
        check_upload(source, name)
    except Fault as fault:
        raise UnreadableFile(fault.saw, fault.why, _without_media(), fault.first) from fault


def _chat_in(data: bytes, name: str) -> bytes:
    """The text of the chat in a zip file; its media are not opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if not one.filename.startswith("__MACOSX")]
            texts = [one for one in members if one.filename.lower().endswith(".txt")]
            chats = [one for one in texts if _CHAT_FILE.fullmatch(one.filename)] or texts
            if len(chats) != 1:
                raise _not_one_chat(name, len(chats))
            with archive.open(chats[0]) as stream:
                content = stream.read(LARGEST_TEXT + 1)
    except UnreadableFile:
        raise
    except Exception as error:  # every way in which a crafted archive can fail is the same news to a reader
        raise _neither(damaged(name)) from error
    if len(content) > LARGEST_TEXT:
        raise _too_large(name)
    return content


def _neither(fault: UnreadableFile) -> UnreadableFile:
    """What was seen of the file, with what to do about a chat rather than about a list of sign-ups."""
    return UnreadableFile(
        fault.saw,
        _("We read a chat export or a list of members, and found neither in it."),
        _without_media(),
        _("See whether you picked the right file, and whether it was saved to its end."),
    )


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(
        _("The chat in {name} is larger than {most} MB.", name=name, most=LARGEST_TEXT // 1024 // 1024),
        _("WhatsApp exports at most 40,000 messages, so this is no chat as WhatsApp made it."),
        _without_media(),
        _("See whether you picked the right file."),
    )


def _not_one_chat(name: str, count: int) -> UnreadableFile:
    return UnreadableFile(
        _("{name} is a zip file with {count} chats in it that we can read.", name=name, count=count),
        _("A WhatsApp export holds one chat, as a text file."),
        _without_media(),
        _("See whether you picked the right file."),
    )


def _without_media() -> str:
    return _("Export the chat again in WhatsApp, and choose: without media.")
