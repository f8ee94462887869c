"""What a work folder remembers of being handed over: `overdracht.json`, beside the register and never part of it.

It outlives the register's people and holds none: numbers of packages, moments, hashes and counts.
"""

import json
from datetime import datetime

from pydantic import BaseModel, ConfigDict, ValidationError

from buurtapp.files import write_atomic
from buurtapp.store.folder import WorkFolder
from buurtapp.store.state import State
from buurtapp.words import Fault, _

RECORD = "overdracht.json"


class Offer(BaseModel):
    """One package that was made: its number and moment, and what tells whether something changed since.

    `receipt_hash` knows the receipt without holding it; `state` is the register's (`snapshot.State`), `files` are the
    digests of the files that went along; `place` is where the package was put, on this machine.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    package: str
    made_at: str
    file: str
    receipt_hash: str
    state: State
    files: tuple[str, ...]
    place: str = ""


class Addition(BaseModel):
    """One later package with new sign-ups: its number and moment, a digest of its rows, how many they were."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    package: str
    made_at: str
    digest: str
    rows: int


class Record(BaseModel):
    """The whole record: the folder's lasting name, the offer that stands, and after its receipt the counts.

    `lost` says that something changed after the package was made, which the successor does not have.
    `additions` went to the successor later; `reported` are the counts that she sent back.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    folder: str
    neighbourhood: str
    offer: Offer | None = None
    replaced: tuple[str, ...] = ()
    confirmed_at: str = ""
    lost: bool = False
    counts: dict[str, dict[str, int]] = {}
    emptied: bool = False
    additions: tuple[Addition, ...] = ()
    reported_at: str = ""
    reported: dict[str, dict[str, int]] = {}


class HandedOver(Fault):
    """The folder holds counts only: its people are with a successor."""

    def __init__(self, record: Record) -> None:
        day = datetime.fromisoformat(record.confirmed_at)
        said = "; ".join(count_lines(record.counts))
        super().__init__(
            _("This neighbourhood was handed over on {day}.", day=f"{day:%d-%m-%Y}"),
            _("Only counts are left here. {counts}.", counts=said),
            _("Ask your successor for anything else. You get the neighbourhood back by opening a package in 00-start."),
            _("Choose another neighbourhood in 00-start."),
        )
        self.record = record


def read_record(folder: WorkFolder) -> Record | None:
    """The record of a folder, or None when it was never offered to anybody."""
    try:
        return Record.model_validate_json((folder.path / RECORD).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValidationError) as error:
        raise Fault(
            _("The file {name} cannot be read.", name=RECORD),
            _("It says whether this neighbourhood was handed over."),
            _("Put back the last backup of the folder."),
            _("Look first whether OneDrive or the USB stick was still busy copying."),
        ) from error


def write_record(folder: WorkFolder, record: Record) -> None:
    """Keep the record, whole or not at all."""
    write_atomic(folder.path / RECORD, record.model_dump_json(indent=2), private=True)


def count_lines(counts: dict[str, dict[str, int]]) -> list[str]:
    """The counts that are left, as sentences: sign-ups, members per status."""
    totals = counts.get("totals", {})
    words = {
        "signups": _("sign-ups"),
        "admitted": _("admitted"),
        "joined": _("in the group"),
        "addresses": _("addresses"),
    }
    return [f"{words[key]}: {number}" for key, number in totals.items() if key in words]


def keep_counts(folder: WorkFolder, record: Record) -> None:
    """Write `uitvoer/rapport.json` anew: what the steps' last runs did, and the counts that stay."""
    try:
        former = json.loads(folder.report.read_bytes())
    except (OSError, ValueError):
        former = {}
    said = former | {"overdracht": _in_report(record.confirmed_at, record.counts)}
    if record.reported_at:
        said |= {"teruggemeld": _in_report(record.reported_at, record.reported)}
    write_atomic(folder.report, json.dumps(said, indent=2, ensure_ascii=False) + "\n")


def _in_report(at: str, counted: dict[str, dict[str, int]]) -> dict[str, object]:
    """The totals where the steps have their counts, the rest beside them."""
    others = {name: numbers for name, numbers in counted.items() if name != "totals"}
    return {"at": at, "counts": counted.get("totals", {}), **others}
