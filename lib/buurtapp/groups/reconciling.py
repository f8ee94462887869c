"""A chat export or member list against the register: who came, who left, who is not seen, who is unknown (design.md 6).

An export shows no silent members, so from an export nobody is "not in the group"; only a full list says that.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from buurtapp.groups.recognising import Entry, MatchedBy, Roster
from buurtapp.intake.chat_export import Chat, Event
from buurtapp.intake.chat_members import MemberList
from buurtapp.intake.chat_people import Person, phone_in
from buurtapp.model.member import Group
from buurtapp.model.signup import Status
from buurtapp.store.sightings import Seen, Sighting

Outcome = Literal[
    "seen_joining", "seen_leaving", "not_seen", "in_group", "not_in_group", "number_changed", "unknown"
]  # fmt: skip
Deed = Literal["seen_joining", "seen_leaving", "number_changed", "in_group"]

OUTCOMES: tuple[Outcome, ...] = (
    "seen_joining", "seen_leaving", "not_seen", "in_group", "not_in_group", "number_changed", "unknown",
)  # fmt: skip
_COMING: frozenset[Status] = frozenset({"to_add", "added", "invited", "lapsed", ""})
_NOT_IN_YET: frozenset[Status] = frozenset({"to_add", "lapsed", ""})
_GONE: frozenset[Status] = frozenset({"left", "refused"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a chat or list says of one person.

    `person` is how the chat writes somebody (None: not in it), `last` the last that happened there whoever it
    is, `at` when, `new_phone` the number after a change. `phone`, `source` and `row` are the register's.
    `elsewhere`: the register has them in another group than this one, for example since a group was divided.
    """

    outcome: Outcome
    name: str = ""
    phone: str = ""
    source: str = ""
    row: int | None = None
    matched_by: MatchedBy | None = None
    person: Person | None = None
    last: Outcome = "not_seen"
    at: datetime | None = None
    new_phone: str = ""
    group: str = ""
    status: Status = ""
    admitted: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class _Sign:
    """One sign of a person, with its place in the chat."""

    person: Person
    deed: Deed
    line: int
    at: datetime | None = None
    new_phone: str = ""


def compare(
    shown: Chat | MemberList, roster: Roster, groups: Mapping[str, Group] | None = None, group: str = ""
) -> list[Finding]:
    """What `shown` says of everybody in the register whom the gate admits, and of everybody else it shows.

    A later event beats an earlier one. With more than one group, `group` (a code) says of which one this is; else
    its name does, else where most of the people found in it are. Members of another group are only
    spoken of when they are seen.
    """
    full = isinstance(shown, MemberList)
    signs = _signs_of_list(shown) if isinstance(shown, MemberList) else _signs_of_chat(shown, roster)
    people: dict[int | str, tuple[Entry | None, MatchedBy | None, _Sign]] = {}
    for sign in signs:
        entry, by = roster.match(sign.person)
        key: int | str = entry.signup.id if entry else sign.person.key
        former = people.get(key)
        if former is None or _beats(sign, former[2]):
            people[key] = (entry, by, sign)
    seen = {key for key, (entry, _by, _sign) in people.items() if entry}
    here = group or _group_of(shown, [entry for entry, _by, _sign in people.values() if entry], groups or {})
    found = [_finding(*one, here) for one in people.values()]
    unsure = roster.admins if isinstance(shown, MemberList) and shown.with_self else frozenset()
    missed = [one for one in roster.entries if _missed(one, seen, here)]
    found += [_unseen(one, full and one.signup.phone not in unsure) for one in missed]
    return sorted(found, key=_place)


def last_seen(chat: Chat) -> list[Sighting]:
    """Of everybody the last joining or leaving that the chat shows: all that may be stored of it (design.md 3)."""
    last: dict[str, Sighting] = {}
    for event in chat.events:
        if event.kind != "number_changed":
            kind: Seen = "joined" if event.coming else "left"
            last.pop(event.person.key, None)
            last[event.person.key] = Sighting(event.person.written, event.person.phone, kind, event.at.isoformat())
    return list(last.values())


def stored_chat(seen: Iterable[Sighting]) -> Chat:
    """The stored joining and leaving of the last export, as a chat that can be compared again."""
    return Chat(
        tuple(
            Event("joined" if one.kind == "joined" else "left", Person(one.person, one.phone),
                  datetime.fromisoformat(one.at), line)
            for line, one in enumerate(seen, 1)
        )
    )  # fmt: skip


