"""Who signs up, from which home, in which file: the story's rows, and ordinary ones around them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from example_parts.crowd import Crowd
from example_parts.notation import PHONES, written_cells
from example_parts.people import Person
from example_parts.places import STORY_ADDRESSES, Home, further_homes, story_homes
from example_parts.story import FAULTS, GOOGLE, MICROSOFT, TRIAL, TYPED, Fault

SEED = 2026
SIGNUPS = 106
_SHARE = {GOOGLE: 0.5, MICROSOFT: 0.25, TYPED: 0.25}


@dataclass(slots=True)
class Row:
    """One sign-up as it stands in a file. `row` is its place there as a spreadsheet shows it, given when written."""

    file: str
    key: str
    person: Person
    cells: dict[str, str]
    codes: tuple[str, ...] = ()
    when: datetime | None = None
    like: str = ""
    either: bool = False
    also: tuple[str, ...] = ()
    row: int = 0

    @property
    def place(self) -> str:
        """How commands name it: `SOURCE:ROW` (design.md 6)."""
        return f"{self.file}:{self.row}"


@dataclass(slots=True)
class Plan:
    """The whole example: its addresses, and the rows of every file in the order they stand there."""

    homes: list[Home]
    rows: dict[str, list[Row]]

    def named(self) -> dict[str, Row]:
        """The story's rows by key."""
        return {row.key: row for rows in self.rows.values() for row in rows if row.key}

    def home(self, line: str) -> Home:
        """The address with this street and door."""
        return next(home for home in self.homes if home.line == line)


def make_plan(*, seed: int = SEED, streets: int = 3, addresses: int = STORY_ADDRESSES, signups: int = SIGNUPS) -> Plan:
    """Lay out the example; ValueError when it is asked to be smaller than its story."""
    further = addresses - STORY_ADDRESSES
    if streets < 3 or further < 2 * (streets - 3) or (streets == 3 and further) or signups < len(FAULTS):
        raise ValueError(
            f"The story needs 3 streets, {STORY_ADDRESSES} addresses and {len(FAULTS)} sign-ups; "
            "further addresses stand in further streets, at least two in each."
        )
    homes = story_homes() + further_homes(streets - 3, further)
    crowd = Crowd(random.Random(seed), homes)
    rows = [*_story_rows(crowd), *_ordinary_rows(crowd, signups - len(FAULTS))]
    plan = Plan(homes, {file: [row for row in rows if row.file == file] for file in PHONES})
    for file in (TRIAL, GOOGLE, MICROSOFT):
        plan.rows[file].sort(key=lambda row: (row.when or datetime.min, row.person.name))
    crowd.rng.shuffle(plan.rows[TYPED])
    return plan


def _story_rows(crowd: Crowd) -> Iterator[Row]:
    people: dict[str, Person] = {}
    written: dict[str, dict[str, str]] = {}
    for fault in FAULTS:
        person = people[fault.like] if fault.like else crowd.draw(fault.file, fault.who, fault.door)
        cells = written_cells(crowd.rng, fault.file, person, phone="dashed")
        if fault.like and fault.codes == ("duplicate.same_submission",):
            cells = dict(written[fault.like])
        cells |= _changed(crowd, fault, person)
        people[fault.key], written[fault.key] = person, cells
        yield Row(
            fault.file,
            fault.key,
            person,
            cells,
            fault.codes,
            crowd.moment(fault.file, fault.when),
            fault.like,
            fault.either,
            fault.also,
        )


def _changed(crowd: Crowd, fault: Fault, person: Person) -> dict[str, str]:
    if not fault.cells:
        return {}
    new = next(crowd.numbers)
    words = person.words() | {
        "new_phone": new,
        "new_dashed": f"06-{new[2:]}",
        "bakkerspad": crowd.by_line["Bakkerspad 14"].postcode,
    }
    return {name: text.format_map(words) for name, text in fault.cells.items()}


def _ordinary_rows(crowd: Crowd, count: int) -> Iterator[Row]:
    former: Person | None = None
    for at in range(count):
        file = _file_at(at, count)
        shares = former is not None and crowd.rng.random() < 0.15
        person = crowd.house_mate(former) if shares and former else crowd.draw(file)
        former = person
        notation = crowd.rng.choice(PHONES[file])
        codes = ("phone.zero_restored",) if notation == "bare" else ()
        yield Row(file, "", person, written_cells(crowd.rng, file, person, notation), codes, crowd.moment(file))


def _file_at(at: int, count: int) -> str:
    for file, share in _SHARE.items():
        at -= round(count * share)
        if at < 0:
            return file
    return TYPED
