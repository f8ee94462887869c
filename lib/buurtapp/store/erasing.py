"""Taking people out of the register for good: rows, what speaks of them, their place in the journal (design.md 3).

Everything happens in one transaction, and outside an action: the journal must not keep the former rows. What
stays are marks, by which an old export is known again, and an entry in the journal with counts.
"""

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from buurtapp.store.register import Register, now, who_am_i
from buurtapp.store.rows import fingerprint_of

Scrub = Callable[[str], str]

_DUE = "vacuum"
_OF_SIGNUP = ("outcome", "decision", "verification")
_NOT_SEARCHED = {"past", "forgotten", "at_hand", "sqlite_sequence"}


@dataclass(frozen=True, slots=True)
class Gone:
    """Whom to take out: sign-ups by number, phone numbers that nobody else has, addresses whose doors speak of them.

    `chat` are the keys by which a chat shows them, `items` their places in forms, `scrub` takes what gives
    them away out of a text about others. `past` are marks of a past, by number, that end.
    """

    signups: Collection[int] = ()
    phones: Collection[str] = ()
    doors: Collection[int] = ()
    chat: Collection[str] = ()
    items: Collection[tuple[str, str]] = ()
    scrub: Scrub = str
    past: Collection[int] = ()


def erase(register: Register, gone: Gone, kind: str, counts: dict[str, int]) -> dict[str, int]:
    """Take these people out as one transaction; returns the counts, which the journal keeps as proof.

    Not undoable, and it guards what lies before it: no earlier action can be taken back over it.
    """
    with register.transaction():
        done = {"signups": len(gone.signups), **counts}
        done["journal"] = _empty_journal(register, gone)
        _keep_marks(register, gone.signups, gone.phones)
        _delete(register, gone)
        done["mentions"] = _sweep(register, gone.scrub)
        about = " ".join(f"{name}={number}" for name, number in done.items() if number)
        prove(register, kind, about)
        register.write("INSERT OR REPLACE INTO setting VALUES (?, '1')", (_DUE,))
    return done


def prove(register: Register, kind: str, about: str) -> None:
    """Put an entry in the journal that cannot be taken back."""
    register.write(
        "INSERT INTO action (at, kind, about, by, undoable) VALUES (?, ?, ?, ?, 0)", (now(), kind, about, who_am_i())
    )


def erased_since(register: Register) -> bool:
    """Whether something was erased since the file was last written anew."""
    return bool(register.read("SELECT 1 FROM setting WHERE key = ?", (_DUE,)))


def wipe_free_space(register: Register) -> None:
    """Write the file anew without its free pages, in which former rows may stand."""
    register.write_anew()
    register.write("DELETE FROM setting WHERE key = ?", (_DUE,))


def fingerprints(register: Register, signups: Iterable[int]) -> set[str]:
    """The marks of these sign-ups' rows."""
    known = {row["id"]: row["fingerprint"] for row in register.read("SELECT id, fingerprint FROM signup")}
    return {known[number] for number in signups if number in known}


def _keep_marks(register: Register, signups: Collection[int], phones: Collection[str]) -> None:
    marks = [register.mark("phone", phone) for phone in sorted(phones)]
    rows = sorted(fingerprints(register, signups))
    pairs = [(row, "") for row in rows] + [("", mark) for mark in marks]
    register.write_many(
        "INSERT INTO forgotten (row_mark, phone_mark, at) VALUES (?, ?, ?)", [(*pair, now()) for pair in pairs]
    )


def _delete(register: Register, gone: Gone) -> None:
    marks = {register.mark("phone", phone) for phone in gone.phones} | fingerprints(register, gone.signups)
    register.write_many("DELETE FROM past WHERE kind = 'withdrawn' AND (phone_mark = ? OR row_mark = ?)",
                        [(mark, mark) for mark in marks])  # fmt: skip
    numbers = [(number,) for number in gone.signups]
    for table in (*_OF_SIGNUP, "signup"):
        if table == "signup":
            register.write_many("DELETE FROM chat_match WHERE signup_id = ?", numbers)
        register.write_many(f"DELETE FROM {table} WHERE id = ?", numbers)
    phones = [(phone,) for phone in gone.phones]
    register.write_many("DELETE FROM member WHERE phone = ?", phones)
    register.write_many("DELETE FROM sighting WHERE phone = ?", phones)
    keys = [(key,) for key in gone.chat]
    register.write_many("DELETE FROM chat_match WHERE person = ?", keys)
    for row in register.read("SELECT id, person FROM sighting"):
        if row["person"].casefold() in gone.chat:
            register.write("DELETE FROM sighting WHERE id = ?", (row["id"],))
    register.write_many("DELETE FROM door WHERE address_id = ?", [(number,) for number in gone.doors])
    register.write_many("DELETE FROM past WHERE id = ?", [(number,) for number in gone.past])
    register.write_many("DELETE FROM form WHERE name = ? AND item = ?", gone.items)


