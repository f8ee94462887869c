"""The example neighbourhood, made from the inputs that ship with the workbook (design.md 3)."""

import json
import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from buurtapp.judging import past
from buurtapp.model.area import parse_area
from buurtapp.model.people import Neighbourhood
from buurtapp.model.signup import SignUp
from buurtapp.steps import signing_up
from buurtapp.steps.importing import import_file
from buurtapp.steps.opening import EXAMPLE, addresses_in
from buurtapp.store import Register
from buurtapp.store.addresses import all_addresses, replace_addresses, save_door
from buurtapp.store.folder import project_root
from buurtapp.store.forms import save
from buurtapp.store.journal import actions
from buurtapp.store.notebooks import copy_notebooks
from buurtapp.store.prints import prints
from buurtapp.store.runs import runs, save_run

LISTS = ("team", "contacts", "asked", "actions")
FORMS = ("area", "decisions", "motive", "checklist", "channels", "factor", "meeting", *LISTS)
_MADE = "example"


def shipped() -> Path:
    """Where the inputs of the example lie."""
    return project_root() / "data" / EXAMPLE


def make_example(path: Path) -> Register:
    """Make the example in `path`: its forms filled in, its history played, its sign-up files waiting in `invoer`."""
    told = answers()
    register = Register.create(path, Neighbourhood.model_validate(told["neighbourhood"]))
    with register.action("example", undoable=False):
        replace_addresses(register, addresses_in(shipped() / "adressen.csv"), parse_area(told.get("area", "")))
        fill_in(register, told, FORMS)
        play(register, history())
    for file in waiting_files():
        shutil.copyfile(file, register.folder.inputs / file.name)
    copy_notebooks(register.folder)
    keep_as_made(register)
    return register


def answers() -> dict[str, Any]:
    """What the team of the example filled in, by form."""
    told: dict[str, Any] = json.loads((shipped() / "antwoorden.json").read_text(encoding="utf-8"))
    return told


def history() -> list[dict[str, Any]]:
    """What happened before the sign-up files came: the pilot group, the doors."""
    told: list[dict[str, Any]] = json.loads((shipped() / "geschiedenis.json").read_text(encoding="utf-8"))
    return told


def waiting_files() -> list[Path]:
    """The sign-up files of the volunteers that the example still has to import."""
    return sorted(path for path in (shipped() / "aanmeldingen").glob("*.*") if not path.name.startswith("eerder"))


def keep_as_made(register: Register) -> None:
    """Remember the last action of the demo itself, so that a person's work in the example is seen."""
    save_run(register, _MADE, {"last_action": _last_action(register)})


def worked_in(register: Register) -> bool:
    """Whether a person did anything in the example since it was made: an action, a step or a print, a form in Word."""
    done = runs(register)
    made = done.get(_MADE, {})
    counts, at = made.get("counts"), str(made.get("at", ""))
    if not isinstance(counts, dict) or _last_action(register) != counts.get("last_action"):
        return True
    later = (str(one["at"]) > at for one in (*done.values(), *prints(register).values()))
    return register.folder.templates.exists() or any(later)


def _last_action(register: Register) -> int:
    newest = actions(register, limit=1)
    return newest[0].id if newest else 0


def fill_in(register: Register, told: Mapping[str, Any], names: Iterable[str]) -> None:
    """Fill in these forms as the team did; a list keeps the order in which it was told."""
    for name in names:
        value = told.get(name)
        if isinstance(value, list) and name in LISTS:
            for number, item in enumerate(value, 1):
                save(register, name, item, str(number))
        elif value is not None:
            save(register, name, value)


def play(register: Register, events: Iterable[Mapping[str, Any]]) -> None:
    """Let the events happen in their order."""
    for event in events:
        match event["action"]:
            case "import":
                import_file(register, shipped() / event["file"])
            case "door":
                _door(register, event)
            case "refuse" | "withdraw" as what:
                getattr(past, what)(register, _of(register, event), on=_day(event))
            case "put_out":  # as of today: after a year it would be over, and the example would not show it
                past.put_out(register, _of(register, event))
            case "decide":
                signing_up.decide(register, _of(register, event), event["choice"])
            case "verify":
                signing_up.verify(register, _of(register, event), event["how"], event["by"], _day(event))


def _of(register: Register, event: Mapping[str, Any]) -> SignUp:
    return signing_up.find(register, event["signup"])


def _day(event: Mapping[str, Any]) -> date:
    return date.fromisoformat(event["on"])


def _door(register: Register, event: Mapping[str, Any]) -> None:
    numbers = {address.key: number for number, address in all_addresses(register).items()}
    save_door(
        register,
        numbers[event["address"]],
        event["round"],
        event["result"],
        date.fromisoformat(event["on"]),
        event["by"],
    )
