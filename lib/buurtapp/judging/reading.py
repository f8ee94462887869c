"""How the sign-up files of a neighbourhood are read: as pasted text or table, with the columns as they are known."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from buurtapp.cleaning import clean_phones
from buurtapp.intake.columns import Columns, recognise_columns
from buurtapp.intake.fields import signup_fields
from buurtapp.intake.reading import ByHand, Reading, read
from buurtapp.intake.rows import new_rows
from buurtapp.store import Register
from buurtapp.store.rows import NewRow, header_columns

PASTED = "geplakt"


@dataclass(frozen=True, slots=True)
class SignUpFile:
    """A file as it was read, and how: header, columns, rows, and per row the fields of a sign-up, by row number."""

    names: list[str]
    columns: Columns
    rows: list[NewRow]
    fields: pd.DataFrame = field(repr=False)
    reading: Reading = field(repr=False)


def read_file(
    register: Register, path: Path, by_hand: ByHand | None = None, columns: Columns | None = None
) -> SignUpFile:
    """Read a sign-up file without keeping anything; raises UnreadableFile (a Fault)."""
    table, reading = read(path, by_hand or default_reading(path))
    names = [str(name) for name in table.columns]
    columns = columns or recognised(register, names) or recognise_columns(table)
    fields = signup_fields(table, columns)
    rows = with_numbers(new_rows(table, columns), fields, practice=register.neighbourhood().practice)
    return SignUpFile(names, columns, rows, fields, reading)


def with_numbers(rows: Sequence[NewRow], fields: pd.DataFrame, *, practice: bool) -> list[NewRow]:
    """The rows with their phone number as E.164 (empty where there is none), from their `fields` in the same order.

    By its number an old row of somebody who was forgotten is known again (design.md 3).
    """
    phones = clean_phones(fields["phone"], practice)["phone"]
    return [replace(row, phone=phone) for row, phone in zip(rows, phones, strict=True)]


def default_reading(path: Path) -> ByHand:
    """How a file is read when nobody put anything right: what was pasted is read as pasted text."""
    return ByHand(pasted=path.suffix == ".txt" and path.name.startswith(f"{PASTED}-"))


def recognised(register: Register, names: list[str]) -> Columns | None:
    """The columns as they were recognised, or put right by hand, when this header came before."""
    kept = header_columns(register, names)
    return Columns.from_json(kept) if kept else None
