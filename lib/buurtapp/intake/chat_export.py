"""A chat export in memory to who was seen joining, leaving and present; no word of a message stays (design.md 3)."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from buurtapp.intake.chat_events import Happening, Kind, by_self, happening, names_in, renames
from buurtapp.intake.chat_heads import Entry, entries, heads
from buurtapp.intake.chat_people import MARK, Known, Person, is_self, nobody_known, people, person, visible
from buurtapp.intake.faults import UnreadableFile
from buurtapp.words import _

_LONGEST_SENDER = 200
_MOST_COLONS = 4
_TITLE = re.compile(
    r"WhatsApp[ -]?chat(?: met| with| -)?\s+(?P<name>.+?)(?: ?\([0-9]+\))?(?:\.txt|\.zip)*", re.IGNORECASE
)
_DEED = re.compile(r" (?:heeft|hebt|hebben|added|removed) ")


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody came, went or changed number: who, when (local time), on which line, by whose deed."""

    kind: Kind
    person: Person
    at: datetime
    line: int
    actor: str = ""
    new: Person | None = None

    @property
    def coming(self) -> bool:
        """Whether the person was in the group after this."""
        return self.kind in ("added", "joined")


@dataclass(frozen=True, slots=True)
class Chat:
    """What an export tells of membership: events in order, and per person the last line and moment of a sign of life.

    `names` are the names the group had. It is no member list: who is not seen may well be in the group.
    """

    events: tuple[Event, ...] = ()
    present: dict[Person, tuple[int, datetime]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    lines: int = 0


def looks_like_export(text: str) -> bool:
    """Whether any line starts with a date and a time, as every export's lines do."""
    return bool(heads(lines_of(text)))


def read_export(text: str, name: str, known: Known = nobody_known) -> Chat:
    """Read the text of an export; `name` is the file's, `known` tells which texts are one person's name.

    Raises UnreadableFile that names the line, when no line has a date and time or the dates cannot be.
    """
    lines = lines_of(text)
    found = heads(lines)
    if not found:
        raise _no_head(lines, name)
    reader = _Reader(known, title_of(name))
    for entry in entries(found, name):
        reader.take(entry)
    return reader.chat(len(found))


def lines_of(text: str) -> list[str]:
    """The lines of a text file; no other character than its line ends cuts one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def title_of(name: str) -> str:
    """The group's name in the file name that WhatsApp gives: `WhatsApp-chat met Lindehof.txt`."""
    found = _TITLE.fullmatch(name)
    return found["name"].strip() if found else ""


class _Reader:
    """Takes the lines one by one and keeps only who came, went and was there."""

    def __init__(self, known: Known, title: str) -> None:
        self._known = known
        self._events: list[Event] = []
        self._present: dict[Person, tuple[int, datetime]] = {}
        self._names: set[str] = {title} if title else set()

    def chat(self, lines: int) -> Chat:
        present = {who: last for who, last in self._present.items() if who.written not in self._names}
        return Chat(tuple(self._events), present, frozenset(self._names), lines)

    def take(self, entry: Entry) -> None:
        text = visible(entry.text)
        actor = renames(text)
        if actor and ": " not in actor:
            self._names.update(name.strip() for name in names_in(text))
            self._see(actor, entry)
            return
        sender, rest = self._message(entry.text)
        if not sender:
            self._happened(happening(text), entry)
        elif entry.bracket:
            self._under_sender(sender, rest, entry)
        else:
            self._see(sender, entry)

    def _message(self, raw: str) -> tuple[str, str]:
        """Sender and rest of a line with a colon; nobody when the colon belongs to a system line."""
        heads_of_line = [raw[: at.start()] for at in _colons(raw)]
        if not heads_of_line:
            return "", ""
        text = visible(raw)
        found = happening(text)
        if found and (_DEED.search(visible(heads_of_line[0])) or self._starts_with_known(found)):
            return "", ""
        known = (head for head in heads_of_line if self._known(visible(head).strip()))
        sender = next(known, heads_of_line[0])
        return sender, raw[len(sender) + 1 :]

    def _starts_with_known(self, found: Happening) -> bool:
        """Whether the line starts with a known name that has a colon in it ("BP: Els heeft …")."""
        first = next(iter(people(found.actor or found.people, self._known)), None)
        return first is not None and ":" in first.written and self._known(first.written)

    def _under_sender(self, sender: str, rest: str, entry: Entry) -> None:
        """On iOS a system line may have a sender: the group, or the one whose deed it is."""
        text = visible(rest).strip()
        who = visible(sender).strip()
        own_words = rest.lstrip(" ").startswith(MARK) or entry.text.startswith(MARK)
        if "end-to-end" in text and own_words:
            self._names.add(who)
            return
        if renames(text) and (own_words or text.startswith(who)):
            self._names.update(name.strip() for name in names_in(text))
            return
        found = happening(text)
        if found and (own_words or self._names_itself(who, found)):
            self._happened(found, entry)
            if by_self(found) and who not in self._names:
                self._see(sender, entry)
        else:
            self._see(sender, entry)

    def _names_itself(self, sender: str, found: Happening) -> bool:
        """Without the mark, a line counts only when nobody would say it so of themselves in a message."""
        return sender in self._names or sender in (found.people, found.actor)

    def _happened(self, found: Happening | None, entry: Entry) -> None:
        if found is None:
            return
        actor = "" if by_self(found) else person(found.actor).written
        new = person(found.new) if found.new else None
        for who in people(found.people, self._known):
            self._events.append(Event(found.kind, who, entry.at, entry.line, actor, new))
        if actor:
            self._see(actor, entry)

    def _see(self, who: str, entry: Entry) -> None:
        seen = person(who)
        if seen.written and not is_self(seen.written):
            self._present[seen] = (entry.line, entry.at)


def _colons(text: str) -> list[re.Match[str]]:
    """The first colons of a line behind which a message can stand."""
    found = re.finditer(r":(?=[ \u200e]|$)", text[: _LONGEST_SENDER + 2])
    return [at for at, _count in zip(found, range(_MOST_COLONS), strict=False)]


def _no_head(lines: list[str], name: str) -> UnreadableFile:
    first = next((number for number, line in enumerate(lines, 1) if visible(line).strip()), 1)
    return UnreadableFile(
        _("Line {line} of {name} does not start with a date and a time.", line=first, name=name),
        _("In a WhatsApp export every message does."),
        _("Export the chat again in WhatsApp, and choose: without media."),
        _("See whether you picked the right file."),
    )
