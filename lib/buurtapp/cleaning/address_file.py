"""The address file, ready to be looked into: by postcode and number, by street and number, by name of a street."""

from array import array
from bisect import bisect_left

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz.distance import OSA

from buurtapp.cleaning.additions import addition_key
from buurtapp.cleaning.fields import texts_of
from buurtapp.cleaning.near_streets import MOST_SLIPS, add_near
from buurtapp.cleaning.reason_bits import words
from buurtapp.cleaning.streets import (
    ABBREVIATED,
    ALIKE,
    NONE,
    SAME,
    last_word,
    relation,
    same_key,
    short_key,
    words_left_out,
)
from buurtapp.cleaning.text import folded, numbered, outcomes, outcomes_of, per_value, tidy

Ints = npt.NDArray[np.int64]

HIGHEST = 100_000  # house numbers stay below this


class AddressFile:
    """Rows of the address file by position; `labels` are their labels in the frame they came from.

    `street_id`, `postcode_id` and `addition_id` number the distinct streets, postcodes and addition keys.
    """

    def __init__(self, addresses: pd.DataFrame) -> None:
        self.labels = addresses.index
        self.street_id, self.streets = outcomes(texts_of(addresses, "street"), tidy)
        self.street = words(self.streets)[self.street_id]
        self.postcode_id, postcodes = outcomes(texts_of(addresses, "postcode"), _postcode_key)
        self.postcode = words(postcodes)[self.postcode_id]
        self.postcode_ids = {postcode: place for place, postcode in enumerate(postcodes) if postcode}
        addition_at, additions = outcomes(texts_of(addresses, "addition"), tidy)
        self.addition = words(additions)[addition_at]
        self.addition_id, keys = outcomes_of((addition_at, additions), addition_key)
        self._keys = words(keys)[self.addition_id]
        self.addition_ids = {key: place for place, key in enumerate(keys)}
        self.city = per_value(texts_of(addresses, "city"), tidy)
        self.number = _numbers(addresses)
        at, numbers = numbered(self.number)
        self.number_text = words(str(number) for number in numbers)[at]
        self.in_area = _in_area(addresses)
        self._by_postcode = _Lookup(self.postcode_id, self.number)
        self._by_street = _Lookup(self.street_id, self.number)
        self._doors = pd.Index(self._door(self.postcode_id, self.number, self.addition_id))
        self._first = np.flatnonzero(~self._doors.duplicated())
        self._doors = self._doors[self._first]
        self._name_streets()

    def _name_streets(self) -> None:
        self.same: dict[str, list[int]] = {}
        self._short: dict[str, list[int]] = {}
        self._last_word: dict[str, list[int]] = {}
        self._called: dict[str, tuple[tuple[int, ...], int]] = {}
        self._alike: dict[str, tuple[int, ...]] = {}
        for street, name in enumerate(self.streets):
            self.same.setdefault(same_key(name), []).append(street)
            self._short.setdefault(short_key(name), []).append(street)
            self._last_word.setdefault(last_word(name) if " " in name else "", []).append(street)
        for index in (self.same, self._short, self._last_word):
            index.pop("", None)
        self.has_streets = bool(self.same)
        same_ids = {key: place for place, key in enumerate(self.same)}
        self.same_ids = same_ids
        here = {self.streets[street] for street in np.unique(self.street_id[self.in_area])}
        self.only_street = next(iter(here)) if len(here) == 1 else ""
        self.same_of_street = np.array([same_ids.get(same_key(name), -2) for name in self.streets] or [-2])

    def _door(self, postcode: Ints, number: Ints, addition: Ints) -> Ints:
        return (postcode * HIGHEST + number) * (len(self.addition_ids) + 1) + addition

    def doors(self, postcode: Ints, number: Ints, addition: Ints) -> Ints:
        """The position of each postcode, number and addition (as ids), -1 where there is none."""
        known = (postcode >= 0) & (number >= 0) & (number < HIGHEST) & (addition >= 0)
        at = self._doors.get_indexer(pd.Index(np.where(known, self._door(postcode, number, addition), -1)))
        return np.where((at >= 0) & known, self._first[at] if len(self._first) else -1, -1)

    def in_street(self, position: Ints, same: Ints) -> npt.NDArray[np.bool_]:
        """Whether each position lies in the street of that id in `same_ids`; yes where -2 says that none was named."""
        if not len(self.street_id):
            return np.ones(len(position), dtype=bool)
        theirs = self.same_of_street[self.street_id[position]]
        return np.asarray((same == -2) | (theirs == -2) | (same == theirs))

    def at_postcode(self, postcode: str, number: int) -> list[int]:
        """The positions with this postcode and number."""
        return self._by_postcode.at(self.postcode_ids.get(postcode, -1), number)

    def at_streets(self, streets: tuple[int, ...], number: int) -> list[int]:
        """The positions with this number in one of these streets."""
        return [position for street in streets for position in self._by_street.at(street, number)]

    def addition_key(self, position: int) -> str:
        """The addition of one row as a key to compare by."""
        return str(self._keys[position])

    def called(self, typed: str) -> tuple[tuple[int, ...], int]:
        """The streets that carry a typed name, SAME or ABBREVIATED; otherwise no street and NONE."""
        if typed not in self._called:
            same = self.same.get(same_key(typed))
            streets = same or self._short.get(short_key(typed), [])
            self._called[typed] = tuple(streets), SAME if same else ABBREVIATED if streets else NONE
        return self._called[typed]

    def named(self, typed: str) -> tuple[tuple[int, ...], int]:
        """The streets that a typed name can mean, and how: SAME, ABBREVIATED, ALIKE or NONE."""
        streets, kind = self.called(typed)
        if kind != NONE:
            return streets, kind
        if typed not in self._alike:
            self.learn([typed])
        likely = self._alike[typed]
        return likely, ALIKE if likely else NONE

    def learn(self, names: list[str]) -> None:
        """Look many unknown names up by likeness at once, which is far quicker than one by one."""
        names = [name for name in names if name not in self._alike]
        found: list[dict[int, int]] = [{} for _name in names]
        add_near(found, [same_key(name) for name in names], self.same)
        rest = [place for place, near in enumerate(found) if not near]
        add_near([found[place] for place in rest], [short_key(names[place]) for place in rest], self._short)
        for name, near in zip(names, found, strict=True):
            for street in self._last_word.get(last_word(name), ()):
                near.setdefault(street, MOST_SLIPS + 1)
            self._alike[name] = self._nearest(name, near)

    def _nearest(self, name: str, near: dict[int, int]) -> tuple[int, ...]:
        """The streets with the fewest slips among those that are alike by all rules, and those with words left out.

        `J. Steenstraat` is one letter from the Steenstraat, and no less the Jan Steenstraat.
        """
        shortened = {street for street in near if words_left_out(name, self.streets[street])}
        for least in sorted(set(near.values())):
            likely = [street for street, slips in near.items() if slips == least]
            if alike := [street for street in likely if relation(name, self.streets[street])]:
                return tuple(sorted(shortened.union(alike)))
        return ()

    def in_city(self, position: int, typed: str) -> bool:
        """Whether the typed place can be the place of this row; without one of the two it can."""
        city = str(self.city[position])
        if not typed or not city:
            return True
        one, other = _city_key(typed), _city_key(city)
        return one == other or (len(one) > 4 and OSA.distance(one, other) <= 1)


