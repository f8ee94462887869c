"""What WhatsApp itself says in a chat: who was added, joined, left, was removed, changed number (formats.md 1.6).

Matched loosely: the wording differs per version (u/je, with or without a full stop). No rule looks further
than the first verb and the last words, so that a line of any length costs no more than reading it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from buurtapp.intake.chat_people import is_self, phone_in

Kind = Literal["added", "joined", "left", "removed", "number_changed"]

_LONGEST = 100_000  # a thousand names in one line is the most a group can give
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Happening:
    """One system line: the people it speaks of as written, who did it (empty: nobody named), the new number."""

    kind: Kind
    people: str
    actor: str = ""
    new: str = ""


# A line without one of these says nothing of members; most lines of a chat are passed over by this.
_VERBS = re.compile(
    "toegevoegd|verwijderd|verlaten|deelnemer|neemt deel|nemen deel|toegetreden|deelgenomen|gewijzigd|nieuw|"
    "added|removed|left|joined|changed"
)
_NO_PERSON = re.compile(
    r"(?:dit|dat|een|het|de|deze|uw|je|jouw|mijn|this|that|the|an?|your|my)\s+(?:\S+\s+)?"
    r"(?:bericht(?:en)?|groep|groeps\w+|afbeelding|foto|pictogram|icoon|beschrijving|onderwerp|community|poll|peiling|"
    r"evenement|gebeurtenis|bijbehorende|message|group|icon|photo|picture|image|description|subject|event)\b",
    re.IGNORECASE,
)
_RENAMED = re.compile(
    r"(?P<actor>[^“\"„]{1,200}?) (?:"
    r"(?:heeft|hebt) (?:het (?:groeps)?onderwerp|de groepsnaam|de naam van (?:de|deze) groep|de groepsbeschrijving|"
    r"de groep [“\"„]|deze groep (?:aan)?gemaakt)|"
    r"changed (?:the|this group's) (?:subject|group name|name|group description|description)|"
    r"created (?:the |this )?group)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"„]([^“”\"„]{1,200})[”“\"]")


def happening(text: str) -> Happening | None:
    """What happened to members according to one system line; None when it says nothing of the kind."""
    text = text.strip()
    if len(text) > _LONGEST or not _VERBS.search(text) or renames(text):
        return None
    end = text.rstrip(" .!")
    found = next((one for rule in _RULES if (one := rule(end))), None)
    if found is None or not found.people or _NO_PERSON.match(found.people):
        return None
    return found


def renames(text: str) -> str:
    """Who gives the group its name, subject or description in this line, else empty; the name may hold anything."""
    found = _RENAMED.match(text)
    return found["actor"] if found else ""


def names_in(text: str) -> list[str]:
    """The group names between quotes in a line that `renames`."""
    return _QUOTED.findall(text[:1000])


def _added_or_removed(
    kind: Kind, endings: tuple[str, ...], passive: tuple[str, ...]
) -> Callable[[str], Happening | None]:
    """Dutch puts the deed last: "X heeft Y toegevoegd", "Y is toegevoegd"."""

    def rule(text: str) -> Happening | None:
        body = _without_end(text, endings)
        if body is None:
            return None
        named = _without_end(body, passive)
        if named is not None:
            return Happening(kind, named)
        actor, people = _halves(body, (" heeft ", " hebt ", " hebben "))
        return Happening(kind, people, actor) if actor and people else None

    return rule


def _added_or_removed_en(kind: Kind, verb: str) -> Callable[[str], Happening | None]:
    def rule(text: str) -> Happening | None:
        body = text.removesuffix(" to the group").removesuffix(" from the group").removesuffix(" from this group")
        named = _without_end(body, (f" was {verb}", f" were {verb}"))
        if named is not None:
            return Happening(kind, named)
        actor, people = _halves(body, (f" {verb} ",))
        return Happening(kind, people, actor) if actor and people else None

    return rule


def _left(text: str) -> Happening | None:
    endings = (" de groep verlaten", " deze groep verlaten", " left", " left the group", " left this group")
    body = _without_end(text, endings)
    if body is None:
        return None
    named = _without_end(body, (" heeft", " hebt", " hebben"))
    if named is None and text.endswith("verlaten"):
        return None
    return Happening("left", body if named is None else named)


def _joined(text: str) -> Happening | None:
    for phrase in (" is deelnemer geworden", " bent deelnemer geworden", " zijn deelnemer geworden",
                   " neemt deel via ", " nemen deel via ", " is toegetreden", " zijn toegetreden",
                   " heeft deelgenomen via ", " hebben deelgenomen via ", " joined using ", " joined via ",
                   " joined from ", " joined the group"):  # fmt: skip
        before, found, _after = text.partition(phrase)
        if found:
            return Happening("joined", before)
    named = _without_end(text, (" joined",))
    return Happening("joined", named) if named is not None else None


def _number_changed(text: str) -> Happening | None:
    for phrase in (" is gewijzigd naar ", " changed to "):
        old, found, new = text.partition(phrase)
        if found and phone_in(new):
            return Happening("number_changed", old, new=new)
    for phrase in (" heeft een nieuw telefoonnummer", " heeft een nieuw nummer", " changed their phone number",
                   " changed their number"):  # fmt: skip
        who, found, _rest = text.partition(phrase)
        if found and len(who) <= _LONGEST_NAME:
            return Happening("number_changed", who)
    named = _without_end(text, tuple(f" heeft {whose} {what} gewijzigd" for whose in ("het", "zijn", "haar", "hun")
                                     for what in ("telefoonnummer", "nummer")))  # fmt: skip
    return Happening("number_changed", named) if named is not None else None


_RULES: tuple[Callable[[str], Happening | None], ...] = (
    _number_changed,
    _joined,
    _left,
    _added_or_removed("added", (" toegevoegd", " toegevoegd aan de groep", " toegevoegd aan deze groep"),
                      (" is", " zijn", " bent")),
    _added_or_removed("removed", (" uit de groep verwijderd", " uit deze groep verwijderd", " verwijderd uit de groep",
                                  " verwijderd uit deze groep", " verwijderd"), (" is", " zijn", " bent")),
    _added_or_removed_en("added", "added"),
    _added_or_removed_en("removed", "removed"),
)  # fmt: skip


def _without_end(text: str, endings: tuple[str, ...]) -> str | None:
    """`text` without the first of `endings` that it has; None when it has none."""
    return next((text[: -len(end)].strip() for end in endings if text.endswith(end)), None)


def _halves(text: str, verbs: tuple[str, ...]) -> tuple[str, str]:
    """What stands before and after the first verb, when the one before can be a name."""
    places = [(at, verb) for verb in verbs if (at := text.find(verb, 0, _LONGEST_NAME + len(verb))) > 0]
    if not places:
        return "", ""
    at, verb = min(places)
    return text[:at].strip(), text[at + len(verb) :].strip()


def by_self(found: Happening) -> bool:
    """Whether the one who made the export did it ("Je hebt …")."""
    return is_self(found.actor)
