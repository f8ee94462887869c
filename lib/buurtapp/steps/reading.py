"""How easily a medium reads: the first letter, or the text, as it will reach a neighbour."""

from buurtapp.press.fixed_facts import needed_facts
from buurtapp.press.readability import Reading, read
from buurtapp.press.readback import read_letters
from buurtapp.press.shelf import medium
from buurtapp.steps.proofs import proof_of
from buurtapp.store import Register
from buurtapp.store.forms import decisions

FOR_NEIGHBOURS = frozenset(
    {"brief", "herinnering", "deurkaart", "flyer", "poster", "welkomstbrief", "uitnodiging-infoavond"}
    | {"werving-mail", "werving-whatsapp", "buurtsite"}
)


def reading(register: Register, kind: str) -> Reading:
    """Look at what a medium says; nothing is written. Fixed facts are asked only of what recruits or invites.

    Raises Fault when there is no such medium, or it cannot be made.
    """
    return reading_of(register, kind, proof_of(register, medium(kind)))


def reading_of(register: Register, kind: str, made: bytes | str) -> Reading:
    """Look at what was made of a medium: a Word file, or a text."""
    needed = needed_facts(decisions(register)) if medium(kind).kind in FOR_NEIGHBOURS else ()
    return read(made.splitlines() if isinstance(made, str) else read_letters(made)[0].lines, needed)
