"""Step 3: letters for every address in one print file, walk lists, and the other media of the shelf."""

from collections.abc import Callable, Iterable
from functools import partial

from buurtapp.files import write_atomic
from buurtapp.press.go_no_go import area_rows
from buurtapp.press.letters import information_evening, page, paper_form
from buurtapp.press.meeting import agenda
from buurtapp.press.shelf import MEDIA, TEXTS, medium
from buurtapp.press.walk import rounds, walk_list
from buurtapp.steps.done import Done, report
from buurtapp.steps.doors import doors, result_words
from buurtapp.steps.initiative import run as run_initiative
from buurtapp.steps.meeting import meeting
from buurtapp.steps.meeting import run as run_meeting
from buurtapp.steps.printing import STEP, address_codes, addresses_to_print, kept, make, per_address
from buurtapp.steps.team import context
from buurtapp.steps.templates import template
from buurtapp.store import Register
from buurtapp.words import ngettext

__all__ = ["ALL", "STEP", "address_codes", "letters", "run"]
ALL = "all"


def letters(register: Register, kind: str = "brief") -> Done:
    """Make one medium, or `all` of the shelf. Raises Fault, with earlier files untouched, when it cannot be made."""
    wanted = [*MEDIA.values(), *TEXTS.values()] if kind == ALL else [medium(kind)]
    return _together([_MAKERS.get(one.kind, partial(make, medium=one))(register) for one in wanted])


def run(register: Register) -> Done:
    """The *do* cell of step 3: letters, walk lists and the form on paper."""
    done = _together([_letters(register), _walk_lists(register), _paper_form(register)])
    return report(register, STEP, done.counts, done.files, done.warnings)


def _together(done: Iterable[Done]) -> Done:
    parts = list(done)
    counts = {name: number for one in parts for name, number in one.counts.items()}
    files = tuple(path for one in parts for path in one.files)
    return Done(STEP, counts, files, tuple(dict.fromkeys(warning for one in parts for warning in one.warnings)))


def _letters(register: Register) -> Done:
    return per_address(register, "brief", "letters", "brieven.docx")


def _walk_lists(register: Register) -> Done:
    addresses = list(addresses_to_print(register).values())
    known = {door.address.key: _known(door.last, door.signed_up) for door in doors(register)}
    printed = walk_list(template(register, "looplijst"), addresses, context(register), known)
    path = write_atomic(register.folder.output("lijsten") / "looplijsten.docx", printed.data, private=True)
    return Done(STEP, {"walk_lists": len(rounds(addresses))}, (path,), printed.warnings)


def _paper_form(register: Register) -> Done:
    return kept(
        register,
        "forms",
        "aanmeldformulier.docx",
        paper_form(template(register, "aanmeldformulier"), context(register)),
    )


def _minutes(register: Register) -> Done:
    printed = agenda(template(register, "verslag"), context(register), meeting(register))
    return kept(register, "verslag", "verslag.docx", printed, folder="agenda")


def _order(register: Register) -> Done:
    counted = area_rows(list(addresses_to_print(register).values()))
    return kept(
        register, "bestelling", "bestelling.docx", page(template(register, "bestelling"), context(register), counted)
    )


def _information_evening(register: Register) -> Done:
    name = "uitnodiging-infoavond"
    return kept(register, name, f"{name}.docx", information_evening(template(register, name), context(register)))


_MAKERS: dict[str, Callable[[Register], Done]] = {
    "brief": _letters,
    "aanmeldformulier": _paper_form,
    "looplijst": _walk_lists,
    "agenda": run_meeting,
    "gaan-of-niet": run_initiative,
    "verslag": _minutes,
    "bestelling": _order,
    "uitnodiging-infoavond": _information_evening,
}


def _known(last: str, signed_up: int) -> str:
    said = [result_words()[last]] if last else []
    if signed_up:
        said.append(ngettext("{n} sign-up", "{n} sign-ups", signed_up))
    return ", ".join(said)
