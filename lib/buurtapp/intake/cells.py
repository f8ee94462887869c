"""What a single cell looks like. Used to find headers and columns, never to judge a sign-up."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

CellKind = Literal[
    "blank", "email", "timestamp", "postcode", "postcode_city", "phone", "address", "number", "tick", "prefix",
    "street", "words",
]  # fmt: skip

HARD: frozenset[CellKind] = frozenset(("email", "timestamp", "postcode", "postcode_city", "phone"))

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"))
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_MONTHS = r"(?:jan|feb|mrt|mar|maart|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)\w*\.?"
_DATE = rf"(?:\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|\d{{1,2}}[- ]{_MONTHS}[- ]\d{{2,4}})"
_TIMESTAMP = re.compile(rf"\[?{_DATE}(?:[T, ]+\d{{1,2}}[:.]\d{{2}}.*)?", re.IGNORECASE)
_POSTCODE = r"(?:NL[- ]?)?[1-9]\d{3}\s?[A-Z]{2}"
_POSTCODE_ONLY = re.compile(_POSTCODE, re.IGNORECASE)
_POSTCODE_CITY = re.compile(rf"{_POSTCODE}[,\s]+[^\d\s][^\d]+", re.IGNORECASE)
_POSTCODE_NUMBER = re.compile(rf"{_POSTCODE}[,\s]+(?:nr\.?\s?)?\d{{1,5}}\b.*", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:tel\w*|mob\w*|gsm|app|whatsapp|nr|nummer)?[.:\s]*[='\"]*"
    r"(?P<start>\+|\(\+|\(0|00|0|6|31|32|49|48|90)?[\d\s()./–‑-]{6,}",
    re.IGNORECASE,
)
_SCIENTIFIC = re.compile(r"\d[.,]\d+E\+?(?:0?8|9|10|11)", re.IGNORECASE)
_LETTER_FOR_DIGIT = re.compile(r"[+(]?[0O][06O][\s.-]?[\dOlI\s.-]{7,}")
_ADDRESS = re.compile(
    r"(?=.*[^\W\d_]{3})(?:\d+e\s)?[^\d@]{3,}?[\s,]\d{1,5}(?:\s?[-/]?\s?\w{1,4})?(?:[\s,;].*)?", re.DOTALL
)
_NUMBER = re.compile(rf"(?:nr\.?\s?)?\d{{1,5}}(?:\.0)?(?:[\s/-]{{0,3}}(?:\w{{1,5}}|{_MONTHS})){{0,2}}", re.IGNORECASE)
_TICKS = frozenset("ja nee yes no x v y j n ✓ ✔ ☑ true false waar onwaar akkoord ok oke oké okay agree agreed".split())
PREFIXES = frozenset(
    "van de der den het 't ten ter te d' l' la le du des von zu zum zur el al dos da di do "
    "in op aan bij uit onder over tot".split()
)
_STREET = re.compile(
    r".*(?:stra+t|str\.?|laan|weg|plein|gracht|kade|singel|dijk|pad|hof|plantsoen|steeg|park|baan|dreef|ring|wal|"
    r"markt|haven|burg|veld|akker|kamp|erf|meent|burcht|oord|hoven|donk|brink)\b.{0,3}",
    re.IGNORECASE,
)


def visible(text: str) -> str:
    """The cell without invisible characters and surrounding space; spaces of every kind become one."""
    return " ".join(text.translate(_INVISIBLE).split())


@lru_cache(maxsize=65536)
def kind_of_cell(raw: str) -> CellKind:
    """The one kind a cell looks most like; `words` when it is plain text."""
    text = visible(raw[:300])
    if not text:
        return "blank"
    for kind, looks in _TESTS:
        if looks(text):
            return kind
    return "words"


def is_blank(raw: str) -> bool:
    """Nothing that a person would see."""
    text = raw.strip()
    return not text or (not text[0].isalnum() and not visible(text))


def _is_phone(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    if _SCIENTIFIC.fullmatch(text) or (digits >= 6 and _LETTER_FOR_DIGIT.match(text)):
        return True
    found = _PHONE.match(text)
    if not found or not 8 <= digits <= 24 or (text.isdigit() and digits > 13):
        return False
    return bool(found["start"]) or 9 <= digits <= 11


def _is_prefix(text: str) -> bool:
    return all(word in PREFIXES for word in text.casefold().replace("'", " '").replace(" '", "'").split())


_TESTS: tuple[tuple[CellKind, Callable[[str], object]], ...] = (
    ("email", _EMAIL.fullmatch),
    ("timestamp", _TIMESTAMP.fullmatch),
    ("postcode", _POSTCODE_ONLY.fullmatch),
    ("postcode_city", _POSTCODE_CITY.fullmatch),
    ("address", _POSTCODE_NUMBER.fullmatch),
    ("phone", _is_phone),
    ("tick", lambda text: text.casefold().rstrip(".!") in _TICKS),
    ("number", _NUMBER.fullmatch),
    ("address", _ADDRESS.fullmatch),
    ("prefix", _is_prefix),
    ("street", _STREET.fullmatch),
)
