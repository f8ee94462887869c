"""Emptying a folder that was handed over, in steps that may each be cut short and done again."""

import sqlite3
from contextlib import closing
from pathlib import Path

from buurtapp.model.people import Neighbourhood
from buurtapp.store.folder import WorkFolder
from buurtapp.store.handed_over import RECORD, Record, keep_counts, write_record
from buurtapp.words import Fault, _

BUSY_SECONDS = 15


def empty(folder: WorkFolder, record: Record) -> list[Path]:
    """Take everybody out of a folder whose `record` is confirmed: counts to the report, the register, the files.

    The register keeps its name and tables; what was in its pages is overwritten (`secure_delete`, VACUUM). Returns
    the files that another program held open; the next time the folder is opened they are tried again. Raises Fault
    when somebody else is writing in the register; then too the next opening does it.
    """
    if record.emptied:
        return []
    keep_counts(folder, record)
    try:
        _empty_register(folder.register)
    except sqlite3.OperationalError as error:
        raise _in_use(error) from error
    left = _remove_files(folder)
    if not left:
        write_record(folder, record.model_copy(update={"emptied": True}))
    return left


def _empty_register(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        kept = connection.execute("SELECT value FROM setting WHERE key = 'neighbourhood'").fetchall()
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            if table != "at_hand":
                connection.execute(f'DELETE FROM "{table}"')
        for (value,) in kept:
            name = Neighbourhood.model_validate_json(value).model_copy(update={"keeper": ""})
            connection.execute("INSERT INTO setting VALUES ('neighbourhood', ?)", (name.model_dump_json(),))
        connection.execute("COMMIT")
        connection.execute("VACUUM")


def _in_use(error: sqlite3.OperationalError) -> Fault:
    return Fault(
        _("The register is still in use ({reason}).", reason=str(error)),
        _("The neighbourhood is handed over, but its register could not be cleared yet."),
        _("Close the other pages of this neighbourhood, and open it once more. Then it is cleared."),
        _("See first that the disk has room."),
    )


def _remove_files(folder: WorkFolder) -> list[Path]:
    left = []
    for path in sorted(folder.path.rglob("*"), key=lambda path: len(path.parts), reverse=True):
        if path in (folder.register, folder.path / RECORD, folder.report, folder.outputs):
            continue
        try:
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        except FileNotFoundError:
            continue
        except OSError:
            left.append(path)
    return left
