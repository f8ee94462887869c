"""A mark of what a register holds: the same for the same facts, whoever looked in it and whenever it was judged."""

import hashlib
import json

from buurtapp.store.register import Register

# who looked, what was done when, and what can be worked out again, are no facts of the neighbourhood
_LEFT_OUT = {"run", "lease", "at_hand", "action", "change", "outcome", "import", "sqlite_sequence"}


def content_mark(register: Register) -> str:
    """A SHA-256 over every table that holds facts."""
    digest = hashlib.sha256()
    names = [row[0] for row in register.read("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for name in names:
        if name not in _LEFT_OUT:
            rows = [tuple(row) for row in register.read(f"SELECT * FROM {name} ORDER BY rowid")]
            digest.update(json.dumps([name, rows], ensure_ascii=False).encode())
    return digest.hexdigest()
