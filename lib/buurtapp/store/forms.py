"""What people fill in: one JSON value per form and item, saved as it is typed."""

import json
from typing import Any

from buurtapp.model.decisions import Decisions
from buurtapp.store.register import Register, now


def load(register: Register, name: str, item: str = "") -> Any:
    """The saved value of a form, or None when nothing was saved."""
    rows = register.read("SELECT value FROM form WHERE name = ? AND item = ?", (name, item))
    return json.loads(rows[0]["value"]) if rows else None


def load_all(register: Register, name: str) -> dict[str, Any]:
    """Every item of a form that is a list (team, contacts, …), in the order they were added."""
    rows = register.read("SELECT item, value FROM form WHERE name = ? ORDER BY id", (name,))
    return {row["item"]: json.loads(row["value"]) for row in rows}


def save(register: Register, name: str, value: Any, item: str = "") -> bool:
    """Save one form as one action; returns False when nothing had changed."""
    if load(register, name, item) == value:
        return False
    with register.action(f"form.{name}", item):
        _write(register, name, value, item)
    return True


def note(register: Register, name: str, value: Any, item: str = "") -> None:
    """Save what already held before somebody acts, so that an undo comes back to it: no action of its own."""
    with register.transaction():
        _write(register, name, value, item)


def _write(register: Register, name: str, value: Any, item: str) -> None:
    register.write(
        "INSERT INTO form (name, item, value, saved_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (name, item) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at",
        (name, item, json.dumps(value, ensure_ascii=False), now()),
    )


def remove(register: Register, name: str, item: str) -> None:
    """Take one item out of a form that is a list."""
    with register.action(f"form.{name}.remove", item):
        register.write("DELETE FROM form WHERE name = ? AND item = ?", (name, item))


def saved_at(register: Register, name: str) -> str:
    """When any part of the form was last saved, ISO text; empty when never."""
    rows = register.read("SELECT max(saved_at) FROM form WHERE name = ?", (name,))
    return str(rows[0][0] or "")


def decisions(register: Register) -> Decisions:
    """The team's decisions; what was never decided has its default."""
    saved = load(register, "decisions") or {}
    return Decisions.model_validate({key: value for key, value in saved.items() if key in Decisions.model_fields})


def save_decisions(register: Register, decided: Decisions) -> bool:
    """Save the decision sheet, leaving out what still has its default; returns False when unchanged."""
    return save(register, "decisions", decided.model_dump(mode="json", exclude_defaults=True))
