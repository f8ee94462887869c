"""Where the workbook's own folder lies: what stops it there, and what its owner should know (README.nl.md)."""

import os
from collections.abc import Mapping
from pathlib import Path, PurePath

from buurtapp_start import problem

_SYNCED = ("onedrive", "dropbox", "icloud", "google drive", "mobile documents")
_SYNCED_NL = (
    "NL  De map {root} staat in OneDrive of een andere map die naar internet gaat. Het werkboek werkt daar, "
    "maar de gegevens van uw buren gaan dan mee: zet de map liever op deze computer zelf."
)
_SYNCED_EN = (
    "EN  The folder {root} is in OneDrive or another folder that goes to the internet. The workbook works there, "
    "but your neighbours' data go along: better put the folder on this computer itself."
)
_TEMPORARY = {"temp", "tmp"}


def check(root: Path) -> None:
    """Raise Problem where the workbook cannot work: inside a zip file that was not unpacked, or read-only."""
    if unpacked_on_the_fly(root):
        raise problem.in_a_zip()
    if not writable(root):
        raise problem.read_only(root)


def unpacked_on_the_fly(root: PurePath) -> bool:
    r"""Whether a program opened the folder out of a zip file: `…\Temp\Temp1_werkboek.zip\werkboek` in Windows."""
    parts = [part.lower() for part in root.parts]
    inside = [number for number, part in enumerate(parts) if part in _TEMPORARY]
    return bool(inside) and any(".zip" in part for part in parts[inside[0] :])


def writable(root: Path) -> bool:
    """Whether a file can be made in the folder; a stick that is locked and a network folder only tell when tried."""
    trial = root / f".buurtapp-{os.getpid()}"
    try:
        trial.touch()
        trial.unlink()
    except OSError:
        return False
    return True


def notices(root: PurePath, variables: Mapping[str, str] = os.environ) -> list[str]:
    """Sentences, Dutch and English, about a folder that is synchronised and a name with spaces; nothing to stop for."""
    told = []
    if synchronised(root, variables):
        told += [_SYNCED_NL.format(root=root), _SYNCED_EN.format(root=root)]
    if " " in str(root):
        told += [
            "NL  In de naam van de map staan spaties. Dat mag.",
            "EN  The folder's name has spaces in it. That is fine.",
        ]
    return told


def synchronised(root: PurePath, variables: Mapping[str, str] = os.environ) -> bool:
    """Whether the folder lies where OneDrive or the like keeps copies on the internet."""
    drives = [variables[name] for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial") if variables.get(name)]
    known = any(str(root).lower().startswith(drive.lower()) for drive in drives)
    return known or any(name in part.lower() for part in root.parts for name in _SYNCED)
