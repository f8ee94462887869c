"""New sign-ups for a neighbourhood that was handed over: a small package that goes on top (design.md 3, One owner)."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
from pydantic import TypeAdapter, ValidationError

from buurtapp.files.sealed import damaged
from buurtapp.intake.columns import Columns, recognise_columns
from buurtapp.intake.fields import signup_fields
from buurtapp.intake.rows import new_rows
from buurtapp.judging.carrying import carry_over
from buurtapp.judging.outcomes import refresh
from buurtapp.judging.reading import with_numbers
from buurtapp.rights.handover import folder_name
from buurtapp.rights.package import Package, open_package, write_package
from buurtapp.store import Register, WorkFolder
from buurtapp.store.handed_over import Addition, Record, read_record, write_record
from buurtapp.store.rows import Imported, NewRow, add_rows, header_columns
from buurtapp.words import Fault, _

_ROWS = "aanmeldingen.json"
_KEEP = 50


@dataclass(frozen=True, slots=True)
class SignUpTable:
    """Rows of one sign-up file: its name, its header, its recognised columns (JSON), and the rows."""

    source: str
    names: tuple[str, ...]
    columns: str
    rows: tuple[NewRow, ...]


_TABLES = TypeAdapter(tuple[SignUpTable, ...])


def sign_up_table(source: str, table: pd.DataFrame, columns: Columns | None = None) -> SignUpTable:
    """The rows of a table as `intake.read_table` gives it, or of some of its rows; `source` is its file's name."""
    columns = columns or recognise_columns(table)
    rows = tuple(new_rows(table, columns))
    return SignUpTable(source, tuple(map(str, table.columns)), columns.to_json(), rows)


def pack_additions(folder: Path, tables: Sequence[SignUpTable], target: Path, password: str) -> Addition | None:
    """Pack sign-ups for the successor of a folder that was offered or handed over; None when they went before.

    The sender holds no rows to compare with, so give every row of the newest files: the receiver knows the known ones
    again. Raises Fault when the folder was never handed over, the password does not do, or `target` cannot be written.
    """
    work_folder = WorkFolder(Path(folder))
    record = read_record(work_folder)
    if record is None or not (record.confirmed_at or record.offer):
        raise _not_handed_over(work_folder)
    content = _TABLES.dump_json(tuple(tables))
    digest = _digest_of(tables)
    if not any(one.rows for one in tables) or digest in {one.digest for one in record.additions}:
        return None
    manifest = write_package(target, "additions", record.folder, "", {_ROWS: content}, password)
    rows = sum(len(one.rows) for one in tables)
    made = Addition(package=manifest.package, made_at=manifest.made_at, digest=digest, rows=rows)
    _keep(work_folder, record, made)
    return made


def receive_additions(file: Path, register: Register, password: str) -> Imported:
    """Add the sign-ups of such a package to a register as one action, and judge anew; returns what was new and known.

    Raises Fault, with nothing changed, when the package is for another neighbourhood or cannot be opened.
    """
    name = Path(file).name
    with open_package(Path(file), password) as package:
        if package.manifest.kind != "additions":
            raise _whole_neighbourhood(name)
        if package.manifest.folder != folder_name(register):
            raise _for_another(name)
        tables = _tables(package, name)
    with register.action("import", _("new sign-ups")):
        imported = _add(register, tables)
        refresh(register)
    return imported


def _add(register: Register, tables: Iterable[SignUpTable]) -> Imported:
    done = []
    for one in tables:
        columns = header_columns(register, one.names) or one.columns  # put right by hand here, it stays so
        rows = _read_here(register, one, Columns.from_json(columns))
        done.append(add_rows(register, one.source, one.names, columns, rows, _digest_of([one])))
        carry_over(register, done[-1].ids)
    return Imported(
        new=sum(one.new for one in done),
        known=sum(one.known for one in done),
        forgotten=sum(one.forgotten for one in done),
        ids=tuple(number for one in done for number in one.ids),
    )


def _read_here(register: Register, table: SignUpTable, columns: Columns) -> list[NewRow]:
    """The rows with numbers as this register reads them, and their own moments: so who was forgotten is known."""
    places = pd.Index([row.row for row in table.rows])
    cells = pd.DataFrame([row.cells for row in table.rows], index=places, columns=list(table.names), dtype="str")
    read = with_numbers(new_rows(cells, columns), signup_fields(cells, columns),
                        practice=register.neighbourhood().practice)  # fmt: skip
    return [replace(here, moment=there.moment or here.moment) for here, there in zip(read, table.rows, strict=True)]


def _tables(package: Package, name: str) -> tuple[SignUpTable, ...]:
    try:
        tables = _TABLES.validate_json(package.read(_ROWS))
        for one in tables:
            Columns.from_json(one.columns)
            if any(len(row.cells) != len(one.names) for row in one.rows):
                raise damaged(name)
    except (KeyError, ValueError, TypeError, ValidationError) as error:
        raise damaged(name) from error
    return tables


def _digest_of(tables: Iterable[SignUpTable]) -> str:
    rows = [(one.names, row.cells) for one in tables for row in one.rows]
    return hashlib.sha256(repr(sorted(rows)).encode()).hexdigest()


def _keep(folder: WorkFolder, record: Record, made: Addition) -> None:
    write_record(folder, record.model_copy(update={"additions": (*record.additions, made)[-_KEEP:]}))


def _not_handed_over(folder: WorkFolder) -> Fault:
    return Fault(
        _("The neighbourhood in {name} was not handed over.", name=folder.path.name),
        _("New sign-ups are packed only for a neighbourhood that somebody else keeps now."),
        _("Import them in the folder itself."),
        _("Look first whether this is the right folder."),
    )


def _whole_neighbourhood(name: str) -> Fault:
    return Fault(
        _("{name} holds a whole neighbourhood, not new sign-ups.", name=name),
        _("It cannot go on top of a neighbourhood. Nothing was changed."),
        _("Open it in a folder that does not exist yet."),
        _("Look first which package is which."),
    )


def _for_another(name: str) -> Fault:
    return Fault(
        _("The new sign-ups in {name} are for another neighbourhood.", name=name),
        _("They do not belong with these neighbours. Nothing was changed."),
        _("Open the neighbourhood that they are for, and try there."),
        _("Ask the sender first which neighbourhood they are for."),
    )
