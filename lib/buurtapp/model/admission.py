"""The gate (design.md 4): the one function that everything leading to WhatsApp goes through."""

import re
from dataclasses import dataclass

from buurtapp.model.decisions import Decisions
from buurtapp.model.signup import EVIDENCE, NOT_BY_ACCEPTING, SignUp

PRACTICE_NUMBER = re.compile(r"\+3160[0-9]{7}")
_E164 = re.compile(r"\+[1-9][0-9]{7,14}")


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a sign-up may reach a list, card, invitation or link; `because` says what is in the way."""

    admitted: bool
    because: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.admitted


def admit(signup: SignUp, decisions: Decisions, *, practice: bool) -> Admission:
    """Decide whether `signup` may go to WhatsApp.

    It may when it is `ready` or a person accepted it, its own consent is there, rules and age where the
    team asks for them, it is verified as the team decided, it is not withdrawn, refused or put out, and
    its number can be one: a practice number in a practice folder, any other number elsewhere.
    """
    because = tuple(
        name
        for name, stands_in_the_way in (
            ("verdict", signup.verdict != "ready" or signup.decided == "wait"),
            ("past", bool(NOT_BY_ACCEPTING & set(signup.reasons))),
            ("consent", not signup.consent or "consent.by_other" in signup.reasons),
            ("rules", decisions.rules and not signup.rules),
            ("age", decisions.minimum_age is not None and not signup.age),
            ("verified", not _verified(signup, decisions)),
            ("phone", not _usable(signup.phone, practice)),
        )
        if stands_in_the_way
    )
    return Admission(not because, because)


def _verified(signup: SignUp, decisions: Decisions) -> bool:
    if decisions.verification == "evidence":
        return signup.verified in EVIDENCE
    return signup.verified != ""


def _usable(phone: str, practice: bool) -> bool:
    if not _E164.fullmatch(phone):
        return False
    return bool(PRACTICE_NUMBER.fullmatch(phone)) == practice
