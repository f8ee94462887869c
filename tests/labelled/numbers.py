"""Phone numbers for the labelled set, drawn at run time so that no real-looking number stands in a file.

A cell holds placeholders; README.md explains them. ``{m}`` is a Dutch mobile without its zero, ``{e}`` the eight
digits behind the 6 of the same number, ``{e2}`` those of a second number, ``{e@jan}`` those of a number that several
rows share, ``{e:2-2-2-2}`` lays the digits out, and an ``O`` or ``l`` in a layout takes the place of a 0 or a 1.
"""

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

import phonenumbers as lib
from phonenumbers import PhoneNumberType as Type

PLACEHOLDER = re.compile(r"\{([a-z]+)(\d?)(?:@(\w+))?(?::([^}]*))?\}")
LETTER_FOR = {"O": "0", "o": "0", "l": "1", "I": "1"}
SCRIPTS = {"arabic": 0x0660, "wide": 0xFF10}

Identity = tuple[str, str, str]


@dataclass(frozen=True)
class Kind:
    """How numbers of one kind are drawn: country code, first digits, how many in all, and what they must be."""

    country: str
    starts: tuple[str, ...]
    length: int
    accepted: Callable[[str], bool]


def _is(kind: int, country: str) -> Callable[[str], bool]:
    def check(digits: str) -> bool:
        number = lib.parse(f"+{country}{digits}")
        return lib.is_valid_number(number) and lib.number_type(number) == kind

    return check


def dutch_type(text: str) -> int | None:
    """The type of a number typed nationally in the Netherlands, None when it is not valid there."""
    number = lib.parse(text, "NL")
    return lib.number_type(number) if lib.is_valid_number(number) else None


def _abroad(country: str, as_typed_here: int | None = None, zero: str = "0") -> Callable[[str], bool]:
    mobile = _is(Type.MOBILE, country)
    return lambda digits: mobile(digits) and dutch_type(zero + digits) == as_typed_here


KINDS = {
    "m": Kind("31", tuple(f"6{digit}" for digit in "123458"), 9, _is(Type.MOBILE, "31")),
    "line": Kind("31", ("10", "20", "30", "70"), 9, _is(Type.FIXED_LINE, "31")),
    "rural": Kind("31", ("294", "343", "348"), 9, _is(Type.FIXED_LINE, "31")),
    "voip": Kind("31", ("85",), 9, _is(Type.VOIP, "31")),
    "uan": Kind("31", ("88",), 9, _is(Type.UAN, "31")),
    "assistant": Kind("31", ("84", "87"), 9, lambda digits: dutch_type("0" + digits) is not None),
    "pager": Kind("316", ("6",), 8, _is(Type.PAGER, "316")),
    "machine": Kind("31", ("970",), 11, _is(Type.MOBILE, "31")),
    "seven": Kind("", ("",), 7, lambda digits: dutch_type(digits) is None),
    "be": Kind("32", ("47", "48", "49"), 9, _abroad("32")),
    "bx": Kind("32", ("475", "478", "485", "486", "495", "497", "499"), 9, _abroad("32", Type.FIXED_LINE)),
    "beline": Kind("32", ("2",), 8, _is(Type.FIXED_LINE, "32")),
    "de": Kind("49", ("160", "170", "171", "172", "175"), 10, _abroad("49")),
    "dex": Kind("49", ("1511", "1512", "1514", "1515", "1516", "1517"), 11, _abroad("49")),
    "pl": Kind("48", ("50", "60", "66", "72"), 9, _is(Type.MOBILE, "48")),
    "plx": Kind("48", ("50", "51", "53"), 9, _abroad("48", Type.FIXED_LINE, zero="")),
    "sr": Kind("597", ("8",), 7, _abroad("597", zero="")),
    "tr": Kind("90", ("53", "54"), 10, _abroad("90")),
}


class Numbers:
    """The numbers of one scenario; the same seed gives the same numbers, no two identities the same one."""

    def __init__(self, seed: str, taken: set[str]) -> None:
        self._random = random.Random(seed)
        self._taken = taken
        self._fixed: dict[Identity, dict[int, str]] = {}
        self._drawn: dict[Identity, str] = {}

    def reserve(self, cells: Iterable[str], owner: str) -> None:
        """Note which digits the layouts of a row's cells fix, before any number is drawn."""
        for cell in cells:
            for found in PLACEHOLDER.finditer(cell):
                identity, skip = _identity(found, owner)
                fixed = self._fixed.setdefault(identity, {})
                fixed.update({place + skip: digit for place, digit in _fixed_digits(found[4] or "")})

    def fill(self, cell: str, owner: str) -> str:
        """The cell with its placeholders replaced by the digits of the owner's numbers, as laid out."""

        def digits(found: re.Match[str]) -> str:
            identity, skip = _identity(found, owner)
            if identity not in self._drawn:
                self._drawn[identity] = self._draw(identity)
            return _lay_out(self._drawn[identity][skip:], found[4] or "")

        return PLACEHOLDER.sub(digits, cell)

    def _draw(self, identity: Identity) -> str:
        name = identity[0]
        if name == "stairs":
            return "".join(map(str, range(1, 9)))
        for _attempt in range(100_000):
            digits = self._candidate(name, self._fixed.get(identity, {}))
            if digits is not None and f"{name}{digits}" not in self._taken:
                self._taken.add(f"{name}{digits}")
                return digits
        raise ValueError(f"no number found for {identity}")

    def _candidate(self, name: str, fixed: dict[int, str]) -> str | None:
        if name == "same":
            digits = self._random.choice("123458") * 8
            return digits if _is(Type.MOBILE, "316")(digits) else None
        kind = KINDS[name]
        start = self._random.choice(kind.starts)
        figures = [*start, *(str(self._random.randrange(10)) for _ in range(kind.length - len(start)))]
        for place, digit in fixed.items():
            figures[place] = digit
        digits = "".join(figures)
        return digits if _looks_ordinary(digits) and kind.accepted(digits) else None


def _identity(found: re.Match[str], owner: str) -> tuple[Identity, int]:
    """Which number a placeholder stands for, and how many of its first digits it leaves out."""
    name, skip = ("m", 1) if found[1] == "e" else (found[1], 0)
    return (name, found[2], found[3] or owner), skip


def _fixed_digits(layout: str) -> list[tuple[int, str]]:
    if layout in SCRIPTS:
        return []
    place, fixed = 0, []
    for sign in layout:
        if sign in LETTER_FOR:
            fixed.append((place, LETTER_FOR[sign]))
            place += 1
        elif sign.isdigit():
            place += int(sign)
    return fixed


def _lay_out(digits: str, layout: str) -> str:
    if not layout:
        return digits
    if layout in SCRIPTS:
        return "".join(chr(SCRIPTS[layout] + int(digit)) for digit in digits)
    place, text = 0, ""
    for sign in layout:
        taken = 1 if sign in LETTER_FOR else int(sign) if sign.isdigit() else 0
        text += digits[place : place + taken] if sign.isdigit() else sign
        place += taken
    return text


def _looks_ordinary(digits: str) -> bool:
    """No pattern that a careful reader would call implausible: three alike, three in a row, two digits in turns."""
    steps = [int(after) - int(before) for before, after in pairwise(digits)]
    runs = any(first == second and abs(first) <= 1 for first, second in pairwise(steps))
    return not runs and len(set(digits)) >= 4
