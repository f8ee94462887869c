"""A package: one encrypted file with a manifest, and members whose names say nothing (design.md 3, One owner)."""

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from buurtapp.files import inside, is_plain_path
from buurtapp.files.sealed import Sealed, damaged, seal, unsealed
from buurtapp.rights.passwords import check_password
from buurtapp.rights.receipts import receipt_of
from buurtapp.store.folder import REGISTER
from buurtapp.store.register import now
from buurtapp.words import Fault, _

FORMAT = 1
MANIFEST = "manifest.json"
PAGE = "uitvoer/wat-je-moet-weten.docx"
WELL_KNOWN = (REGISTER, PAGE)
Kind = Literal["handover", "additions"]


class Member(BaseModel):
    """One file inside: where it belongs in the work folder, and the SHA-256 of its content."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str
    sha256: str


class Manifest(BaseModel):
    """What a package says of itself. `folder` is the lasting name of the folder it came from, `key` the receipt's."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    format: int
    kind: Kind
    package: str
    folder: str
    neighbourhood: str
    made_at: str
    key: str
    members: dict[str, Member]

    @property
    def receipt(self) -> str:
        """The code that says this package was opened."""
        contents = {name: member.sha256 for name, member in self.members.items()}
        return receipt_of(bytes.fromhex(self.key), self.package, contents)


class Package:
    """An open package of which every member was read and is as it was made."""

    def __init__(self, manifest: Manifest, sealed: Sealed) -> None:
        self.manifest = manifest
        self._sealed = sealed
        self._names = {member.path: name for name, member in manifest.members.items()}

    @property
    def paths(self) -> tuple[str, ...]:
        """Where its members belong."""
        return tuple(self._names)

    def read(self, path: str) -> bytes:
        """The content of the member that belongs at `path`."""
        return self._sealed.read(self._names[path])

    def extract(self, folder: Path) -> None:
        """Write every member where it belongs below `folder`."""
        for path, name in self._names.items():
            target = inside(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.writelines(self._sealed.pieces(name))


def write_package(
    target: Path, kind: Kind, folder: str, neighbourhood: str, contents: Mapping[str, bytes], password: str
) -> Manifest:
    """Write a package with `contents` (path in the work folder -> content) to `target`; returns its manifest.

    Raises Fault when the password does not do, or `target` cannot be written.
    """
    check_password(password)
    named = {_member_name(number, path): path for number, path in enumerate(contents, 1)}
    members = {name: Member(path=path, sha256=_digest(contents[path])) for name, path in named.items()}
    manifest = Manifest(
        format=FORMAT,
        kind=kind,
        package=secrets.token_hex(8),
        folder=folder,
        neighbourhood=neighbourhood,
        made_at=now(),
        key=secrets.token_hex(32),
        members=members,
    )
    said = manifest.model_dump_json(indent=1).encode()
    seal(target, {MANIFEST: said, **{name: contents[path] for name, path in named.items()}}, password)
    return manifest


@contextmanager
def open_package(path: Path, password: str) -> Iterator[Package]:
    """Open a package and read all of it through once. Nothing is written anywhere.

    Raises Fault when it is no package, is not whole, the password is wrong, or it holds what it may not.
    """
    with unsealed(path, password) as sealed:
        manifest = _manifest(sealed, Path(path).name)
        if set(sealed.names) != {MANIFEST, *manifest.members}:
            raise damaged(Path(path).name)
        for name, member in manifest.members.items():
            digest = hashlib.sha256()
            for piece in sealed.pieces(name):
                digest.update(piece)
            if digest.hexdigest() != member.sha256:
                raise damaged(Path(path).name)
        yield Package(manifest, sealed)


def kind_of(path: Path, password: str) -> Kind:
    """Whether a package holds a whole neighbourhood or additions; raises Fault as `open_package` does."""
    with unsealed(path, password) as sealed:
        return _manifest(sealed, Path(path).name).kind


def _manifest(sealed: Sealed, name: str) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(sealed.read(MANIFEST))
        bytes.fromhex(manifest.key)
    except (ValidationError, ValueError) as error:
        raise damaged(name) from error
    if manifest.format > FORMAT:
        raise Fault(
            _("This package was made by a newer version of the workbook."),
            _("An older version cannot read it."),
            _("Install the newest version of the workbook, then open the package again."),
            _("Ask the sender which version it was made with."),
        )
    paths = [member.path for member in manifest.members.values()]
    if len({path.casefold() for path in paths}) < len(paths) or not all(map(is_plain_path, paths)):
        raise damaged(name)
    return manifest


def _member_name(number: int, path: str) -> str:
    """A name that says nothing of what is inside, but for the kind of file; what every package has keeps its own."""
    if path in WELL_KNOWN:
        return PurePosixPath(path).name
    suffix = PurePosixPath(path).suffix.lower()
    plain = suffix if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= 9 else ""
    return f"bestanden/{number:04}{plain}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
