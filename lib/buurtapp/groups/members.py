"""From sign-ups to members: the only way to a list, a card, an invitation or a link (design.md 4)."""

from collections.abc import Iterable, Mapping
from datetime import date

from buurtapp.model.address import natural
from buurtapp.model.admission import admit
from buurtapp.model.decisions import Decisions
from buurtapp.model.member import Member
from buurtapp.model.signup import SignUp, Status

Standing = tuple[str, Status, date | None, date | None]
WalkingOrder = tuple[str, int, int, list[tuple[int, int, str]], str]

NOT_IN_WHATSAPP: frozenset[Status] = frozenset({"refused", "no_whatsapp", "left"})


def members_of(
    signups: Iterable[SignUp],
    decisions: Decisions,
    *,
    practice: bool,
    statuses: Mapping[str, Standing] | None = None,
) -> list[Member]:
    """The members among `signups`, in walking order: whoever the gate admits, once for each phone number.

    `statuses` tells per phone number the group's code, the status, since when, and the day an invitation
    lapses. Of two admitted sign-ups with one number the newer counts; ties are settled by content.
    """
    newest: dict[str, SignUp] = {}
    for signup in signups:
        if admit(signup, decisions, practice=practice):
            known = newest.get(signup.phone)
            if known is None or _age(signup) > _age(known):
                newest[signup.phone] = signup
    members = [_member(signup, (statuses or {}).get(phone)) for phone, signup in newest.items()]
    return sorted(members, key=walking_order)


def taking_part(members: Iterable[Member]) -> list[Member]:
    """The members who are in a WhatsApp group or on their way: not who refused, left or has no WhatsApp."""
    return [member for member in members if member.status not in NOT_IN_WHATSAPP]


def house_number(member: Member) -> int:
    """The house number as a number; 0 when there is none."""
    digits = member.number.strip()
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def walking_order(member: Member) -> WalkingOrder:
    """Sort key: street, odd side first, number, addition, phone."""
    number = house_number(member)
    return (member.street.casefold(), 1 - number % 2, number, natural(member.addition), member.phone)


def _age(signup: SignUp) -> tuple[str, ...]:
    return (signup.moment, signup.sort_name, signup.name, signup.street, signup.number, signup.addition)


def _member(signup: SignUp, standing: Standing | None) -> Member:
    group, status, since, lapses_on = standing or ("", "to_add", None, None)
    return Member(
        phone=signup.phone,
        name=signup.name,
        sort_name=signup.sort_name,
        street=signup.street,
        number=signup.number,
        addition=signup.addition,
        group=group,
        status=status or "to_add",
        since=since,
        lapses_on=lapses_on,
    )
