"""Step 5, per group: who keeps it, when it overflows, and the page for the wijkagent."""

from dataclasses import dataclass
from datetime import date

from buurtapp.groups.admins import Concern, admin_warnings
from buurtapp.groups.admins import admin_group as members_of_admin_group
from buurtapp.groups.forecast import Band, Outlook, full_on, outlook
from buurtapp.groups.officer import TEMPLATE, OfficerPage, officer_mail
from buurtapp.groups.split import Placed
from buurtapp.groups.territory import territories
from buurtapp.model.address import Address
from buurtapp.model.people import Contact, TeamMember
from buurtapp.press.shelf import template_file
from buurtapp.steps.area import counted_addresses
from buurtapp.steps.entering import placed
from buurtapp.steps.forecast import chosen_channels, factor
from buurtapp.steps.mails import Mail
from buurtapp.steps.officer import pages_of
from buurtapp.steps.team import team
from buurtapp.steps.wording import values_with_blanks
from buurtapp.store import Register
from buurtapp.store.forms import load_all
from buurtapp.store.members import groups
from buurtapp.store.signups import signups


@dataclass(frozen=True, slots=True)
class Growth:
    """A group's name, what it may grow to, and the day on which it is full at the pace of the last four weeks."""

    name: str
    outlook: Outlook
    full_on: date | None


def admin_concerns(register: Register) -> list[Concern]:
    """What needs doing about the admins of the groups that were made."""
    return admin_warnings(groups(register).values(), team(register))


def outlooks(register: Register) -> list[Growth]:
    """Per group what it may grow to, by the doors that belong to it and the chosen ways of recruiting.

    The best of the chosen ways counts, as in the forecast of step 1. A group without counted doors is left out.
    """
    band = _band(register)
    made = kept(register)
    doors = territories(made, addresses_of(register))
    per_household = factor(register)
    signed_up = _signed_up(register)
    found = []
    for one in made:
        size, limit, households = len(one.members), one.group.limit, len(doors[one.group.code])
        if households:
            days = [signed_up[member.phone] for member in one.members if member.phone in signed_up]
            full = full_on(size, limit, days, date.today())
            found.append(
                Growth(one.group.name, outlook(one.group.code, size, limit, households, band, per_household), full)
            )
    return found


def kept(register: Register) -> list[Placed]:
    """The groups that were made, with who takes part in them; one that everybody left is left out."""
    made = groups(register)
    return [one for one in placed(register) if one.group.code in made and one.members]


def officer_pages(register: Register) -> list[OfficerPage]:
    """A page for the wijkagent per group: streets, admins who agreed, size; never a member."""
    return pages_of(register, kept(register))


def admin_group(register: Register) -> list[TeamMember | Contact]:
    """Who belongs in the group of admins: our admins, the wijkagent, and the admins next door."""
    return members_of_admin_group(team(register), _contacts(register))


def admin_group_mail(register: Register) -> Mail:
    """The mail to the wijkagent with those pages, asking for a place in the group of admins."""
    filled = officer_mail(officer_pages(register), values_with_blanks(register), template_file(f"teksten/{TEMPLATE}"))
    to = ", ".join(one.email for one in _contacts(register) if one.kind == "wijkagent" and one.email)
    return Mail(to, filled.subject, filled.body)


def _contacts(register: Register) -> list[Contact]:
    return [Contact.model_validate(value) for value in load_all(register, "contacts").values()]


def _signed_up(register: Register) -> dict[str, date]:
    """Per number the day of its first sign-up."""
    days: dict[str, date] = {}
    for one in signups(register):
        if one.phone and one.moment:
            day = date.fromisoformat(one.moment[:10])
            days[one.phone] = min(day, days.get(one.phone, day))
    return days


def _band(register: Register) -> Band:
    best = max(chosen_channels(register), key=lambda channel: channel.expected)
    return Band(best.low, best.expected, best.high)


def addresses_of(register: Register) -> list[Address]:
    """The addresses that count, which belong to one group or another."""
    return list(counted_addresses(register).values())
