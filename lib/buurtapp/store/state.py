"""How far a register had come at a moment, so that a later look can tell what changed since."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict

from buurtapp.store.schema import JOURNALLED

_OF_THE_MOMENT = {"outcome", "lease", "run", "action", "change", "at_hand", "sqlite_sequence"}


class Read(Protocol):
    """All rows of a query: `Register.read`, or the like of another open database."""

    def __call__(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """Ask."""


class State(BaseModel):
    """The last action of the journal, how many were taken back, and a digest of what is not journalled."""

    model_config = ConfigDict(frozen=True)

    last_action: int
    undone: int
    unjournalled: str


def state_of(read: Read) -> State:
    """The state of an open register."""
    last, undone = read("SELECT coalesce(max(id), 0), count(undone_at) FROM action")[0]
    tables = {row[0] for row in read("SELECT name FROM sqlite_master WHERE type = 'table'")}
    digest = hashlib.sha256()
    for table in sorted(tables - _OF_THE_MOMENT - set(JOURNALLED)):
        rows = sorted(map(tuple, read(f'SELECT * FROM "{table}"')), key=repr)
        digest.update(json.dumps([table, rows]).encode())
    return State(last_action=last, undone=undone, unjournalled=digest.hexdigest())


def changes_since(read: Read, state: State) -> Counter[str]:
    """What was done since `state`: the journal's kinds of action, `undo`, and `other` for what it does not tell."""
    now = state_of(read)
    found = Counter(row[0] for row in read("SELECT kind FROM action WHERE id > ?", (state.last_action,)))
    if now.undone > state.undone:
        found["undo"] = now.undone - state.undone
    if now.unjournalled != state.unjournalled:
        found["other"] = 1
    return found
