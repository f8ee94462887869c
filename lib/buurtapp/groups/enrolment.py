"""The list to tick off while entering people: one sheet for each group, in the order of the phone's search."""

from collections.abc import Iterable

from buurtapp.groups.names import PRACTICE, card_names, one_line, search_key
from buurtapp.groups.standing import status_word
from buurtapp.model.member import Group, Member
from buurtapp.sheets import Cell, Column, Sheet, tick_column
from buurtapp.words import _


def enrolment_sheet(group: Group, members: Iterable[Member], *, practice: bool) -> Sheet:
    """Name on the card, name, address, phone, status, and boxes for added, invited and in the group.

    Members are those of `members_of`, with this group's code. A box is ticked when the status says so.
    """
    members = list(members)
    names = card_names(members, practice=practice)
    ordered = sorted(members, key=lambda member: search_key(names[member.phone]))
    title = _("Enrolment list {code} {name}", code=group.code, name=group.name)
    return Sheet(
        title=f"{PRACTICE} {title}" if practice else title,
        columns=_columns(),
        rows=[_row(member, names[member.phone]) for member in ordered],
        note=_note(practice),
    )


def _columns() -> list[Column]:
    return [
        Column(_("Name on the card")),
        Column(_("Name")),
        Column(_("Address")),
        Column(_("Phone"), width=16),
        Column(_("Status"), width=20),
        Column(_("Invitation valid until"), width=14),
        tick_column(_("Added")),
        tick_column(_("Invited")),
        tick_column(_("In the group")),
    ]


def _row(member: Member, name: str) -> list[Cell]:
    return [
        name,
        one_line(member.name),
        one_line(f"{member.street} {member.door}"),
        member.phone,
        status_word(member.status),
        member.lapses_on if member.status == "invited" else None,
        member.status in ("added", "joined"),
        member.status in ("invited", "lapsed"),
        member.status == "joined",
    ]


def _note(practice: bool) -> str:
    if practice:
        return _("For practice only: these people and numbers do not exist.")
    return _("Only for the admins. Search the name on the card in WhatsApp. Throw this list away when all are in.")