def _empty_journal(register: Register, gone: Gone) -> int:
    """Empty the cells of the journal that speak of them; each row's place stays. Returns how many there were."""
    emptied = [
        (row["id"],)
        for row in register.read("SELECT id, tbl, row, before FROM change WHERE before <> ''")
        if speaks_of(row["tbl"], row["row"], json.loads(row["before"]), gone)
    ]
    register.write_many("UPDATE change SET before = '' WHERE id = ?", emptied)
    return len(emptied)


def speaks_of(table: str, number: int, before: dict[str, Any], gone: Gone) -> bool:
    """Whether a change in the journal speaks of them; of a new row only its table and number are known."""
    if table in ("signup", *_OF_SIGNUP):
        return number in gone.signups
    if table == "member":
        return before.get("phone") in gone.phones
    if table == "chat_match":
        return before.get("signup_id") in gone.signups or before.get("person") in gone.chat
    if table == "past":
        return number in gone.past
    if table == "door":
        return before.get("address_id") in gone.doors
    if table == "form":
        return (before.get("name"), before.get("item")) in gone.items
    return False


def _sweep(register: Register, scrub: Scrub) -> int:
    """Take them out of what speaks of others: a remark, a note, the name of a file. Returns how many cells."""
    count = 0
    for table in _tables(register):
        columns = [row["name"] for row in register.read(f"PRAGMA table_info({table})") if row["type"] == "TEXT"]
        for row in register.read(f"SELECT rowid AS place, {', '.join(columns)} FROM {table}"):
            whole = "\n".join(row[name] for name in columns if row[name])
            if "\\" not in whole and scrub(whole) == whole:
                continue  # nearly every row; in JSON a backslash may hide what is looked for
            changed = {name: _scrubbed(row[name], scrub) for name in columns if row[name]}
            changed = {name: text for name, text in changed.items() if text != row[name]}
            if changed:
                count += len(changed)
                _write(register, table, row["place"], changed)
    return count


def _tables(register: Register) -> list[str]:
    found = [row["name"] for row in register.read("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [name for name in found if name not in _NOT_SEARCHED]


def _write(register: Register, table: str, place: int, changed: dict[str, str]) -> None:
    if table == "change":
        register.write("UPDATE change SET before = '' WHERE id = ?", (place,))
        return
    if table == "signup" and "cells" in changed:
        _mark_again(register, place, changed)
    names = ", ".join(f"{name} = ?" for name in changed)
    register.write(f"UPDATE {table} SET {names} WHERE rowid = ?", (*changed.values(), place))


def _mark_again(register: Register, signup: int, changed: dict[str, str]) -> None:
    """A row about somebody else got other cells: it is known by these from now on, and no more by the old ones."""
    row = register.read("SELECT s.fingerprint, h.names FROM signup s JOIN header h ON h.id = s.header_id "
                        "WHERE s.id = ?", (signup,))[0]  # fmt: skip
    register.write("INSERT INTO forgotten (row_mark, at) VALUES (?, ?)", (row["fingerprint"], now()))
    fresh = fingerprint_of(register, json.loads(row["names"]), json.loads(changed["cells"]))
    last = register.read("SELECT coalesce(max(nth), 0) FROM signup WHERE fingerprint = ?", (fresh,))[0][0]
    register.write("UPDATE signup SET fingerprint = ?, nth = ? WHERE id = ?", (fresh, last + 1, signup))


def _scrubbed(text: str, scrub: Scrub) -> str:
    """A text without them; in JSON each value by itself, so that it stays JSON."""
    if text[:1] not in ("{", "["):
        return scrub(text)
    try:
        held = json.loads(text)
    except ValueError:
        return scrub(text)
    cleaned = _in_json(held, scrub)
    return text if cleaned == held else json.dumps(cleaned, ensure_ascii=False, separators=(",", ":"))


def _in_json(held: Any, scrub: Scrub) -> Any:
    if isinstance(held, str):
        return scrub(held)
    if isinstance(held, list):
        return [_in_json(one, scrub) for one in held]
    if isinstance(held, dict):
        return {key: _in_json(value, scrub) for key, value in held.items()}
    return held
