"""Who keeps which group, who stands in, and the group of admins with the wijkagent (domain.md 2.3, 3.5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from buurtapp.model.area import same_street
from buurtapp.model.member import Group
from buurtapp.model.people import Contact, TeamMember
from buurtapp.words import _

_ADMIN_GROUP_KINDS = ("wijkagent", "neighbouring_group")


@dataclass(frozen=True, slots=True)
class Concern:
    """Something about a group's admins that needs doing, as one sentence."""

    code: str
    sentence: str


def admins_of(group: Group, team: Iterable[TeamMember]) -> list[TeamMember]:
    """The admins who keep a group: those with one of its streets, or without streets of their own (every group).

    The main admin comes first, deputies last.
    """
    streets = set(map(same_street, group.streets))
    order = ("main_admin", "admin", "deputy")
    found = [one for one in team if one.is_admin and (not one.streets or streets & set(map(same_street, one.streets)))]
    return sorted(found, key=lambda one: (order.index(one.role), one.name.casefold()))


def admin_warnings(groups: Iterable[Group], team: Sequence[TeamMember]) -> list[Concern]:
    """Groups with no admin, with one, or with nobody who stands in, and deputies for somebody unknown."""
    warnings = []
    for group in groups:
        found = admins_of(group, team)
        if not found:
            sentence = _("{name} has no admin. Find two people first.", name=group.name)
        elif len(found) == 1:
            sentence = _("{name} has one admin. When that person is away or moves, nobody keeps it.", name=group.name)
        elif all(one.role == "deputy" for one in found):
            sentence = _("{name} has deputies only. Agree on who is the admin.", name=group.name)
        else:
            continue
        warnings.append(Concern(group.code, sentence))
    names = {one.name.casefold() for one in team}
    return warnings + [
        Concern("", _("{name} stands in for {other}, who is not in the team.", name=one.name, other=one.deputy_for))
        for one in team
        if one.deputy_for and one.deputy_for.casefold() not in names
    ]


def admin_group(team: Iterable[TeamMember], contacts: Iterable[Contact]) -> list[TeamMember | Contact]:
    """Who belongs in the group of admins: every admin, the wijkagent and the admins of neighbouring groups.

    Never a member: in this group police and admins find each other.
    """
    admins: list[TeamMember | Contact] = sorted(
        (one for one in team if one.is_admin), key=lambda one: one.name.casefold()
    )
    return admins + sorted(
        (one for one in contacts if one.kind in _ADMIN_GROUP_KINDS), key=lambda one: (one.kind != "wijkagent", one.name)
    )
