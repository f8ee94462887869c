"""What gives one person away in a text: the number in any spelling, the full name, the mail address, the door."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_BETWEEN = r"[\s\-–—‐‑/.()_\u200b-\u200f\u202a-\u202e]{0,3}"
_CALLING_CODES = re.compile(r"\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})")
_NO_DIGITS = re.compile(r"[^0-9]+")
_NAME_LENGTH = 5
_LONG_NUMBER = 7


@dataclass(frozen=True)
class Traces:
    """`phones` as E.164; `words` in full: names of two words or more, mail addresses, numbers as they were typed.

    `doors` are street and number as they stand on a list. They count only where `doors` is asked for: an address
    by itself is no person (design.md 3), but a list that was made for her door is.
    """

    phones: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    doors: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.phones or self.words)

    def __or__(self, other: "Traces") -> "Traces":
        return Traces(self.phones | other.phones, self.words | other.words, self.doors | other.doors)

    def found_in(self, text: str, *, doors: bool = False) -> bool:
        """Whether a text holds any of it, in any case, spacing or spelling."""
        whole = unicodedata.normalize("NFC", text)
        if not self._may_stand_in(whole, doors=doors):
            return False
        return bool((self._with_doors if doors else self._pattern).search(whole))

    def with_doors(self, text: str) -> bool:
        """The same, or a door."""
        return self.found_in(text, doors=True)

    def stands_in(self, data: bytes) -> bool:
        """Whether the bytes of a database hold any of it, where words have no bounds."""
        return any(self._loose.search(data.decode(codec, errors="ignore")) for codec in ("utf-8", "utf-16-le"))

    def scrubbed(self, text: str) -> str:
        """The text without it; the same object when it holds nothing of it."""
        if not self or not self.found_in(text):
            return text
        return self._pattern.sub("", unicodedata.normalize("NFC", text))

    @cached_property
    def _loose(self) -> re.Pattern[str]:
        return _any_of([*map(_spellings, self.phones), *map(_words, self.words)])

    def _may_stand_in(self, text: str, *, doors: bool) -> bool:
        """A quick first look: whether the digits of a number, or the longest word of the rest, are in there at all."""
        digits = _NO_DIGITS.sub("", text)
        if any(national in digits for national in self._nationals):
            return True
        folded = text.casefold()
        return any(hint in folded for hint in (self._hints | self._door_hints if doors else self._hints))

    @cached_property
    def _nationals(self) -> frozenset[str]:
        return frozenset(_national(phone)[1] for phone in self.phones)

    @cached_property
    def _hints(self) -> frozenset[str]:
        return frozenset(max(text.casefold().split(), key=len) for text in self.words)

    @cached_property
    def _door_hints(self) -> frozenset[str]:
        return frozenset(max(text.casefold().split(), key=len) for text in self.doors)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _any_of(self._bounded)

    @cached_property
    def _with_doors(self) -> re.Pattern[str]:
        return _any_of([*self._bounded, *(_apart(_door(door)) for door in self.doors)])

    @cached_property
    def _bounded(self) -> list[str]:
        numbers = [f"(?<![0-9]){_spellings(phone)}(?![0-9])" for phone in self.phones]
        return numbers + [_apart(_words(text)) for text in self.words]


def traces_of(phones: Iterable[str], written: Iterable[str], doors: Iterable[str] = ()) -> Traces:
    """Traces of `phones` (E.164), and of what else was `written` that is telling enough to look for.

    One word that may be a first name, or a few digits, would take away what is about others.
    """
    words = (" ".join(unicodedata.normalize("NFC", text).split()) for text in written)
    return Traces(frozenset(filter(None, phones)), frozenset(filter(_telling, words)), frozenset(filter(None, doors)))


def _telling(text: str) -> bool:
    if "@" in text:
        return len(text) > _NAME_LENGTH
    digits = sum(map(str.isdigit, text))
    return digits >= _LONG_NUMBER or (digits == 0 and " " in text and len(text) > _NAME_LENGTH)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)) or r"(?!)", re.IGNORECASE)


def _spellings(phone: str) -> str:
    """`+31600112278` as 06-00 11 22 78, 0031 (0)6 0011 2278, 31600112278, 600112278 and the like."""
    code, national = _national(phone)
    start = _BETWEEN.join(code)
    front = rf"(?:(?:\+|00){_BETWEEN}{start}|{start})?{_BETWEEN}(?:\(?0\)?)?{_BETWEEN}" if start else ""
    return front + _BETWEEN.join(national)


def _national(phone: str) -> tuple[str, str]:
    """The calling code and the rest: `+31600112278` -> `31`, `600112278`."""
    code = _CALLING_CODES.match(phone)
    return (code[1], phone[code.end() :]) if code else ("", phone.lstrip("+"))


def _words(text: str) -> str:
    """The words with any space between them."""
    return r"\s+".join(map(re.escape, text.split()))


def _apart(pattern: str) -> str:
    """Not as a part of a longer word."""
    return rf"(?<!\w){pattern}(?!\w)"


def _door(door: str) -> str:
    """`Lindelaan 12-A` also as `Lindelaan 12 A` and `Lindelaan 12A`, but not as `Lindelaan 121`."""
    parts = re.findall(r"[^\W\d_]+|\d+|[^\w\s-]", door)
    return r"[\s\-]*".join(map(re.escape, parts))
