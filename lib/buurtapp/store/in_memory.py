"""Looking into a register that came from elsewhere before anything of it is written on this computer."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from buurtapp.store.folder import WorkFolder
from buurtapp.store.register import Register
from buurtapp.words import Fault, _

_START = b"SQLite format 3\0"


@contextmanager
def in_memory(data: bytes) -> Iterator[Register]:
    """The register in the bytes of a `buurt.sqlite`, to read; it is not brought up to date.

    Raises Fault when they hold no register of this workbook.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        register = Register(WorkFolder(Path()), connection)
        try:
            if not data.startswith(_START):
                raise sqlite3.DatabaseError(_("no register"))
            connection.deserialize(data)
            connection.execute("PRAGMA trusted_schema = OFF")
            register.read("SELECT 1 FROM signup, setting, change LIMIT 1")
            register.neighbourhood()
        except (sqlite3.Error, IndexError, ValueError) as error:
            raise Fault(
                _("The file buurt.sqlite cannot be read ({reason}).", reason=str(error)[:200]),
                _("It is damaged, or it is not a register of this workbook."),
                _("Save the folder once more, and choose the new file."),
                _("Look first whether the download was ready."),
            ) from error
        yield register
