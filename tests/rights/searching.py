"""Looking for somebody in every byte below a folder, sharing no code with what takes her out."""

import html
import io
import re
import struct
import zipfile
from pathlib import Path

SPELLINGS = (
    "06-{a}{b}{c}{d}", "06 {a} {b} {c} {d}", "06{a}{b}{c}{d}", "+316{a}{b}{c}{d}", "+31 6 {a}{b} {c}{d}",
    "00316{a}{b}{c}{d}", "0031 (0)6 {a}{b}{c}{d}", "316{a}{b}{c}{d}", "6{a}{b}{c}{d}", "+31(0)6{a}{b}{c}{d}",
    "06 - {a} {b} {c} {d}", "06.{a}.{b}.{c}.{d}", "06/{a}{b}{c}{d}", "(06) {a}{b}{c}{d}", "06\u00a0{a}{b}\u2011{c}{d}",
)  # fmt: skip


def spellings(phone: str) -> list[str]:
    """Every common way to write a Dutch mobile number given as +316…"""
    rest = phone.removeprefix("+316")
    a, b, c, d = (rest[at : at + 2] for at in range(0, 8, 2))
    return [spelling.format(a=a, b=b, c=c, d=d) for spelling in SPELLINGS]


def found_in(folder: Path, phone: str, *words: str) -> dict[str, set[str]]:
    """Per file below `folder` (members of archives behind a `!`) which needles stand in it, in names of files too."""
    needles = [*spellings(phone), *words]
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        place = path.relative_to(folder).as_posix()
        for name, data in _parts(place, path.read_bytes()):
            hits = _hits(data, phone, needles) | {needle for needle in needles if needle.casefold() in name.casefold()}
            if hits:
                found[name] = hits
    return found


def _parts(name: str, data: bytes):
    yield name, data
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from _parts(f"{name}!{member}", archive.read(member))


def _hits(data: bytes, phone: str, needles: list[str]) -> set[str]:
    lower = data.lower()
    texts = [data.decode("utf-8", "ignore"), data.decode("latin-1")]
    texts += [html.unescape(re.sub("<[^>]*>", joint, texts[0])) for joint in ("", " ")]
    texts += [data[start:].decode(codec, "ignore") for codec in ("utf-16-le", "utf-16-be") for start in (0, 1)]
    folded = [text.casefold() for text in texts]
    hits = {needle for needle in needles if any(needle.casefold() in text for text in folded)}
    hits |= {needle for needle in needles for codec in ("utf-8", "cp1252", "utf-16-le", "utf-16-be")
             if needle.encode(codec, "replace").lower() in lower}  # fmt: skip
    national = int(phone.removeprefix("+31"))
    if any(
        struct.pack(order, float(number)) in data for order in ("<d", ">d") for number in (national, 31e9 + national)
    ):
        hits.add("the number as a number")
    return hits
