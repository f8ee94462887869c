"""House numbers and their additions, in every spelling (domain.md 6.2, formats.md 3.3)."""

import re
from itertools import pairwise
from typing import NamedTuple

from buurtapp.cleaning.text import folded, plain

_MONTHS = (
    "jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec|januari|februari|maart|april|juni|juli|augustus|"
    "september|oktober|november|december|january|february|march|june|july|august|october"
)
_DATE = re.compile(
    rf"\d{{1,2}}[-/ .]?(?:{_MONTHS})\.?(?:[-/ .]?\d{{2,4}})?|(?:{_MONTHS})\.?[-/ .]\d{{1,4}}|"
    r"0\d[-/.]\d{1,2}|(?:19|20)\d\d-\d\d?-\d\d?(?:[T ][\d:.]+)?|\d{1,2}([-/.])\d{1,2}\1(?:19|20)?\d\d(?:[T ][\d:.]+)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\D*?(\d{1,5})(?:[.,]0+)?(?!\d)\s*(.*)", re.DOTALL)
NEARBY = (
    r"(?:naast|tegenover|t\.?\s?/\s?o\.?|t\.\s?o\.|hoek|achter|voorbij|tussen|nabij|ca\.?|circa|ongeveer|rond|plm\.?|\+/-|"
    r"next to|opposite|near|behind|about)"
)
_NEARBY = re.compile(rf"\W*{NEARBY}\W*(?:nr|nummer|no|de|van)?\W*\d", re.IGNORECASE)
_ROUNDED = re.compile(r"\d[.,]\d+[Ee]\+?\d{1,2}")
_RANGE = re.compile(r"(?:-|/|,|t/m|tm|tot en met|tot|\u2013)\s*(\d{1,5})", re.IGNORECASE)
_TWO = re.compile(r"(?:\+|&|en|of|or)\s*(\d{1,5})", re.IGNORECASE)
_NO_ADDITION = re.compile(r"geen|nee|neen|no|none|n\.?\s?v\.?\s?t\.?|niet van toepassing|0(?:[.,]0+)?", re.IGNORECASE)
_FLOAT = re.compile(r"(\d{1,4})[.,]0+")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_LONGEST_ADDITION = 4
_FARTHEST = 40  # two house numbers further apart are no range

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}
_GROUND_FLOOR = frozenset("h hs huis bg bgg beg begane grond parterre part".split())
_SPELT = {"rood": "rd", "r": "rd", "rd": "rd", "zwart": "zw", "z": "zw", "zw": "zw", "achter": "a"}
_FLOORS = frozenset("hoog hg etage verdieping".split())
_ROOMS = _FLOORS | frozenset("toevoeging appartement kamer studio woning kavel portiek poort ingang".split())
_ORDINALS = frozenset("e ste de".split())
_FILLERS = _FLOORS | frozenset("toev toevoeging app appt appartement unit nr no".split())
_LETTERS_TOO = frozenset("hivrz")  # a letter of a row A, B, C … as well as short for huis, 1, 5, rood, zwart


class HouseNumber(NamedTuple):
    """`number` -1: none. `last` is the other end when two houses may be meant; `damaged`: a date stood there.

    `unsure`: a house near this number, or a number with a question mark.
    """

    number: int = -1
    addition: str = ""
    last: int = -1
    damaged: bool = False
    unsure: bool = False


def read_number(raw: str, addition: str = "") -> HouseNumber:
    """The house number and addition of a cell, or of the cells for number and addition together."""
    text, more = plain(raw), _said(plain(addition))
    if _DATE.fullmatch(text) or _DATE.fullmatch(more):
        return HouseNumber(damaged=True)
    if _ROUNDED.fullmatch(text):
        return HouseNumber()
    match = _NUMBER.match(text)
    if match is None:
        return HouseNumber(addition=addition_text(more))
    number, rest = int(match[1]), match[2].strip(" .,;")
    other = _RANGE.fullmatch(rest) or _TWO.fullmatch(rest)
    last = _other_end(number, rest)
    own, beside = addition_text(other[1] if other else rest), addition_text(more)
    if beside.startswith(f"{number}-"):
        beside = beside.removeprefix(f"{number}-")
    joined = own if addition_key(own) == addition_key(beside) else "-".join(part for part in (own, beside) if part)
    return HouseNumber(number, joined, last, unsure="?" in text or bool(_NEARBY.match(text)))


def _said(addition: str) -> str:
    """An addition column without a "geen", and without the decimals of a spreadsheet's number."""
    if _NO_ADDITION.fullmatch(addition):
        return ""
    return found[1] if (found := _FLOAT.fullmatch(addition)) else addition


def _other_end(number: int, rest: str) -> int:
    """The second house number behind the first: near it in `12-14`, anywhere in `12 of 14`; -1 for none."""
    if both := _TWO.fullmatch(rest):
        return int(both[1])
    until = _RANGE.fullmatch(rest)
    return int(until[1]) if until and number < int(until[1]) <= number + _FARTHEST else -1


def addition_text(text: str) -> str:
    """An addition as an address file would write it: letter and number joined, `A`, `2`, `A-2`."""
    return "-".join(_TOKEN.findall(text)).upper()


def addition_key(text: str) -> str:
    """What every notation of one addition shares: case, spaces, hyphens and slashes do not count."""
    return "-".join(_TOKEN.findall(folded(text)))


def addition_sense(text: str, letters: bool = False) -> str:
    """What every spelling of one addition shares: hs and huis, II and 2, rood and rd, `2 hoog` and 2.

    With `letters` a single h, i, v, r or z is that letter and nothing else.
    """
    tokens = _split_words(_TOKEN.findall(folded(text)))
    senses = [_sense(token, letters) for place, token in enumerate(tokens) if not _is_filler(tokens, place)]
    return "-".join(part for place, part in enumerate(senses) if part != "hs" or "hs" not in senses[:place])


def holds_an_address(addition: str) -> bool:
    """Whether a second address stands in what was typed behind the number: `13 / Lindelaan 4`."""
    tokens = _TOKEN.findall(folded(addition))
    return any(
        len(word) > _LONGEST_ADDITION and word.isalpha() and word not in _ROOMS and behind.isdigit()
        for word, behind in pairwise(tokens)
    )


def is_letter_of_a_row(key: str) -> bool:
    """Whether an addition is a single letter that can only be one of A, B, C …"""
    return len(key) == 1 and key.isalpha() and key not in _LETTERS_TOO


def _sense(token: str, letters: bool) -> str:
    if letters and token in _LETTERS_TOO:
        return token
    sense = "hs" if token in _GROUND_FLOOR else _ROMAN.get(token) or _SPELT.get(token, token)
    return sense.lstrip("0") or "0"


def _is_filler(tokens: list[str], place: int) -> bool:
    """A word that only says what kind of number stands beside it, as `e hoog` does in `1e hoog`."""
    if len(tokens) == 1:
        return False
    behind = tokens[place + 1] if place + 1 < len(tokens) else ""
    is_ordinal = tokens[place] in _ORDINALS and behind in _FLOORS and place > 0 and tokens[place - 1].isdigit()
    return tokens[place] in _FILLERS or is_ordinal


def _split_words(tokens: list[str]) -> list[str]:
    """`bisA` and `IIIachter` as two words each."""
    words: list[str] = []
    for token in tokens:
        match = re.fullmatch(r"(bis|hs|huis|rd|zw|i{2,3}|iv)(a|b|c|achter|voor)", token)
        words += match.groups() if match else [token]
    return words
