"""Where each of the five steps stands: done, next, what blocks and what warns, by a table of conditions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from buurtapp.groups.calendar import WABP_DAYS
from buurtapp.model.people import Check, Contact, TeamMember
from buurtapp.steps.area import count
from buurtapp.steps.entering import members
from buurtapp.steps.importing import waiting
from buurtapp.steps.signing_up import cases, summary
from buurtapp.steps.team import admins
from buurtapp.store import Register
from buurtapp.store.addresses import door_results
from buurtapp.store.forms import decisions, load, load_all
from buurtapp.store.members import statuses
from buurtapp.store.runs import runs
from buurtapp.words import _, ngettext

State = Literal["todo", "busy", "ready", "blocked"]


@dataclass(frozen=True, slots=True)
class StepState:
    """One step: its state, the one thing to do next, what blocks it and what deserves a warning.

    `where` is the step in which that one thing, or what blocks, is done.
    """

    number: int
    title: str
    state: State
    next: str
    where: int
    blocks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def up_next(self) -> str:
        """What comes first: what blocks, else the next thing to do."""
        return next(iter(self.blocks), self.next)


Condition = tuple[Callable[[Register, date], bool], str]
Advice = tuple[State, str]
GO_ON = ""
"""Advice of a step in which nothing is left to do."""


class Block(NamedTuple):
    """What stops a step while it holds, and the step in which that is mended."""

    holds: Callable[[Register], bool]
    said: str
    where: int


def progress(register: Register, today: date | None = None) -> list[StepState]:
    """The state of the five steps on a day."""
    day = today or date.today()
    return [
        _step(register, day, 1, _next_1),
        _step(register, day, 2, _next_2),
        _step(register, day, 3, _next_3, _warns_letters(), _blocks_letters()),
        _step(register, day, 4, _next_4, _warns_signups()),
        _step(register, day, 5, _next_5, _warns_group(), _blocks_cards()),
    ]


def step_title(number: int) -> str:
    """What a step is called."""
    titles = (_("Initiative"), _("Team and means"), _("Recruitment"), _("Sign-up"), _("Into WhatsApp"))
    return titles[number - 1]


def _step(
    register: Register, day: date, number: int, what_next: Callable[[Register], Advice],
    warns: tuple[Condition, ...] = (), block: Block | None = None,
) -> StepState:  # fmt: skip
    state, advice = what_next(register)
    where = number if advice else number + 1
    advice = advice or _("Go on to step {number}: {title}.", number=where, title=step_title(where))
    blocks: tuple[str, ...] = ()
    if block and block.holds(register):
        state, where, blocks = "blocked", block.where, (block.said,)
    warned = tuple(text for holds, text in warns if holds(register, day))
    return StepState(number, step_title(number), state, advice, where, blocks, warned)


def _blocks_letters() -> Block:
    return Block(lambda register: not count(register).total, _("There are no addresses yet. Load them in step 1."), 1)


def _warns_letters() -> tuple[Condition, ...]:
    return (
        (lambda r, _d: not _checked(r, "wabp_checked"), _("Nobody has looked on wabp.nl yet whether a group exists.")),
        (lambda r, _d: not _wijkagent_contacted(r), _("The wijkagent has not been contacted yet.")),
        (
            lambda r, _d: len(admins(r)) < 2,
            _("There are fewer than two admins. When one falls away, the group stops."),
        ),
        (lambda r, _d: decisions(r).launch is None, _("The date on which the group starts is not set.")),
        (lambda r, _d: not decisions(r).contact, _("The mail address for sign-ups is not set.")),
    )


def _warns_signups() -> tuple[Condition, ...]:
    return (
        (
            lambda r, day: bool(late_wabp_links(r, day)),
            _("A WABP sign-up link has waited longer than 14 days. WABP may pause the group: click it today."),
        ),
    )


def _blocks_cards() -> Block:
    said = _("No sign-up may go to WhatsApp yet. Bring sign-ups in and settle the cases in step 4 first.")
    return Block(lambda register: not members(register), said, 4)


def _warns_group() -> tuple[Condition, ...]:
    return ((lambda r, _d: len(admins(r)) < 2, _("A group with one admin stops when that person moves away.")),)


def late_wabp_links(register: Register, day: date) -> list[str]:
    """The WABP sign-up mails whose link was not clicked within 14 days, by item."""
    return [
        item
        for item, link in load_all(register, "wabp_links").items()
        if link.get("mailed_on")
        and not link.get("clicked_on")
        and date.fromisoformat(link["mailed_on"]) + timedelta(days=WABP_DAYS) < day
    ]


def _checked(register: Register, key: str) -> bool:
    saved = (load(register, "checklist") or {}).get(key)
    return saved is not None and Check.model_validate(saved).done_on is not None


def _wijkagent_contacted(register: Register) -> bool:
    contacts = (Contact.model_validate(value) for value in load_all(register, "contacts").values())
    return _checked(register, "wijkagent_contacted") or any(
        contact.kind == "wijkagent" and contact.contacted_on for contact in contacts
    )


def _letters_made(register: Register) -> bool:
    return "03-werving" in runs(register)


def _next_1(register: Register) -> Advice:
    if not count(register).total:
        return "todo", _("Load the address file and fix the area.")
    if not load(register, "motive"):
        return "busy", _("Write down why your neighbourhood wants a group.")
    if not load_all(register, "asked"):
        return "busy", _("Ask a few neighbours what they think.")
    if not _wijkagent_contacted(register):
        return "ready", _("Take the go/no-go page to the wijkagent.")
    return "ready", GO_ON


def _next_2(register: Register) -> Advice:
    team = [TeamMember.model_validate(value) for value in load_all(register, "team").values()]
    if not team:
        return "todo", _("Write down who is in the team.")
    if len(admins(register)) < 2:
        return "busy", _("Find a second admin.")
    if not load(register, "decisions"):
        return "busy", _("Take the decisions together.")
    if not _letters_made(register):
        return "ready", _("Hold the meeting with the agenda.")
    return "ready", GO_ON


def _next_3(register: Register) -> Advice:
    if not _letters_made(register):
        return "todo", _("Print the letters and the walk lists.")
    visited = len(door_results(register))
    if visited < count(register).total:
        return "busy", ngettext("Go round: {n} door has been done.", "Go round: {n} doors have been done.", visited)
    return "ready", GO_ON


def _next_4(register: Register) -> Advice:
    if not sum(summary(register).verdicts.values()):
        return "todo", _("Import the first sign-ups.")
    files = len(waiting(register))
    if files:
        return "busy", ngettext("Read in the file that lies ready.", "Read in the {n} files that lie ready.", files)
    unsettled = len(cases(register))
    if unsettled:
        return "busy", ngettext("Settle {n} sign-up that needs you.", "Settle {n} sign-ups that need you.", unsettled)
    return "ready", GO_ON


def _next_5(register: Register) -> Advice:
    known = statuses(register)
    if not known:
        return "todo", _("Make the groups and the contact cards.")
    waiting = sum(1 for _code, status, _since, _lapses in known.values() if status == "to_add")
    if waiting:
        return "busy", ngettext("Add {n} person in WhatsApp.", "Add {n} people in WhatsApp.", waiting)
    return "ready", _("Look after the group: send the test message on its day, and add who is new.")
