"""Members along the street: sides, doors, and the order in which streets lie."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from buurtapp.groups.members import house_number, walking_order
from buurtapp.groups.partition import partition
from buurtapp.model.address import Address
from buurtapp.model.area import same_street
from buurtapp.model.member import Member

_CUT_BETWEEN_NEXT_DOORS = 0.1  # cheaper the wider the gap between two house numbers


def street_order(addresses: Iterable[Address]) -> list[str]:
    """Street names in the order of their lowest postcode: streets that lie together mostly follow each other."""
    lowest: dict[str, str] = {}
    for address in addresses:
        lowest[address.street] = min(lowest.get(address.street, "~"), address.postcode or "~")
    return sorted(lowest, key=lambda street: (lowest[street], street.casefold()))


class Walk:
    """The order in which streets are walked: the given one first, the rest by name."""

    def __init__(self, streets: Sequence[str] = ()) -> None:
        self._place = {same_street(street): at for at, street in enumerate(streets)}

    def place(self, street: str) -> tuple[int, str]:
        """Where the street comes in the walk."""
        name = same_street(street)
        return (self._place.get(name, len(self._place)), name)

    def ordinals(self, streets: Iterable[str]) -> dict[str, int]:
        """The number in the walk of each of `streets`, streets in between counted, by the name as compared."""
        names = {*map(same_street, streets), *self._place}
        return {name: at for at, name in enumerate(sorted(names, key=self.place))}

    def sides(self, members: Iterable[Member]) -> list[list[Member]]:
        """The members per side of a street, each side in walking order."""
        ordered = sorted(members, key=lambda member: (self.place(member.street), walking_order(member)))
        return [list(side) for _key, side in groupby(ordered, key=side_of)]


def side_of(member: Member) -> tuple[str, int]:
    """Street and side (1 odd, 0 even): who shares these are neighbours on a side."""
    return (same_street(member.street), house_number(member) % 2)


def door_of(member: Member) -> tuple[str, str, str]:
    """Street, number and addition: who shares these live behind one door."""
    return (same_street(member.street), member.number, member.addition.casefold())


def pieces_of(side: Sequence[Member], limit: int) -> list[list[Member]]:
    """A side that is larger than `limit`, cut between doors, where the gap is wide if sizes allow."""
    if len(side) <= limit:
        return [list(side)]
    doors = [list(door) for _key, door in groupby(side, key=door_of)]
    doors = [door[at : at + limit] for door in doors for at in range(0, len(door), limit)]

    def cost(at: int) -> float:
        return _CUT_BETWEEN_NEXT_DOORS / max(1, house_number(doors[at][0]) - house_number(doors[at - 1][0]))

    cuts = partition([len(door) for door in doors], limit, cost)
    return [[member for door in doors[first:end] for member in door] for first, end in cuts]
