"""Groups and members: which group someone is in, and how far the entering into WhatsApp has come."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from buurtapp.model.member import INVITATION_DAYS, STATUSES, Group, status_today
from buurtapp.model.signup import Status
from buurtapp.store.register import Register
from buurtapp.words import Fault, _


def groups(register: Register) -> dict[str, Group]:
    """The groups by code, in the order they were made."""
    rows = register.read("SELECT code, value FROM crew ORDER BY id")
    return {row["code"]: _group(json.loads(row["value"])) for row in rows}


def _group(value: dict[str, Any]) -> Group:
    begun = value.get("begun")
    return Group(**value | {"streets": tuple(value["streets"]), "begun": date.fromisoformat(begun) if begun else None})


def place(register: Register, made: Iterable[Group], places: dict[str, str], on: date) -> None:
    """Keep groups and the group of each phone number, as one action. Who was placed keeps the status.

    A group that is new beside others begins on that day.
    """
    with register.action("enrol", str(len(places))):
        known = groups(register)
        for group in made:
            if known and group.code not in known:
                group = replace(group, begun=on)
            register.write(
                "INSERT INTO crew (code, value) VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET value = excluded.value "
                "WHERE value <> excluded.value",
                (group.code, json.dumps(asdict(group), ensure_ascii=False, default=date.isoformat)),
            )
        register.write_many(
            "INSERT INTO member (phone, crew_code, since) VALUES (?, ?, ?) "
            "ON CONFLICT (phone) DO UPDATE SET crew_code = excluded.crew_code WHERE crew_code <> excluded.crew_code",
            [(phone, code, on.isoformat()) for phone, code in places.items()],
        )


def statuses(register: Register) -> dict[str, tuple[str, Status, date, date | None]]:
    """Per phone number: group code, status, since when, and the day an invitation lapses."""
    found: dict[str, tuple[str, Status, date, date | None]] = {}
    for row in register.read("SELECT * FROM member"):
        lapses_on = date.fromisoformat(row["lapses_on"]) if row["lapses_on"] else None
        status = status_today(row["status"], lapses_on, date.today())
        found[row["phone"]] = (row["crew_code"], status, date.fromisoformat(row["since"]), lapses_on)
    return found


def set_status(register: Register, phones: Iterable[str], status: Status, on: date) -> None:
    """Set the status of members as one action; an invitation gets the day it lapses. Raises Fault when unknown."""
    if status not in STATUSES:
        raise Fault(
            _("There is no status {status}.", status=status),
            _("A status says how far someone's entering has come."),
            _("Choose one of: {statuses}.", statuses=", ".join(STATUSES)),
            _("Check the spelling first."),
        )
    lapses = (on + timedelta(days=INVITATION_DAYS)).isoformat() if status == "invited" else None
    chosen = sorted(set(phones))
    with register.action("status", f"{status} {len(chosen)}"):
        register.write_many(
            "UPDATE member SET status = ?, since = ?, lapses_on = ? WHERE phone = ?",
            [(status, on.isoformat(), lapses, phone) for phone in chosen],
        )
