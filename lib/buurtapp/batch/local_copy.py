"""Working in a copy on this machine's own disk, and putting the result in place by renaming.

SQLite and network drives do not go together, and a process that is killed half way must leave the street as it was
(design.md 3, engineering.md 0.4).
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from buurtapp.files import owner_only
from buurtapp.steps.city.folder import CityFolder
from buurtapp.store import WorkFolder
from buurtapp.words import Fault, _

_SCRATCH = "buurtapp-batch"
_MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of its own is made in it, for its owner only)
_ROOM = 1 << 30  # bytes that have to be free there


@contextmanager
def local_copy(folder: WorkFolder) -> Iterator[WorkFolder]:
    """A copy of a work folder to work in; it takes the folder's place when the block ends well.

    Raises Fault, and leaves the folder as it is, when somebody changed its register meanwhile.
    """
    sweep()
    before = _state(folder)
    scratch = Path(tempfile.mkdtemp(prefix=f"{_SCRATCH}-{os.getpid()}-", dir=_place()))
    owner_only(scratch)
    try:
        copy = WorkFolder(scratch / folder.path.name)
        if folder.path.exists():
            shutil.copytree(folder.path, copy.path)
        copy.make()
        yield copy
        if _state(folder) != before:
            raise _changed()
        _put_in_place(copy.path, folder.path)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def sweep() -> None:
    """Remove copies whose process is gone: they hold people's data."""
    for path in (one for place in _places() for one in place.glob(f"{_SCRATCH}-*")):
        pid = path.name.removeprefix(f"{_SCRATCH}-").split("-")[0]
        if pid.isdecimal() and not alive(int(pid)):
            shutil.rmtree(path, ignore_errors=True)


def mend(city: CityFolder) -> None:
    """Undo what a killed run left between two renames: the former folder comes back, half a new one goes."""
    for path in list(city.halves()):
        place = city.path / path.name.split("-", 1)[1]
        if path.name.startswith(".was-") and not place.exists():
            path.rename(place)
        else:
            shutil.rmtree(path, ignore_errors=True)


def alive(pid: int) -> bool:
    """Whether a process of this machine still runs."""
    if os.name == "nt":
        return _alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _alive_on_windows(pid: int) -> bool:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)


def _places() -> list[Path]:
    return [place for place in (_MEMORY, Path(tempfile.gettempdir())) if place.is_dir()]


def _place() -> Path:
    """In memory where the system offers that and there is room: quicker, and nothing of people reaches a disk."""
    for place in _places()[:-1]:
        if os.access(place, os.W_OK) and shutil.disk_usage(place).free > _ROOM:
            return place
    return _places()[-1]


def _state(folder: WorkFolder) -> str:
    return hashlib.sha256(folder.register.read_bytes()).hexdigest() if folder.register.exists() else ""


def _put_in_place(made: Path, place: Path) -> None:
    """Copy beside the old folder, then two renames; `mend` repairs a stop between them."""
    half, former = place.with_name(f".half-{place.name}"), place.with_name(f".was-{place.name}")
    shutil.rmtree(half, ignore_errors=True)
    shutil.rmtree(former, ignore_errors=True)
    try:
        shutil.copytree(made, half)
    except BaseException:  # the disk is full: what is half there takes the room of others
        shutil.rmtree(half, ignore_errors=True)
        raise
    owner_only(half)
    if place.exists():
        place.rename(former)
    half.rename(place)
    shutil.rmtree(former, ignore_errors=True)


def _changed() -> Fault:
    return Fault(
        _("Somebody worked in this folder while the batch ran."),
        _("What was filled in there stays; the batch put nothing in its place."),
        _("Run the batch again when nobody has the folder open."),
        _("Ask who has the notebook of this street open."),
    )
