"""Raw sign-up rows: kept exactly as they came, and known again whatever the file is called (design.md 4)."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from buurtapp.store.forms import decisions
from buurtapp.store.register import Register, now


@dataclass(frozen=True, slots=True)
class NewRow:
    """One row of a file: its place, its cells, the form's own moment (ISO, or empty) and the number (E.164)."""

    row: int
    cells: tuple[str, ...]
    moment: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class StoredRow:
    """One row in the register."""

    id: int
    header_id: int
    source: str
    row: int
    cells: tuple[str, ...]
    moment: str
    consent_version: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: rows that were new, known already, and left out because they were forgotten."""

    new: int = 0
    known: int = 0
    forgotten: int = 0
    ids: tuple[int, ...] = field(default=())


def header_columns(register: Register, names: Sequence[str]) -> str | None:
    """The recognised columns kept for this header (JSON), or None when the header is new."""
    rows = register.read("SELECT columns FROM header WHERE names = ?", (_json(names),))
    return str(rows[0]["columns"]) if rows else None


def headers(register: Register) -> dict[int, tuple[list[str], str]]:
    """Every header by number: its names, and its recognised columns as JSON."""
    rows = register.read("SELECT id, names, columns FROM header")
    return {row["id"]: (json.loads(row["names"]), row["columns"]) for row in rows}


def keep_columns(register: Register, header: int, columns: str) -> None:
    """Keep which column of a header holds what, as one action."""
    with register.action("columns", str(header)):
        register.write("UPDATE header SET columns = ? WHERE id = ?", (columns, header))


def add_rows(
    register: Register,
    source: str,
    names: Sequence[str],
    columns: str,
    rows: Iterable[NewRow],
    digest: str = "",
    *,
    typed: bool = False,
) -> Imported:
    """Import rows under one header as one action.

    A row is known by all its cells under the same header; n equal rows count n times. A known row keeps
    its number and decisions and takes the newest place. A forgotten row stays away (`forgotten_rows`),
    unless a person `typed` it just now.
    """
    rows = list(rows)
    versions = _versions(register)
    with register.action("import", source):
        header_id = _keep_header(register, names, columns)
        known_before = _fingerprints(register, header_id)
        forgotten = set() if typed else forgotten_rows(register, names, rows)
        seen: Counter[str] = Counter()
        fresh: list[tuple[NewRow, str, int]] = []
        moved: list[tuple[str, int, int]] = []
        left_out = 0
        for new in rows:
            fingerprint = fingerprint_of(register, names, new.cells)
            nth = seen[fingerprint] = seen[fingerprint] + 1
            known = known_before.get((fingerprint, nth))
            if known is not None:
                number, former = known
                if former != (source, new.row):
                    moved.append((source, new.row, number))
            elif new.row in forgotten:
                left_out += 1
            else:
                fresh.append((new, fingerprint, nth))
        already = sum(seen.values()) - len(fresh) - left_out
        import_id = 0
        if fresh or moved or digest not in imported_digests(register):
            import_id = register.write(
                "INSERT INTO import (source, digest, at, new_rows, known_rows) VALUES (?, ?, ?, ?, ?)",
                (source, digest, now(), len(fresh), already),
            )
        register.write_many("UPDATE signup SET source = ?, row = ? WHERE id = ?", moved)
        _insert(register, fresh, (import_id, header_id, source), versions)
    ids = tuple(row[0] for row in register.read("SELECT id FROM signup WHERE import_id = ? ORDER BY id", (import_id,)))
    return Imported(len(fresh), already, left_out, ids)


def forgotten_rows(register: Register, names: Sequence[str], rows: Iterable[NewRow]) -> set[int]:
    """The places of rows that were forgotten and are not in the register now (design.md 3).

    A row is one when it is known by its mark, or when its number was forgotten after its form's moment.
    """
    marks = {row[0] for row in register.read("SELECT row_mark FROM forgotten WHERE row_mark <> ''")}
    found = register.read("SELECT phone_mark, max(at) AS at FROM forgotten WHERE phone_mark <> '' GROUP BY phone_mark")
    phones = {row["phone_mark"]: row["at"] for row in found}
    if not marks and not phones:
        return set()
    kept = {row[0] for row in register.read("SELECT fingerprint FROM signup")}
    gone = set()
    for new in rows:
        fingerprint = fingerprint_of(register, names, new.cells)
        until = phones.get(register.mark("phone", new.phone), "") if new.phone and new.moment else ""
        if fingerprint not in kept and (fingerprint in marks or new.moment < until):
            gone.add(new.row)
    return gone


def fingerprint_of(register: Register, names: Sequence[str], cells: Sequence[str]) -> str:
    """The mark by which a row is known again: all its cells under its header."""
    return register.mark(_json(names), _json(cells))


def _insert(
    register: Register,
    fresh: Iterable[tuple[NewRow, str, int]],
    place: tuple[int, int, str],
    versions: tuple[str, str],
) -> None:
    register.write_many(
        "INSERT INTO signup (import_id, header_id, source, row, cells, fingerprint, nth, moment, imported_at, "
        "consent_version, rules_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*place, new.row, _json(new.cells), fingerprint, nth, new.moment, now(), *versions)
            for new, fingerprint, nth in fresh
        ],
    )


def all_rows(register: Register) -> list[StoredRow]:
    """Every row that still has its cells, by number."""
    found = register.read("SELECT * FROM signup WHERE cells <> '' ORDER BY id")
    return [
        StoredRow(
            row["id"], row["header_id"], row["source"], row["row"], tuple(json.loads(row["cells"])),
            row["moment"] or row["imported_at"], row["consent_version"],
        )
        for row in found
    ]  # fmt: skip


def form_moments(register: Register) -> dict[int, str]:
    """Per sign-up the form's own moment (ISO), empty where it has none."""
    return {row["id"]: row["moment"] for row in register.read("SELECT id, moment FROM signup")}


