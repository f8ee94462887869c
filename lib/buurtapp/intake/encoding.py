"""Bytes to text by a fixed ladder: detectors are wrong on short Dutch files (formats.md 3.5)."""

import codecs
import re

from buurtapp.intake.faults import no_such_choice

BY_HAND = ("utf-8", "cp1252", "mac_roman", "cp1254", "cp1250", "cp850", "utf-16")

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAC_LETTERS = re.compile(rb"[A-Za-z][\x87\x8a\x8e\x8f\x91\x95\x9a\x9f][a-z\s;,]")
_DOS_LETTERS = re.compile(rb"[A-Za-z](?:[\x81\x82\x84\x89\x8b][a-z\s;,]|\x94[a-z])")
_TURKISH_LETTERS = re.compile(rb"[A-Za-z\xe7\xf6\xfc][\xf0\xfd\xfe]|[\xdd\xde][a-z]")


def decode(data: bytes, name: str, chosen: str | None = None) -> tuple[str, str]:
    """Text of `data` without byte order mark and NULs, and the encoding used.

    The ladder: mark, UTF-16 without a mark, strict UTF-8, cp1252 (in which nothing fails). `chosen`
    is an encoding picked by hand; raises UnreadableFile when Python does not know it.
    """
    encoding = _checked(chosen, name) if chosen else _ladder(data)
    text = _cp1252(data) if encoding == "cp1252" else data.decode(encoding, errors="replace")
    return text.removeprefix("\ufeff").replace("\0", ""), encoding.removesuffix("-sig")


def likely_other(data: bytes, encoding: str) -> str:
    """A hint, never an answer: the encoding a person may want to try instead of cp1252, else empty."""
    if encoding != "cp1252":
        return ""
    mac, dos = len(_MAC_LETTERS.findall(data)), len(_DOS_LETTERS.findall(data))
    if max(mac, dos) == 0:
        return "cp1254" if _TURKISH_LETTERS.search(data) else ""
    return "mac_roman" if mac >= dos else "cp850"


def _ladder(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    wide = _unmarked_utf16(data[:4096])
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8" if _cut_off(data, error) else "cp1252"
    return "utf-8"


def _cut_off(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether UTF-8 breaks off inside its last letter: a file that was not saved to its end.

    Letters before it that are right in UTF-8 tell it from cp1252 that ends in a letter with an accent.
    """
    before = data[: error.start]
    return error.reason == "unexpected end of data" and error.end == len(data) and not before.isascii()


def _unmarked_utf16(head: bytes) -> str:
    """Latin text in UTF-16 has a NUL in every other byte, and in those only."""
    even, odd = (half.count(0) / max(len(half), 1) for half in (head[0::2], head[1::2]))
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else ""


def _cp1252(data: bytes) -> str:
    """Windows-1252 as browsers read it: the five unused bytes stay control characters instead of failing."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="intake.latin1")


def _as_latin1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("intake.latin1", _as_latin1)


def _checked(chosen: str, name: str) -> str:
    try:
        known = codecs.lookup(chosen).name
    except LookupError:
        known = ""
    if known not in {codecs.lookup(encoding).name for encoding in BY_HAND}:
        raise no_such_choice(name, chosen, ", ".join(BY_HAND))
    return "utf-8-sig" if known == "utf-8" else known
