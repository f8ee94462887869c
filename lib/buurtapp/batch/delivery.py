"""What one street gets from the coordinator's files: a letter box inside its own work folder.

Only ids and folders travel to the workers; what names people lies in the street's folder, for its owner only,
until the street has taken it in.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, astuple, dataclass, field
from pathlib import Path

from buurtapp.batch.routing import Routed
from buurtapp.batch.signup_files import SignUpFile
from buurtapp.batch.streets import Street
from buurtapp.batch.territories import Territories
from buurtapp.files import owner_only, write_atomic
from buurtapp.model.address import Address
from buurtapp.store import WorkFolder
from buurtapp.store.rows import NewRow

POST = ".post.json"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one file that belong to a street, under the file's own name and row numbers."""

    source: str
    names: list[str]
    columns: str
    rows: list[NewRow]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Name, area and beheerder of a street, its addresses, its sign-ups, and what the whole city decided."""

    id: str
    name: str
    area: str
    keeper: str
    phone: str
    email: str
    addresses: list[Address]
    files: list[Rows]
    practice: bool = False
    decisions: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """To lay in the work folder; the same street and rows give the same text."""
        plain = asdict(self) | {
            "addresses": [astuple(address) for address in self.addresses],
            "files": [asdict(file) | {"rows": [astuple(row) for row in file.rows]} for file in self.files],
        }
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Delivery":
        """What `to_json` wrote."""
        kept = json.loads(text)
        addresses = [Address(*values) for values in kept.pop("addresses")]
        files = [
            Rows(**file | {"rows": [NewRow(row, tuple(cells), *rest) for row, cells, *rest in file["rows"]]})
            for file in kept.pop("files")
        ]
        return cls(**kept, addresses=addresses, files=files)

    @property
    def digest(self) -> str:
        """What a resumed run knows an unchanged street by."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


def deliveries(
    land: Territories,
    files: list[SignUpFile],
    routed: Routed,
    *,
    practice: bool = False,
    decisions: Mapping[str, str] | None = None,
) -> Iterator[Delivery]:
    """One delivery for each street that can be used, one at a time, so that memory stays flat.

    The same whatever the order in which the files were given.
    """
    for street in land.streets:
        if not street.fault:
            found = [(files[at], places) for at, places in routed.of_street.get(street.id, {}).items()]
            rows = [
                Rows(file.source, file.names, file.columns, [file.rows[place] for place in places])
                for file, places in sorted(found, key=lambda one: one[0].source)
            ]
            yield _delivery(street, land, rows, practice, dict(decisions or {}))


def lay_in(folder: WorkFolder, delivery: Delivery) -> Path:
    """Put a delivery in the letter box of a work folder, which is made when it is not there."""
    folder.make()
    owner_only(folder.inputs)
    return write_atomic(folder.inputs / POST, delivery.to_json(), private=True)


def waiting_in(folder: WorkFolder) -> Delivery | None:
    """The delivery that waits in a work folder."""
    path = folder.inputs / POST
    return Delivery.from_json(path.read_text(encoding="utf-8")) if path.exists() else None


def _delivery(
    street: Street, land: Territories, rows: list[Rows], practice: bool, decisions: dict[str, str]
) -> Delivery:
    addresses = [land.addresses[place] for place in land.of_street[street.id]]
    return Delivery(street.id, street.name, street.area_text, street.keeper, street.phone, street.email, addresses,
                    rows, practice, decisions)  # fmt: skip
