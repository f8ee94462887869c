"""A whole address, or a street with its number, in one cell: taken apart (design.md 4, domain.md 6.2)."""

import re
from collections.abc import Container
from typing import NamedTuple

from buurtapp.cleaning.additions import NEARBY
from buurtapp.cleaning.postcodes import IN_TEXT
from buurtapp.cleaning.streets import same_key, tidy_street
from buurtapp.cleaning.text import plain

_LONGEST = 300  # characters; a longer text is no address, and takes long to search
_NONE = re.compile(r"(?:geen|onbekend|n\.?\s?v\.?\s?t\.?|[-./x?,\s]*)", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<!\d)(?:(?:huis)?(?:nummer|nr|no)\b[.:]?\s*|n[ro]\.?|#)?(\d{1,5})(?!\d|(?:e|ste|de)\b)", re.IGNORECASE
)
_ADDITION = (
    "bis|hs|huis|bg|begane|grond|parterre|achter|boven|beneden|onder|voor|rood|rd|zwart|zw|links|rechts|hoog|hg|etage|"
    "verdieping|toev|toevoeging|appartement|app|appt|unit|souterrain|kelder|viii|vii|iii"
)
_CITY_BEHIND = re.compile(
    rf"(\d.*?)[\s,]+(?!(?:{_ADDITION})\b)((?:[^\W\d_]{{3}}|[^\W\d_]{{2}}\s[^\W\d_]|'[st]\b)[^\d,]*)", re.IGNORECASE
)
_NUMBER_FIRST = re.compile(r"(\d{1,5}(?:[-/]?[a-z0-9]{1,3})?)[\s,.]+(\D{4,})", re.IGNORECASE)
_NEARBY_BEHIND = re.compile(rf"(.*\w)\W+({NEARBY})(?:\s(?:nr|nummer|no)\.?)?", re.IGNORECASE)
_WORD_NR = re.compile(r"\d{4}\s?n[ro]\b\.?\s*\d", re.IGNORECASE)  # `Plein 1944 nr 12` holds no postcode
_PLACE = re.compile(r"[\s,;|]*(?:te\s+)?('?[^\W\d_][^\d,;|]*)?[\s,;|.]*")


class Parts(NamedTuple):
    """The parts of an address cell as text; "" for what is not there."""

    street: str = ""
    number: str = ""
    postcode: str = ""
    city: str = ""


def take_address_apart(raw: str, streets: Container[str]) -> Parts:
    """`Kerkstraat 12 A, 1234 AB Ons Dorp` into its parts; `streets` holds the `same_key` of known streets."""
    text = tidy_street(raw)
    if _NONE.fullmatch(text):
        return Parts()
    text = plain(text)
    postcode, city = "", ""
    if codes := [code for code in IN_TEXT.finditer(text) if not _WORD_NR.match(text, code.start())]:
        postcode = codes[-1][1]
        behind, text = text[codes[-1].end() :], text[: codes[-1].start()].rstrip(" ,;|-")
        if not text:
            return _postcode_first(postcode, behind, streets)
        city = _city(behind)
    street, number = split_street(text, streets)
    if not postcode:
        number, city = _number_and_city(number)
    before, _comma, behind = street.partition(",")
    if behind and same_key(before) in streets:
        street, city = before, city or _city(behind)
    return Parts(street, number, postcode, city)


def split_street(text: str, streets: Container[str]) -> tuple[str, str]:
    """A street and the number behind it; a name with digits of its own (`Plein 1945`) stays whole when known."""
    if not text or len(text) > _LONGEST or same_key(text) in streets:
        return text, ""
    places: list[re.Match[str]] = [match for match in _NUMBER.finditer(text) if match.start()]
    for match in places:
        if same_key(text[: match.start()]) in streets:
            return _cut(text, match)
    for match in places:
        if any(c.isalpha() for c in text[: match.start()]):
            return _cut(text, match)
    if _NUMBER.match(text) is None:
        return text, ""
    first = _NUMBER_FIRST.fullmatch(text)
    return _number_first(first[1], first[2].strip(" ,."), streets) if first else ("", text)


def _number_first(number: str, street: str, streets: Container[str]) -> tuple[str, str]:
    """`12a, Kerkstraat`, and `12 A Kerkstraat` or `12 a, Kerkstraat` where no street is called `A Kerkstraat`."""
    letter, _space, rest = street.partition(" ")
    letter = letter.rstrip(",.")
    if len(letter) == 1 and same_key(street) not in streets and same_key(rest) in streets:
        return rest, f"{number}{letter}"
    return street, number


def is_address(text: str, streets: Container[str]) -> bool:
    """Whether a cell for something else holds a known street with a number."""
    found = _NUMBER.search(text)
    return found is not None and same_key(text[: found.start()]) in streets


def _cut(text: str, match: re.Match[str]) -> tuple[str, str]:
    street, number = text[: match.start()].strip(" ,;-"), text[match.start(1) :].strip(" ,;")
    near = _NEARBY_BEHIND.fullmatch(street)
    return (near[1], f"{near[2]} {number}") if near else (street, number)


def _postcode_first(postcode: str, behind: str, streets: Container[str]) -> Parts:
    """`1234AB 12-2` or `1234 AB Kerkstraat 12`."""
    rest = behind.strip(" ,;|-")
    if _NUMBER.match(rest):
        number, city = _number_and_city(rest)
        return Parts(city, number, postcode) if same_key(city) in streets else Parts("", number, postcode, city)
    street, number = split_street(rest, streets)
    if any(c.isdigit() for c in number) or not street:
        return Parts(street, number, postcode)
    return Parts("", "", postcode, street)


def _number_and_city(number: str) -> tuple[str, str]:
    """A number with its addition, and the place that was typed behind it."""
    if match := _CITY_BEHIND.fullmatch(number):
        return match[1].strip(" ,"), _city(match[2])
    return number, ""


def _city(text: str) -> str:
    match = _PLACE.fullmatch(text)
    return (match[1] or "").strip(" .,") if match else ""
