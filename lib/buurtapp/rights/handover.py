"""Handing a neighbourhood over: the package, and what changed after it was made (design.md 3, One owner)."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from buurtapp.files import slug
from buurtapp.files.sealed import is_sealed
from buurtapp.rights.carried import carried_files
from buurtapp.rights.changes import changes, digests
from buurtapp.rights.guide import guide
from buurtapp.rights.package import PAGE, write_package
from buurtapp.rights.passwords import advice, check_password
from buurtapp.rights.receipts import hash_of
from buurtapp.rights.retention import due
from buurtapp.store import Register
from buurtapp.store.backup import snapshot
from buurtapp.store.folder import REGISTER
from buurtapp.store.handed_over import Offer, Record, read_record, write_record
from buurtapp.words import Fault, _

_KEEP_REPLACED = 20


@dataclass(frozen=True, slots=True)
class Offered:
    """A package that was made, and what its maker should know."""

    path: Path
    package: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A package that waits for its receipt: when it was made, its file's name, and what changed since, in words."""

    made_at: datetime
    file: str
    changes: tuple[str, ...]


def offer(register: Register, target: Path, password: str) -> Offered:
    """Make the package of a neighbourhood; it takes the place of an earlier one, and of that one's receipt.

    `target` is a file, or a folder to put it in. The neighbourhood can be worked in until the receipt comes. Raises
    Fault, with nothing changed, when the password does not do, or `target` is another file or cannot be written.
    """
    check_password(password)
    target = _free(_named(register, Path(target)))
    taken = snapshot(register)
    files = carried_files(register.folder)
    contents = {REGISTER: taken.data, PAGE: guide(register), **files}
    neighbourhood = register.neighbourhood().name
    manifest = write_package(target, "handover", folder_name(register), neighbourhood, contents, password)
    record = read_record(register.folder) or Record(folder=manifest.folder, neighbourhood=neighbourhood)
    former = (record.offer.receipt_hash,) if record.offer else ()
    made = Offer(
        package=manifest.package,
        made_at=manifest.made_at,
        file=target.name,
        receipt_hash=hash_of(manifest.receipt),
        state=taken.state,
        files=digests(files),
        place=str(target.resolve()),
    )
    replaced = (*record.replaced, *former)[-_KEEP_REPLACED:]
    write_record(register.folder, record.model_copy(update={"offer": made, "replaced": replaced}))
    return Offered(target, manifest.package, _warnings(register, password))


def standing(register: Register) -> Standing | None:
    """The package that waits for its receipt, or None when there is none."""
    record = read_record(register.folder)
    if record is None or record.offer is None:
        return None
    made = record.offer
    return Standing(datetime.fromisoformat(made.made_at), made.file, changes(register, made))


def folder_name(register: Register) -> str:
    """The lasting name of a folder and every copy that was handed on, from the register's own key."""
    return register.mark("folder")[:16]


def _warnings(register: Register, password: str) -> tuple[str, ...]:
    overdue = _("Some of this should have been erased by now. Clean up, and make the package again.")
    return tuple(filter(None, [advice(password), overdue if due(register) else ""]))


def package_name(register: Register) -> str:
    """What a package is called: `overdracht-lindehof-2026-11-26.zip`."""
    return f"overdracht-{slug(register.neighbourhood().name)}-{date.today().isoformat()}.zip"


def _named(register: Register, target: Path) -> Path:
    """The file itself; in a folder, such as a stick, it gets the package's own name."""
    return target / package_name(register) if target.is_dir() else target


def _free(target: Path) -> Path:
    """Where the package goes; only an earlier package may lie there."""
    if target.exists() and not is_sealed(target):
        raise Fault(
            _("At {name} lies something else already.", name=target.name),
            _("We never write over a file that is no package."),
            _("Choose another name for the package, for example overdracht.zip."),
            _("Look first what lies there."),
        )
    return target
