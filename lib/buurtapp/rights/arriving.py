"""What came in: a whole neighbourhood gets a folder of its own, new sign-ups find the neighbourhood they are for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from buurtapp.rights.additions import receive_additions
from buurtapp.rights.handover import folder_name
from buurtapp.rights.package import open_package
from buurtapp.rights.receiving import Received, receive
from buurtapp.store import Register
from buurtapp.store.rows import Imported
from buurtapp.words import Fault, _


@dataclass(frozen=True, slots=True)
class Added:
    """New sign-ups that went on top of a neighbourhood: its name, and what was new and known."""

    name: str
    imported: Imported


def arrive(file: Path, password: str, known: Iterable[Path], place: Callable[[str], Path]) -> Received | Added:
    """Open a package of either kind. `known` are the folders there are; `place` gives one for a neighbourhood's name.

    A folder that exists already gets a number behind its name. Raises Fault, with nothing changed, when the package
    cannot be opened, or holds sign-ups for a neighbourhood that is not here.
    """
    with open_package(file, password) as package:
        manifest = package.manifest
    if manifest.kind == "handover":
        return receive(file, _free(place(manifest.neighbourhood)), password)
    for folder in known:
        added = _added(file, password, folder, manifest.folder)
        if added is not None:
            return added
    raise Fault(
        _("The neighbourhood that these sign-ups are for is not on this computer."),
        _("New sign-ups go on top of a neighbourhood that you took over. Nothing was changed."),
        _("Open the package with the whole neighbourhood first."),
        _("Look first whether you keep this neighbourhood on another computer."),
    )


def _added(file: Path, password: str, folder: Path, wanted: str) -> Added | None:
    try:
        register = Register.open(folder)
    except Fault:  # handed over or damaged: not the one that is looked for
        return None
    with register:
        if folder_name(register) != wanted:
            return None
        return Added(register.neighbourhood().name, receive_additions(file, register, password))


def _free(wanted: Path) -> Path:
    folder, nth = wanted, 1
    while folder.exists():
        nth += 1
        folder = wanted.with_name(f"{wanted.name}-{nth}")
    return folder
