"""How long each kind of data lives and who deletes it (design.md 3, "How long things live")."""

from dataclasses import dataclass
from typing import Literal

Deleter = Literal["retention", "team", "folder", "itself"]


@dataclass(frozen=True, slots=True)
class Life:
    """One kind of data: the tables that hold it, what for, until when, and who deletes it."""

    kind: str
    tables: tuple[str, ...]
    purpose: str
    until: str
    days: int | None
    deleter: Deleter


LIVES: tuple[Life, ...] = (
    Life("signup", ("signup", "outcome", "decision", "verification", "member", "chat_match", "import"),
         "running the group", "leaving or withdrawal", 30, "retention"),
    Life("sighting", ("sighting",), "reconciling", "the next export", None, "itself"),
    Life("refusal", ("past",), "not asking twice; not letting back in unnoticed",
         "launch, or the day of putting out", 56, "retention"),
    Life("door", ("door",), "the second round", "launch", 56, "retention"),
    Life("team", ("form", "crew"), "running the group", "stepping down", None, "team"),
    Life("forgotten", ("forgotten",), "knowing old exports again", "the folder's end", None, "folder"),
    Life("journal", ("action", "change"), "undo and proof", "the row it speaks of", None, "retention"),
    Life("place", ("address", "letter_code", "printed", "header", "setting", "run", "lease", "at_hand"),
         "the neighbourhood itself; no people", "the folder's end", None, "folder"),
)  # fmt: skip
REFUSED_DAYS = 56  # eight weeks after launch
PUT_OUT_DAYS = 365
