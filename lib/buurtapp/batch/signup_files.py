"""The sign-up files of a whole city, read once: raw rows to hand on, and fields to find each row's street by."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
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
    """One file: its name without folders, its header, its columns (JSON), every row, and the rows' fields as text.

    `shown` is what a list calls it: with its folder before it where another file has the same name.
    """

    source: str
    names: list[str]
    columns: str
    rows: list[NewRow]
    fields: pd.DataFrame
    shown: str


def read_signups(paths: Sequence[Path], *, practice: bool = False) -> tuple[list[SignUpFile], dict[str, Fault]]:
    """Read every file; one that cannot be read does not stop the others and is named with its Fault."""
    found, faults = [], {}
    for path, shown in shown_as(paths):
        try:
            found.append(_read(path, shown, practice))
        except Fault as fault:
            faults[shown] = fault
    return found, faults


def shown_as(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Each file once, with what a list calls it."""
    given = list({path.resolve(): path.absolute() for path in map(Path, paths)}.values())
    names = Counter(path.name for path in given)
    return [(path, path.name if names[path.name] == 1 else f"{path.parent.name}/{path.name}") for path in given]


def _read(path: Path, shown: str, practice: bool) -> SignUpFile:
    table, _reading = read(path, default_reading(path))
    columns = recognise_columns(table)
    fields = signup_fields(table, columns)
    rows = with_numbers(new_rows(table, columns), fields, practice=practice)
    marked = fields.assign(source=path.name, row=table.index.to_numpy(), moment=[row.moment for row in rows])
    return SignUpFile(path.name, [str(name) for name in table.columns], columns.to_json(), rows, marked, shown)
