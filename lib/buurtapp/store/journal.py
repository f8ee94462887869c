"""The journal: what was done, when, by whom; and taking the last action back (design.md 3)."""

import json
from dataclasses import dataclass
from sqlite3 import Row

from buurtapp.store.register import Register, now
from buurtapp.words import Fault, _


@dataclass(frozen=True, slots=True)
class Action:
    """One user action as the journal keeps it."""

    id: int
    at: str
    kind: str
    about: str
    by: str
    undone: bool


def actions(register: Register, limit: int = 50) -> list[Action]:
    """The newest actions, last first."""
    rows = register.read("SELECT * FROM action ORDER BY id DESC LIMIT ?", (limit,))
    return [action_of(row) for row in rows]


def action_of(row: Row) -> Action:
    """One row of the journal."""
    return Action(row["id"], row["at"], row["kind"], row["about"], row["by"], row["undone_at"] is not None)


def undo(register: Register) -> Action:
    """Take back the last action that still stands; raises Fault when there is none to take back.

    What was put back is kept no longer in the journal: it would outlive the row it speaks of.
    """
    with register.transaction():
        rows = register.read("SELECT * FROM action WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1")
        if not rows or not rows[0]["undoable"]:
            raise Fault(
                _("There is nothing to take back."),
                _("Deleting data for good cannot be undone, and neither can an empty journal."),
                _("Change it by hand in the form where you entered it."),
                _("Look in the list of what was done first."),
            )
        last = rows[0]
        register.write("PRAGMA defer_foreign_keys = ON")
        for change in register.read("SELECT * FROM change WHERE action_id = ? ORDER BY id DESC", (last["id"],)):
            _put_back(register, change["tbl"], change["row"], change["before"])
        register.write("UPDATE action SET undone_at = ? WHERE id = ?", (now(), last["id"]))
        register.write("UPDATE change SET before = '' WHERE action_id = ? AND before IS NOT NULL", (last["id"],))
    return Action(last["id"], last["at"], last["kind"], last["about"], last["by"], True)


def _put_back(register: Register, table: str, row: int, before: str | None) -> None:
    if before is None:
        if table == "signup":
            register.write("DELETE FROM outcome WHERE id = ?", (row,))
        register.write(f"DELETE FROM {table} WHERE id = ?", (row,))
        return
    former = json.loads(before)
    names = ", ".join(former)
    marks = ", ".join("?" for _name in former)
    updates = ", ".join(f"{name} = excluded.{name}" for name in former if name != "id")
    register.write(
        f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {updates}",
        tuple(former.values()),
    )
