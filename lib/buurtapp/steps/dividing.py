"""Step 5, later: dividing a group while it runs, first on paper and then in the register (domain.md 2.6: Heemstede)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from buurtapp.groups.members import taking_part
from buurtapp.groups.moving import NOTICE, STEPS, Division, divide_running, division_notice, division_steps
from buurtapp.groups.streets import street_order
from buurtapp.groups.territory import ranges, territories
from buurtapp.press.shelf import template_file
from buurtapp.press.texts import Text
from buurtapp.steps.groups_kept import addresses_of, kept
from buurtapp.steps.wording import values_with_blanks
from buurtapp.store import Register
from buurtapp.store.members import groups, place, set_status
from buurtapp.words import Fault, _


@dataclass(frozen=True, slots=True)
class Plan:
    """A running group in parts: what it becomes, the message to place, and the steps in their order."""

    division: Division
    notice: Text
    steps: Text


def division_plan(register: Register, code: str, into: int) -> Plan:
    """How to divide a running group in parts; nothing is kept. Raises Fault when it cannot be, or is not there."""
    one = next((part for part in kept(register) if part.group.code == code), None)
    if one is None:
        raise Fault(
            _("This group is not there."),
            _("Only a group that was made can be divided."),
            _("Make the groups first, with the button above."),
            _("Look whether the group is in the table of groups."),
        )
    addresses = addresses_of(register)
    division = divide_running(
        one.group, taking_part(one.members), into, taken=groups(register), streets=street_order(addresses)
    )
    parts = [division.stays, *division.moves]
    own = territories([one, *(part for part in kept(register) if part.group.code != code)], addresses)[code]
    doors = territories(parts, own)
    borders = {part.group.code: ranges(doors[part.group.code], addresses) for part in parts}
    values = values_with_blanks(register)
    notice = division_notice(division, values, _text_file(NOTICE), borders)
    return Plan(division, notice, division_steps(division, values, _text_file(STEPS)))


def carry_out(register: Register, plan: Plan) -> int:
    """Keep the division, as one action: the groups, who is in which, and that who moves is to be added.

    Who stays keeps the status. Returns how many move. Raises Fault when the groups changed since the plan was made.
    """
    division = plan.division
    known = groups(register)
    if known.get(division.old.code) is None or any(part.group.code in known for part in division.moves):
        raise Fault(
            _("The groups have changed since."),
            _("This division was made for the groups as they were."),
            _("Look once more how to divide the group."),
            _("Look in the table of groups whether it was divided already."),
        )
    parts = [division.stays, *division.moves]
    places = {member.phone: part.group.code for part in parts for member in part.members}
    moving = [member.phone for part in division.moves for member in part.members]
    with register.action("divide", f"{division.old.code} {len(parts)}"):
        place(register, [part.group for part in parts], places, date.today())
        set_status(register, moving, "to_add", date.today())
    return len(moving)


def _text_file(name: str) -> Path:
    return template_file(f"teksten/{name}")
