"""What a column header says it holds, in Dutch and English, as a label or as a whole question."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from buurtapp.intake.agreement import agreements, asks_agreement, takes_back
from buurtapp.intake.headerlists import HOUSEMATE, LABELS, OTHER_PERSON, QUESTIONS

NAMES = ("name", "first_name", "last_name")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NOT_WORD = re.compile(r"[^\w+]+")
_MOST_DIGITS = 5  # more of them is a value: "06-..." names a column, a whole number does not
_REPEAT = re.compile(r"(?<=[^\W\d_]) \d$")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The fields a header names. `sure`: the header is a plain label, not a question that might mean something else."""

    fields: tuple[str, ...]
    sure: bool
    agrees: bool = False


@lru_cache(maxsize=8192)
def meaning(header: str) -> Meaning | None:
    """The meaning of a header, or None when its words say nothing."""
    if len(header) > 1000 or not header.strip() or sum(map(str.isdigit, header)) > _MOST_DIGITS:
        return None
    whole = plain(header)
    label = plain(_BRACKETS.sub(" ", header)) or whole
    for candidate in (label, _REPEAT.sub("", label)):
        for field, pattern in LABELS:
            if pattern.fullmatch(candidate):
                return Meaning(field, True)
    if takes_back(header):
        return Meaning(("withdraw",), False)
    return _agreement(header) or _question(whole)


def plain(header: str) -> str:
    """Lower case, one space between words, no punctuation but `+`."""
    text = unicodedata.normalize("NFKC", header).casefold()
    return " ".join(_NOT_WORD.sub(" ", text.replace("_", " ")).split())


def _agreement(header: str) -> Meaning | None:
    text = unicodedata.normalize("NFKC", header)
    about = agreements(text)
    if not asks_agreement(text):
        return Meaning(tuple(sorted(about)), False) if about else None
    # "Akkoord" alone is consent; a tick for the rules or the age alone stays that (design.md 4)
    return Meaning(tuple(sorted(about)) or ("consent",), False, agrees=True)


def _question(whole: str) -> Meaning | None:
    for field, pattern in QUESTIONS:
        if pattern.search(whole):
            if OTHER_PERSON.search(whole) and field[0] in (*NAMES, "phone", "email"):
                return Meaning(("housemate",), False) if field[0] in NAMES and HOUSEMATE.search(whole) else None
            return Meaning(field, False)
    return None
