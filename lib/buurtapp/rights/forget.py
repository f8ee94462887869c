"""Forgetting somebody for good: first a preview, then register, journal, files and copies (design.md 3).

The files go first and the register last. Whatever happens halfway, the register still knows whom to look for,
and forgetting once more goes on where it stopped.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from buurtapp.judging.outcomes import refresh
from buurtapp.rights.files import Cleared, Holding, clear, holding
from buurtapp.rights.leaving import Leaving, leaving
from buurtapp.rights.people import Person
from buurtapp.store import Register
from buurtapp.store.erasing import erase, erased_since, wipe_free_space
from buurtapp.store.rows import replace_digests


@dataclass(frozen=True, slots=True)
class Preview:
    """What forgetting would reach: the person, the files with what happens to each."""

    person: Person
    files: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was done, in counts and names of files, without the person. `closed` are left to a human to look into."""

    counts: dict[str, int] = field(default_factory=dict)
    removed: tuple[Path, ...] = ()
    rewritten: tuple[Path, ...] = ()
    closed: tuple[Path, ...] = ()


def preview(register: Register, person: Person) -> Preview:
    """What `forget` would do; nothing is changed."""
    return Preview(person, tuple(holding(register, leaving(register, [person]))))


def forget(register: Register, person: Person) -> Forgotten:
    """Forget one person. Cannot be undone, and no earlier action can be taken back over it.

    An old export does not bring her back; a newer sign-up does. Raises Fault when a file or the register cannot
    be written; forgetting again then goes on.
    """
    return erase_people(register, leaving(register, [person]), "forget")


def erase_people(
    register: Register,
    going: Leaving,
    kind: str,
    counts: Mapping[str, int] | None = None,
    ended_marks: Collection[int] = (),
) -> Forgotten:
    """Take people out of files and register; `kind` and `counts` are what the journal keeps as proof.

    `ended_marks` are marks of a past, by number, that end too.
    """
    finish(register)
    with register.transaction():  # from the start, so that nobody else writes meanwhile
        cleared = clear(register, going)
        gone = replace(going.gone(), past=ended_marks)
        done = erase(register, gone, kind, {**(counts or {}), **_file_counts(cleared)})
        replace_digests(register, cleared.digests)
    finish(register)
    return Forgotten(done, _named(cleared.removed), _named(cleared.rewritten), _named(cleared.closed))


def finish(register: Register) -> None:
    """Judge anew and empty the free pages, when something was erased and that was not done yet."""
    if erased_since(register):
        refresh(register)
        wipe_free_space(register)


def _file_counts(cleared: Cleared) -> dict[str, int]:
    return {"removed": len(cleared.removed), "rewritten": len(cleared.rewritten), "copies": len(cleared.copies)}


def _named(paths: Collection[Path]) -> tuple[Path, ...]:
    return tuple(sorted(paths))
