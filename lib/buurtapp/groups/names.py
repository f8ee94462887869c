"""The name on a contact card: shows who and where, and finds a whole group (`BP1 Kerkstr 12A Jan`)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from buurtapp.model.member import Member

PRACTICE = "OEFEN"
_SHORT = (("straat", "str"), ("laan", "ln"), ("plein", "pln"), ("singel", "sgl"), ("plantsoen", "plnts"))
_SHORT_FIRST = {"burgemeester": "Burg", "professor": "Prof", "doctor": "Dr", "sint": "St", "pastoor": "Past"}
_NOT_FIRST_NAMES = frozenset("dhr mevr mw mej fam familie hr heer dr drs ir ing mr prof".split())
# Control characters, surrogates, and marks that turn the direction of what follows.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def one_line(text: str) -> str:
    """`text` as one line that any phone can show: composed, without control characters or doubled spaces."""
    return " ".join(_UNSEEN.sub(" ", unicodedata.normalize("NFC", text)).split())


def short_street(street: str) -> str:
    """`Kerkstraat` -> `Kerkstr`, `Burgemeester de Withlaan` -> `Burg de Withln`."""
    words = one_line(street).split(" ")
    words[0] = _SHORT_FIRST.get(words[0].casefold(), words[0])
    for ending, short in _SHORT:
        if words[-1].casefold().endswith(ending) and len(words[-1]) > len(ending):
            words[-1] = words[-1][: -len(ending)] + short
            break
    return " ".join(words)


def first_name(name: str) -> str:
    """The first name, or the whole name when it begins with a title or initials."""
    whole = one_line(name)
    first = whole.split(" ")[0]
    plain = first.rstrip(".").casefold()
    is_name = len(plain) > 1 and "." not in first and plain not in _NOT_FIRST_NAMES
    return first if is_name else whole


def card_name(member: Member, code: str = "", *, practice: bool = False, who: str | None = None) -> str:
    """`BP1 Kerkstr 12A Jan`, in practice with OEFEN in front; `code` is the group's, by default the member's own.

    `who` replaces the first name, for housemates who share it (`card_names`). A semicolon becomes a comma: RFC 2426
    has it escaped in a name, RFC 6350 does not, and readers follow the one or the other.
    """
    where = f"{short_street(member.street)} {one_line(member.door)}".strip()
    parts = (PRACTICE if practice else "", code or member.group, where, first_name(member.name) if who is None else who)
    return one_line(" ".join(part for part in parts if part)).replace(";", ",").rstrip(" ,")


def card_names(members: Iterable[Member], *, practice: bool = False) -> dict[str, str]:
    """Per phone number a card name that nobody else has: first name, else whole name, else with a number."""
    members = sorted(members, key=lambda member: (member.name, member.phone))
    names = {member.phone: card_name(member, practice=practice) for member in members}
    doubled = _doubled(names)
    for member in members:
        if member.phone in doubled:
            names[member.phone] = card_name(member, practice=practice, who=one_line(member.name))
    doubled = _doubled(names)
    taken = {name.casefold() for name in names.values()}
    for member in members:
        if member.phone in doubled:
            names[member.phone] = _numbered(names[member.phone], taken)
    return names


def search_key(name: str) -> tuple[str, str]:
    """Sort key in which a phone lists names: without case or accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return (plain.casefold(), name)


def _doubled(names: dict[str, str]) -> set[str]:
    count = Counter(name.casefold() for name in names.values())
    return {phone for phone, name in names.items() if count[name.casefold()] > 1}


def _numbered(name: str, taken: set[str]) -> str:
    number = 1
    while (numbered := f"{name} ({number})").casefold() in taken:
        number += 1
    taken.add(numbered.casefold())
    return numbered
