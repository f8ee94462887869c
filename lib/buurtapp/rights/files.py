"""The files of a work folder in which somebody stands: which they are, and each of them without her.

What can be made again goes as a whole: `uitvoer`. What came from people is rewritten: `invoer`, notebooks, texts of
the team's own. Copies of the register lose the same rows as the register. What nobody can look into is named.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from buurtapp.files import remove, slug, write_atomic
from buurtapp.intake.leaving_out import Rewritten
from buurtapp.judging.reading import default_reading, read_file
from buurtapp.rights.leaving import Leaving
from buurtapp.rights.looking import SQLITE, look
from buurtapp.rights.rewriting import rewrite, without_doors
from buurtapp.store import Register
from buurtapp.store.copies import erase_in_copy
from buurtapp.words import Fault, _

What = Literal["rewrite", "remove", "copy", "closed"]

DOSSIER = "inzage-"
_HALF = ".half-*"
_OF_DATABASE = ("-journal", "-wal", "-shm")
_PICTURES = (".png", ".svg")


@dataclass(frozen=True, slots=True)
class Holding:
    """A file that holds something of somebody, and what is to be done with it."""

    path: Path
    what: What


@dataclass(slots=True)
class Cleared:
    """What was done: files rewritten, removed, copies of the register cleaned; what only a person can look into.

    `digests` tell the register of imported files that have other bytes now.
    """

    rewritten: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    copies: list[Path] = field(default_factory=list)
    closed: list[Path] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)


def holding(register: Register, going: Leaving) -> list[Holding]:
    """The files that hold something of them, without the register itself; nothing is changed."""
    return list(_plan(register, going))


def lists_with(register: Register, going: Leaving) -> list[Path]:
    """The files in `uitvoer` on which they stand by name or number, but for documents made for themselves."""
    found = []
    for path in _files(register.folder.outputs):
        seen = look(path.read_bytes(), path.name, going.traces.found_in)
        if seen == "yes" and not path.name.startswith(DOSSIER):
            found.append(path)
    return found


def clear(register: Register, going: Leaving) -> Cleared:
    """Take them out of every file; each file is the old one or the new one at any moment.

    A file that cannot be written raises its Fault: the register still has them then, and doing it again goes on.
    """
    done = Cleared()
    for half in register.folder.path.rglob(_HALF):  # what an earlier crash left behind
        remove(half)
    for found in list(_plan(register, going)):
        if found.what == "closed":
            done.closed.append(found.path)
        elif found.what == "remove":
            remove(found.path)
            done.removed.append(found.path)
        elif found.what == "copy":
            _clear_copy(register, found.path, going, done)
        else:
            _rewrite(register, found.path, going, done)
    return done


def _plan(register: Register, going: Leaving) -> Iterator[Holding]:
    folder = register.folder
    for path in _files(folder.path):
        if path == folder.register or _belongs_to_database(path):
            continue
        try:
            data = path.read_bytes()
        except OSError:  # another program holds it, or it is another user's
            yield Holding(path, "closed")
            continue
        if data.startswith(SQLITE):
            if _in_database(path, data, going):
                yield Holding(path, "copy")
        elif path.is_relative_to(folder.outputs):
            yield from _of_outputs(path, data, going)
        else:
            yield from _of_others(register, path, data, going)


def _belongs_to_database(path: Path) -> bool:
    """A journal beside a database: SQLite itself needs it, to undo what a crash left half done."""
    ending = next((ending for ending in _OF_DATABASE if path.name.endswith(ending)), "")
    return bool(ending) and path.with_name(path.name.removesuffix(ending)).is_file()


def _in_database(path: Path, data: bytes, going: Leaving) -> bool:
    """Whether a copy holds them, or may: one that was left half written has the rest in its journal."""
    half_written = any(path.with_name(path.name + ending).exists() for ending in _OF_DATABASE)
    return half_written or going.traces.stands_in(data) or any(mark.encode() in data for mark in going.marks)


def _of_outputs(path: Path, data: bytes, going: Leaving) -> Iterator[Holding]:
    """What lies in `uitvoer` can be made again, but for a list of doors that somebody may have filled in.

    A PDF cannot be looked into, so it goes too.
    """
    seen = look(data, path.name, going.traces.with_doors)
    closed = seen == "closed" and path.suffix.lower() not in _PICTURES
    if seen == "yes" and without_doors(data, path.name, going.traces) is not None:
        yield Holding(path, "rewrite")
    elif seen == "yes" or closed or _names(path, going):
        yield Holding(path, "remove")


def _names(path: Path, going: Leaving) -> bool:
    """Whether the file's name names one of them, in a slug too: `looplijst-jan-de-vries.xlsx`."""
    stem = f"-{slug(path.stem)}-"
    return going.traces.found_in(path.name) or any(f"-{slug(words)}-" in stem for words in going.traces.words)


def _of_others(register: Register, path: Path, data: bytes, going: Leaving) -> Iterator[Holding]:
    seen = look(data, path.name, going.traces.found_in)
    if seen == "yes" or _names(path, going) or _rows(register, path, going):
        yield Holding(path, "rewrite")
    elif seen == "closed":
        yield Holding(path, "closed")


def _rewrite(register: Register, path: Path, going: Leaving, done: Cleared) -> None:
    data = path.read_bytes()
    if path.is_relative_to(register.folder.outputs) and (shorter := without_doors(data, path.name, going.traces)):
        rewritten = Rewritten(shorter, path.name)
    else:
        rewritten = rewrite(data, path.name, _rows(register, path, going), going.traces, default_reading(path))
    target = _place_for(path, rewritten, going)
    write_atomic(target, rewritten.content, private=True)
    if target != path:
        remove(path)
    done.digests[_digest(data)] = _digest(rewritten.content)
    seen = look(rewritten.content, rewritten.name, going.traces.found_in)
    (done.rewritten if seen == "no" else done.closed).append(target)


def _place_for(path: Path, rewritten: Rewritten, going: Leaving) -> Path:
    """Its own name, unless that names somebody who goes, or the file became another kind and the name is taken."""
    stem, ending = Path(rewritten.name).stem, Path(rewritten.name).suffix
    if _names(Path(rewritten.name), going):
        stem = _("file")
    elif rewritten.name == path.name or not path.with_name(rewritten.name).exists():
        return path.with_name(rewritten.name)
    return path.with_name(f"{stem}-{_digest(rewritten.content)[:8]}{ending}")


def _rows(register: Register, path: Path, going: Leaving) -> set[int]:
    """The rows of a list in `invoer` that are theirs; a file that is no list has none."""
    if not path.is_relative_to(register.folder.inputs):
        return set()
    try:
        return going.rows_in(register, read_file(register, path))
    except Fault:
        return set()


def _clear_copy(register: Register, path: Path, going: Leaving, done: Cleared) -> None:
    try:
        if erase_in_copy(register, path, going.gone(), going.marks):
            done.copies.append(path)
    except Fault:
        done.closed.append(path)


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
