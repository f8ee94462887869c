"""The folder of a city: a work folder for each street, and beside them what the batch itself keeps.

city/
  <id>/                     the work folder of one street (design.md 3)
  uitvoering/
    uitkomsten/<id>/        one record for each step; counts of the street: no names
    werkbladen/<id>/        the executed notebooks: no names
    batch.log               ids and moments only
  overzicht.html  overzicht.xlsx  niet-ingedeeld.xlsx  06-coordinator.ipynb
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from buurtapp.files import inside
from buurtapp.store import WorkFolder
from buurtapp.store.folder import data_folder

KEPT = "uitvoering"
_ROUND = "ronde.json"


@dataclass(frozen=True, slots=True)
class CityFolder:
    """The paths of one city; making it makes no files."""

    path: Path

    def street(self, id_: str) -> WorkFolder:
        """The work folder of a street; raises Fault when its id points elsewhere."""
        return WorkFolder(inside(self.path, id_))

    def streets(self) -> list[str]:
        """The ids of the streets that have a register."""
        return sorted(path.parent.name for path in self.path.glob(f"*/{WorkFolder(Path()).register.name}"))

    def outcomes(self, id_: str) -> Path:
        """Where the records of a street lie."""
        return inside(self.path, KEPT, "uitkomsten", id_)

    def notebooks(self, id_: str) -> Path:
        """Where the executed notebooks of a street lie."""
        return inside(self.path, KEPT, "werkbladen", id_)

    @property
    def log(self) -> Path:
        """Lines with a moment, an id and an outcome."""
        return self.path / KEPT / "batch.log"

    @property
    def lines(self) -> Path:
        """What the last run knew of the list: ids and names of the streets, and the sums of the routing."""
        return self.path / KEPT / _ROUND

    @property
    def lock(self) -> Path:
        """Who runs a batch in this folder now."""
        return self.path / KEPT / "bezig.json"

    def inside_of(self, path: Path) -> str:
        """A path as it is written in a record: from the city's folder on."""
        return path.relative_to(self.path).as_posix()

    def halves(self) -> Iterator[Path]:
        """Work folders that a stopped run left half moved in, or moved aside."""
        yield from self.path.glob(".half-*")
        yield from self.path.glob(".was-*")


def cities() -> list[Path]:
    """The folders below the data folder in which a batch ran, the newest first."""
    found = list(data_folder().glob(f"*/{KEPT}/{_ROUND}"))
    return [path.parents[1] for path in sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)]
