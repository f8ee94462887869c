"""Step 3: letters for every address in one print file, walk lists, and the other media of the shelf."""

from collections.abc import Callable
from pathlib import Path

from buurtapp.files import write_atomic
from buurtapp.model.address import Address
from buurtapp.model.decisions import Decisions
from buurtapp.press.codes import make_codes
from buurtapp.press.letters import letters as print_letters
from buurtapp.press.letters import paper_form
from buurtapp.press.links import TESTCODE
from buurtapp.press.printing import Printed
from buurtapp.press.shelf import MEDIA, medium, template_path
from buurtapp.press.template import Template, compile_template
from buurtapp.press.walk import rounds, walk_list
from buurtapp.steps.area import counted_addresses
from buurtapp.steps.done import Done, report
from buurtapp.steps.doors import doors, result_words
from buurtapp.steps.initiative import run as run_initiative
from buurtapp.steps.meeting import run as run_meeting
from buurtapp.steps.team import context
from buurtapp.store import Register
from buurtapp.store.addresses import add_codes, codes, current_codes
from buurtapp.store.forms import decisions
from buurtapp.words import Fault, _, ngettext

STEP = "03-werving"
ALL = "all"


def letters(register: Register, kind: str = "brief") -> Done:
    """Print one medium, or `all` of the shelf. Raises Fault, with earlier files untouched, when it cannot be made."""
    wanted = list(MEDIA) if kind == ALL else [medium(kind).kind]
    done = [_MAKERS[name](register) for name in wanted]
    counts = {name: number for one in done for name, number in one.counts.items()}
    files = tuple(path for one in done for path in one.files)
    return Done(STEP, counts, files, tuple(dict.fromkeys(warning for one in done for warning in one.warnings)))


def run(register: Register) -> Done:
    """The *do* cell of step 3: letters, walk lists and the form on paper."""
    done = [_letters(register), _walk_lists(register), _paper_form(register)]
    counts = {name: number for one in done for name, number in one.counts.items()}
    files = tuple(path for one in done for path in one.files)
    return report(register, STEP, counts, files, tuple(dict.fromkeys(w for one in done for w in one.warnings)))


def address_codes(register: Register) -> dict[str, str]:
    """The sign-up code of every address that counts, by its key; an address keeps the code it once got."""
    if not _uses_codes(decisions(register)):
        return {}
    addresses = _to_print(register)
    given = current_codes(register)
    missing = {number: address.key for number, address in addresses.items() if number not in given}
    fresh = make_codes(register.key(), missing.values(), taken=codes(register).keys())
    add_codes(register, {number: fresh[key] for number, key in missing.items()})
    known = current_codes(register)
    return {address.key: known[number] for number, address in addresses.items()}


def _letters(register: Register) -> Done:
    addresses = _to_print(register).values()
    template = _template("brief")
    warnings = _signers(register)
    printed = print_letters(template, addresses, context(register), address_codes(register))
    return _kept(register, "letters", "brieven.docx", printed, warnings)


def _walk_lists(register: Register) -> Done:
    addresses = list(_to_print(register).values())
    known = {door.address.key: _known(door.last, door.signed_up) for door in doors(register)}
    printed = walk_list(_template("looplijst"), addresses, context(register), known)
    path = write_atomic(register.folder.output("lijsten") / "looplijsten.docx", printed.data, private=True)
    return Done(STEP, {"walk_lists": len(rounds(addresses))}, (path,), printed.warnings)


def _paper_form(register: Register) -> Done:
    printed = paper_form(_template("aanmeldformulier"), context(register))
    return _kept(register, "forms", "aanmeldformulier.docx", printed)


_MAKERS: dict[str, Callable[[Register], Done]] = {
    "brief": _letters,
    "aanmeldformulier": _paper_form,
    "looplijst": _walk_lists,
    "agenda": run_meeting,
    "gaan-of-niet": run_initiative,
}


def _kept(register: Register, counted: str, name: str, printed: Printed, warnings: tuple[str, ...] = ()) -> Done:
    path = write_atomic(register.folder.output("brieven") / name, printed.data)
    return Done(STEP, {counted: printed.count}, (path,), (*warnings, *printed.warnings))


def _template(kind: str) -> Template:
    return compile_template(Path(template_path(kind)))


def _to_print(register: Register) -> dict[int, Address]:
    addresses = counted_addresses(register)
    if not addresses:
        raise Fault(
            _("There are no addresses to print for."),
            _("A letter is made for every address in the area."),
            _("Load the address file in step 1, and look at the area."),
            _("Look first whether the area names the streets as the file does."),
        )
    return addresses


def _uses_codes(decided: Decisions) -> bool:
    return TESTCODE in decided.link or decided.verification == "evidence"


def _signers(register: Register) -> tuple[str, ...]:
    decided = decisions(register)
    if decided.signers and not decided.signers_agreed_on:
        return (_("The signers have not agreed yet on a day, so their names are left out."),)
    return ()


def _known(last: str, signed_up: int) -> str:
    said = [result_words()[last]] if last else []
    if signed_up:
        said.append(ngettext("{n} sign-up", "{n} sign-ups", signed_up))
    return ", ".join(said)
