"""Step 5, per group: who keeps it, when it overflows, the page for the wijkagent, and dividing it while it runs."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from buurtapp.groups.admins import Concern, admin_warnings
from buurtapp.groups.admins import admin_group as members_of_admin_group
from buurtapp.groups.forecast import Band, Outlook, outlook
from buurtapp.groups.members import taking_part
from buurtapp.groups.moving import NOTICE, STEPS, Division, divide_running, division_notice, division_steps
from buurtapp.groups.officer import TEMPLATE, OfficerPage, officer_mail, officer_page
from buurtapp.groups.split import Placed
from buurtapp.groups.streets import street_order
from buurtapp.groups.territory import ranges, territories
from buurtapp.model.address import Address
from buurtapp.model.people import Contact, TeamMember
from buurtapp.press.texts import Text
from buurtapp.steps.area import counted_addresses
from buurtapp.steps.entering import placed
from buurtapp.steps.forecast import chosen_channels, factor
from buurtapp.steps.mails import Mail
from buurtapp.steps.team import team
from buurtapp.steps.tested import last_tests
from buurtapp.steps.wording import template_folder, values_with_blanks
from buurtapp.store import Register
from buurtapp.store.forms import decisions, load_all
from buurtapp.store.members import groups
from buurtapp.words import Fault, _


@dataclass(frozen=True, slots=True)
class Plan:
    """A running group in parts: what it becomes, the message to place, and the steps in their order."""

    division: Division
    notice: Text
    steps: Text


def admin_concerns(register: Register) -> list[Concern]:
    """What needs doing about the admins of the groups that were made."""
    return admin_warnings(groups(register).values(), team(register))


def outlooks(register: Register) -> list[tuple[str, Outlook]]:
    """Per group its name and what it may grow to, by the doors that belong to it and the chosen ways of recruiting.

    The best of the chosen ways counts, as in the forecast of step 1. A group without counted doors is left out.
    """
    band = _band(register)
    made = kept(register)
    doors = territories(made, _addresses(register))
    per_household = factor(register)
    return [
        (
            one.group.name,
            outlook(
                one.group.code,
                len(one.members),
                one.group.limit,
                len(doors[one.group.code]),
                band,
                per_household,
            ),
        )
        for one in made
        if doors[one.group.code]
    ]


def kept(register: Register) -> list[Placed]:
    """The groups that were made, with who takes part in them; one that everybody left is left out."""
    made = groups(register)
    return [one for one in placed(register) if one.group.code in made and one.members]


def officer_pages(register: Register) -> list[OfficerPage]:
    """A page for the wijkagent per group: streets, admins who agreed, size; never a member."""
    addresses = _addresses(register)
    made = kept(register)
    doors = territories(made, addresses)
    people, launch = team(register), decisions(register).launch
    since = launch if launch and launch <= date.today() else None
    tested = last_tests(register)
    return [
        officer_page(
            one.group,
            ranges(doors[one.group.code], addresses),
            people,
            len(one.members),
            since=since,
            last_test=tested.get(one.group.code),
        )
        for one in made
    ]


def admin_group(register: Register) -> list[TeamMember | Contact]:
    """Who belongs in the group of admins: our admins, the wijkagent, and the admins next door."""
    return members_of_admin_group(team(register), _contacts(register))


def admin_group_mail(register: Register) -> Mail:
    """The mail to the wijkagent with those pages, asking for a place in the group of admins."""
    filled = officer_mail(
        officer_pages(register), values_with_blanks(register), template_folder() / "teksten" / TEMPLATE
    )
    to = ", ".join(one.email for one in _contacts(register) if one.kind == "wijkagent" and one.email)
    return Mail(to, filled.subject, filled.body)


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
    addresses = _addresses(register)
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


def _contacts(register: Register) -> list[Contact]:
    return [Contact.model_validate(value) for value in load_all(register, "contacts").values()]


def _band(register: Register) -> Band:
    best = max(chosen_channels(register), key=lambda channel: channel.expected)
    return Band(best.low, best.expected, best.high)


def _addresses(register: Register) -> list[Address]:
    return list(counted_addresses(register).values())


def _text_file(name: str) -> Path:
    return template_folder() / "teksten" / name
