"""Where a person works in the stories: JupyterLab or the app, on copies of the notebooks."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Workplace:
    """A running server whose root holds copies: `notebooks/`, and `data/` for the neighbourhoods."""

    root: Path
    address: str

    @property
    def example(self) -> Path:
        """The work folder of the example neighbourhood."""
        return self.root / "data" / "voorbeeldbuurt"
