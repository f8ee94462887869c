"""Who a person in a chat is: by number, by the name on the contact card, by hand (domain.md 2.6; formats.md 1.6).

A name proves less than a number. So a card counts only when street, house number and first name all agree and
nobody else has them; a profile name (`~ Vera`) never does, because its owner chose it.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from buurtapp.groups.names import PRACTICE, card_names, first_name, one_line, short_street
from buurtapp.intake.chat_people import Person, phone_in
from buurtapp.model.admission import admit
from buurtapp.model.decisions import Decisions
from buurtapp.model.member import Member
from buurtapp.model.signup import SignUp

MatchedBy = Literal["number", "card", "hand"]

_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile(r"[A-Z]{1,5}[0-9]{0,3}")
_CUT_OFF = re.compile(r"(?:…|\.{2,})\s*$")
_LETTER_APART = re.compile(r"\b([0-9]+) ([a-z])\b(?= \w)")
_NAME_PART = re.compile(r"[0-9][0-9a-z]* (?P<name>[^0-9]+)$")
_SHORTEST = 3  # so many letters of a name must be left when it was cut off
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of the register: the sign-up that counts, and whether the gate admits it."""

    signup: SignUp
    admitted: bool


class Roster:
    """Everybody in the register by number, by card and by hand. Built once for each reading of a chat."""

    def __init__(
        self, entries: Iterable[Entry], by_hand: Mapping[str, Entry], *, practice: bool, admins: Iterable[str] = ()
    ) -> None:
        self.admins = frozenset(admins)
        self.entries = sorted(entries, key=lambda one: (one.signup.source, one.signup.row, one.signup.id))
        self._by_phone = {one.signup.phone: one for one in self.entries if one.signup.phone}
        self._by_hand = dict(by_hand)
        self._codes = {fold(one.signup.group) for one in self.entries if one.signup.group}
        self._cards = _cards([one for one in self.entries if one.admitted or one.signup.status], practice)

    def match(self, who: Person) -> tuple[Entry | None, MatchedBy | None]:
        """The one this person is, and by what we know; what a person said by hand counts most."""
        if who.key in self._by_hand:
            return self._by_hand[who.key], "hand"
        if who.phone in self._by_phone:
            return self._by_phone[who.phone], "number"
        phone = "" if who.profile else self._card(who.written)
        return (self._by_phone[phone], "card") if phone else (None, None)

    def knows(self, text: str) -> bool:
        """Whether a text is, whole, one person's number or name: for lines that name several people."""
        return bool(phone_in(text) or self._card(text) or Person(text).key in self._by_hand)

    def _card(self, written: str) -> str:
        """The number of the only one whose card this is; empty when there is none or more than one."""
        if len(written) > _LONGEST:
            return ""
        for key in self._keys(written):
            found = self._cards.get(key, set())
            if found:
                return next(iter(found)) if len(found) == 1 else ""
        return self._cut_off(written) if _CUT_OFF.search(written) else ""

    def _keys(self, written: str) -> list[str]:
        """The name as it is, without OEFEN in front, and without a group's code in front."""
        words = written.split()
        if words and words[0].upper() == PRACTICE:
            words = words[1:]
        plain = " ".join(words)
        keys = [fold(plain)]
        if len(words) > 2 and (fold(words[0]) in self._codes or _CODE.fullmatch(words[0])):
            keys.append(fold(" ".join(words[1:])))
        return [key for key in keys if key]

    def _cut_off(self, written: str) -> str:
        """A name that ends in dots is the beginning of a card, when house number and part of the name are left."""
        for key in self._keys(_CUT_OFF.sub("", written)):
            left = _NAME_PART.search(key)
            found = {phone for card, phones in self._cards.items() if card.startswith(key) for phone in phones}
            if len(found) == 1 and left and len(left["name"]) >= _SHORTEST:
                return next(iter(found))
        return ""


def roster(
    signups: Iterable[SignUp],
    decisions: Decisions,
    by_hand: Mapping[str, int],
    *,
    practice: bool,
    admins: Iterable[str] = (),
) -> Roster:
    """The register as a chat is compared with it; `by_hand` gives per person's key the number of a sign-up.

    `admins` are the admins' own numbers: one of them is the "U" in a list. Of several sign-ups with one number the
    admitted one counts, then the newest.
    """
    signups = list(signups)
    everyone = [Entry(one, bool(admit(one, decisions, practice=practice))) for one in signups]
    best: dict[str, Entry] = {}
    for entry in everyone:
        if entry.signup.phone:
            known = best.get(entry.signup.phone)
            if known is None or _weight(entry) > _weight(known):
                best[entry.signup.phone] = entry
    by_id = {one.signup.id: best.get(one.signup.phone, one) for one in everyone}
    matched = {person: by_id[number] for person, number in by_hand.items() if number in by_id}
    counted = {one.signup.id: one for one in (*best.values(), *matched.values())}
    return Roster(counted.values(), matched, practice=practice, admins=admins)


def suggestions(known: Roster, who: Person) -> list[SignUp]:
    """The sign-ups to offer when a person is matched by hand: those whose name occurs in what is written, first.

    Only a list to choose from; nothing is decided by it.
    """
    words = set(fold(who.written).split())

    def alike(signup: SignUp) -> tuple[int, str]:
        return (-len(words & set(fold(f"{signup.name} {signup.street} {signup.number}").split())), signup.sort_name)

    return sorted((one.signup for one in known.entries if one.admitted), key=alike)


def fold(text: str) -> str:
    """Words without case, accents or punctuation; `12 A` before a name is `12a`."""
    plain = unicodedata.normalize("NFKD", one_line(text))
    words = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)).casefold())
    return _LETTER_APART.sub(r"\1\2", " ".join(words))


def _cards(entries: list[Entry], practice: bool) -> dict[str, set[str]]:
    """Per folded card name without OEFEN and code the numbers it may be: short or long street, first or whole name."""
    members = [_member(one.signup) for one in entries if one.signup.phone]
    made = card_names(members, practice=practice)
    found: dict[str, set[str]] = defaultdict(set)
    for member in members:
        found[fold(made[member.phone].removeprefix(f"{PRACTICE} "))].add(member.phone)
        for street in {short_street(member.street), one_line(member.street)}:
            for name in {first_name(member.name), one_line(member.name)}:
                if street and name:
                    found[fold(f"{street} {member.door} {name}")].add(member.phone)
    return dict(found)


def _member(signup: SignUp) -> Member:
    return Member(
        phone=signup.phone, name=signup.name, sort_name=signup.sort_name, street=signup.street,
        number=signup.number, addition=signup.addition, group=signup.group,
    )  # fmt: skip


def _weight(entry: Entry) -> tuple[bool, str, str, str]:
    return (entry.admitted, entry.signup.moment, entry.signup.sort_name, entry.signup.key)
