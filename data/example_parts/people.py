"""Invented people: storybook names, practice numbers (06-0…, design.md 3) and mail addresses that reach no one."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from example_parts.places import Home

MAIL = "voorbeeld.invalid"  # .invalid can never be a real domain (RFC 2606)

_FIRST = (
    "Aagje", "Abel", "Annelies", "Ayla", "Barend", "Bente", "Björn", "Bo", "Cato", "Chaim", "Cléo", "Daan",
    "Doortje", "Ebru", "Eline", "Evert", "Femke", "Floor", "Frits", "Geertje", "Gijs", "Hanna", "Hidde",
    "Ibrahim", "Ineke", "Iris", "Jesse", "Jikke", "Joost", "Karim", "Klaasje", "Koos", "Lars", "Leyla", "Loes",
    "Maarten", "Maud", "Mehmet", "Nadia", "Neeltje", "Noël", "Otto", "Pien", "Pieter", "Puck", "Quinten",
    "Rachid", "Renée", "Ruben", "Saskia", "Siebe", "Stijn", "Teun", "Tineke", "Trijntje", "Ursula", "Valentijn",
    "Vera", "Wessel", "Wout", "Xander", "Yara", "Zoë", "Zus",
)  # fmt: skip
_LAST = (
    "Appelbloesem", "van den Berenhol", "Boterbloem", "Citroenvlinder", "van der Dauwdruppel", "Driekoning",
    "Eikeldop", "de Elfenbank", "Fluitenkruid", "van Ganzebord", "Goudhaar", "Hazelmuis", "van 't Hemelbed",
    "IJsvogel", "ter Kabouter", "Kikkerprins", "Klaproos", "de Koekoeksklok", "Langneus",
    "van der Luchtkasteel", "Madelief", "van Maneschijn", "Nachtvlinder", "Notenkraker", "van Oudewijven",
    "Paddenstoel", "Peperkoek", "den Pluimstaart", "Regenboog", "Roodborst", "van Roversnest", "Schemerlamp",
    "Sneeuwvlok", "van der Speeldoos", "Sprokkelhout", "Suikerspin", "Toverlantaarn", "van Tuinkabouter",
    "Uilenbord", "Vuurvlieg", "van der Waterlelie", "Wollegras", "van Zandkasteel", "de Zevenmijl",
    "Zonnebloem", "Zwaluwstaart",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who signs up, with the home and the number (national, ten digits) that really are theirs."""

    first: str
    last: str
    home: Home
    phone: str

    @property
    def name(self) -> str:
        """The full name, prefix included."""
        return f"{self.first} {self.last}"

    @property
    def prefix(self) -> str:
        """The small words before the surname: `van der`."""
        return " ".join(word for word in self.last.split() if not word[:1].isupper() and word != self.last.split()[-1])

    @property
    def core(self) -> str:
        """The surname without its prefix."""
        return self.last.removeprefix(self.prefix).strip()

    @property
    def mail(self) -> str:
        """A mail address made of the name."""
        plain = unicodedata.normalize("NFKD", f"{self.first}.{self.last}".lower())
        return re.sub(r"[^a-z0-9.]", "", plain) + f"@{MAIL}"

    def words(self) -> dict[str, str]:
        """Everything about this person that the text of a cell can name, and the number in its notations."""
        digits = self.phone[2:]
        return {
            "name": self.name, "first": self.first, "prefix": self.prefix, "core": self.core, "last": self.last,
            "initial": self.first[0], "street": self.home.street, "number": str(self.home.number),
            "addition": self.home.addition, "door": self.home.door, "postcode": self.home.postcode, "mail": self.mail,
            "phone": self.phone, "bare": self.phone[1:], "dashed": f"06-{digits}", "short": f"06-{digits[:-1]}",
            "blocks": f"06 {digits[:4]} {digits[4:]}", "brackets": f"(06) {digits}", "letter_o": f"06-O{digits[1:]}",
            "plus": f"+31 6 {digits}", "zeros": f"0031 6 {digits}",
            "rounded": f"{int(self.phone) / 1e8:.2f}E+08".replace(".", ","),
        }  # fmt: skip


NumberMaker = Callable[[random.Random], str]


def practice_number(rng: random.Random) -> str:
    """A practice number, 06-0 and seven digits, without a pattern that looks made up."""
    while True:
        digits = f"{rng.randrange(10_000_000):07d}"
        if len(set(digits)) >= 5 and not _has_run(digits):
            return f"060{digits}"


def different_numbers(rng: random.Random, make: NumberMaker, taken: set[str]) -> Iterator[str]:
    """Numbers from `make` that nobody has yet; each is added to `taken`."""
    while True:
        number = make(rng)
        if number not in taken:
            taken.add(number)
            yield number


def different_names(rng: random.Random, taken: set[str]) -> Iterator[tuple[str, str]]:
    """First name and surname of somebody whose name is not in `taken`, again and again; each is added to it.

    Every combination comes once, then with a second surname behind a hyphen.
    """
    names = [(first, last) for first in _FIRST for last in _LAST]
    rng.shuffle(names)
    double = (
        (first, f"{last}-{second}")
        for second in _LAST
        if second[:1].isupper()
        for first, last in names
        if last != second
    )
    for first, last in chain(names, double):
        if f"{first} {last}" not in taken:
            taken.add(f"{first} {last}")
            yield first, last


def _has_run(digits: str) -> bool:
    steps = [int(two) - int(one) for one, two in pairwise(digits)]
    return any(steps[at : at + 3] in ([0, 0, 0], [1, 1, 1], [-1, -1, -1]) for at in range(len(steps)))
