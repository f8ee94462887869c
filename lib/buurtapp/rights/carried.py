"""Which files of a work folder go along in a package: all that cannot be made again at the receiver."""

from fnmatch import fnmatch
from pathlib import PurePosixPath

from buurtapp.files.sealed import is_sealed
from buurtapp.store import WorkFolder
from buurtapp.store.handed_over import RECORD

ARRIVAL = "ontvangst.json"
_STAYS_BEHIND = (RECORD, ARRIVAL, "buurt*.sqlite*", "*.ipynb", "~$*")
_FROM_OUTPUTS = "agenda"


def carried_files(folder: WorkFolder) -> dict[str, bytes]:
    """By path below the folder: `invoer`, the calendar, the team's own templates and texts, what else lies there."""
    found = {path.relative_to(folder.path).as_posix(): path for path in sorted(folder.path.rglob("*"))}
    return {
        place: path.read_bytes()
        for place, path in found.items()
        if goes_along(place) and path.is_file() and not path.is_symlink() and not is_sealed(path)
    }


def goes_along(place: str) -> bool:
    """Whether a file at this place below a work folder belongs in a package.

    The register goes by itself; notebooks and `uitvoer`, but for the calendar, are made again. Hidden files, a sync
    program's copies of the register and the record of a handover stay behind.
    """
    path = PurePosixPath(place)
    hidden = any(part.startswith(".") for part in path.parts)
    stays = any(fnmatch(path.name.lower(), pattern) for pattern in _STAYS_BEHIND)
    return not hidden and not stays and (path.parts[0] != "uitvoer" or path.parts[1:2] == (_FROM_OUTPUTS,))
