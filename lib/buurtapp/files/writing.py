"""Writing a file so that a reader sees the old one or the new one, never half of it (design.md 3)."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from buurtapp.words import Fault, _


def write_atomic(path: Path, data: bytes | str, *, private: bool = False) -> Path:
    """Write `data` (str as UTF-8) to `path` by way of a temporary name; returns `path`.

    `private` makes the file readable by its owner only where the system can. Raises Fault when the
    folder cannot be written or the file is held open by another program.
    """
    with replacing(path, private=private) as temporary:
        try:
            temporary.write_bytes(data.encode() if isinstance(data, str) else data)
        except OSError as error:  # a full disk
            raise _cannot_write(path, error) from error
    return path


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[Path]:
    """Give a temporary path beside `path`; rename it to `path` when the block ends well, else remove it."""
    path = Path(path)
    temporary = _temporary_beside(path)
    try:
        yield temporary
        if private:
            owner_only(temporary)
        _flush(temporary)
        _rename(temporary, path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Take a file away; one that is not there is fine. Raises Fault when another program holds it open."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise Fault(
            _("The file {name} could not be removed.", name=path.name),
            _("The system said: {reason}.", reason=error.strerror or str(error)),
            _("Close the file in Word, Excel or another program, and see that the folder may be written."),
            _("Close the file first, then press the button again."),
        ) from error


def owner_only(path: Path) -> None:
    """Take away everybody else's rights to `path`; on systems without such rights nothing happens."""
    with suppress(OSError, NotImplementedError):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _temporary_beside(path: Path) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".half-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise _cannot_write(path, error) from error
    os.close(handle)
    temporary = Path(name)
    with suppress(OSError, NotImplementedError):
        temporary.chmod(0o644)  # mkstemp makes 0600; what is not private follows the folder
    return temporary


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _rename(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> Fault:
    return Fault(
        _("The file {name} could not be written.", name=path.name),
        _("The system said: {reason}.", reason=error.strerror or str(error)),
        _("Close the file in Word, Excel or another program, and see that the folder may be written and has room."),
        _("Close the file first, then press the button again. The earlier file is unchanged."),
    )
