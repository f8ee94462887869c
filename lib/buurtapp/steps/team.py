"""Who is in the team, and what every letter of it has in common."""

from dataclasses import replace

from buurtapp.model.people import TeamMember
from buurtapp.press.team import TeamContext, team_context
from buurtapp.steps.logo import logo_picture
from buurtapp.store import Register
from buurtapp.store.forms import decisions, load_all
from buurtapp.store.holdings import held


def team(register: Register) -> list[TeamMember]:
    """Everyone in the team, in the order they were added."""
    return [TeamMember.model_validate(value) for value in load_all(register, "team").values()]


def admins(register: Register) -> list[TeamMember]:
    """The admins (*beheerders*) with a name: who can add and remove members."""
    return [member for member in team(register) if member.is_admin and member.name]


def context(register: Register) -> TeamContext:
    """What every letter of this neighbourhood has in common."""
    made = team_context(register.neighbourhood(), decisions(register), held=held(register))
    return replace(made, values={**made.values, "logo": logo_picture(register)})
