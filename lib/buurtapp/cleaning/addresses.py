"""Addresses of all rows: exact doors at once, every other distinct address through the choice one by one."""

import re
from dataclasses import dataclass

import numpy as np

from buurtapp.cleaning.additions import HouseNumber, addition_key, read_number
from buurtapp.cleaning.address_choice import Typed, choose
from buurtapp.cleaning.address_file import AddressFile, Ints
from buurtapp.cleaning.address_text import Parts, split_street, take_address_apart
from buurtapp.cleaning.fields import Rows
from buurtapp.cleaning.postcodes import VALID, read_postcode
from buurtapp.cleaning.reason_bits import Mask, Reasons, Words, bits_of, words
from buurtapp.cleaning.streets import NONE, same_key, tidy_street
from buurtapp.cleaning.text import Places, blocks, distinct, numbered, outcomes, outcomes_of, per_value, tidy

_DIGIT = re.compile(r"\d")
_FIELDS = ("street", "number", "addition", "postcode", "city")


@dataclass(slots=True)
class Doors:
    """What was found per row: the position in the address file (-1: none) and the address to show."""

    position: Ints
    shown: dict[str, Words]
    file: AddressFile

    def fill(self, where: Mask, positions: Ints) -> None:
        """Put other rows of the address file in the place of what was found."""
        self.position[where] = positions[where]
        for field, column in _columns(self.file).items():
            self.shown[field][where] = column[positions[where]]


@dataclass(frozen=True, slots=True)
class _Typed:
    """The typed addresses of all rows as places in lists of distinct values."""

    street: tuple[Places, list[str]]
    house: tuple[Places, list[HouseNumber]]
    postcode: tuple[Places, list[tuple[str, int, str]]]
    city: tuple[Places, list[str]]


def find_doors(rows: Rows, file: AddressFile, reasons: Reasons) -> Doors:
    """The row of the address file for every sign-up; codes go to `reasons`."""
    typed = _read(rows, file)
    position = _exact(typed, file)
    rest = np.flatnonzero(position < 0)
    if len(rest):
        position[rest], bits = _choose_each(typed, rest, file)
        reasons.bits[rest] |= bits
    reasons.add("address.outside_area", _outside(position, file))
    shown = {field: _at(column, position) for field, column in _columns(file).items()}
    missing = position < 0
    for field, column in _as_typed(typed, missing).items():
        shown[field][missing] = column
    _keep_typed_addition(typed, position, shown, file)
    return Doors(position, shown, file)


def _columns(file: AddressFile) -> dict[str, Words]:
    columns = (file.street, file.number_text, file.addition, file.postcode, file.city)
    return dict(zip(_FIELDS, columns, strict=True))


def _at(column: Words, position: Ints) -> Words:
    """What stands at each position; anything where there is none."""
    return column[position] if len(column) else np.empty(len(position), dtype=object)


def _outside(position: Ints, file: AddressFile) -> Mask:
    if not len(file.in_area):
        return np.zeros(len(position), dtype=bool)
    return (position >= 0) & ~file.in_area[position]


def _read(rows: Rows, file: AddressFile) -> _Typed:
    """Take apart what is whole, then read number, addition, postcode and place, each once per distinct value."""
    street, number, postcode, city = (rows[field] for field in ("street", "number", "postcode", "city"))
    whole = np.flatnonzero(rows.filled("address"))
    if len(whole):
        parts = per_value(rows["address"][whole], lambda text: take_address_apart(text, file.same))
        street, postcode, city = (
            _filled(column, whole, parts, field)
            for field, column in (("street", street), ("postcode", postcode), ("city", city))
        )
        number = _with_the_addresses(number, whole, parts, rows.typed("number"))
    streets, number = _split_streets(street, number, file)
    postcode_at, postcodes = outcomes(postcode, read_postcode)
    return _Typed(outcomes_of(streets, tidy_street), _houses(number, rows["addition"]), (postcode_at, postcodes),
                  _cities(city, postcode_at, postcodes))  # fmt: skip


def _cities(city: Words, postcode_at: Places, postcodes: list[tuple[str, int, str]]) -> tuple[Places, list[str]]:
    """The place of every row, from its own column or from behind the postcode."""
    if any(behind for _code, _state, behind in postcodes):
        behind = words(place for _code, _state, place in postcodes)[postcode_at]
        city = np.where(city == "", behind, city)
    return outcomes(city, tidy)


def _filled(column: Words, rows: Places, parts: Words, field: str) -> Words:
    """The column with the part of the whole address where it was empty."""
    filled = column.copy()
    mine: list[Parts] = list(parts)
    filled[rows] = [own or getattr(part, field) for own, part in zip(column[rows], mine, strict=True)]
    return filled


def _with_the_addresses(number: Words, rows: Places, parts: Words, typed: Mask) -> Words:
    """The numbers with that of the whole address; another there makes two houses of it, unless a person typed it."""
    filled = number.copy()
    for row, part in zip(rows, parts, strict=True):
        own, behind = number[row], part.number
        if own == "":
            filled[row] = behind
        elif behind not in ("", own) and not typed[row]:
            one, other = read_number(behind).number, read_number(own).number
            filled[row] = own if one == other else f"{one} of {own}"
    return filled


