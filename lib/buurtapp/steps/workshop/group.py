"""The exercise of step 5: everybody who may take part is in a group, nobody else, and the first are added."""

from buurtapp.steps.entering import members
from buurtapp.steps.workshop.file_of_mistakes import FALSE, mistakes
from buurtapp.steps.workshop.ticks import Tick, tick
from buurtapp.store import Register
from buurtapp.store.members import groups
from buurtapp.words import _

_UNDER_WAY = ("added", "invited", "joined")


def entered(register: Register) -> list[Tick]:
    """The groups are made and up to date, without the false sign-up, and somebody has been added."""
    everybody, false = members(register), mistakes(register).get(FALSE)
    if not everybody:
        return [Tick(False, _("Nobody may go to WhatsApp yet."), _("Begin at step 5, at the bottom of this page."))]
    unplaced = sum(not one.group for one in everybody)
    under_way = sum(one.status in _UNDER_WAY for one in everybody)
    return [
        tick(
            bool(groups(register)), _("The groups are made."), _("There are no groups yet."),
            _("Press the button that makes the groups and the contact cards."),
        ),
        tick(
            not unplaced, _("Everybody who may take part is in a group: {n}.", n=len(everybody)),
            _("They may take part and are in no group yet: {n}.", n=unplaced),
            _("Press the button that makes the groups once more."),
        ),
        tick(
            false is None or false.phone not in {one.phone for one in everybody},
            _("Karel Krekel is on no list: he was refused, or nobody has settled him yet."),
            _("Karel Krekel is on the list. At number 23 nobody knows him."),
            _("Go back to step 4, look him up, and refuse him. Then make the groups once more."),
        ),
        tick(
            under_way > 0, _("Added or invited: {n}.", n=under_way),
            _("Nobody has been added yet."),
            _("Choose a few people under *Who is in already*, and say that they were added."),
        ),
    ]  # fmt: skip
