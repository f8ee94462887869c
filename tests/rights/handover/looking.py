"""What lies in a folder, and what a register holds, to compare before and after."""

import sqlite3
from contextlib import closing
from pathlib import Path


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its place."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def tables_of(folder: Path, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple]]:
    """Every table of a register with all its rows."""
    with closing(sqlite3.connect(folder / "buurt.sqlite")) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
            if name not in without
        }
