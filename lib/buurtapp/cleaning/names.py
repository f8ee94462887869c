"""Names: taken together or apart, capitals, surname first, damaged letters, two people in one row (domain.md 6.3)."""

import re

import numpy as np

from buurtapp.cleaning.fields import Rows
from buurtapp.cleaning.name_parts import (
    PREFIXES,
    only_initials,
    sort_name,
    split_name,
    surname_last,
    with_capitals,
)
from buurtapp.cleaning.reason_bits import Reasons, Words, bits_of, words
from buurtapp.cleaning.text import distinct, folded, repaired, tidy

Read = tuple[str, str, int]  # name, name to sort on, bits

_SALUTATION = re.compile(
    r"(?:(?:de\s+)?(?:dhr|hr|heer)|mevr|mw|mevrouw|mej|mejuffrouw|mr and mrs|mrs|ms)\b\.?\s+(?=[^\s,])", re.IGNORECASE
)
_TWO_PEOPLE = re.compile(
    r"(?:^|[\s(])(?:fam\.?|familie|gezin|echtpaar|family)(?:\s|$)|\s(?:en|and|und|e/o|en/of)\s|[^\W_]\s*[&+/]\s*[^\W_]",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"(?:geen|n\.?\s?v\.?\s?t\.?|nvt|onbekend|anoniem|anonymous|anonymus|leeg|none|nan|null|idem|zie boven|test|x+)\.?",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"([A-Z][a-z]+(?:[ -][A-Z][a-z]+)*) ((?:(?:van|de|der|den|van der|van den|van de|ten|ter|te) )?)"
    r"([A-Z][a-z]+(?:-[A-Z][a-z]+)?)"
)
_NOT_PLAIN = re.compile(r"(?:Fam|Familie|Family|Gezin|Echtpaar|Dhr|Hr|Heer|De|Mevr|Mw|Mevrouw|Mej|Mejuffrouw|Mrs|Ms)\b")
_EN = re.compile(r"\b(?:En|And|Und)\b")


def read_names(rows: Rows, reasons: Reasons) -> tuple[Words, Words]:
    """The name and the name to sort on of every row; codes go to `reasons`."""
    at, texts = distinct(_whole_names(rows))
    found = [read_name(text) for text in texts]
    reasons.add_bits(np.array([bits for _name, _sort, bits in found], dtype=np.int64)[at])
    names = words(name for name, _sort, _bits in found)
    sorts = words(sort for _name, sort, _bits in found)
    return names[at], sorts[at]


def read_name(raw: str) -> Read:
    """One whole name: as it should be written, as it should be sorted, and its codes as bits."""
    if (match := _PLAIN.fullmatch(raw)) and not _NOT_PLAIN.match(raw) and not _EN.search(raw):
        behind = f"{match[1]} {match[2]}".rstrip()
        return raw, f"{match[3]}, {behind}", 0
    codes: list[str] = []
    text = repaired(raw)
    if text != raw:
        codes.append("name.mojibake")
    text = tidy(text).strip(' ,;:"')
    if _is_missing(text):
        return "", "", bits_of([*codes, "name.missing"])
    if _TWO_PEOPLE.search(text):
        name = with_capitals(text)
        return name, sort_name(name), bits_of([*codes, "name.two_people"])
    name = with_capitals(surname_last(_SALUTATION.sub("", text, count=1) if _SALUTATION.match(text) else text))
    if only_initials(split_name(name)[0]):
        codes.append("name.initials_only")
    return name, sort_name(name), bits_of(codes)


def _is_missing(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    if letters < 2:
        return letters == 0 or text.isascii()
    return bool(_NOT_A_NAME.fullmatch(text)) or ("@" in text and " " not in text)


def _whole_names(rows: Rows) -> Words:
    """The whole name of each row, from its own column or from first name, prefix and last name."""
    names = rows["name"]
    parts = np.flatnonzero((rows["first_name"] != "") | (rows["last_name"] != ""))
    if not len(parts):
        return names
    names = names.copy()
    columns = (rows["first_name"][parts], rows["prefix"][parts], rows["last_name"][parts], names[parts])
    names[parts] = words(_joined(*cells) for cells in zip(*columns, strict=True))
    return names


def _joined(first: str, prefix: str, last: str, whole: str) -> str:
    """First name, prefix and last name as one; `whole` is the surname when there is no last name."""
    last = tidy(last) or ("" if _holds(whole, first) else tidy(whole))
    if not last:
        return whole or first
    if "," in last:
        last = surname_last(last)
    prefix = tidy(prefix).lower() if tidy(first) else tidy(prefix)
    if prefix and folded(last).startswith(f"{folded(prefix)} "):
        prefix = ""
    behind = _surname_capitals(last, bool(tidy(first) or prefix))
    return " ".join(part for part in (with_capitals(tidy(first)), prefix, behind) if part)


def _holds(whole: str, first: str) -> bool:
    return folded(tidy(first)) in folded(tidy(whole))


def _surname_capitals(surname: str, follows: bool) -> str:
    """A surname that is all capitals or all small; its prefix is small behind a given name."""
    cased = with_capitals(surname)
    word, space, rest = cased.partition(" ")
    return f"{word.lower()} {rest}" if follows and space and cased != surname and word.lower() in PREFIXES else cased
