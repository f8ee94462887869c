"""Reading a print file back, letter by letter, to hold it against the register."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import unescape

from lxml import etree

from buurtapp.press.package import RELATIONS, relations_of
from buurtapp.press.tags import W

_BOOKMARK = "stuk_"
_MAIN = "word/document.xml"
_BEGIN, _CHUNK = b'w:name="stuk_', 1 << 20
_SPACE = re.compile(rb"</w:p>|<w:(?:br|tab)\b[^>]*>")
_TAG = re.compile(rb"<[^>]*(?:>|$)")  # the last one was cut in two
_DRAWN = re.compile(rb'r:embed="(bbPic\d+)"')
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


@dataclass(slots=True)
class Letter:
    """What one letter says, a line per paragraph, and the PNG pictures in it."""

    lines: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole letter as text."""
        return "\n".join(self.lines)


def read_letters(data: bytes) -> list[Letter]:
    """The letters of a document made by the press, in order; one letter is read at a time."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        media = _media(archive)
        letters: list[Letter] = []
        with archive.open(_MAIN) as part:
            for _event, element in etree.iterparse(part, tag=(f"{W}bookmarkStart", f"{W}p", f"{W}tbl"), huge_tree=True):
                if element.tag == f"{W}bookmarkStart":
                    if (element.get(f"{W}name") or "").startswith(_BOOKMARK):
                        letters.append(Letter())
                    continue
                if element.tag == f"{W}p" and next(element.iterancestors(f"{W}p"), None) is None:
                    current = letters[-1] if letters else Letter()
                    current.lines.append(_line(element))
                    current.pictures += [media[rid] for rid in _embeds(element) if rid in media]
                if element.getparent() is not None and element.getparent().tag == f"{W}body":
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
    return letters


def read_text(data: bytes) -> list[str]:
    """The text of each letter of a document made by the press."""
    return [letter.text for letter in read_letters(data)]


def skim(data: bytes) -> Iterator[tuple[str, list[str]]]:
    """Each letter's words on one line and the names of the pictures drawn in it, ten times as fast as `read_letters`.

    It reads the letters of the press as they come out of the file, without building a tree.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_MAIN) as part:
        rest, number = b"", 0
        while chunk := part.read(_CHUNK):
            *pieces, rest = (rest + chunk).split(_BEGIN)
            for piece in pieces:
                if number:
                    yield _skimmed(piece)
                number += 1
        if number:
            yield _skimmed(rest)


def _skimmed(piece: bytes) -> tuple[str, list[str]]:
    _name, _end, xml = piece.partition(b">")
    words = unescape(_TAG.sub(b"", _SPACE.sub(b" ", xml)).decode(), {"&quot;": '"', "&apos;": "'"})
    return " ".join(words.split()), [name.decode() for name in _DRAWN.findall(piece)]


def _line(paragraph: etree._Element) -> str:
    parts = []
    for element in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
        if element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.getparent().tag == f"{W}r":  # not a tab stop in the paragraph's set-up
            parts.append("\t" if element.tag == f"{W}tab" else "\n")
    return "".join(parts)


def _embeds(paragraph: etree._Element) -> list[str]:
    return [blip.get(_EMBED, "") for blip in paragraph.iter("{*}blip")]


def _media(archive: zipfile.ZipFile) -> dict[str, bytes]:
    root = etree.fromstring(archive.read(relations_of(_MAIN)))
    targets = {one.get("Id"): one.get("Target") for one in root.iter(f"{{{RELATIONS}}}Relationship")}
    names = set(archive.namelist())
    paths = {key: posixpath.join(posixpath.dirname(_MAIN), target) for key, target in targets.items()}
    return {key: archive.read(path) for key, path in paths.items() if path in names and "media/" in path}
