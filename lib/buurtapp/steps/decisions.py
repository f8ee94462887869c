"""The decision sheet: changing a decision, and judging the register anew where that matters."""

from collections.abc import Mapping

from buurtapp.judging.outcomes import refresh
from buurtapp.model.decisions import Decisions
from buurtapp.press.links import refuse_invitations
from buurtapp.store import Register
from buurtapp.store.forms import decisions, save_decisions

_JUDGED_BY = {"verification", "minimum_age", "rules"}


def decide_all(register: Register, changes: Mapping[str, object]) -> Decisions:
    """Change decisions as one action; raises Fault, with nothing changed, when one of them cannot be."""
    for words in changes.values():
        refuse_invitations(str(words))
    decided = decisions(register).changed(dict(changes))
    if save_decisions(register, decided) and _JUDGED_BY & set(changes):
        refresh(register)
    return decided
