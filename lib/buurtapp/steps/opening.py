"""Making a neighbourhood and opening one (design.md 3)."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from buurtapp.files import inside, slug
from buurtapp.intake.addresses import read_addresses
from buurtapp.model.address import Address
from buurtapp.model.area import Area
from buurtapp.model.people import Neighbourhood
from buurtapp.store import Register, WorkFolder
from buurtapp.store.addresses import replace_addresses
from buurtapp.store.folder import data_folder
from buurtapp.store.handed_over import read_record
from buurtapp.store.lease import beat
from buurtapp.store.notebooks import copy_notebooks
from buurtapp.words import Fault, _

EXAMPLE = "voorbeeldbuurt"


def make(
    path: Path, name: str, *, practice: bool = False, municipality: str = "", addresses: Path | None = None
) -> Register:
    """Make a new work folder, with the addresses of a file when one is given.

    Raises Fault when the folder holds a neighbourhood already, the name is empty or the file is unreadable;
    nothing is made then.
    """
    if not name.strip():
        raise Fault(
            _("The neighbourhood has no name yet."),
            _("The name stands on every letter."),
            _("Give the neighbourhood a name, for example: Lindehof."),
            _("Type the name first."),
        )
    found = addresses_in(addresses) if addresses is not None else []
    neighbourhood = Neighbourhood(name=name.strip()[:100], practice=practice, municipality=municipality)
    register = Register.create(path, neighbourhood)
    if found:
        replace_addresses(register, found, Area())
    copy_notebooks(register.folder)
    return register


def folder_for(name: str) -> Path:
    """The folder a new neighbourhood of this name gets below `data/`."""
    return inside(data_folder(), slug(name))


def open_folder(work_folder: str | Path = "") -> Register:
    """Open a neighbourhood; an empty name is the example, made from its shipped inputs when it is not there yet.

    Raises Fault when there is no neighbourhood in that folder.
    """
    if not str(work_folder):
        return open_example()
    register = Register.open(Path(work_folder))
    beat(register)
    return register


def open_example() -> Register:
    """Open the example neighbourhood, making it when it is not there yet."""
    from buurtapp.steps.example import make_example

    path = data_folder() / EXAMPLE
    move_handed_over(path)
    register = Register.open(path) if WorkFolder(path).register.exists() else make_example(path)
    beat(register)
    return register


def move_handed_over(path: Path) -> None:
    """Give a folder that was handed over another name, so that the example can be made anew in its place."""
    record = read_record(WorkFolder(path))
    if record is not None and record.confirmed_at:
        path.rename(path.with_name(f"{path.name}-overgedragen-{datetime.now():%Y%m%d-%H%M%S}"))


def neighbourhoods() -> list[Path]:
    """The work folders below `data/`, the example last."""
    found = [path.parent for path in data_folder().glob(f"*/{WorkFolder(Path()).register.name}")]
    return sorted(found, key=lambda path: (path.name == EXAMPLE, path.name))


def renew_pages() -> None:
    """Make the pages of every neighbourhood below `data/` anew where the workbook has others now.

    A folder that was handed over, or that may not be written, is left alone.
    """
    for folder in map(WorkFolder, neighbourhoods()):
        with suppress(Fault):
            record = read_record(folder)
            if record is None or not record.confirmed_at:
                copy_notebooks(folder)


def addresses_in(path: Path) -> list[Address]:
    """The addresses of a file, in any of the layouts that intake knows; raises Fault when there are none."""
    table = read_addresses(path)
    if table.empty:
        raise Fault(
            _("There are no addresses in {name}.", name=Path(path).name),
            _("Without addresses there is nothing to print or to check."),
            _("Choose a file with street, house number and postcode on every row."),
            _("Open the file to see whether it is the right one."),
        )
    return [Address(**{str(name): value for name, value in row.items()}) for row in table.to_dict("records")]
