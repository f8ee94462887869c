"""Dutch postcodes: four digits that do not start with 0, two letters that are never SA, SD or SS (domain.md 6.2)."""

import re

from buurtapp.cleaning.text import plain

EMPTY, VALID, UNUSABLE = 0, 1, 2

_NONE = re.compile(r"(?:geen|onbekend|n\.?v\.?t\.?|[-./x?]*)", re.IGNORECASE)
_WITH_PLACE = re.compile(r"(?:nl\W?\s*)?(\d\s?\d\s?\d\s?\d)\W{0,3}([a-z]\s?[a-z])(?:[\s,;.]+(\D*))?", re.IGNORECASE)
_USABLE = re.compile(r"[1-9]\d{3}(?!SA|SD|SS)[A-Z]{2}")
IN_TEXT = re.compile(r"(?<![\w-])(?:NL-?\s?)?(\d{4}\s?-?[A-Z]{2})(?![^\W_])", re.IGNORECASE)


def read_postcode(raw: str) -> tuple[str, int, str]:
    """The postcode as `1234AB` (or ""), what it is (EMPTY, VALID, UNUSABLE), and a place that stood behind it."""
    if _USABLE.fullmatch(raw):
        return raw, VALID, ""
    text = plain(raw)
    if _NONE.fullmatch(text):
        return "", EMPTY, ""
    match = _WITH_PLACE.fullmatch(text)
    if match is None:
        return "", UNUSABLE, ""
    found = usable("".join((match[1] + match[2]).split()))
    return found, VALID if found else UNUSABLE, (match[3] or "").strip()


def usable(text: str) -> str:
    """Four digits and two letters in capitals when such a postcode can exist, else ""."""
    code = text.upper()
    return code if _USABLE.fullmatch(code) else ""


def near(one: str, other: str) -> bool:
    """Whether two postcodes lie in one district, or differ by one character or two that changed places."""
    if one[:4] == other[:4]:
        return True
    differ = [place for place in range(6) if one[place] != other[place]]
    swapped = len(differ) == 2 and differ[1] - differ[0] == 1 and one[differ[0]] == other[differ[1]]
    return len(differ) <= 1 or (swapped and one[differ[1]] == other[differ[0]])
