"""Making one medium of the shelf: per address, once for the team, or as a text to copy."""

from buurtapp.files import write_atomic
from buurtapp.model.address import Address
from buurtapp.model.decisions import Decisions
from buurtapp.press.codes import make_codes
from buurtapp.press.letters import letters, page
from buurtapp.press.links import TESTCODE, filled_in
from buurtapp.press.printing import Printed
from buurtapp.press.shelf import Medium
from buurtapp.press.texts import fill_in_words
from buurtapp.steps.area import counted_addresses
from buurtapp.steps.done import Done
from buurtapp.steps.team import context
from buurtapp.steps.templates import template, text_template
from buurtapp.steps.wording import text_values
from buurtapp.store import Register
from buurtapp.store.addresses import add_codes, codes, current_codes
from buurtapp.store.forms import decisions
from buurtapp.words import Fault, _

STEP = "03-werving"


def make(register: Register, medium: Medium) -> Done:
    """Make a medium that needs nothing but addresses and decisions. Raises Fault when it cannot be made."""
    if medium.is_text:
        return _text(register, medium)
    if medium.per == "address":
        return per_address(register, medium.kind, medium.kind, f"{medium.kind}.docx")
    return kept(register, medium.kind, f"{medium.kind}.docx", page(template(register, medium.kind), context(register)))


def per_address(register: Register, kind: str, counted: str, name: str) -> Done:
    """A letter or card for every address that counts, with the address' own code."""
    addresses = addresses_to_print(register).values()
    printed = letters(template(register, kind), addresses, context(register), address_codes(register))
    return kept(register, counted, name, printed, _signers(decisions(register)))


def kept(
    register: Register, counted: str, name: str, printed: Printed, warnings: tuple[str, ...] = (), folder: str = ""
) -> Done:
    """Write a print into `uitvoer/brieven` (or another `folder`), counted under a name."""
    path = write_atomic(register.folder.output(folder or "brieven") / name, printed.data)
    return Done(STEP, {counted: printed.count}, (path,), (*warnings, *printed.warnings))


def address_codes(register: Register) -> dict[str, str]:
    """The sign-up code of every address that counts, by its key; an address keeps the code it once got."""
    if not uses_codes(decisions(register)):
        return {}
    addresses = addresses_to_print(register)
    given = current_codes(register)
    missing = {number: address.key for number, address in addresses.items() if number not in given}
    fresh = make_codes(register.key(), missing.values(), taken=codes(register).keys())
    add_codes(register, {number: fresh[key] for number, key in missing.items()})
    known = current_codes(register)
    return {address.key: known[number] for number, address in addresses.items()}


def addresses_to_print(register: Register) -> dict[int, Address]:
    """Every address that counts; raises Fault when there is none."""
    addresses = counted_addresses(register)
    if not addresses:
        raise Fault(
            _("There are no addresses to print for."),
            _("A letter is made for every address in the area."),
            _("Load the address file in step 1, and look at the area."),
            _("Look first whether the area names the streets as the file does."),
        )
    return addresses


def _text(register: Register, medium: Medium) -> Done:
    """A text is filled in as the letters are, but its link is whole, so that a tap on it opens the form."""
    filled = fill_in_words(text_template(register, medium.kind), f"{medium.kind}.txt", text_values_of(register))
    head = _("Subject: {subject}", subject=filled.subject) + "\n\n" if filled.subject else ""
    path = write_atomic(register.folder.output("teksten") / f"{medium.kind}.txt", head + filled.body)
    return Done(STEP, {medium.kind: 1}, (path,), _too_long(medium, len(filled.body.strip())))


def text_values_of(register: Register) -> dict[str, object]:
    """What a text of the shelf may say."""
    team = context(register)
    link = {"link": filled_in(team.link, "")} if team.link else {}
    return {**text_values(register), **team.values, **link}


def _too_long(medium: Medium, length: int) -> tuple[str, ...]:
    if not medium.longest or length <= medium.longest:
        return ()
    most = medium.longest
    return (_("The text {kind} has {n} characters; WhatsApp takes {most}.", kind=medium.kind, n=length, most=most),)


def uses_codes(decided: Decisions) -> bool:
    """Whether letters carry a code for their address: the form fills it in, or the team asks for evidence."""
    return TESTCODE in decided.link or decided.verification == "evidence"


def _signers(decided: Decisions) -> tuple[str, ...]:
    if decided.signers and not decided.signers_agreed_on:
        return (_("The signers have not agreed yet on a day, so their names are left out."),)
    return ()