def _split_streets(street: Words, number: Words, file: AddressFile) -> tuple[tuple[Places, list[str]], Words]:
    """A number in the street column moves to the number; another number there too makes two houses of it.

    The streets as `distinct` gives them, and the numbers.
    """
    at, found = distinct(street)
    split = [split_street(tidy_street(text), file.same) if _DIGIT.search(text) else (text, "") for text in found]
    has_number = np.array([bool(behind) for _street, behind in split], dtype=bool)[at]
    rows = np.flatnonzero(has_number)
    if not len(rows):
        return (at, found), number
    places, number = {name: place for place, name in enumerate(found)}, number.copy()
    for row in rows:
        name, behind = split[at[row]]
        if number[row] == "":
            number[row] = behind
        elif read_number(behind).number != read_number(number[row]).number:
            if same_key(name) not in file.same:
                continue
            number[row] = f"{read_number(behind).number} of {number[row]}"
        at[row] = places.setdefault(name, len(places))
    return (at, list(places)), number


def _houses(number: Words, addition: Words) -> tuple[Places, list[HouseNumber]]:
    number_at, numbers = distinct(number)
    addition_at, additions = distinct(addition)
    both, pairs = numbered(number_at * len(additions) + addition_at)
    return both, [read_number(numbers[pair // len(additions)], additions[pair % len(additions)]) for pair in pairs]


def _exact(typed: _Typed, file: AddressFile) -> Ints:
    """The doors of which postcode, number, addition and street stand in the file just so, at once for all rows."""
    house_at, houses = typed.house
    postcode_at, postcodes = typed.postcode
    street_at, streets = typed.street
    number = np.array([house.number for house in houses], dtype=np.int64)
    keys = ["?" if house.unsure else addition_key(house.addition) for house in houses]
    addition = np.array([file.addition_ids.get(key, -1) for key in keys], dtype=np.int64)
    postcode = np.array([file.postcode_ids.get(code, -1) for code, _state, _place in postcodes], dtype=np.int64)
    names = [file.same_ids.get(same_key(name), -1) if name else -2 for name in streets]
    same = np.array(names, dtype=np.int64)
    position = np.empty(len(street_at), dtype=np.int64)
    for rows in blocks(len(position)):
        house = house_at[rows]
        doors = file.doors(postcode[postcode_at[rows]], number[house], addition[house])
        position[rows] = np.where(file.in_street(doors, same[street_at[rows]]), doors, -1)
    return position


def _choose_each(typed: _Typed, rows: Places, file: AddressFile) -> tuple[Ints, Ints]:
    """The choice for every distinct address among `rows`: positions and reason bits."""
    streets, houses, postcodes, cities = typed.street[1], typed.house[1], typed.postcode[1], typed.city[1]
    at = np.zeros(len(rows), dtype=np.int64)
    for places, values in (typed.street, typed.house, typed.postcode, typed.city):
        at = numbered(at * len(values) + places[rows])[0]
    first = rows[np.unique(at, return_index=True)[1]]
    _learn_streets(typed, first, file)
    positions, bits = np.empty(len(first), dtype=np.int64), np.empty(len(first), dtype=np.int64)
    nearby = np.lexsort((typed.street[0][first], typed.postcode[0][first]))  # what lies together is quicker found
    for place, row in zip(nearby, first[nearby], strict=True):
        postcode, state, _behind = postcodes[typed.postcode[0][row]]
        one = Typed(
            streets[typed.street[0][row]], houses[typed.house[0][row]], postcode, state, cities[typed.city[0][row]]
        )
        choice = choose(one, file)
        positions[place], bits[place] = choice.position, bits_of(choice.codes)
    return positions[at], bits[at]


def _learn_streets(typed: _Typed, rows: Places, file: AddressFile) -> None:
    """Look the misspelt streets that no postcode helps up together."""
    known = np.array([code in file.postcode_ids for code, _state, _place in typed.postcode[1]], dtype=bool)
    helpless = rows[~known[typed.postcode[0][rows]]]
    streets = {typed.street[1][place] for place in np.unique(typed.street[0][helpless])}
    file.learn(sorted(street for street in streets if file.called(street)[1] == NONE))


def _as_typed(typed: _Typed, rows: Mask) -> dict[str, Words]:
    """The address of `rows` as it was typed, tidied: what is shown when no row of the file was found."""
    house_at, houses = typed.house
    postcode_at, postcodes = typed.postcode

    def spread(values: list[str], at: Places) -> Words:
        return words(values)[at[rows]]

    return {
        "street": spread(typed.street[1], typed.street[0]),
        "number": spread(["" if house.number < 0 else str(house.number) for house in houses], house_at),
        "addition": spread([house.addition for house in houses], house_at),
        "postcode": spread([code if state == VALID else "" for code, state, _place in postcodes], postcode_at),
        "city": spread(typed.city[1], typed.city[0]),
    }


def _keep_typed_addition(typed: _Typed, position: Ints, shown: dict[str, Words], file: AddressFile) -> None:
    """A file of postcodes and numbers has no street and no addition: what was typed is all we know."""
    found = position >= 0
    if not found.any() or file.has_streets:
        return
    for field in ("street", "addition"):
        bare = found & (shown[field] == "")
        shown[field][bare] = _as_typed(typed, bare)[field]
