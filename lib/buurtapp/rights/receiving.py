"""Opening a package in a new folder: all of it or nothing (design.md 3, One owner)."""

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from buurtapp.files import owner_only, write_atomic
from buurtapp.files.sealed import damaged
from buurtapp.rights.carried import ARRIVAL, goes_along
from buurtapp.rights.package import WELL_KNOWN, Package, open_package
from buurtapp.store import Register, WorkFolder
from buurtapp.store.folder import REGISTER
from buurtapp.store.notebooks import copy_notebooks
from buurtapp.store.register import now
from buurtapp.words import Fault, _

_HALF = ".half-"


@dataclass(frozen=True, slots=True)
class Received:
    """A neighbourhood that was taken over: its folder and name, and the receipt for the sender."""

    folder: Path
    name: str
    receipt: str


def receive(file: Path, folder: Path, password: str) -> Received:
    """Open the package of a neighbourhood in `folder`, which is new or empty; returns the receipt for the sender.

    Every member is read and compared before anything is written, and the folder appears whole at once. Raises Fault,
    with nothing changed, for a package that is cut off, altered, made by a newer version, no package at all or of
    another kind, for a wrong password, and for a folder that holds something.
    """
    folder = Path(folder)
    _check_free(folder)
    with open_package(Path(file), password) as package:
        _check_kind(package, Path(file).name)
        _check_contents(package, Path(file).name)
        half = _half_beside(folder)
        try:
            package.extract(half)
            name = _make_usable(half, package)
            _appear(half, folder)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
        return Received(folder, name, package.manifest.receipt)


def receipt_in(folder: WorkFolder) -> str:
    """The receipt of the package that a folder came from, to tell it once more; empty when it came from none."""
    try:
        return str(json.loads((folder.path / ARRIVAL).read_bytes())["receipt"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _make_usable(half: Path, package: Package) -> str:
    """Bring the register to this version, make its notebooks, and keep the receipt beside it."""
    folder = WorkFolder(half)
    folder.make()
    owner_only(folder.register)
    name = _name_of(half)
    copy_notebooks(folder)
    arrival = {"package": package.manifest.package, "receipt": package.manifest.receipt, "received_at": now()}
    write_atomic(half / ARRIVAL, json.dumps(arrival, indent=2) + "\n", private=True)
    return name


def _half_beside(folder: Path) -> Path:
    folder.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=_HALF, dir=folder.parent))  # for its owner only


def _appear(half: Path, folder: Path) -> None:
    if folder.exists():
        folder.rmdir()  # empty, or this fails and nothing is lost
    half.rename(folder)


def _check_free(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        known = receipt_in(WorkFolder(folder)) if folder.is_dir() else ""
        again = _("A package was opened in it before; its receipt is {receipt}.", receipt=known) if known else ""
        raise Fault(
            _("In the folder {name} lies something already.", name=folder.name),
            " ".join(filter(None, [_("We never write over a folder. Nothing was changed."), again])),
            _("Choose a folder that does not exist yet."),
            _("Look first what lies in the folder."),
        )


def _check_contents(package: Package, name: str) -> None:
    if not all(path in WELL_KNOWN or goes_along(path) for path in package.paths) or REGISTER not in package.paths:
        raise damaged(name)


def _check_kind(package: Package, name: str) -> None:
    if package.manifest.kind != "handover":
        raise Fault(
            _("{name} holds new sign-ups for a neighbourhood that you have already.", name=name),
            _("It is not a whole neighbourhood. Nothing was changed."),
            _("Open it in the folder of that neighbourhood."),
            _("Look first which one it is for: {name}.", name=package.manifest.neighbourhood),
        )


def _name_of(half: Path) -> str:
    """Open the register, which brings it to this version, and read whose it is; raises Fault when it is damaged."""
    try:
        with Register.open(half) as register:
            if register.read("PRAGMA integrity_check")[0][0] == "ok":
                return register.neighbourhood().name
    except (LookupError, ValueError):
        pass
    raise Fault(
        _("The register in the package is damaged."),
        _("It was so before it was packed. Nothing was changed on this computer."),
        _("Ask the sender to put back a backup, and to make a new package."),
        _("Ask the sender first whether their own workbook still opens it."),
    )
