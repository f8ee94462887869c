"""What stands in a phone cell: numbers, remarks, spreadsheet damage (formats.md 3.3, 4.3; domain.md 6.1)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from buurtapp.cleaning.text import plain

_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d*))?\s?[Ee]\s?\+?\s?(\d{1,2})")
_DECIMALS = re.compile(r"(\+?\d{7,15})[.,]0+")
_LABEL = re.compile(
    r"(?:(?:tel|telefoon|telefoonnummer|telefoonnr|telnr|mobiel|mobielnr|mobiel nummer|mobiele nummer|mob|gsm|nr|"
    r"nummer|phone|mobile|whatsapp|t|m)\b[\s.:=]*)+(?=[+(\dOo])",
    re.IGNORECASE,
)
_ODD_HYPHEN = re.compile(r"(?<=06)\s?[_,:;=*~\u00b7\u2022]\s?(?=\d)")
_RUN = re.compile(r"(?:\+\s?)?\(?\+?\d[\d\s\-./()]*")
_GROUP = re.compile(r"\d+")
_TIME_OR_DATE = re.compile(
    r"(?:\d{1,2}[.:]\d\d|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}/\d{1,2}/\d{4}|20\d\d-\d\d-\d\d|\d{1,2}\s?-\s?\d{1,2}|\s|[-()/])+"
)
_BRACKETED = re.compile(r"\s*\(\s*\d{1,4}\s*\)?\s*")
_NINE = re.compile(r"\D*6(?:\D?\d){8}\D*")
_LOOKS_LIKE_DIGITS = {"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"}
_DAMAGED = re.compile(r"(?<![^\W\d_])\+?[\dOolI|(][\dOolI|\s\-./()]*[\dOolI|](?![^\W\d_])")
# The plain shapes: one number without remark, a Dutch mobile with a remark, two Dutch numbers, a spreadsheet's float.
_SIGNS = re.compile(r"[+\d]")
_FEW_DIGITS = re.compile(r"\+?(?:\d[ .\-/]?){6,10}\d(?<!\.0)(?<!\.00)")
_WITH_REMARK = re.compile(r"((?:(?:\+|00)31[ \-]?|0)6(?:[ .\-/]?\d){8})([ /,;:(\-]{1,3}[A-Za-z][^+]*)")
_TWO_NUMBERS = re.compile(r"(0[1-9](?:[ .\-]?\d){8}) ?[ /,;&] ?(0[1-9](?:[ .\-]?\d){8})")
_FLOAT = re.compile(r"(\d{9,11})\.0")
_LONG_RUN = re.compile(r"\d(?:[\s\-./()]*\d){6}")
_TOUCHING = re.compile(r"[OolI|][\-./]?\d|\d[\-./]?[OolI|]")
_SECOND_NUMBER = 7  # loose digits that are too many for a remark


class Cell(NamedTuple):
    """A phone cell taken apart: the numbers in it, as digits with at most a leading +, and what was with them.

    `numbers` holds what is long enough to be a number; `remark` is true when something else was cut away;
    `loose` is the longest row of digits outside a complete number; `rounded` marks a number whose digits are lost.
    """

    numbers: tuple[str, ...] = ()
    remark: bool = False
    loose: int = 0
    rounded: bool = False


def take_apart(raw: str) -> Cell:
    """Find the numbers in a cell. Never raises."""
    text = _ODD_HYPHEN.sub("-", plain(raw).strip(" ;,:"))
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    if match := _SCIENTIFIC.fullmatch(text):
        return _written_out(match)
    if match := _DECIMALS.fullmatch(text):
        text = match[1]
    numbers: list[str] = []
    loose = 0
    for run in _RUN.finditer(text):
        found, left = _numbers_in(run[0])
        numbers += found
        loose = max(loose, left)
    return Cell(tuple(numbers), remark=_has_remark(text, numbers), loose=loose)


def at_sight(raw: str) -> Cell | None:
    """A cell of a few plain shapes, read as `take_apart` reads it but quicker; None for any other cell."""
    if not raw.isascii():
        return None
    text = raw.strip(" ;,'")
    if _FEW_DIGITS.fullmatch(text):
        return Cell(("".join(_SIGNS.findall(text)),))
    if match := _WITH_REMARK.fullmatch(text):
        return None if _LONG_RUN.search(match[2]) else Cell(("".join(_SIGNS.findall(match[1])),), remark=True)
    if match := _TWO_NUMBERS.fullmatch(text):
        return Cell(tuple("".join(_SIGNS.findall(part)) for part in match.groups()), remark=True)
    match = _FLOAT.fullmatch(text)
    return Cell((match[1],)) if match else None


def mended(raw: str) -> str:
    """The cell with O and l between digits read as 0 and 1; empty when there are none (formats.md 4.3)."""
    text = plain(raw)
    if not _TOUCHING.search(text):
        return ""
    parts = list(_touched(text))
    for part in reversed(parts):
        digits = "".join(_LOOKS_LIKE_DIGITS.get(c, c) for c in part[0])
        text = text[: part.start()] + digits + text[part.end() :]
    return text if parts else ""


def _touched(text: str) -> Iterator[re.Match[str]]:
    return (part for part in _DAMAGED.finditer(text) if _TOUCHING.search(part[0]))


def _written_out(match: re.Match[str]) -> Cell:
    """`6.12345678E8` in full; a mantissa with fewer digits than the number has lost them."""
    digits = match[1] + (match[2] or "")
    length = int(match[3]) + 1
    if len(digits.rstrip("0")) > length or len(digits) < length:
        return Cell(rounded=True)
    return Cell((digits[:length],))


def _numbers_in(run: str) -> tuple[list[str], int]:
    """The complete numbers in a run of digits and separators, and how many digits are left over.

    A run that is one number stays whole, whatever its length; only runs that hold a complete Dutch number
    and more are split, so that a number with a digit too many never loses one.
    """
    digits = _GROUP.findall(run)
    whole = ("+" if "+" in run else "") + "".join(digits)
    split, rest = _complete_numbers(run)
    left = sum(map(len, _GROUP.findall(rest)))
    if split and left and (_TIME_OR_DATE.fullmatch(rest) or _BRACKETED.fullmatch(rest)):
        return split, 0
    if len(split) < 2 and (apart := _without_zeros(run)):
        return apart, 0
    if len(split) > 1 or (split and left >= _SECOND_NUMBER):
        return split, left
    if len(whole.lstrip("+")) >= _SECOND_NUMBER:
        return [whole], 0
    return [], len(whole.lstrip("+"))


def _complete_numbers(run: str) -> tuple[list[str], str]:
    """Complete Dutch numbers at the start of the run, one after another, and the rest of the run."""
    numbers: list[str] = []
    rest = run
    while match := _COMPLETE.match(rest):
        plus = "+" if "+" in match[0] else ""
        numbers.append(plus + "".join(_GROUP.findall(match[0])))
        rest = rest[match.end() :]
    return numbers, rest


# Separators stand between the digits of one number; the number ends where its last digit is not followed by another.
_BETWEEN = r"[\s\-./()]*"
_COMPLETE = re.compile(
    rf"[\s\-./(]*(?:(?:\+|00){_BETWEEN}3{_BETWEEN}1{_BETWEEN}(?:0{_BETWEEN})?[1-9]|0{_BETWEEN}[1-9])"
    rf"(?:{_BETWEEN}\d){{8}}(?!\d)"
)


def _without_zeros(run: str) -> list[str]:
    """Two numbers or more that all lost their first zero, with a slash or spaces between."""
    for sign in ("/", None):
        parts = run.split(sign)
        if len(parts) > 1 and all(_NINE.fullmatch(part) for part in parts):
            return ["".join(_GROUP.findall(part)) for part in parts]
    return []


def _has_remark(text: str, numbers: list[str]) -> bool:
    """Whether letters or digits are left when the numbers are taken out, or a second number (the same one)."""
    known = sum(len(number.lstrip("+")) for number in numbers)
    return len(numbers) > 1 or (len(numbers) == 1 and sum(c.isalnum() for c in text) > known)
