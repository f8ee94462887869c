"""People as a chat export or a member list writes them: a number, a saved name, a profile name (formats.md 1.6)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# Marks for the reading direction and other characters that show nothing; phones put them around names and numbers.
MARK = "\u200e"
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_UNSEEN_BUT_MARK = re.compile("[\u200b\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\t": " "})

_NUMBER = re.compile(r"(?:\+|00)?[ ]?\(?[0-9][0-9 ().\-/]{6,24}[0-9]")
_ID = re.compile(r"@(?:c\.us|s\.whatsapp\.net)$")
_SELF = frozenset(("u", "je", "jij", "jou", "uzelf", "jezelf", "you", "yourself"))
_OTHERS = re.compile(
    r"(?:nog )?[0-9]+ (?:anderen?|andere deelnemers?|deelnemers?|others?|more|participants?)", re.IGNORECASE
)
_BETWEEN = re.compile(r"(, en |, and |, | en | and | & )")
_MOST_PIECES = 8  # a name holds no more separators than this

Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as written: `written` is the tidied text; `phone` its number as E.164, or empty."""

    written: str
    phone: str = ""

    @property
    def key(self) -> str:
        """By what the same person is known again: the number, else the name without case."""
        return self.phone or " ".join(self.written.casefold().split())

    @property
    def profile(self) -> bool:
        """Whether the name is one that its owner chose (`~ Vera`), and so proves nothing."""
        return self.written.startswith("~")


def nobody_known(_text: str) -> bool:
    """For a reader who has no register at hand."""
    return False


def visible(text: str) -> str:
    """`text` without invisible characters, other spaces as spaces, other hyphens as hyphens."""
    return _UNSEEN.sub("", text).translate(_SPACES)


def marked(text: str) -> str:
    """As `visible`, but U+200E is kept: iOS puts it before its own words."""
    return _UNSEEN_BUT_MARK.sub("", text).translate(_SPACES)


def person(text: str) -> Person:
    """Who `text` speaks of."""
    written = " ".join(visible(text).split())
    return Person(written, phone_in(written))


def is_self(text: str) -> bool:
    """Whether this is the person who made the export: "u", "je", "you"."""
    return visible(text).strip().casefold() in _SELF


def phone_in(text: str) -> str:
    """The number that `text` is, as E.164; empty when it is anything else.

    A number without country code is Dutch. Nothing is checked: a register knows its own numbers.
    """
    plain = _ID.sub("", visible(text).strip().removeprefix("tel:"))
    if len(plain) > 40 or not _NUMBER.fullmatch(plain):
        return ""
    digits = re.sub("[^0-9]", "", plain.replace("(0)", ""))
    if plain.startswith("+"):
        return f"+{digits}" if 8 <= len(digits) <= 15 else ""
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if digits.startswith("0"):
        return f"+31{digits[1:]}" if len(digits) == 10 else ""
    if len(digits) == 9 and digits.startswith("6"):
        return f"+31{digits}"
    return f"+{digits}" if 10 <= len(digits) <= 15 else ""


def people(text: str, known: Known = nobody_known) -> list[Person]:
    """The people of one line: "A, B en C" is three, but a name that is `known` stays whole ("Bos en Lommerweg 2")."""
    parts = _BETWEEN.split(text)
    found = [part.strip() for part in _joined(parts, known)]
    return [person(one) for one in found if one and not is_self(one) and not _OTHERS.fullmatch(visible(one))]


def _joined(parts: list[str], known: Known) -> Iterator[str]:
    """Names and separators by turns, to names: at each place the longest run that is known, else one piece."""
    at = 0
    while at < len(parts):
        ends = range(min(len(parts) - 1, at + 2 * _MOST_PIECES), at, -2)
        end = next((end for end in ends if known(visible("".join(parts[at : end + 1])).strip())), at)
        yield "".join(parts[at : end + 1])
        at = end + 2
