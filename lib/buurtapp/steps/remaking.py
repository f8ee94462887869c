"""Making again what was removed because somebody stood in it: the lists of steps 4 and 5, as they are without her."""

from collections.abc import Iterable
from pathlib import Path

from buurtapp.steps.entering import enrol, placed
from buurtapp.steps.registering import write_register
from buurtapp.store import Register

_OF_STEP_5 = ("toevoegen-", "contacten-", "google-", "uitnodigingen-")


def remake(register: Register, removed: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Make the lists among `removed` again; returns them, and the files that a person makes again when needed."""
    gone = list(removed)
    made: list[Path] = []
    if any(path.name.startswith(_OF_STEP_5) for path in gone) and placed(register):
        made += enrol(register).files
    elif any(path.name == "register.xlsx" for path in gone):
        made.append(write_register(register))
    return [path for path in made if path in gone], [path for path in gone if not path.exists()]
