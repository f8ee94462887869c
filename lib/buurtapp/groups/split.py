"""Members over groups: by street and side, neighbours together, and nobody moved without need (domain.md 2.6).

A side of a street that fits in one group is never divided. Who has a place keeps it, so running it again
changes nothing; only a group that has grown past the limit is divided, and only newcomers are placed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from buurtapp.groups.codes import new_code, stem
from buurtapp.groups.members import walking_order
from buurtapp.groups.newcomers import place_newcomers
from buurtapp.groups.partition import partition
from buurtapp.groups.streets import Walk, pieces_of
from buurtapp.model.area import same_street
from buurtapp.model.member import Group, Member

HARD_LIMIT = 1024  # members in one WhatsApp group (formats.md 1.1)
NAME_LENGTH = 100  # characters in the name of a WhatsApp group (formats.md 1.1)
_STREET_CUT = 0.15  # dividing a street is worth avoiding up to a quarter of unequal size


class Placed(NamedTuple):
    """A group and its members, who carry its code."""

    group: Group
    members: list[Member]


def split(
    members: Iterable[Member],
    limit: int,
    *,
    existing: Sequence[Group] = (),
    name: str = "",
    streets: Sequence[str] = (),
) -> list[Placed]:
    """Place every member in a group of at most `limit`; groups that exist come first, in their order.

    Give it who takes part (`taking_part`): someone who left or refused takes no place.
    `existing` are the groups made earlier and `member.group` the places taken; `name` is the neighbourhood
    or the name the team chose; `streets` the order in which streets lie (`street_order`), else by name.
    Raises ValueError for a limit below 1 or above WhatsApp's own.
    """
    if not 1 <= limit <= HARD_LIMIT:
        raise ValueError(f"a group takes 1 to {HARD_LIMIT} members, not {limit}")
    walk = Walk(streets)
    known = {group.code: group for group in existing}
    beginning = existing[0].code.rstrip("0123456789") if existing else stem(name)
    places, newcomers = _as_they_are(members, known)
    for code, bucket in list(places.items()):
        if len(bucket) > limit:
            parts = divide(bucket, limit, walk)
            places[code] = parts.pop(parts.index(max(parts, key=len)))
            _open_groups(places, parts, beginning)
    without_place = place_newcomers(newcomers, places, known, limit, walk)
    _open_groups(places, divide(without_place, limit, walk), beginning)
    return _placed(places, known, limit, name)


def sides_within(members: Iterable[Member], limit: int, walk: Walk) -> list[list[Member]]:
    """The sides of streets in the order of the walk; a side larger than `limit` is cut between doors."""
    return [piece for side in walk.sides(members) for piece in pieces_of(side, limit)]


def divide(members: Iterable[Member], limit: int, walk: Walk, pieces: int | None = None) -> list[list[Member]]:
    """The members in the fewest runs of whole sides that the limit allows, or in `pieces`, of about equal size.

    Raises ValueError when that many pieces cannot be made.
    """
    sides = sides_within(members, limit, walk)

    def cost(at: int) -> float:
        return _STREET_CUT if same_street(sides[at][0].street) == same_street(sides[at - 1][0].street) else 0.0

    cuts = partition([len(side) for side in sides], limit, cost, pieces)
    return [[member for side in sides[first:end] for member in side] for first, end in cuts]


def _as_they_are(members: Iterable[Member], known: Iterable[str]) -> tuple[dict[str, list[Member]], list[Member]]:
    places: dict[str, list[Member]] = {code: [] for code in known}
    newcomers: list[Member] = []
    for member in sorted(members, key=walking_order):
        bucket = places.setdefault(member.group, []) if member.group else newcomers
        bucket.append(member)
    return places, newcomers


def _open_groups(places: dict[str, list[Member]], parts: Iterable[list[Member]], beginning: str) -> None:
    for part in parts:
        places[new_code(beginning, places)] = part


def _placed(places: dict[str, list[Member]], known: dict[str, Group], limit: int, name: str) -> list[Placed]:
    filled = {code: bucket for code, bucket in places.items() if bucket}
    placed = []
    for code, bucket in filled.items():
        group = known.get(code) or Group(code, group_name(name or code, code, bucket, several=len(filled) > 1))
        group = replace(group, streets=streets_of(bucket), limit=limit)
        placed.append(Placed(group, [replace(member, group=code) for member in sorted(bucket, key=walking_order)]))
    return placed


def streets_of(members: Iterable[Member]) -> tuple[str, ...]:
    """The streets in which the members live, by name, each once."""
    spelt = {same_street(member.street): member.street for member in members if member.street}
    return tuple(spelt[street] for street in sorted(spelt))


def group_name(name: str, code: str, members: Iterable[Member], *, several: bool) -> str:
    """`Buurt de Berk`, or with more groups `Buurt de Berk 2: Dorpstraat, Kerkstraat`; WhatsApp takes 100 characters.

    The number is that of the code, as two groups may share a street.
    """
    if not several:
        return name[:NAME_LENGTH]
    full = f"{name} {_number(code)}: {', '.join(streets_of(members))}".rstrip(": ")
    return full if len(full) <= NAME_LENGTH else full[: NAME_LENGTH - 1].rstrip(" ,") + "…"


def base_name(group: Group) -> str:
    """The name of the neighbourhood in a group's name."""
    return group.name.partition(":")[0].removesuffix(f" {_number(group.code)}")


def _number(code: str) -> str:
    return code[len(code.rstrip("0123456789")) :]
