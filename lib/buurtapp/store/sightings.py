"""What a chat export showed of joining and leaving, and which person in a chat is which sign-up (design.md 3).

Sightings live until the next export and are not journalled: their former row would outlive them there.
A match is what a person said, so it is journalled, and survives another import and another export.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from buurtapp.model.signup import Status
from buurtapp.store.register import Register, now, who_am_i

Seen = Literal["joined", "left"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """The last that an export showed of somebody: `person` as written, `phone` when that is a number, `at` ISO."""

    person: str
    phone: str
    kind: Seen
    at: str


def replace_sightings(register: Register, seen: Iterable[Sighting]) -> None:
    """Keep what the newest export showed in the place of what the one before did."""
    with register.transaction():
        register.write("DELETE FROM sighting")
        register.write_many(
            "INSERT INTO sighting (person, phone, kind, at) VALUES (?, ?, ?, ?)",
            [(one.person, one.phone, one.kind, one.at) for one in seen],
        )


def sightings(register: Register) -> list[Sighting]:
    """What the last export showed, in the order of the chat."""
    rows = register.read("SELECT * FROM sighting ORDER BY id")
    return [Sighting(row["person"], row["phone"], row["kind"], row["at"]) for row in rows]


def keep_match(register: Register, person: str, signup_id: int | None) -> None:
    """Keep by hand who this person in a chat is, as one action; None takes an earlier match away.

    `person` is the key by which the chat shows somebody: a number as E.164, or a name in lower case.
    """
    with register.action("match", "" if signup_id is None else str(signup_id)):
        if signup_id is None:
            register.write("DELETE FROM chat_match WHERE person = ?", (person,))
            return
        register.write(
            "INSERT INTO chat_match (person, signup_id, by, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (person) DO UPDATE SET signup_id = excluded.signup_id, by = excluded.by, at = excluded.at "
            "WHERE signup_id <> excluded.signup_id",
            (person, signup_id, who_am_i(), now()),
        )


def matches(register: Register) -> dict[str, int]:
    """Per person in a chat who was matched by hand, the number of the sign-up."""
    return {row["person"]: row["signup_id"] for row in register.read("SELECT person, signup_id FROM chat_match")}


def keep_standing(register: Register, seen: Iterable[tuple[str, Status, date]]) -> None:
    """Set the status of many phone numbers at once, each since its own day, as one action.

    Whoever has no place in a group yet gets one without a group: the chat was ahead of the list.
    """
    rows = [(phone, status, since.isoformat()) for phone, status, since in seen]
    with register.action("reconcile", str(len(rows))):
        register.write_many(
            "INSERT INTO member (phone, status, since) VALUES (?, ?, ?) ON CONFLICT (phone) DO UPDATE SET "
            "status = excluded.status, since = excluded.since, lapses_on = NULL",
            rows,
        )
