"""What somebody made in a practice folder, copied to a folder beside it before the folder is made anew."""

import shutil
from datetime import datetime
from pathlib import Path

from buurtapp.files import owner_only
from buurtapp.store import Register, WorkFolder
from buurtapp.store.backup import back_up


def keep_aside(register: Register) -> Path:
    """Copy everything that was made in a folder to a folder beside it; returns that folder."""
    folder = register.folder
    kept = _free_name(folder.path.with_name(f"{folder.path.name}-bewaard-{datetime.now():%Y%m%d-%H%M%S}"))
    kept.mkdir(parents=True)
    owner_only(kept)
    back_up(register, kept / folder.register.name)
    for made in made_in(folder):
        if made.is_dir():
            shutil.copytree(made, kept / made.name)
        else:
            shutil.copyfile(made, kept / made.name)
    return kept


def _free_name(path: Path) -> Path:
    """The path, or with a number behind it when somebody began anew within the same second."""
    names = (path, *(path.with_name(f"{path.name}-{nth}") for nth in range(2, 100)))
    return next(name for name in names if not name.exists())


def made_in(folder: WorkFolder) -> list[Path]:
    """What a neighbourhood makes in its folder, the register apart; what ships with the example is not among it."""
    places = [folder.inputs, folder.outputs, folder.templates, *folder.path.glob("0*.ipynb")]
    return [made for made in places if made.exists()]
