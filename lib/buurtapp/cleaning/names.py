"""Names: taken together or apart, capitals, surname first, damaged letters, two people in one row (domain.md 6.3)."""

import re
from dataclasses import dataclass

import numpy as np

from buurtapp.cleaning.fields import Rows
from buurtapp.cleaning.name_parts import (
    PREFIXES,
    only_initials,
    sort_name,
    split_name,
    surname_last,
    two_whole_names,
    with_capitals,
)
from buurtapp.cleaning.reason_bits import Mask, Reasons, Words, bits_of, words
from buurtapp.cleaning.text import BLOCK, Places, blocks, distinct, folded, repaired, tidy

Read = tuple[str, str, str, int]  # name, name to sort on, capital of the given name, bits


_SALUTATION = re.compile(
    r"(?:(?:de\s+)?(?:dhr|hr|heer)|mevr|mw|mevrouw|mej|mejuffrouw|mr and mrs|mrs|ms)\b\.?\s+(?=[^\s,])", re.IGNORECASE
)
_TWO_PEOPLE = re.compile(
    r"(?:^|[\s(])(?:fam\.?|familie|gezin|echtpaar|family)(?:\s|$)|[\s(](?:en|and|und|e/o|en/of|of|or)\s|"
    r"[^\W_]\s*[&+;]\s*[^\W_]|[^\W_]\s*(?<!\bv)/\s*[^\W_]|\s(?:e\.\s?a\b|c\.\s?s\b)|\b\d\s?(?:x|pers|personen|mensen)\b"
)
_NOT_A_NAME = re.compile(
    r"(?:de )?bewoner(?:s|\(s\)|/s)?|(?:de )?buur(?:man|vrouw)|(?:geen|n\.?\s?v\.?\s?t\.?|nvt|"
    r"onbekend|anoniem|anonymous|anonymus|leeg|none|nan|null|idem|zie boven|test|x+|#\w+[/!?\w]*)\.?",
    re.IGNORECASE,
)
_NO_GIVEN_NAME = {"Fam", "Familie", "Family", "Gezin", "Echtpaar", "Dhr", "Hr", "Heer", "Mevr", "Mw", "Mevrouw", "Mej",
                  "Mejuffrouw", "Mrs", "Ms",
                  *(prefix.capitalize() for prefix in PREFIXES if prefix.isalpha())}  # fmt: skip
_NOT_PLAIN = {f"{word} "[:3] for word in _NO_GIVEN_NAME} | {""}
# Line by line: a name that is already as it should be, in its parts; or anything else, whole.
_LINE = re.compile(
    r"^(?:([A-Z][a-z]++(?:[ -](?!(?:En|And|Und) )[A-Z][a-z]++)*?(?: van(?: der?| den)?| den?| der| te[nr]?)?)"
    r" ([A-Z][a-z]++(?:-[A-Z][a-z]++)?)|(.*))$",
    re.MULTILINE,
)
_SHORT = 15  # longer texts are no way to say that there is no name
_TWO_LETTERS = re.compile(r"[^\W\d_].*?[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Names:
    """Per row the name, the name to sort on, and the capital that the given name starts with ("" without one).

    `surname`: what the name to sort on starts with, or a hyphen when it holds one. `odd`: where more than a plain name
    may stand in the field, such as a remark.
    """

    name: Words
    sort: Words
    initial: Words
    surname: Words
    odd: Mask


def read_names(rows: Rows, reasons: Reasons) -> Names:
    """The names of all rows; codes go to `reasons`."""
    in_parts = rows.filled("first_name") | rows.filled("last_name")
    written = _whole_names(rows, np.flatnonzero(in_parts))
    names, sorts, initials, surnames = (np.empty(len(written), dtype=object) for _column in range(4))
    for block in blocks(len(names), BLOCK):
        names[block] = written[block]
        lines = _LINE.findall(_on_lines(names[block].tolist()))
        sorts[block] = to_sort = [f"{core}, {front}" for front, core, _other in lines]
        surnames[block] = [_beginning(sort) for sort in to_sort]
        initials[block] = ["" if front[:3] in _NOT_PLAIN else front[:1] for front, _core, _other in lines]
    others = initials == ""
    at, texts = distinct(names[others])
    found = [read_name(text) for text in texts]
    for column, place in ((names, 0), (sorts, 1), (initials, 2)):
        column[others] = words([one[place] for one in found])[at]
    surnames[others] = words([_beginning(sort) for _name, sort, *_others in found])[at]
    reasons.bits[others] |= np.array([bits for *_texts, bits in found], dtype=np.int64)[at]
    return Names(names, sorts, initials, surnames, others | in_parts)


def _beginning(sort: str) -> str:
    return "-" if "-" in sort else sort[:1]


def _on_lines(names: list[str]) -> str:
    """The names line by line; an empty line for a name that has lines itself."""
    text = "\n".join(names)
    if text.count("\n") != len(names) - 1:
        text = "\n".join("" if "\n" in name else name for name in names)
    return text


def read_name(raw: str) -> Read:
    """One whole name: as it should be written, as it should be sorted, and its codes as bits."""
    codes: list[str] = []
    text = repaired(raw) if not raw.isascii() or "&" in raw else raw
    if text != raw:
        codes.append("name.mojibake")
    text = tidy(text).strip(' ,;:"')
    if _is_missing(text):
        return "", "", "", bits_of([*codes, "name.missing"])
    if _TWO_PEOPLE.search(text.lower()) or two_whole_names(text):
        name = with_capitals(text)
        return name, sort_name(*split_name(name)), "", bits_of([*codes, "name.two_people"])
    name = with_capitals(surname_last(_SALUTATION.sub("", text, count=1) if _SALUTATION.match(text) else text))
    given, prefix, core = split_name(name)
    if only_initials(given):
        codes.append("name.initials_only")
    return name, sort_name(given, prefix, core), folded(given[:1]).upper()[:1], bits_of(codes)


def _is_missing(text: str) -> bool:
    if not _TWO_LETTERS.search(text):
        return text.isascii() or not any(c.isalpha() for c in text)
    return (
        text[0] == "="
        or (len(text) < _SHORT and bool(_NOT_A_NAME.fullmatch(text)))
        or ("@" in text and " " not in text)
    )


def _whole_names(rows: Rows, parts: Places) -> Words:
    """The whole name of each row: from first name, prefix and last name in the rows `parts`, else as it stands."""
    names = rows["name"]
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
