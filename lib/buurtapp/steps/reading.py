"""How easily a medium reads: the first letter, or the text, as it will reach a neighbour."""

from buurtapp.press.fixed_facts import needed_facts
from buurtapp.press.readability import Reading, read
from buurtapp.press.readback import read_letters
from buurtapp.press.shelf import medium
from buurtapp.steps.proofs import proof, proof_text
from buurtapp.steps.templates import template, text_template
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
    one = medium(kind)
    needed = needed_facts(decisions(register)) if one.kind in FOR_NEIGHBOURS else ()
    if one.is_text:
        return read(proof_text(register, one, text_template(register, one.kind)).body.splitlines(), needed)
    return read(read_letters(proof(register, one, template(register, one.kind)).data)[0].lines, needed)
