"""Dividing a group that is running already, the way Heemstede does it (domain.md 2.6).

New group; the same admins in it; one single notice with the border and who must do what; the invitation;
a new name for the old group; and only later does anyone leave the old one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from buurtapp.groups.codes import new_code
from buurtapp.groups.partition import fewest
from buurtapp.groups.split import Placed, base_name, divide, group_name, sides_within, streets_of
from buurtapp.groups.streets import Walk
from buurtapp.model.area import same_street
from buurtapp.model.member import Group, Member
from buurtapp.press.texts import Text, fill_in
from buurtapp.words import Fault, _

NOTICE = "splitsen-bericht.txt"
STEPS = "splitsen-stappen.txt"


@dataclass(frozen=True, slots=True)
class Division:
    """A group before and after: the part that stays, the parts that move, and the streets on the border."""

    old: Group
    stays: Placed
    moves: tuple[Placed, ...]

    @property
    def border(self) -> tuple[str, ...]:
        """Streets that lie in more than one part: there every side must be named."""
        parts = [set(map(same_street, part.group.streets)) for part in (self.stays, *self.moves)]
        shared = {street for at, part in enumerate(parts) for other in parts[at + 1 :] for street in part & other}
        return tuple(street for street in self.old.streets if same_street(street) in shared)


def divide_running(
    group: Group, members: Iterable[Member], into: int, *, taken: Iterable[str], streets: Sequence[str] = ()
) -> Division:
    """Divide a running group in `into` parts by street and side; the largest keeps code and WhatsApp group.

    `taken` are the codes of all groups; `streets` the order in which streets lie. Raises Fault when there
    are not that many sides of streets to divide, or the parts would still be over the group's limit.
    """
    members = list(members)
    parts = _parts(members, group.limit, into, Walk(streets))
    parts.insert(0, parts.pop(parts.index(max(parts, key=len))))
    codes = {group.code, *taken}
    placed: list[Placed] = []
    for part in parts:
        code = group.code if not placed else new_code(group.code.rstrip("0123456789"), codes)
        codes.add(code)
        own = replace(
            group,
            code=code,
            name=group_name(base_name(group), code, part, several=True),
            streets=streets_of(part),
        )
        placed.append(Placed(own, [replace(member, group=code) for member in part]))
    old = replace(group, streets=streets_of(members))
    return Division(old, placed[0], tuple(placed[1:]))


def division_notice(
    division: Division, values: Mapping[str, object], template: Path, ranges: Mapping[str, Sequence[str]]
) -> Text:
    """The one message in the old group: who moves where, who stays, where the border is, what to do.

    `ranges` gives the doors of each group by code (`territory.ranges`). Raises Fault when it cannot be filled in.
    """
    parts = [_told(part, ranges) for part in division.moves]
    own = {"blijft": _told(division.stays, ranges), "nieuw": parts, "grens": list(division.border)}
    return fill_in(template, {**values, "oude_groep": division.old.name, **own})


def division_steps(division: Division, values: Mapping[str, object], template: Path) -> Text:
    """What the admins do and in which order, as numbered steps to tick off."""
    moving = sum(len(part.members) for part in division.moves)
    own = {
        "oude_groep": division.old.name,
        "blijft": division.stays.group.name,
        "nieuw": [part.group.name for part in division.moves],
        "verhuizers": moving,
    }
    return fill_in(template, {**values, **own})


def _parts(members: Sequence[Member], limit: int, into: int, walk: Walk) -> list[list[Member]]:
    sizes = [len(side) for side in sides_within(members, limit, walk)]
    if len(sizes) < 2:
        raise Fault(
            _("This group cannot be divided."),
            _("Everybody lives on one side of one street, and neighbours on a side stay together."),
            _("Wait until people of another side or street take part."),
            _("Look in the table of groups whether you chose the right one."),
        )
    if not max(2, fewest(sizes, limit)) <= into <= len(sizes):
        raise Fault(
            _("This group cannot be divided in {n} parts.", n=into),
            _(
                "Neighbours on one side of a street stay together, and a part has at most {limit} members. "
                "There are {sides} sides to divide.",
                limit=limit,
                sides=len(sizes),
            ),
            _(
                "Choose from {least} up to that number, or wait until there are more members.",
                least=max(2, fewest(sizes, limit)),
            ),
            _("Try 2 parts first."),
        )
    return divide(members, limit, walk, into)


def _told(part: Placed, ranges: Mapping[str, Sequence[str]]) -> dict[str, object]:
    return {"naam": part.group.name, "straten": list(ranges.get(part.group.code, part.group.streets))}
