"""Run the notebooks on a fresh example and store their outputs: `python tests/notebooks/restore_outputs.py`."""

import sys
import tempfile
from pathlib import Path

import nbformat

sys.path.insert(0, str(Path(__file__).parent))

from running import NOTEBOOKS, WORKSHOP, copies, run, without_forms, workshop_copies


def main() -> None:
    """Write each notebook back with its new outputs."""
    for make_copies, target in ((copies, NOTEBOOKS), (workshop_copies, WORKSHOP)):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for path in make_copies(folder):
                nbformat.write(without_forms(run(path, folder)), target / path.name)
                print(path.name)


if __name__ == "__main__":
    main()
