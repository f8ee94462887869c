"""Draws people one after the other: a name nobody has, a free home, a number nobody has, a moment."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from example_parts.people import Person, different_names, different_numbers, practice_number
from example_parts.places import Home
from example_parts.story import FAULTS, GOOGLE, MICROSOFT, ZONNEVELD

LAST_INSIDE = 40  # the area ends here in the Burgemeester Zonneveldstraat

_OPEN = {
    GOOGLE: (datetime(2026, 9, 14, 17, 30), datetime(2026, 10, 3, 22, 0)),
    MICROSOFT: (datetime(2026, 9, 8, 18, 0), datetime(2026, 9, 20, 22, 0)),
}


def in_area(home: Home) -> bool:
    """Whether an address belongs to the neighbourhood: the far end of one street does not."""
    return home.street != ZONNEVELD or home.number <= LAST_INSIDE


class Crowd:
    """Everyone who could sign up."""

    def __init__(self, rng: random.Random, homes: list[Home]) -> None:
        self.rng = rng
        self.by_line = {home.line: home for home in homes}
        fixed = {fault.door for fault in FAULTS}
        free = [home for home in homes if home.lived_in and in_area(home) and home.line not in fixed]
        rng.shuffle(free)
        # doors with an addition come first more often than by chance: they are what goes wrong in real lists
        self._free = sorted(free, key=lambda home: not (home.addition and rng.random() < 0.6))
        self._taken = {f"{fault.who[0]} {fault.who[1]}" for fault in FAULTS if fault.who}
        self._names = different_names(rng, self._taken)
        self.numbers: Iterator[str] = different_numbers(rng, practice_number, set())

    def draw(self, file: str, who: tuple[str, str] | None = None, door: str = "") -> Person:
        """Somebody for a file, with a name and a door where the story fixes them."""
        first, last = who or next(self._names)
        # the Microsoft form went round in one street
        home = self.by_line[door] if door else self._next_home(ZONNEVELD if file == MICROSOFT else "")
        return Person(first, last, home, next(self.numbers))

    def house_mate(self, person: Person) -> Person:
        """Somebody else of the same name at the same door."""
        first = next(first for first, _last in self._names if f"{first} {person.last}" not in self._taken)
        self._taken.add(f"{first} {person.last}")
        return Person(first, person.last, person.home, next(self.numbers))

    def moment(self, file: str, given: str = "") -> datetime | None:
        """When somebody sent the form; None for a list without times."""
        if given or file not in _OPEN:
            return datetime.fromisoformat(given) if given else None
        first, last = _OPEN[file]
        at = first + timedelta(seconds=self.rng.randrange(int((last - first).total_seconds())))
        return at.replace(hour=8 + at.hour % 15)  # people sleep

    def _next_home(self, street: str) -> Home:
        at = next(at for at, home in enumerate(self._free) if street in ("", home.street))
        home = self._free.pop(at)
        self._free.append(home)  # round again when there are more people than homes
        return home
