"""The facts that every text to neighbours holds: when, whom to ask, how to sign up, 112, age, data (domain.md 7.2)."""

import re
from collections.abc import Iterable
from typing import Literal

from buurtapp.model.decisions import Decisions
from buurtapp.words import _

Fact = Literal["date", "contact", "sign_up", "112", "age", "data"]
_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_LOOKS_LIKE: dict[Fact, re.Pattern[str]] = {
    "date": re.compile(rf"\b\d{{1,2}}\s+(?:{_MONTH})\b|\b\d{{1,2}}-\d{{1,2}}-20\d\d\b", re.IGNORECASE),
    "contact": re.compile(r"[\w.+-]+@[\w-]+\.\w+|\b0\d{1,3}[ -]?\d{6,8}\b|\+\d{9,13}\b"),
    "sign_up": re.compile(r"\b(?:meldt? u|aanmelden|meld je|inschrijven|schrijf u in)\b", re.IGNORECASE),
    "112": re.compile(r"\b112\b"),
    "age": re.compile(r"\b\d{1,2} jaar\b", re.IGNORECASE),
    "data": re.compile(r"\b(?:uw|je|mijn) gegevens\b", re.IGNORECASE),
}
ALL_FACTS: tuple[Fact, ...] = tuple(_LOOKS_LIKE)


def needed_facts(decisions: Decisions) -> tuple[Fact, ...]:
    """The facts that a team's texts should hold: all, but the age only where the team asks for one."""
    return tuple(fact for fact in ALL_FACTS if fact != "age" or decisions.minimum_age)


def missing_facts(text: str, needed: Iterable[Fact] = ALL_FACTS) -> tuple[Fact, ...]:
    """Which of the `needed` facts a text does not hold."""
    return tuple(fact for fact in needed if not _LOOKS_LIKE[fact].search(text))


def what_to_add(fact: Fact) -> str:
    """What a volunteer does when this fact is missing."""
    return {
        "date": _("Say on which day: a date, not “soon”."),
        "contact": _("Say whom to ask, with a phone number or mail address."),
        "sign_up": _("Say how to sign up."),
        "112": _("Say that people ring 112 first when there is danger."),
        "age": _("Say from which age people may join."),
        "data": _("Say what you do with people's data."),
    }[fact]
