"""The sign-up files of a whole city, read once: raw rows to hand on, and fields to find each row's street by."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pandas as pd

from buurtapp.intake.columns import recognise_columns
from buurtapp.intake.fields import signup_fields
from buurtapp.intake.reading import read
from buurtapp.intake.rows import new_rows
from buurtapp.judging.reading import default_reading, with_numbers
from buurtapp.store.rows import NewRow
from buurtapp.words import Fault


@dataclass(frozen=True, slots=True)
class SignUpFile:
    """One file: its source, its header, its columns (JSON), every row, and the rows' fields as text.

    `shown` is what a list calls it: with its folder before it where another file has the same name.
    """

    source: str
    names: list[str]
    columns: str
    rows: list[NewRow]
    fields: pd.DataFrame
    shown: str


def read_signups(
    paths: Sequence[Path], known: Mapping[str, str] | None = None, *, practice: bool = False
) -> tuple[list[SignUpFile], dict[str, Fault]]:
    """Read every file; one that cannot be read does not stop the others and is named with its Fault.

    `known` has the sources of earlier runs, as `sources_of` gave them.
    """
    sources = sources_of(paths, known or {})
    found, faults = [], {}
    for path, shown in shown_as(paths):
        try:
            found.append(_read(path, sources[_mark(path)], shown, practice))
        except Fault as fault:
            faults[shown] = fault
    return found, faults


def sources_of(paths: Sequence[Path], known: Mapping[str, str]) -> dict[str, str]:
    """The source of each file by a mark of its place, with those that were `known` already: a row is found by its
    source and number, in a later run too.

    A source is the file's name; of files with one name in several folders the second gets a number behind it.
    """
    found, taken = dict(known), set[str]()
    for path in sorted(_each_once(paths), key=lambda path: (_mark(path) not in known, str(path))):
        source = known.get(_mark(path), path.name)
        if source in taken:
            names = (f"{path.stem} ({n}){path.suffix}" for n in count(2))
            source = next(name for name in names if name not in taken and name not in found.values())
        found[_mark(path)] = source
        taken.add(source)
    return found


def shown_as(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Each file once, with what a list calls it."""
    given = _each_once(paths)
    names = Counter(path.name for path in given)
    return [(path, path.name if names[path.name] == 1 else f"{path.parent.name}/{path.name}") for path in given]


def _each_once(paths: Sequence[Path]) -> list[Path]:
    return list({path.resolve(): path.absolute() for path in map(Path, paths)}.values())


def _mark(path: Path) -> str:
    """By which a file at the same place is known; the place itself may name a person."""
    return hashlib.sha256(str(path.parent.resolve() / path.name).encode()).hexdigest()[:16]


def _read(path: Path, source: str, shown: str, practice: bool) -> SignUpFile:
    table, _reading = read(path, default_reading(path))
    columns = recognise_columns(table)
    fields = signup_fields(table, columns)
    rows = with_numbers(new_rows(table, columns), fields, practice=practice)
    marked = fields.assign(source=source, row=table.index.to_numpy(), moment=[row.moment for row in rows])
    return SignUpFile(source, [str(name) for name in table.columns], columns.to_json(), rows, marked, shown)
