"""The register: one SQLite file, one transaction per user action (design.md 3)."""

import getpass
import hashlib
import hmac
import json
import secrets
import socket
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from buurtapp.files import owner_only
from buurtapp.model.people import Neighbourhood
from buurtapp.store.emptying import empty
from buurtapp.store.folder import WorkFolder
from buurtapp.store.handed_over import HandedOver, read_record
from buurtapp.store.schema import MIGRATIONS, migrate
from buurtapp.words import Fault, _

BUSY_SECONDS = 15
UNREADABLE = (Fault, sqlite3.Error, OSError, ValueError)  # what a damaged register raises when opened or read


class Register:
    """An open register. Reads return whole lists, so no cursor stays open between notebook cells."""

    def __init__(self, folder: WorkFolder, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._connection = connection

    @classmethod
    def create(cls, path: Path, neighbourhood: Neighbourhood) -> "Register":
        """Make a new work folder with an empty register; raises Fault when there is one already."""
        folder = WorkFolder(Path(path))
        if folder.register.exists():
            raise Fault(
                _("There is a neighbourhood in the folder {name} already.", name=folder.path.name),
                _("We never write over a neighbourhood."),
                _("Choose another folder, or open this one."),
                _("Open it first, to see whose it is."),
            )
        folder.make()
        register = cls(folder, _connect(folder.register))
        owner_only(folder.register)
        register.write("INSERT INTO setting VALUES ('key', ?)", (secrets.token_hex(32),))
        register.save_neighbourhood(neighbourhood)
        return register

    @classmethod
    def open(cls, path: Path) -> "Register":
        """Open an existing work folder.

        Raises Fault when there is none, or it is newer than this package, and HandedOver when it was handed over.
        """
        folder = WorkFolder(Path(path))
        if not folder.register.is_file():
            raise Fault(
                _("There is no neighbourhood in the folder {name}.", name=folder.path.name or str(folder.path)),
                _("A neighbourhood's folder holds a file buurt.sqlite."),
                _("Choose the folder that holds it, or make a new neighbourhood in 00-start."),
                _("Look whether the folder was moved or renamed."),
            )
        _not_handed_over(folder)
        try:
            return cls(folder, _connect(folder.register))
        except sqlite3.DatabaseError as error:
            raise _damaged(error) from error

    def close(self) -> None:
        """Close the file; the register cannot be used after this."""
        self._connection.close()

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self._connection.execute(sql, values).fetchall()

    def state(self) -> tuple[int, int] | None:
        """What changes whenever the file does, by this connection or another: to know whether a reading still holds.

        None within a transaction, for what is read then may be rolled back.
        """
        if self._connection.in_transaction:
            return None
        return int(self.read("PRAGMA data_version")[0][0]), self._connection.total_changes

    def write(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one statement; returns the number of the row it added, if it added one."""
        return self._connection.execute(sql, values).lastrowid or 0

    def write_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for many rows."""
        self._connection.executemany(sql, rows)

    @contextmanager
    def action(self, kind: str, about: str = "", *, undoable: bool = True) -> Iterator[int]:
        """One user action: all of the block happens, and is journalled, or none of it.

        An action inside an action belongs to the outer one. What changes nothing leaves no trace.
        """
        if self._connection.in_transaction:
            yield int(self.read("SELECT action_id FROM at_hand")[0][0] or 0)
            return
        with self.transaction():
            number = self.write(
                "INSERT INTO action (at, kind, about, by, undoable) VALUES (?, ?, ?, ?, ?)",
                (now(), kind, about, who_am_i(), undoable),
            )
            self.write("UPDATE at_hand SET action_id = ?", (number,))
            yield number
            self.write("UPDATE at_hand SET action_id = NULL")
            if not self.read("SELECT 1 FROM change WHERE action_id = ? LIMIT 1", (number,)) and undoable:
                self.write("DELETE FROM action WHERE id = ?", (number,))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A write transaction without a journal entry, for what can be worked out again."""
        if self._connection.in_transaction:
            yield
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise busy(error) from error
        try:
            yield
            self._connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            raise busy(error) from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def write_anew(self) -> None:
        """Write the whole file anew, without free pages; in memory meanwhile, never in a temporary folder."""
        self._connection.execute("PRAGMA temp_store = MEMORY")
        try:
            self._connection.execute("VACUUM")
        except sqlite3.OperationalError as error:
            raise _not_anew(error) from error

    def back_up_into(self, other: sqlite3.Connection) -> None:
        """Copy every page into another open database."""
        self._connection.backup(other)

    def neighbourhood(self) -> Neighbourhood:
        """Whose folder this is."""
        return Neighbourhood.model_validate_json(self._setting("neighbourhood"))

    def save_neighbourhood(self, neighbourhood: Neighbourhood) -> None:
        """Keep the neighbourhood's own facts (its name, whether it is for practice)."""
        self.write("INSERT OR REPLACE INTO setting VALUES ('neighbourhood', ?)", (neighbourhood.model_dump_json(),))

    def key(self) -> bytes:
        """The register's own random key, for marks and letter codes."""
        return bytes.fromhex(self._setting("key"))

    def mark(self, *parts: str) -> str:
        """An HMAC-SHA256 of `parts` under the register's own key: recognises, does not reveal (design.md 3)."""
        return hmac.new(self.key(), json.dumps(parts).encode(), hashlib.sha256).hexdigest()

    def _setting(self, key: str) -> str:
        return str(self.read("SELECT value FROM setting WHERE key = ?", (key,))[0][0])


def open_copy(folder: WorkFolder, path: Path) -> Register:
    """Open another file in the folder that is a register too.

    Raises Fault when it is damaged, too new, or another program's database, in which nothing may be changed.
    """
    try:
        if not is_register(path):
            raise sqlite3.DatabaseError(_("no register"))
        return Register(folder, _connect(path))
    except sqlite3.DatabaseError as error:
        raise _damaged(error) from error


def is_register(path: Path) -> bool:
    """Whether a file is a register of this workbook; nothing is changed in it. Raises sqlite3.DatabaseError."""
    connection = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)
    try:
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('signup', 'setting', 'change')")
        return bool(tables.fetchone()[0] == 3)
    finally:
        connection.close()


def now() -> str:
    """This moment, local time to the second, as ISO text."""
    return datetime.now().isoformat(timespec="seconds")


def who_am_i() -> str:
    """The user and computer at work, for the lease and the journal."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, as in some containers
        user = "?"
    return f"{user}@{socket.gethostname()}"


def _not_handed_over(folder: WorkFolder) -> None:
    """Raise HandedOver for a folder that holds counts only, after finishing an emptying that was cut short."""
    record = read_record(folder)
    if record is not None and record.confirmed_at:
        with suppress(Fault):
            empty(folder, record)
        raise HandedOver(record)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    if connection.execute("PRAGMA user_version").fetchone()[0] > len(MIGRATIONS):
        connection.close()
        raise Fault(
            _("This folder was made by a newer version of the workbook."),
            _("An older version could damage it."),
            _("Install the newest version of the workbook, then open the folder again."),
            _("Ask whoever gave you the folder which version it was made with."),
        )
    migrate(connection)
    return connection


def _damaged(error: sqlite3.DatabaseError) -> Fault:
    return Fault(
        _("The file buurt.sqlite cannot be read ({reason}).", reason=str(error)),
        _("It is damaged, or it is not a register of this workbook."),
        _("Put back the last backup of the folder."),
        _("Look first whether OneDrive or the USB stick was still busy copying."),
    )


def _not_anew(error: sqlite3.OperationalError) -> Fault:
    return Fault(
        _("The register could not be written anew ({reason}).", reason=str(error)),
        _("What was erased is out of the register, but its free space may still hold some of it."),
        _("Close the other windows and programs that have this folder open, and erase or clean up once more."),
        _("See that the disk has room."),
    )


def busy(error: sqlite3.OperationalError) -> Fault:
    """The register is held by somebody else, or the disk is full."""
    return Fault(
        _("The register could not be written ({reason}).", reason=str(error)),
        _("Another notebook or another computer is writing in it, or the disk is full. Nothing was changed."),
        _("Wait until the other one is ready, and see that the disk has room."),
        _("Try again in a minute first."),
    )