def imported_digests(register: Register) -> set[str]:
    """The digests of files that were imported, so that a waiting file is not offered twice."""
    return {row[0] for row in register.read("SELECT digest FROM import")}


def replace_digests(register: Register, changed: Mapping[str, str]) -> None:
    """Imported files have other bytes now: they are still the same files. `changed` is the new digest by the old."""
    register.write_many("UPDATE import SET digest = ? WHERE digest = ?", [(new, old) for old, new in changed.items()])


def next_row(register: Register, source: str) -> int:
    """The next free row number of a source that is typed in by hand (first 2, under a header)."""
    return int(register.read("SELECT coalesce(max(row), 1) + 1 FROM signup WHERE source = ?", (source,))[0][0])


def _keep_header(register: Register, names: Sequence[str], columns: str) -> int:
    rows = register.read("SELECT id, columns FROM header WHERE names = ?", (_json(names),))
    if not rows:
        return register.write("INSERT INTO header (names, columns) VALUES (?, ?)", (_json(names), columns))
    if rows[0]["columns"] != columns:
        register.write("UPDATE header SET columns = ? WHERE id = ?", (columns, rows[0]["id"]))
    return int(rows[0]["id"])


def _fingerprints(register: Register, header_id: int) -> dict[tuple[str, int], tuple[int, tuple[str, int]]]:
    found = register.read("SELECT id, source, row, fingerprint, nth FROM signup WHERE header_id = ?", (header_id,))
    return {(row["fingerprint"], row["nth"]): (row["id"], (row["source"], row["row"])) for row in found}


def _versions(register: Register) -> tuple[str, str]:
    decided = decisions(register)
    return decided.consent_version, decided.rules_version


def _json(value: Sequence[str]) -> str:
    return json.dumps(list(value), ensure_ascii=False, separators=(",", ":"))
