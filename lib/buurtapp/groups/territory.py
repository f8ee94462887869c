"""Which doors belong to a group, in ranges that say nothing of who takes part."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from buurtapp.groups.members import house_number
from buurtapp.groups.split import Placed
from buurtapp.groups.streets import Walk, street_order
from buurtapp.model.address import Address
from buurtapp.model.area import same_street
from buurtapp.model.member import Member
from buurtapp.words import _

Number = tuple[str, int]


def territories(placed: Sequence[Placed], addresses: Sequence[Address]) -> dict[str, list[Address]]:
    """Every address under the code of one group: that of the nearest member on its side of the street.

    Without one it is the nearest on the other side, and for a street without members the group whose
    streets lie nearest. All doors of one house number go together.
    """
    found: dict[str, list[Address]] = {part.group.code: [] for part in placed}
    if not placed:
        return found
    members = defaultdict(list)
    for part in placed:
        for member in part.members:
            members[same_street(member.street)].append(member)
    by_street = _nearest_streets(members, addresses)
    owner: dict[Number, str] = {}
    for address in sorted(addresses, key=lambda one: one.walking_order):
        number = (same_street(address.street), address.number)
        if number not in owner:
            owner[number] = _owner(address.number, members[by_street[number[0]]])
        found[owner[number]].append(address)
    return found


def ranges(own: Iterable[Address], everything: Iterable[Address]) -> list[str]:
    """A group's doors as `Kerkstraat`, `Kerkstraat oneven` or `Kerkstraat 1-41 oneven`, as `parse_area` reads them.

    `everything` are the addresses of the whole neighbourhood.
    """
    mine = {(same_street(address.street), address.number) for address in own}
    whole: dict[str, dict[int, set[int]]] = defaultdict(lambda: {1: set(), 0: set()})
    spelt: dict[str, str] = {}
    for address in everything:
        street = same_street(address.street)
        spelt.setdefault(street, address.street)
        whole[street][address.number % 2].add(address.number)
    lines = []
    for street in sorted({street for street, _number in mine}):
        lines += _of_street(spelt[street], whole[street], {number for name, number in mine if name == street})
    return lines


def _nearest_streets(members: Mapping[str, list[Member]], addresses: Iterable[Address]) -> dict[str, str]:
    """For each street, the street with members that lies nearest in the walk: itself where it has any."""
    addresses = list(addresses)
    at = Walk(street_order(addresses)).ordinals(members)
    inhabited = sorted(members, key=lambda street: at[street])
    names = {same_street(address.street) for address in addresses}
    return {name: min(inhabited, key=lambda street: (abs(at[street] - at[name]), at[street])) for name in names}


def _owner(number: int, neighbours: Sequence[Member]) -> str:
    """The group of the members nearest to a house number; most of them decide, then the code."""

    def distance(member: Member) -> tuple[int, int]:
        other = house_number(member)
        return ((other - number) % 2, abs(other - number))

    nearest = min(map(distance, neighbours))
    count = Counter(member.group for member in neighbours if distance(member) == nearest)
    return min(count, key=lambda code: (-count[code], code))


def _of_street(street: str, whole: Mapping[int, set[int]], mine: set[int]) -> list[str]:
    if mine == whole[0] | whole[1]:
        return [street]
    lines = []
    for odd, word in ((1, _("odd")), (0, _("even"))):
        side = sorted(whole[odd])
        if side and set(side) <= mine:
            lines.append(f"{street} {word}")
            continue
        for is_mine, run in groupby(side, key=mine.__contains__):
            if is_mine:
                numbers = list(run)
                lines.append(f"{street} {numbers[0]}-{numbers[-1]} {word}")
    return lines
