"""Everything the register holds about one person, as it stands there (design.md 3, the room `rights`)."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from buurtapp.store.erasing import Gone, fingerprints, speaks_of
from buurtapp.store.journal import Action, action_of
from buurtapp.store.register import Register


@dataclass(frozen=True, slots=True)
class Row:
    """One sign-up with its file, its cells under their header, and what people decided and checked."""

    id: int
    source: str
    row: int
    cells: tuple[tuple[str, str], ...]
    moment: str
    imported_at: str
    consent_version: str
    rules_version: str
    decided: str = ""
    typed: tuple[tuple[str, str], ...] = ()
    decided_by: str = ""
    decided_at: str = ""
    checked: str = ""
    checked_by: str = ""
    checked_at: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """A mark of a withdrawal, refusal or putting out: when it was made and until when it is kept (ISO or empty)."""

    kind: str
    at: str
    until: str


def rows_about(register: Register, signups: Iterable[int]) -> list[Row]:
    """The sign-ups with these numbers, in that order."""
    found = {
        row["id"]: row
        for row in register.read(
            "SELECT s.*, h.names, d.decided, d.fields, d.by AS d_by, d.at AS d_at, v.how, v.by AS v_by, v.at AS v_at "
            "FROM signup s JOIN header h ON h.id = s.header_id LEFT JOIN decision d ON d.id = s.id "
            "LEFT JOIN verification v ON v.id = s.id"
        )
    }
    return [
        Row(
            row["id"], row["source"], row["row"],
            tuple(zip(json.loads(row["names"]), json.loads(row["cells"]), strict=True)),
            row["moment"], row["imported_at"], row["consent_version"], row["rules_version"],
            row["decided"] or "", tuple(json.loads(row["fields"] or "{}").items()), row["d_by"] or "",
            row["d_at"] or "", row["how"] or "", row["v_by"] or "", row["v_at"] or "",
        )
        for number in signups
        if (row := found.get(number)) is not None
    ]  # fmt: skip


def past_about(register: Register, signups: Iterable[int], phones: Iterable[str]) -> list[Past]:
    """The marks that are kept of somebody with these rows and numbers, oldest first."""
    marks = {register.mark("phone", phone) for phone in phones} | fingerprints(register, signups)
    rows = register.read("SELECT * FROM past ORDER BY at")
    return [Past(row["kind"], row["at"], row["until"] or "") for row in rows
            if row["phone_mark"] in marks or row["row_mark"] in marks]  # fmt: skip


def actions_about(register: Register, gone: Gone, sources: Collection[str] = ()) -> list[Action]:
    """The actions in the journal that changed something about somebody, oldest first."""
    about = {
        row["action_id"]
        for row in register.read("SELECT action_id, tbl, row, before FROM change WHERE before IS NULL OR before <> ''")
        if speaks_of(row["tbl"], row["row"], json.loads(row["before"] or "{}"), gone)
    }
    keys = {row["id"]: row for row in register.read("SELECT * FROM action ORDER BY id")}
    return [action_of(row) for number, row in keys.items() if number in about or row["about"] in sources]


def seen_in_chat(register: Register, gone: Gone) -> list[tuple[str, str, str]]:
    """What the last chat export showed of somebody: as written, `joined` or `left`, and when."""
    known = {*gone.chat, *gone.phones}
    rows = register.read("SELECT person, phone, kind, at FROM sighting ORDER BY id")
    return [(row["person"], row["kind"], row["at"]) for row in rows
            if row["phone"] in known or row["person"].casefold() in known]  # fmt: skip
