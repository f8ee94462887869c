"""How easily what was made reads: the first letter of a print file, or a text, as it will reach a neighbour."""

from pathlib import Path

from buurtapp.press.fixed_facts import needed_facts
from buurtapp.press.readability import Reading, read
from buurtapp.press.readback import read_letters
from buurtapp.press.shelf import medium
from buurtapp.steps.recruitment import letters
from buurtapp.store import Register
from buurtapp.store.forms import decisions

FOR_NEIGHBOURS = frozenset(
    {"brief", "herinnering", "deurkaart", "flyer", "poster", "welkomstbrief", "uitnodiging-infoavond"}
    | {"werving-mail", "werving-whatsapp", "buurtsite"}
)


def reading(register: Register, kind: str) -> Reading:
    """Make a medium and look at what it says. Fixed facts are asked only of what recruits or invites neighbours.

    Raises Fault when there is no such medium, or it cannot be made.
    """
    made = letters(register, kind).files[0]
    needed = needed_facts(decisions(register)) if medium(kind).kind in FOR_NEIGHBOURS else ()
    return read(_lines(made), needed)


def _lines(made: Path) -> list[str]:
    if made.suffix == ".txt":
        return made.read_text(encoding="utf-8").splitlines()
    return read_letters(made.read_bytes())[0].lines
