"""What a folder really holds of people, kind by kind: what a privacy statement must name (design.md 3)."""

import json
from dataclasses import dataclass

from buurtapp.store.register import Register

_MOST_COLUMNS = 6
_LONGEST_COLUMN = 60
_NUMBERING = "id"  # Microsoft Forms numbers its answers there: nobody filled it in


@dataclass(frozen=True, slots=True)
class Held:
    """Whether there is anything of each kind. `other_columns` are titles of sign-up files that nothing is done with."""

    signups: bool = False
    emails: bool = False
    ages: bool = False
    codes: bool = False
    checked: bool = False
    doors: bool = False
    asked: bool = False
    chat: bool = False
    forgotten: bool = False
    files: bool = False
    other_columns: tuple[str, ...] = ()


def held(register: Register) -> Held:
    """Look what the register and `invoer` hold now."""

    def any_in(sql: str) -> bool:
        return bool(register.read(f"SELECT 1 FROM {sql} LIMIT 1"))

    inputs = register.folder.inputs
    return Held(
        signups=any_in("signup WHERE cells <> ''"),
        emails=any_in("outcome WHERE email <> ''"),
        ages=any_in("outcome WHERE age"),
        codes=any_in("outcome WHERE code <> ''"),
        checked=any_in("verification"),
        doors=any_in("door"),
        asked=any_in("form WHERE name = 'asked'"),
        chat=any_in("sighting") or any_in("chat_match"),
        forgotten=any_in("forgotten"),
        files=inputs.is_dir() and any(path.is_file() for path in inputs.iterdir()),
        other_columns=_other_columns(register),
    )


def _other_columns(register: Register) -> tuple[str, ...]:
    """The titles of columns in which no field was recognised, where a row that is kept stands under them."""
    used = "SELECT DISTINCT header_id FROM signup WHERE cells <> ''"
    found: dict[str, None] = {}
    for row in register.read(f"SELECT names, columns FROM header WHERE id IN ({used}) ORDER BY id"):
        known = {place for places in json.loads(row["columns"]).get("places", {}).values() for place in places}
        for place, name in enumerate(json.loads(row["names"])):
            if place not in known and name.strip() and name.strip().casefold() != _NUMBERING:
                found[name.strip()[:_LONGEST_COLUMN]] = None
    return tuple(found)[:_MOST_COLUMNS]
