"""Beginning at a step, from any state: what somebody made is kept aside, a real neighbourhood is refused."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from buurtapp.files import owner_only
from buurtapp.steps.aside import keep_aside, made_in
from buurtapp.steps.example import shipped, worked_in
from buurtapp.steps.opening import EXAMPLE, move_handed_over
from buurtapp.steps.workshop.checkpoints import STEPS, make_at
from buurtapp.store import Register, WorkFolder
from buurtapp.store.backup import restore
from buurtapp.store.folder import data_folder
from buurtapp.words import Fault, _

_LOG = "fouten.log"


@dataclass(frozen=True, slots=True)
class Begun:
    """The practice folder at the start of `step`; `kept` is where the earlier work lies, if there was any."""

    path: Path
    step: int
    kept: Path | None = None


def begin_at(path: Path, step: int) -> Begun:
    """Bring a practice folder to the start of `step`; make it when it is not there yet.

    Pages that have the folder open follow: the register stays the same file with other contents. Raises Fault, with
    nothing changed, when the folder is no practice neighbourhood, holds other files, or is held open by a program.
    """
    if step not in STEPS:
        raise _no_step(step)
    folder = WorkFolder(Path(path))
    if folder.path.name == EXAMPLE:
        move_handed_over(folder.path)
    in_use = folder.register.exists()
    if in_use:
        with Register.open(folder.path) as register:
            refuse_real(register)
            kept = keep_aside(register) if worked_in(register) else None
    else:
        _refuse_other_files(folder)
        kept = None
    with tempfile.TemporaryDirectory() as scratch:
        make_at(Path(scratch) / "buurt", step).close()
        _take_over(WorkFolder(Path(scratch) / "buurt"), folder, in_use=in_use)
    return Begun(folder.path, step, kept)


def refuse_real(register: Register) -> None:
    """Raise Fault when this is somebody's real neighbourhood."""
    if not register.neighbourhood().practice:
        raise Fault(
            _("{name} is a real neighbourhood.", name=register.neighbourhood().name),
            _("Only a practice neighbourhood begins anew: here neighbours' data would be lost."),
            _("Choose the folder of a practice neighbourhood, or one that does not exist yet."),
            _("Nothing was changed. Look which folder you meant."),
        )


def _take_over(fresh: WorkFolder, folder: WorkFolder, *, in_use: bool) -> None:
    """Put the fresh folder's files in the place of the old ones, the register last."""
    try:
        for made in made_in(folder):
            _clear(made)
        for made in made_in(fresh):
            if made.is_dir():
                shutil.copytree(made, folder.path / made.name, dirs_exist_ok=True)
            else:
                shutil.copyfile(made, folder.path / made.name)
    except OSError as error:
        raise _held_open(error) from error
    if in_use:
        restore(folder, fresh.register)
    else:
        folder.make()
        shutil.copyfile(fresh.register, folder.register)
        owner_only(folder.register)


def _clear(made: Path) -> None:
    """Empty a folder, but for the log that an open page writes in; a notebook stays, to be written over."""
    for one in made.iterdir() if made.is_dir() else ():
        if one.is_dir():
            shutil.rmtree(one)
        elif one.name != _LOG:
            one.unlink()


def _refuse_other_files(folder: WorkFolder) -> None:
    ours = {shipped().resolve(), (data_folder() / EXAMPLE).resolve()}
    if folder.path.is_file() or (
        folder.path.is_dir() and folder.path.resolve() not in ours and any(folder.path.iterdir())
    ):
        raise Fault(
            _("In {name} lie other files, and no neighbourhood.", name=folder.path.name),
            _("We never write over files that are not ours."),
            _("Choose a folder that is empty or does not exist yet."),
            _("Nothing was changed. Look which folder you meant."),
        )


def _held_open(error: OSError) -> Fault:
    name = Path(str(error.filename or "")).name
    return Fault(
        _("The file {name} is still open.", name=name or "?"),
        _("Beginning at a step makes the files anew, and an open file cannot be replaced."),
        _("Close Word, Excel and other programs, and press the button again."),
        _("What somebody made before is kept, in a folder beside this one."),
    )


def _no_step(step: int) -> Fault:
    return Fault(
        _("There is no step {step}.", step=step),
        _("The workbook has five steps."),
        _("Choose a step from 1 to 5."),
        _("Look in 00-start which steps there are."),
    )
