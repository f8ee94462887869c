"""A work folder as one zip file to take along, and such a file opened as a folder of its own (design.md 1, Binder)."""

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from buurtapp.files import check_upload, inside, is_plain_path, owner_only, slug
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.public_machine import refuse_numbers, refuse_people
from buurtapp.store import Register
from buurtapp.store.backup import snapshot
from buurtapp.store.folder import REGISTER
from buurtapp.store.handed_over import HandedOver
from buurtapp.store.in_memory import in_memory
from buurtapp.store.notebooks import copy_notebooks
from buurtapp.words import Fault, _

LARGEST_OPENED = 200 * 1024 * 1024
"""What a saved folder may hold: it is looked at in memory, and Binder has 1 GB."""
_CODE = {".ipynb", ".py", ".pyc", ".sh", ".cmd", ".bat", ".command"}
"""What is never taken from a zip file: the workbook makes the notebooks anew, and runs nobody else's code."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A folder that came out of a zip file: the neighbourhood's name, and where it lies."""

    name: str
    folder: Path


def pack(register: Register) -> tuple[str, bytes]:
    """A name and the content of a zip file with the whole folder; the register is whole while others write."""
    top = slug(register.neighbourhood().name)
    return f"{top}.zip", _packed(register.folder.path, top, {REGISTER: snapshot(register).data}, _goes_along)


def pack_city(city: CityFolder) -> tuple[str, bytes]:
    """The same of a whole city, with its notebooks: its owner unpacks it in `data`, where `06-coordinator` finds it."""
    registers = {}
    for street in city.streets():
        with suppress(HandedOver), Register.open(city.street(street).path) as register:
            registers[f"{street}/{REGISTER}"] = snapshot(register).data
    return f"{city.path.name}.zip", _packed(city.path, city.path.name, registers, _in_sight)


def _packed(root: Path, top: str, registers: Mapping[str, bytes], goes: Callable[[str], bool]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, content in registers.items():
            archive.writestr(f"{top}/{place}", content)
        for path in sorted(root.rglob("*")):
            place = path.relative_to(root).as_posix()
            if path.is_file() and not path.is_symlink() and goes(place):
                archive.write(path, f"{top}/{place}")
    return packed.getvalue()


def unpack(content: bytes, name: str, place: Callable[[str], Path]) -> Opened:
    """Open a zip file that `pack` made in the folder that `place` gives for the neighbourhood's name.

    Where there is a folder already, the new one gets a number behind its name. Everything is read and looked at in
    memory first. Raises Fault, with nothing written, when it is no such file, is damaged, holds unsafe
    names or too much, or holds real people on a public machine.
    """
    check_upload(content, name)
    members = _read(content, name)
    with in_memory(members[REGISTER]) as register:
        neighbourhood = register.neighbourhood()
        _refuse_people(register, members, name)
    folder = _free(place(neighbourhood.name))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".half-", dir=folder.parent) as half:
        made = Path(half) / "map"
        made.mkdir()
        for path, data in members.items():
            target = inside(made, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            owner_only(target)
        with Register.open(made) as opened:
            opened.folder.make()
            copy_notebooks(opened.folder, folder)
        made.rename(folder)
    return Opened(neighbourhood.name, folder)


def _refuse_people(register: Register, members: dict[str, bytes], name: str) -> None:
    """Raises Fault when a public machine may not have the folder: its register or its files hold real people."""
    phones = [str(row["phone"]) for row in register.read("SELECT phone FROM outcome")]
    if register.read("SELECT 1 FROM signup LIMIT 1"):
        refuse_numbers(register, name, "\n\n\n\n".join(phones))
    for path, data in members.items():
        if path.startswith("invoer/"):
            refuse_people(register, name, data)


def _read(content: bytes, name: str) -> dict[str, bytes]:
    """Path in the folder -> content, in memory; raises Fault."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = [member for member in archive.infolist() if not member.is_dir()]
            _check_members(listed, name)
            top = _top(listed, name)
            kept = {one: one.filename.removeprefix(top) for one in listed if one.filename.startswith(top)}
            return {path: archive.read(one) for one, path in kept.items() if path == REGISTER or _goes_along(path)}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise _no_folder(name, _("It is damaged, or it is no zip file.")) from error
    except RuntimeError as error:  # what zipfile says of a member with a password
        raise _no_folder(name, _("It has a password. A package of another beheerder is opened below.")) from error


def _check_members(members: list[zipfile.ZipInfo], name: str) -> None:
    paths = [member.filename for member in members]
    if sum(member.file_size for member in members) > LARGEST_OPENED:
        raise _no_folder(name, _("It grows far larger than a folder of the workbook. It may be a trap."))
    doubled = len({path.casefold() for path in paths}) < len(paths)
    links = any(stat.S_ISLNK(member.external_attr >> 16) for member in members)
    if doubled or links or not all(map(is_plain_path, paths)):
        raise _no_folder(name, _("It holds names that a folder of the workbook never has. It may be a trap."))


def _top(members: list[zipfile.ZipInfo], name: str) -> str:
    """What stands before `buurt.sqlite`: nothing, or the folder that everything lies in."""
    found = [path for member in members if (path := PurePosixPath(member.filename)).name == REGISTER]
    if len(found) != 1 or len(found[0].parts) > 2:
        raise _no_folder(name, _("There is no file buurt.sqlite in it, or more than one."))
    return found[0].as_posix().removesuffix(REGISTER)


def _goes_along(path: str) -> bool:
    """Whether a file belongs in the zip file: no code, nothing hidden, no register but the one we put in."""
    return _in_sight(path) and PurePosixPath(path).suffix.lower() not in _CODE


def _in_sight(path: str) -> bool:
    pure = PurePosixPath(path)
    hidden = any(part.startswith(".") for part in pure.parts)
    return not hidden and not pure.name.startswith(REGISTER)


def _free(wanted: Path) -> Path:
    folder, nth = wanted, 1
    while folder.exists():
        nth += 1
        folder = wanted.with_name(f"{wanted.name}-{nth}")
    return folder


def _no_folder(name: str, why: str) -> Fault:
    return Fault(
        _("{name} is not a folder that the workbook saved.", name=name),
        f"{why} " + _("Nothing was changed on this computer."),
        _("Choose the zip file that you got from the button for saving your folder."),
        _("Look first in the folder with your downloads."),
    )