class _Lookup:
    """Rows by a group and a house number, through one sorted key."""

    def __init__(self, group: Ints, number: Ints) -> None:
        key = group.astype(np.int64) * HIGHEST + np.clip(number, -1, HIGHEST - 1)
        self._order = np.argsort(key, kind="stable")
        self._key = array("q", key[self._order].tobytes())  # as a list, but without an object for every key

    def at(self, group: int, number: int) -> list[int]:
        if group < 0 or not 0 <= number < HIGHEST:
            return []
        first = last = bisect_left(self._key, group * HIGHEST + number)
        while last < len(self._key) and self._key[last] == group * HIGHEST + number:
            last += 1
        found: list[int] = self._order[first:last].tolist()
        return found


_CITIES = {"sgravenhage": "denhaag", "shertogenbosch": "denbosch"}


def _postcode_key(text: str) -> str:
    return text.replace(" ", "").upper()


def _city_key(name: str) -> str:
    key = "".join(c for c in folded(name) if c.isalnum())
    return _CITIES.get(key, key)


def _numbers(addresses: pd.DataFrame) -> Ints:
    if "number" not in addresses.columns:
        return np.full(len(addresses), -1, dtype=np.int64)
    return pd.to_numeric(addresses["number"], errors="coerce").fillna(-1).clip(-1, HIGHEST - 1).to_numpy(dtype=np.int64)


def _in_area(addresses: pd.DataFrame) -> npt.NDArray[np.bool_]:
    if "in_area" not in addresses.columns:
        return np.ones(len(addresses), dtype=bool)
    return addresses["in_area"].fillna(True).to_numpy(dtype=bool)
