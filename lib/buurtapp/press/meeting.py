"""The team's meeting on paper: agenda, decisions to take, actions with an owner and a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from buurtapp.model.people import TeamMember
from buurtapp.press.decided import decision_rows
from buurtapp.press.fields import both
from buurtapp.press.printing import Printed, print_one
from buurtapp.press.team import TeamContext, in_words
from buurtapp.press.template import Template
from buurtapp.press.values import DOTS, blank
from buurtapp.words import _

_ACTION_ROWS = 7  # room to write more by hand


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the agenda and the minutes it may take."""

    what: str
    explanation: str = ""
    minutes: int = 10


@dataclass(frozen=True, slots=True)
class Action:
    """Something that one person does before a day."""

    what: str
    who: str = ""
    when: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the team; what is empty prints as a line to fill in. Without `points` the usual ones are taken."""

    when: str = ""
    where: str = ""
    team: Sequence[TeamMember] = ()
    points: Sequence[Point] = ()
    actions: Sequence[Action] = ()
    next_time: str = ""


def usual_points() -> tuple[Point, ...]:
    """The points of a first meeting (domain.md 2.3)."""
    return (
        Point(_("Getting to know each other"), _("who lives where")),
        Point(_("The area"), _("which streets, who knows which street")),
        Point(_("Roles"), _("main admin, deputies, who when")),
        Point(_("Decisions"), _("see the list on the next page"), 25),
        Point(_("Letters and lists"), _("what do we print")),
        Point(_("Walking round"), _("who walks which street, and when")),
        Point(_("Signing up"), _("form, paper, who reads them")),
        Point(_("Start"), _("start day, talk with the wijkagent")),
    )


def agenda(template: Template, team: TeamContext, meeting: Meeting) -> Printed:
    """Agenda and action list of a meeting; the decisions are the team's own, open ones as a line."""
    actions = [
        both({"wat": one.what, "wie": one.who, "wanneer": _day(one.when), "klaar": one.done}) for one in meeting.actions
    ]
    empty = both({"wat": "", "wie": "", "wanneer": "", "klaar": False})
    values = {
        "wanneer": meeting.when or blank(_("day and time of the meeting")),
        "waar": meeting.where or blank(_("place of the meeting")),
        "team": [both({"naam": one.name, "rol": role_word(one)}) for one in meeting.team if one.name],
        "punten": [
            both({"wat": point.what, "uitleg": point.explanation, "minuten": point.minutes})
            for point in meeting.points or usual_points()
        ],
        "besluiten": [both({"vraag": question, "antwoord": answer}) for question, answer in decision_rows(team)],
        "acties": actions + [empty] * max(_ACTION_ROWS - len(actions), 2),
        "volgende": meeting.next_time or DOTS,
    }
    return print_one(template, {**team.values, **both(values)})


def _day(day: date | None) -> str:
    return in_words(day, weekday=False) if day else ""


def role_word(member: TeamMember) -> str:
    """What somebody is in the team, in words."""
    return {
        "initiator": _("initiator"),
        "main_admin": _("main admin"),
        "admin": _("admin"),
        "deputy": _("deputy"),
        "helper": _("helper"),
    }[member.role]