def proposals(
    findings: Iterable[Finding], known: Mapping[str, tuple[Status, date]], today: date
) -> Iterator[tuple[str, Status, date]]:
    """Per phone number the status that the findings ask for, and its day; nothing for a changed number.

    Nothing either for who belongs to another group: who moved leaves the old one, and is still to come to the new.

    `known` gives the status now and since when. What a person said later than the chat stays.
    """
    for one in findings:
        on = one.at.date() if one.at else today
        status, since = known.get(one.phone, ("", date.min))
        if not one.phone or one.elsewhere or not (one.admitted or status):
            continue
        if one.outcome in ("seen_joining", "in_group") and (status in _COMING or (status != "joined" and on > since)):
            yield one.phone, "joined", on
        if one.outcome == "seen_leaving" and status not in _GONE and (status in _NOT_IN_YET or on >= since):
            yield one.phone, "left", on


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many people have each outcome, in the order of design.md 6."""
    found = Counter(one.outcome for one in findings)
    return {outcome: found[outcome] for outcome in OUTCOMES}


def _signs_of_list(shown: MemberList) -> Iterator[_Sign]:
    for place, who in enumerate(shown.people):
        yield _Sign(who, "in_group", place)


def _signs_of_chat(chat: Chat, roster: Roster) -> list[_Sign]:
    """Every event and sign of life, in the order of the chat."""
    is_also = _one_person(chat, roster)

    def who(person: Person) -> Person:
        return is_also.get(person.key, person)

    signs = []
    for event in chat.events:
        if event.kind != "number_changed":
            deed: Deed = "seen_joining" if event.coming else "seen_leaving"
            signs.append(_Sign(who(event.person), deed, event.line, event.at))
            continue
        if event.new is None or who(event.person) != event.new:
            new_phone = event.new.phone if event.new else ""
            signs.append(_Sign(who(event.person), "number_changed", event.line, event.at, new_phone))
        if event.new is not None and who(event.new) == event.new:
            signs.append(_Sign(event.new, "in_group", event.line, event.at))
    signs += [_Sign(who(person), "in_group", line, at) for person, (line, at) in chat.present.items()]
    return sorted(signs, key=lambda sign: (sign.line, sign.deed == "in_group"))


def _one_person(chat: Chat, roster: Roster) -> dict[str, Person]:
    """Old and new number are one person: the one in the register, the old one when neither is; two when both are."""
    found: dict[str, Person] = {}
    for event in chat.events:
        if event.new is None:
            continue
        old = found.get(event.person.key, event.person)
        old_known, new_known = roster.match(old)[0], roster.match(event.new)[0]
        if new_known is None:
            found[event.new.key] = old
        elif old_known is None:
            found[old.key] = found[event.person.key] = event.new
    return found


def _beats(sign: _Sign, former: _Sign) -> bool:
    """A later sign counts, but a message tells less than having joined or changed number."""
    return sign.line >= former.line and (sign.deed != "in_group" or former.deed in ("in_group", "seen_leaving"))


def _finding(entry: Entry | None, by: MatchedBy | None, sign: _Sign, here: str) -> Finding:
    if entry is None:
        name = "" if phone_in(sign.person.written) else sign.person.written
        return Finding("unknown", name, sign.person.phone, person=sign.person, last=sign.deed, at=sign.at,
                       new_phone=sign.new_phone)  # fmt: skip
    signup = entry.signup
    outcome: Outcome = sign.deed if entry.admitted or sign.deed == "seen_leaving" else "unknown"
    return Finding(
        outcome, signup.name, signup.phone, signup.source, signup.row, by, sign.person, sign.deed, sign.at,
        sign.new_phone, signup.group, signup.status, entry.admitted, bool(here) and signup.group not in ("", here),
    )  # fmt: skip


def _unseen(entry: Entry, full: bool) -> Finding:
    signup = entry.signup
    return Finding(
        "not_in_group" if full else "not_seen", signup.name, signup.phone, signup.source, signup.row,
        group=signup.group, status=signup.status, admitted=True,
    )  # fmt: skip


def _missed(entry: Entry, seen: set[int | str], here: str) -> bool:
    """Whether to speak of somebody who is not in the chat: admitted, and of this group or of none yet."""
    return entry.admitted and entry.signup.id not in seen and (not here or entry.signup.group in ("", here))


def _group_of(shown: Chat | MemberList, found: list[Entry], groups: Mapping[str, Group]) -> str:
    """The code of the group that this is; empty when there is only one, or nothing tells."""
    if len(groups) < 2:
        return ""
    names = shown.names if isinstance(shown, Chat) else frozenset()
    named = [code for code, group in groups.items() if group.name in names]
    if len(named) == 1:
        return named[0]
    most = Counter(entry.signup.group for entry in found if entry.signup.group).most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else ""


def _place(one: Finding) -> tuple[bool, str, int]:
    """The register's people by file and row, then who is not in it, in the order of the chat."""
    return (one.row is None, one.source, one.row or 0)
