"""A whole invented city for a coordinator: a street list, one address file, one form export for all streets."""

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from example_parts.files import google_csv
from example_parts.notation import written_cells
from example_parts.people import NumberMaker, Person, different_names, different_numbers, practice_number
from example_parts.places import Home, bag_csv, further_homes
from example_parts.plan import Row
from example_parts.story import GOOGLE

STREETS, ADDRESSES, SIGNUPS = "straten.csv", "adressen.csv", "aanmeldingen.csv"
COLUMNS = ("id", "naam", "gebied", "beheerder", "telefoon", "e-mail")  # design.md 6
HOMES_PER_STREET = 45

_NOTATIONS = ("dashed", "phone", "blocks", "plus", "zeros", "bare", "brackets")
# Mistakes of ordinary sign-ups, by field. What the workbook makes of each is design.md 4.
_MISTAKES: tuple[dict[str, str], ...] = (
    {"phone": ""}, {"phone": "{short}"}, {"phone": "{dashed} (na 18 uur)"}, {"phone": "{bare}"}, {"postcode": ""},
    {"postcode": "onbekend"}, {"street": ""}, {"number": ""}, {"name": "{initial}. {last}"}, {"name": ""},
    {"consent": ""}, {"email": "geen"}, {"name": "{first} en Marie {last}"}, {"number": "997"},
)  # fmt: skip
# Street lines that no run can use: an area that cannot be read, and streets that are in no address file.
_BROKEN = ("12 - 4 oneven", "{name} 99-1", "Nergensstraat", "0000AA")


@dataclass(frozen=True, slots=True)
class City:
    """What was made: every street's id, and the ids of the streets that cannot work."""

    ids: tuple[str, ...]
    broken: frozenset[str]
    addresses: int
    signups: int


def make_city(
    folder: Path,
    *,
    streets: int = 1000,
    signups: int = 30_000,
    broken: float = 0.01,
    mistakes: float = 0.1,
    seed: int = 2026,
    number: NumberMaker = practice_number,
) -> City:
    """Write `straten.csv`, `adressen.csv` and `aanmeldingen.csv` for a city into `folder`.

    `broken` is the share of streets whose line cannot work (at least one when above 0), `mistakes` the share of
    sign-ups with a mistake. `number` makes the phone numbers, national and ten digits long: practice numbers unless
    a test draws others at run time, and keeps none. The same seed gives the same bytes.
    """
    rng = random.Random(f"city {seed}")
    homes = further_homes(streets, streets * HOMES_PER_STREET, first_postcode=1000)
    by_street: dict[str, list[Home]] = {}
    for home in homes:
        by_street.setdefault(home.street, []).append(home)
    ids = tuple(f"S{at:0{len(str(streets))}d}" for at in range(1, streets + 1))
    bad = frozenset(rng.sample(ids, max(1, round(broken * streets)) if broken else 0))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / STREETS).write_bytes(_street_list(rng, ids, bad, by_street))
    (folder / ADDRESSES).write_bytes(bag_csv(homes))
    rows = sorted(_signups(rng, homes, signups, mistakes, number), key=lambda row: row.when or datetime.min)
    (folder / SIGNUPS).write_bytes(google_csv(rows))
    return City(ids, bad, len(homes), signups)


def _street_list(
    rng: random.Random, ids: tuple[str, ...], bad: frozenset[str], by_street: dict[str, list[Home]]
) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    names = different_names(rng, set())
    numbers = different_numbers(rng, practice_number, set())
    for id_, (street, homes) in zip(ids, by_street.items(), strict=True):
        first, last = next(names)
        keeper = Person(first, last, homes[0], next(numbers))
        area = rng.choice(_BROKEN).format(name=street) if id_ in bad else _area(rng, street, homes)
        writer.writerow((id_, street, area, keeper.name, keeper.words()["dashed"], keeper.mail))
    return text.getvalue().encode()


def _area(rng: random.Random, street: str, homes: list[Home]) -> str:
    """The whole street, in one of the ways an area can be written (design.md 6)."""
    last = max(home.number for home in homes)
    return rng.choice(
        (
            street,
            f"{street} 1-{last}",
            f"{street} 1-{last} oneven; {street} 2-{last} even",
            "; ".join(dict.fromkeys(home.postcode for home in homes)),
        )
    )


def _signups(rng: random.Random, homes: list[Home], count: int, mistakes: float, number: NumberMaker) -> Iterator[Row]:
    names, numbers = different_names(rng, set()), different_numbers(rng, number, set())
    opened = datetime(2026, 9, 14, 8, 0)
    for _at in range(count):
        first, last = next(names)
        person = Person(first, last, rng.choice(homes), next(numbers))
        cells = written_cells(rng, GOOGLE, person, rng.choice(_NOTATIONS))
        if rng.random() < mistakes:
            cells |= {name: text.format_map(person.words()) for name, text in rng.choice(_MISTAKES).items()}
        yield Row(GOOGLE, "", person, cells, when=opened + timedelta(seconds=rng.randrange(40 * 86_400)))
