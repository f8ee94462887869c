"""Which streets lie within a few slips of a name, for many names at once."""

from collections.abc import Callable

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from buurtapp.cleaning.streets import stem_and_ending

MOST_SLIPS = 3
_BATCH = 1_000
_LARGE = 2_000  # streets; from here on names are only compared that begin alike, or end alike before `straat`

Near = list[dict[int, int]]


def add_near(found: Near, names: list[str], index: dict[str, list[int]]) -> None:
    """Add to each name's dict in `found` the streets of `index` within a few slips, with the number of slips.

    `names` and the keys of `index` are names of one kind, by streets.same_key or streets.short_key.
    """
    blocks: list[Callable[[str], str]] = [lambda _name: ""] if len(index) < _LARGE else [_beginning, _end_of_stem]
    for block in blocks:
        streets = _blocks(list(index), block)
        for key, places in _places(names, block).items():
            for start in range(0, len(places) if key in streets else 0, _BATCH):
                _compare(found, names, places[start : start + _BATCH], streets[key], index)


def _compare(found: Near, names: list[str], places: list[int], keys: list[str], index: dict[str, list[int]]) -> None:
    batch = [names[place] for place in places]
    slips = process.cdist(batch, keys, scorer=OSA.distance, score_cutoff=MOST_SLIPS, dtype=np.uint8)
    for row, column in np.argwhere(slips <= MOST_SLIPS).tolist():
        near = found[places[row]]
        for street in index[keys[column]]:
            near[street] = min(int(slips[row, column]), near.get(street, MOST_SLIPS))


def _beginning(name: str) -> str:
    return name[:2]


def _end_of_stem(name: str) -> str:
    return stem_and_ending(name)[0][-2:]


def _blocks(names: list[str], block: Callable[[str], str]) -> dict[str, list[str]]:
    blocks: dict[str, list[str]] = {}
    for name in names:
        blocks.setdefault(block(name), []).append(name)
    return blocks


def _places(names: list[str], block: Callable[[str], str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        places.setdefault(block(name), []).append(place)
    return places
