"""A practice neighbourhood as it is at the start of a step: what doing the steps before it gives (design.md 6)."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from buurtapp.model.area import Area
from buurtapp.model.people import Neighbourhood
from buurtapp.steps import entering, initiative, meeting, recruitment, signing_up
from buurtapp.steps.area import set_area
from buurtapp.steps.example import answers, fill_in, history, keep_as_made, play, shipped, waiting_files
from buurtapp.steps.opening import addresses_in
from buurtapp.store import Register
from buurtapp.store.addresses import replace_addresses
from buurtapp.store.folder import project_root
from buurtapp.store.notebooks import copy_notebooks

STEPS = (1, 2, 3, 4, 5)
MISTAKES = "Oefenbestand met fouten.csv"
"""The file with one deliberate mistake a row; it lies among the other sign-up files."""


def workshop_file(name: str) -> Path:
    """A file that the workshop ships."""
    return project_root() / "workshop" / name


def make_at(path: Path, step: int) -> Register:
    """Make the practice neighbourhood in an empty folder as it is at the start of `step` (1 to 5).

    At step 1 the address file has been read and nothing else was done. The sign-up files wait from the beginning,
    so that whoever keeps pace never has to begin anew.
    """
    told = answers()
    register = Register.create(path, Neighbourhood.model_validate(told["neighbourhood"]))
    with register.action("example", undoable=False):
        replace_addresses(register, addresses_in(shipped() / "adressen.csv"), Area())
        for file in (*waiting_files(), workshop_file(MISTAKES)):
            shutil.copyfile(file, register.folder.inputs / file.name)
        for number in range(1, step):
            do(register, number, told)
    copy_notebooks(register.folder)
    keep_as_made(register)
    return register


def do(register: Register, step: int, told: Mapping[str, Any] | None = None) -> None:
    """Do everything of one step as the team of the example did: the forms, then the step's own button."""
    _DO[step](register, answers() if told is None else told)


def _initiative(register: Register, told: Mapping[str, Any]) -> None:
    set_area(register, told["area"])
    fill_in(register, told, ("motive", "asked", "channels", "factor", "checklist", "contacts"))
    initiative.run(register)


def _team(register: Register, told: Mapping[str, Any]) -> None:
    fill_in(register, told, ("team", "decisions", "meeting", "actions"))
    meeting.run(register)


def _recruitment(register: Register, _told: Mapping[str, Any]) -> None:
    recruitment.run(register)
    play(register, history())


def _sign_up(register: Register, _told: Mapping[str, Any]) -> None:
    signing_up.run(register)
    play(register, json.loads(workshop_file("besluiten.json").read_text(encoding="utf-8")))
    signing_up.run(register)


def _into_whatsapp(register: Register, _told: Mapping[str, Any]) -> None:
    entering.run(register)


_DO: dict[int, Callable[[Register, Mapping[str, Any]], None]] = {
    1: _initiative,
    2: _team,
    3: _recruitment,
    4: _sign_up,
    5: _into_whatsapp,
}
