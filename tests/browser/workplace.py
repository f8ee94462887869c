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


def copy_with_folder(notebook: Path, copy: Path, work_folder: Path) -> None:
    """Copy a notebook with its parameter `work_folder` filled in."""
    text = notebook.read_text(encoding="utf-8")
    filled_in = text.replace('work_folder: str = \\"\\"', f'work_folder: str = \\"{work_folder.as_posix()}\\"')
    assert filled_in != text
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(filled_in, encoding="utf-8")
