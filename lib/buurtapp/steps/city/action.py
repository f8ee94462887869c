"""The one thing to do now for a street, and the step of its notebooks in which that is done."""

from dataclasses import dataclass

from buurtapp.steps.city.outcomes import Outcome
from buurtapp.steps.city.standing import Stage, Standing
from buurtapp.words import _


@dataclass(frozen=True, slots=True)
class Action:
    """What to do, and in which step; one outside 1 to 5 has no notebook."""

    said: str
    step: int = 0


def action(trouble: Outcome | None, counted: Standing | None, found: Stage | None, *, packed: bool = False) -> Action:
    """What comes first: what failed, then what waits, then what belongs to the stage.

    `packed`: its package lies ready for the beheerder.
    """
    if trouble:
        return Action(trouble.next or _("Run the batch again."), int(trouble.step[:2]))
    if counted is None or found is None:
        return Action(_("Run the batch again."))
    if counted.handed_over:
        return Action(_("Nothing: its beheerder keeps it now."))
    if packed:
        return Action(_("Give the package to the beheerder, and ask for the receipt."))
    if counted.waiting and found not in ("elsewhere", "no_initiator"):
        return settle()
    return {
        "elsewhere": Action(_("Ask the admin of that group whether these houses may join."), 1),
        "no_initiator": Action(_("Look for somebody who wants to start."), 1),
        "initiator": Action(_("Look for two admins together."), 2),
        "team": Action(_("Print the letters and go round."), 3),
        "recruiting": Action(_("Put the people who may join in WhatsApp."), 5),
        "few_admins": Action(_("Look for a second admin."), 2),
        "silent": Action(_("Ask the admin whether the group still runs."), 5),
        "running": Action(_("Nothing now."), 5),
    }[found]


def settle() -> Action:
    """Sign-ups wait for a person."""
    return Action(_("Look at the sign-ups that need a person."), 4)
