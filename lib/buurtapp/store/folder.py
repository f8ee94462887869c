"""The work folder of one neighbourhood and the places in it (design.md 3)."""

import os
from dataclasses import dataclass
from pathlib import Path

from buurtapp.files import owner_only

REGISTER = "buurt.sqlite"
OUTPUTS = ("brieven", "lijsten", "contacten", "kaartjes", "teksten", "agenda")


def project_root() -> Path:
    """The clone this package is installed from: notebooks, templates and data lie beside `lib`."""
    return Path(__file__).resolve().parents[3]


def data_folder() -> Path:
    """Where work folders are made: `BUURTAPP_DATA`, else `data/` in the clone."""
    return Path(os.environ.get("BUURTAPP_DATA") or project_root() / "data")


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """The paths of one neighbourhood's folder; making it makes no files."""

    path: Path

    @property
    def register(self) -> Path:
        """The SQLite file with every form, sign-up, decision and change."""
        return self.path / REGISTER

    @property
    def inputs(self) -> Path:
        """`invoer`: sign-up files as they were imported."""
        return self.path / "invoer"

    @property
    def outputs(self) -> Path:
        """`uitvoer`: everything that was made."""
        return self.path / "uitvoer"

    @property
    def templates(self) -> Path:
        """`sjablonen`: Word files that this team adapted by hand, and its logo."""
        return self.path / "sjablonen"

    @property
    def report(self) -> Path:
        """`rapport.json`: counts only, no names."""
        return self.outputs / "rapport.json"

    def output(self, kind: str) -> Path:
        """One of the folders of `uitvoer` (`brieven`, `lijsten`, …), made when it is not there."""
        if kind not in OUTPUTS:
            raise ValueError(f"{kind!r} is none of {OUTPUTS}")
        folder = self.outputs / kind
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def make(self) -> None:
        """Make the folder for its owner only, with `invoer` and `uitvoer` in it."""
        self.path.mkdir(parents=True, exist_ok=True)
        owner_only(self.path)
        self.inputs.mkdir(exist_ok=True)
        self.outputs.mkdir(exist_ok=True)

    def conflict_copies(self) -> list[Path]:
        """Copies of the register that a sync program made: `buurt (1).sqlite`, `buurt-LAPTOP.sqlite`, …"""
        return sorted(path for path in self.path.glob("buurt*.sqlite") if path.name != REGISTER)
