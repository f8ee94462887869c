"""Where a newcomer goes when groups are running already: to the group of the street."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from buurtapp.groups.members import house_number
from buurtapp.groups.streets import Walk, side_of
from buurtapp.model.area import same_street
from buurtapp.model.member import Group, Member

Places = dict[str, list[Member]]
_FAR = (2, 0)  # a group that holds the street by name only


def place_newcomers(
    newcomers: Iterable[Member], places: Places, known: Mapping[str, Group], limit: int, walk: Walk
) -> list[Member]:
    """Add newcomers to `places` where their street is and there is room; returns who needs a new group.

    A street that no group holds yet goes, side by side, to the group that lies nearest in the walk. When
    that leaves somebody without a place, all of those streets make new groups together: better one new
    group of neighbours than the last chairs of three full ones.
    """
    waiting = _join_own_streets(newcomers, places, known, limit)
    trial = {code: list(bucket) for code, bucket in places.items()}
    for side in walk.sides(waiting):
        code = _nearest_with_room(side, trial, limit, walk)
        if code is None:
            return waiting
        trial[code] += side
    places.update(trial)
    return []


def _join_own_streets(
    newcomers: Iterable[Member], places: Places, known: Mapping[str, Group], limit: int
) -> list[Member]:
    living: dict[str, list[tuple[Member, str]]] = defaultdict(list)
    for code, bucket in places.items():
        for member in bucket:
            living[same_street(member.street)].append((member, code))
    holding: dict[str, list[str]] = defaultdict(list)
    for code, group in known.items():
        for street in group.streets:
            holding[same_street(street)].append(code)
    waiting = []
    for newcomer in newcomers:
        street = same_street(newcomer.street)
        near = [(_distance(newcomer, other), code) for other, code in living[street] if len(places[code]) < limit]
        near += [(_FAR, code) for code in holding[street] if len(places[code]) < limit]
        if not near:
            waiting.append(newcomer)
            continue
        code = min(near)[1]
        places[code].append(newcomer)
        living[street].append((newcomer, code))
    return waiting


def _distance(one: Member, other: Member) -> tuple[int, int]:
    """First whether they live on one side, then how far apart."""
    return (int(side_of(one) != side_of(other)), abs(house_number(one) - house_number(other)))


def _nearest_with_room(side: list[Member], places: Places, limit: int, walk: Walk) -> str | None:
    """The group with room for the whole side whose streets come closest in the walk."""
    at = walk.ordinals(member.street for bucket in [side, *places.values()] for member in bucket)
    here = at[same_street(side[0].street)]
    fitting = [
        (min((abs(at[same_street(other.street)] - here) for other in bucket), default=len(at)), len(bucket), code)
        for code, bucket in places.items()
        if len(bucket) + len(side) <= limit
    ]
    return min(fitting)[2] if fitting else None
