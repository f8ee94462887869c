"""One set-up at a time: someone who clicks twice starts two."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Hold the lock on `path`, after waiting for whoever holds it; the system frees it when a process dies."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with path.open("ab") as file:
        told = False
        while True:
            try:
                _take(file)
                break
            except OSError:
                if not told:
                    print("Een ander venster is al bezig; even wachten. / Another window is at it; waiting.")
                    told = True
                time.sleep(0.5)
        yield
    # The file stays: removing it would let two waiters hold two different files of one name.
