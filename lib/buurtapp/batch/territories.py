"""Which street of the list holds which address of the city."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from buurtapp.batch.streets import Street
from buurtapp.model.address import Address
from buurtapp.model.area import same_street
from buurtapp.words import _


@dataclass(frozen=True, slots=True)
class Territories:
    """The streets with an area, and per address (by its place in the file) the ids of the streets that hold it."""

    streets: list[Street]
    addresses: Sequence[Address]
    holders: list[tuple[str, ...]]
    of_street: dict[str, list[int]] = field(default_factory=dict)

    @property
    def shared(self) -> int:
        """How many addresses lie in more than one street of the list."""
        return sum(len(ids) > 1 for ids in self.holders)

    def leading_to(self, places: Iterable[int]) -> frozenset[str]:
        """The streets that hold any of these addresses."""
        return frozenset(id_ for place in places for id_ in self.holders[place])


def divide(streets: Sequence[Street], addresses: Sequence[Address]) -> Territories:
    """Give each street its addresses; a street whose area holds none gets a fault."""
    by_name, by_postcode, by_buurt = _places(addresses)
    holders: list[list[str]] = [[] for _address in addresses]
    judged, of_street = [], {}
    for street in streets:
        likely = {
            *(place for part in street.area.streets for place in by_name[same_street(part.street)]),
            *(place for postcode in street.area.postcodes for place in by_postcode[postcode]),
            *(place for code in street.area.buurten for place in by_buurt[code]),
        }
        held = sorted(place for place in likely if street.area.covers(addresses[place]))
        for place in held:
            holders[place].append(street.id)
        of_street[street.id] = held
        fault = street.fault or ("" if held else _("No address lies in this area."))
        judged.append(replace(street, fault=fault))
    return Territories(judged, addresses, [tuple(ids) for ids in holders], of_street)


_Places = defaultdict[str, list[int]]


def _places(addresses: Sequence[Address]) -> tuple[_Places, _Places, _Places]:
    by_name, by_postcode, by_buurt = _Places(list), _Places(list), _Places(list)
    for place, address in enumerate(addresses):
        by_name[same_street(address.street)].append(place)
        by_postcode[address.postcode].append(place)
        by_buurt[address.buurt].append(place)
    return by_name, by_postcode, by_buurt
