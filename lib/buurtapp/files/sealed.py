"""An encrypted archive that other programs open too, and that shows when it was cut off or altered.

The format is a zip with WinZip's AES-256 (AE-2), which 7-Zip, WinZip and The Unarchiver open. Names and sizes of the
members can be seen without the password; their contents cannot. The archive ends in a comment that holds a SHA-256
of every byte before it, so damage on the way is told apart from a wrong password. Against intent the members' own
HMACs stand, which only the password makes.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyzipper

from buurtapp.files.limits import LARGEST_EXPANDED, LARGEST_RATIO, MEBIBYTE, MOST_MEMBERS, RATIO_COUNTS_FROM
from buurtapp.files.writing import replacing
from buurtapp.words import Fault, _

LARGEST_SEALED = 512 * MEBIBYTE
_MARK = b"buurtapp sha256 "
_DIGEST = 64
_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)?(?:\.[a-z0-9]{1,8})?")
_ANY_MOMENT = (1980, 1, 1, 0, 0, 0)
_PIECE = 1 << 20


def seal(target: Path, members: Mapping[str, bytes | Path], password: str) -> Path:
    """Write `members` (name -> content, or the file that holds it) to `target`, for its owner only; returns it.

    Names are plain (`list/0001.csv`), for everybody can read them. Raises Fault when `target` cannot be written.
    """
    with replacing(target, private=True) as temporary:
        with pyzipper.AESZipFile(temporary, "w", compression=pyzipper.ZIP_DEFLATED) as archive:
            archive.setpassword(password.encode())
            archive.setencryption(pyzipper.WZ_AES, nbits=256, force_wz_aes_version=2)
            for name, content in members.items():
                if not _PLAIN_NAME.fullmatch(name):
                    raise ValueError(f"{name!r} is no plain name")
                data = content.read_bytes() if isinstance(content, Path) else content
                archive.writestr(_member(name), data)
            archive.comment = _MARK + b"0" * _DIGEST
        _sign(temporary)
    return target


class Sealed:
    """An open archive whose password fits and whose list of members is safe."""

    def __init__(self, archive: Any, name: str) -> None:
        self._archive = archive
        self._name = name
        self.names: tuple[str, ...] = tuple(archive.namelist())

    def read(self, name: str) -> bytes:
        """The whole content of one member; raises Fault when it is not there or does not open."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The content of one member, a mebibyte at a time, never more than the archive's list says."""
        if name not in self.names:
            raise damaged(self._name)
        try:
            with self._archive.open(name) as member:
                yield from iter(lambda: member.read(_PIECE), b"")
        except RuntimeError as error:
            raise wrong_password(self._name) from error
        except (pyzipper.BadZipFile, zlib.error, EOFError) as error:
            # The bytes are as they were written, so a wrong password passed its short check by chance (1 in 65,536).
            raise wrong_password(self._name) from error
        except (OSError, ValueError, NotImplementedError) as error:
            raise damaged(self._name) from error


@contextmanager
def unsealed(path: Path, password: str) -> Iterator[Sealed]:
    """Open an archive that `seal` wrote. Nothing is written anywhere.

    Raises Fault when it is not such an archive, was cut off or altered, holds unsafe names or far too much.
    The password is tried when a member is read.
    """
    name = Path(path).name
    _check_whole(Path(path), name)
    try:
        archive = pyzipper.AESZipFile(path)
    except (pyzipper.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise damaged(name) from error
    with archive:
        archive.setpassword(password.encode())
        _check_members(archive.infolist(), Path(path).stat().st_size, name)
        yield Sealed(archive, name)


def is_sealed(path: Path) -> bool:
    """Whether the file ends as `seal` ends an archive."""
    with path.open("rb") as file:
        return _tail(file).startswith(_MARK)


def damaged(name: str) -> Fault:
    """A package that is not whole."""
    return Fault(
        _("The package {name} is not whole.", name=name),
        _("It was cut off or changed on the way, so we do not open it. Nothing was changed on this computer."),
        _("Ask the sender to copy or send the file once more."),
        _("Look first whether the download or the USB stick was ready."),
    )


def wrong_password(name: str) -> Fault:
    """A package that the password does not open."""
    return Fault(
        _("The password does not open {name}.", name=name),
        _("The package itself is whole. Nothing was changed on this computer."),
        _("Ask the sender for the password by phone, and type it once more."),
        _("Mind capitals and hyphens first."),
    )


def _check_whole(path: Path, name: str) -> None:
    if not path.is_file():
        raise _not_there(name)
    try:
        size = path.stat().st_size
        if size > LARGEST_SEALED:
            raise _no_package(name)
        with path.open("rb") as file:
            start = file.read(2)
            said = _tail(file)
            if said.startswith(_MARK) and said[len(_MARK) :] == _digest(file, size - _DIGEST):
                return
    except OSError as error:
        raise _no_package(name) from error
    raise damaged(name) if start == b"PK" or said.startswith(_MARK) else _no_package(name)


def _check_members(members: list[Any], size: int, name: str) -> None:
    names = [member.filename for member in members]
    expanded = sum(member.file_size for member in members)
    trap = (
        len(members) > MOST_MEMBERS
        or len(set(names)) < len(names)
        or any(not _PLAIN_NAME.fullmatch(one) for one in names)
        or any(not member.flag_bits & 1 for member in members)
        or expanded > LARGEST_EXPANDED
        or (expanded > RATIO_COUNTS_FROM and expanded / size > LARGEST_RATIO)
    )
    if trap:
        raise Fault(
            _("{name} holds files that a package never holds.", name=name),
            _("It may be a trap, so we do not open it. Nothing was changed on this computer."),
            _("Ask the sender by phone whether this file is theirs, and for a new package."),
            _("Throw this file away first."),
        )


def _no_package(name: str) -> Fault:
    return Fault(
        _("{name} is not a package of this workbook.", name=name),
        _("We only open files that the workbook made to hand over. Nothing was changed on this computer."),
        _("Choose the file that the sender gave you. Its name ends in .zip."),
        _("Look first whether you chose the right file."),
    )


def _not_there(name: str) -> Fault:
    return Fault(
        _("There is no file {name}.", name=name),
        _("Nothing was read."),
        _("Choose the file again, or look whether it was moved or renamed."),
        _("Check the spelling of the name first."),
    )


def _member(name: str) -> pyzipper.ZipInfo:
    info = pyzipper.zipfile_aes.AESZipInfo(name, _ANY_MOMENT)  # when a file was made is nobody's business
    info.compress_type = pyzipper.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _sign(path: Path) -> None:
    with path.open("rb+") as file:
        covered = path.stat().st_size - _DIGEST
        digest = _digest(file, covered)
        file.seek(covered)
        file.write(digest)


def _digest(file: IO[bytes], length: int) -> bytes:
    file.seek(0)
    found = hashlib.sha256()
    while length > 0 and (piece := file.read(min(_PIECE, length))):
        found.update(piece)
        length -= len(piece)
    return found.hexdigest().encode()


def _tail(file: IO[bytes]) -> bytes:
    end = file.seek(0, 2)
    file.seek(max(0, end - len(_MARK) - _DIGEST))
    return file.read()
