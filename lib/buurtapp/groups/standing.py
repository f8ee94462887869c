"""How far someone's entering has come, in words, and what is to be done today (formats.md 1.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from buurtapp.model.member import Member
from buurtapp.model.signup import Status
from buurtapp.words import _

RING_AFTER = timedelta(days=7)


def _N(msgid: str) -> str:
    return msgid


_WORDS: dict[Status, str] = {
    "": "",
    "to_add": _N("to add"),
    "added": _N("added"),
    "invited": _N("invited"),
    "lapsed": _N("invitation lapsed"),
    "joined": _N("in the group"),
    "refused": _N("does not want to"),
    "no_whatsapp": _N("has no WhatsApp"),
    "left": _N("has left"),
}


@dataclass(frozen=True, slots=True)
class Today:
    """Who to add, who to invite again, and who to ring."""

    add: tuple[Member, ...] = ()
    invite_again: tuple[Member, ...] = ()
    ring: tuple[Member, ...] = ()


def status_word(status: Status) -> str:
    """The status as people read it."""
    return _(_WORDS[status]) if _WORDS[status] else ""


def lapsed(member: Member, on: date) -> bool:
    """Whether the member's invitation has lapsed: said so, or its day is over."""
    if member.status == "lapsed":
        return True
    return member.status == "invited" and member.lapses_on is not None and on > member.lapses_on


def today(members: Iterable[Member], on: date) -> Today:
    """What is to be done on a day.

    A lapsed invitation is sent again; one that lapsed more than a week ago, and someone without WhatsApp,
    gets a call: a second message helps less than a voice, and a buddy can pass messages on.
    """
    members = list(members)
    over = [member for member in members if lapsed(member, on)]
    late = {member.phone for member in over if on - _since(member, on) > RING_AFTER}
    return Today(
        add=tuple(member for member in members if member.status == "to_add"),
        invite_again=tuple(member for member in over if member.phone not in late),
        ring=tuple(member for member in members if member.phone in late or member.status == "no_whatsapp"),
    )


def _since(member: Member, on: date) -> date:
    """The day the invitation lapsed."""
    if member.status == "invited" and member.lapses_on is not None:
        return member.lapses_on
    return member.since or on
