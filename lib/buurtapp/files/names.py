"""Names for files and folders that no text from outside can bend (engineering.md 5.2, path tricks)."""

import re
import unicodedata
from pathlib import Path, PurePosixPath

from buurtapp.words import Fault, _

_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
_LONGEST = 80


def slug(text: str) -> str:
    """`Buurt de Berk 2` -> `buurt-de-berk-2`: a-z, 0-9 and hyphens, never empty, at most 80 characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "naamloos"
    return f"{name}-1" if is_reserved(name) else name


def is_reserved(name: str) -> bool:
    """Whether Windows keeps this name for a device, also with something behind a dot."""
    return name.split(".")[0].lower() in _RESERVED


def safe_name(text: str) -> str:
    """A readable file name: keeps letters, digits, spaces, dots and hyphens inside, drops everything else."""
    plain = unicodedata.normalize("NFC", text)
    name = re.sub(r"[^\w .,()+-]+", "-", plain).strip(" .-")[:_LONGEST].strip(" .-") or "naamloos"
    return f"{name}-1" if is_reserved(name) else name


def is_plain_path(path: str) -> bool:
    """Whether a path from outside is plain below a folder on every system: no root, no drive, no step up."""
    pure = PurePosixPath(path)
    strange = pure.is_absolute() or ".." in pure.parts or set(path) & set('\\:*?"<>|') or not path.isprintable()
    return bool(pure.parts) and str(pure) == path and not strange


def inside(folder: Path, *parts: str) -> Path:
    """`folder/parts…`, resolved; raises Fault when that lies outside `folder`."""
    root = Path(folder).resolve()
    path = root.joinpath(*parts).resolve()
    if path != root and root not in path.parents:
        raise Fault(
            _("The name {name} points outside its folder.", name="/".join(parts)),
            _("Files of a neighbourhood stay inside its own folder."),
            _("Choose a name without / or \\ and without two dots."),
            _("Rename it first, then try again."),
        )
    return path
