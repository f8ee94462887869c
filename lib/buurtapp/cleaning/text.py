"""Cells as people and programs leave them: odd spaces, wrappers, damaged letters; and work per distinct value."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from buurtapp.cleaning.reason_bits import Mask, Words

T = TypeVar("T")
Cell = TypeVar("Cell", bound=np.generic)
Places = npt.NDArray[np.intp]

# Unicode spaces and line breaks become a space; bidi marks, zero-width characters and the BOM vanish (formats.md 4.3).
_SPACES = [*range(0x20), 0x7F, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
_NOTHING = [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_ODD = dict.fromkeys(_SPACES, " ") | dict.fromkeys(_NOTHING, "")
_DASHES = dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE63, 0xFF0D], "-")
ROWS_AT_ONCE = 50_000  # enough to be quick, few enough for what lies in between to stay small
_ROOM = 100_000  # distinct values
BLOCK = 2_000  # lines at once: enough to be quick, few enough to stay near the processor
_WRAPPED = re.compile(r'=\s*"(.*)"', re.DOTALL)
# Windows-1252's reading of the bytes 80-BF, and of the UTF-8 sequences that names hold: Latin, punctuation, emoji.
_TAIL = "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
_MOJIBAKE = re.compile(f"(?:[\u00c2-\u00c5]{_TAIL}|[\u00e2\u00ef]{_TAIL}{{2}}|\u00f0{_TAIL}{{3}})+")
_ENTITY = re.compile(r"&(?:#\d{2,5}|[A-Za-z]{2,8});")


def tidy(text: str) -> str:
    """One line without odd characters, doubled spaces or spaces around it."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isascii() or not text.isprintable():
        text = text.translate(_ODD)
    return " ".join(text.split())


def plain(text: str) -> str:
    """A number, code or postcode without a spreadsheet's wrapper and in ASCII where Unicode has a twin."""
    text = tidy(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_DASHES)
        text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    if wrapped := _WRAPPED.fullmatch(text):
        text = wrapped[1]
    return text.strip(" '\"")


def folded(text: str) -> str:
    """Text to compare by: small letters without diacritics."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O"))
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def repaired(text: str) -> str:
    """The text with UTF-8 that was read as Windows-1252 put right, and HTML entities read (domain.md 6.4).

    Damage that cannot be mended stays as it was.
    """
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    for _turn in range(3):
        mended = text if text.isascii() else _MOJIBAKE.sub(_read_as_utf8, text)
        if mended == text:
            break
        text = mended
    return text


def _read_as_utf8(damaged: re.Match[str]) -> str:
    try:
        return b"".join(_byte(c) for c in damaged[0]).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return damaged[0]


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def blocks(rows: int, size: int = ROWS_AT_ONCE) -> Iterator[slice]:
    """All rows, so many at once."""
    return (slice(start, start + size) for start in range(0, rows, size))


def distinct(values: Words) -> tuple[Places, list[str]]:
    """The place of every row's value in the list of distinct values, and that list."""
    at, found = numbered(values)
    return at, list(found)


def numbered(values: npt.NDArray[Cell]) -> tuple[Places, npt.NDArray[Cell]]:
    """As `pd.factorize`, for values of which most repeat others: its table grows from small, and stays near at hand."""
    return pd.factorize(values, size_hint=min(len(values), _ROOM))


def unlike(values: Words, pattern: re.Pattern[str]) -> Mask:
    """Where a value is not what `pattern` expects: its only group holds every other line (MULTILINE)."""
    odd = np.empty(len(values), dtype=bool)
    for block in blocks(len(values), BLOCK):
        texts = values[block].tolist()
        lines = pattern.findall("\n".join(texts))
        if len(lines) != len(texts):
            lines = ["?" if "\n" in text else pattern.findall(text)[0] for text in texts]
        odd[block] = list(map(bool, lines))
    return odd


def outcomes(values: Words, function: Callable[[str], T]) -> tuple[Places, list[T]]:
    """What `function` makes of every row's value: its place in the list of distinct outcomes, and that list."""
    return outcomes_of(distinct(values), function)


def outcomes_of(values: tuple[Places, list[str]], function: Callable[[str], T]) -> tuple[Places, list[T]]:
    """As `outcomes`, of values that `distinct` already took apart."""
    at, found = values
    met: dict[T, int] = {}
    places = [met.setdefault(function(value), len(met)) for value in found]
    return np.array(places, dtype=np.intp)[at], list(met)


def per_value(values: Words, function: Callable[[str], Any]) -> Words:
    """`function` of every row's value, called once per distinct value."""
    at, found = distinct(values)
    out = np.empty(len(found), dtype=object)
    for place, value in enumerate(found):
        out[place] = function(value)
    return out[at]


def text_of(value: object) -> str:
    """A cell as text; missing is empty."""
    if isinstance(value, str):
        return value
    return "" if value is None or value is pd.NaT or value is pd.NA or value != value else str(value)
