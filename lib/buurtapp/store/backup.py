"""A copy of the register that is whole even while somebody writes, and putting another in its place."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from buurtapp.files import replacing
from buurtapp.store.folder import WorkFolder
from buurtapp.store.register import BUSY_SECONDS, Register, busy
from buurtapp.store.state import State, state_of


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of a register as it was at one moment, and how far it had come."""

    data: bytes
    state: State


def back_up(register: Register, target: Path) -> Path:
    """Copy the register to `target`, for its owner only, by SQLite's own backup; returns `target`."""
    with replacing(target, private=True) as temporary:
        copy = sqlite3.connect(temporary)
        try:
            register.back_up_into(copy)
        finally:
            copy.close()
    return target


def restore(folder: WorkFolder, source: Path) -> None:
    """Fill the folder's register with that of `source`, in one transaction: whoever has it open sees the new one.

    Raises Fault when somebody keeps it busy; it is unchanged then.
    """
    with (
        closing(sqlite3.connect(source)) as fresh,
        closing(sqlite3.connect(folder.register, timeout=BUSY_SECONDS)) as own,
    ):
        own.execute("PRAGMA secure_delete = ON")
        try:
            fresh.backup(own)
        except sqlite3.OperationalError as error:
            raise busy(error) from error


def snapshot(register: Register) -> Snapshot:
    """The register in memory, never on the disk; who has it open stays behind."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        register.back_up_into(copy)
        copy.execute("PRAGMA secure_delete = ON")
        copy.execute("DELETE FROM lease")
        return Snapshot(copy.serialize(), state_of(lambda sql, values=(): copy.execute(sql, values).fetchall()))
