"""Making one medium of the shelf: per address, once for the team, or as a text to copy."""

from collections.abc import Callable
from hashlib import sha256

from buurtapp.files import write_atomic
from buurtapp.model.decisions import Decisions
from buurtapp.press.codes import for_reading
from buurtapp.press.letters import letters, page
from buurtapp.press.links import TESTCODE, filled_in
from buurtapp.press.printing import Printed
from buurtapp.press.proofreading import proofread
from buurtapp.press.shelf import Medium, medium
from buurtapp.press.texts import fill_in_words
from buurtapp.press.two_sided import two_sided
from buurtapp.steps.address_codes import address_codes
from buurtapp.steps.choosing import ALL, Choice, chosen
from buurtapp.steps.done import Done
from buurtapp.steps.team import context
from buurtapp.steps.templates import template, text_template
from buurtapp.steps.wording import text_values
from buurtapp.store import Register
from buurtapp.store.addresses import note_printed, printed_before
from buurtapp.store.forms import decisions
from buurtapp.words import _, language, meanwhile, speaking

STEP = "03-werving"
FRONT, BACK = "nl", "en"  # of a sheet in two languages


def make(register: Register, medium: Medium, choice: Choice = ALL) -> Done:
    """Make a medium that needs nothing but addresses and decisions. Raises Fault when it cannot be made."""
    if medium.is_text:
        return _text(register, medium)
    if medium.per == "address":
        return per_address(register, medium.kind, medium.kind, medium.kind, choice)
    printed = printed_in(choice, lambda: page(template(register, medium.kind, large=choice.large), context(register)))
    return kept(register, medium.kind, medium.kind, printed, choice=choice.looks)


def per_address(register: Register, kind: str, counted: str, name: str, choice: Choice = ALL) -> Done:
    """A letter or card for every address that counts, or is chosen, with the address' own code.

    What it says is read back before it is saved. Raises Fault when it cannot be made or says something else.
    """
    addresses = chosen(register, kind, choice)
    given, reading_back = address_codes(register, addresses), _("Reading back what the letters say")

    def made() -> Printed:
        compiled = template(register, kind, large=choice.large)
        printed = letters(compiled, addresses.values(), context(register), given)
        meanwhile(reading_back)
        proofread(printed.data, compiled, addresses.values(), given)
        return printed

    printed = printed_in(choice, made)
    decided = decisions(register)
    warnings = (*_signers(decided), *_unproven(register, decided))
    done = kept(register, counted, name, printed, warnings, choice=choice)
    note_printed(register, kind, addresses)
    return done


def printed_in(choice: Choice, make: Callable[[], Printed]) -> Printed:
    """What `make` prints, in the language in force or with Dutch in front and English behind."""
    if not choice.two_sided:
        return make()
    sides: dict[str, Printed] = {}
    for side in (FRONT, BACK):
        with speaking(side):
            sides[side] = make()
    front, back = sides[FRONT], sides[BACK]
    return Printed(two_sided(front.data, back.data), front.count, sides[language()].warnings)


def proof(register: Register, kind: str = "brief", choice: Choice = ALL) -> Done:
    """One letter of the first door, with its real code, to scan first; for what has no address on it, the letter."""
    kind = kind if medium(kind).per == "address" else "brief"
    number, address = next(iter(chosen(register, kind).items()))
    given = address_codes(register, {number: address})
    choice = Choice(two_sided=choice.two_sided)
    printed = printed_in(choice, lambda: letters(template(register, kind), [address], context(register), given))
    scan = _("Print this one letter and scan its QR code. Does your form open, with this code filled in: {code}?",
             code=for_reading(given[address.key])) if given else (
             _("Print this one letter and scan its QR code, if it has one. Does it lead to signing up?"))  # fmt: skip
    note_printed(register, _proof_of(decisions(register).link), [number])
    return kept(register, "proof", _("proof") + f"-{medium(kind).kind}", printed, (scan,), choice=choice)


def kept(
    register: Register,
    counted: str,
    name: str,
    printed: Printed,
    warnings: tuple[str, ...] = (),
    folder: str = "brieven",
    choice: Choice = ALL,
) -> Done:
    """Write a print into `uitvoer/brieven` (or another `folder`), counted under a name."""
    path = write_atomic(register.folder.output(folder) / print_name(name, choice), printed.data)
    return Done(STEP, {counted: printed.count}, (path,), (*warnings, *printed.warnings))


def print_name(name: str, choice: Choice = ALL, extension: str = "docx") -> str:
    """The file's name: its own, then the choice, then the language when that is not Dutch alone."""
    spoken = "-".join(spoken_in(choice))
    return f"{name}{choice.suffix}{'' if spoken == 'nl' else f'-{spoken}'}.{extension}"


def spoken_in(choice: Choice) -> tuple[str, ...]:
    """The language of a print, or of its front and its back."""
    return (FRONT, BACK) if choice.two_sided else (language(),)


def _text(register: Register, medium: Medium) -> Done:
    """A text is filled in as the letters are, but its link is whole, so that a tap on it opens the form."""
    filled = fill_in_words(text_template(register, medium.kind), f"{medium.kind}.txt", text_values_of(register))
    head = _("Subject: {subject}", subject=filled.subject) + "\n\n" if filled.subject else ""
    name = print_name(medium.kind, extension="txt")
    path = write_atomic(register.folder.output("teksten") / name, head + filled.body)
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


def _unproven(register: Register, decided: Decisions) -> tuple[str, ...]:
    """A link with codes that nobody scanned yet: a mistake in it would be in every letter box."""
    if TESTCODE not in decided.link or printed_before(register, _proof_of(decided.link)):
        return ()
    return (_("No proof letter was made with this link yet. Make one and scan it before you print them all."),)


def _proof_of(link: str) -> str:
    """The name under which a proof of this link is kept; another link needs another proof."""
    return f"proof {sha256(link.encode()).hexdigest()[:12]}"


def _signers(decided: Decisions) -> tuple[str, ...]:
    if decided.signers and not decided.signers_agreed_on:
        return (_("The signers have not agreed yet on a day, so their names are left out."),)
    return ()
