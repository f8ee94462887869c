"""Step 4, many at once and by the way: cases by reason, the waiting list, who to pass on, buddies."""

from collections.abc import Iterable
from dataclasses import dataclass

from buurtapp.judging.outcomes import refresh
from buurtapp.model.people import Contact
from buurtapp.model.reasons import effect_of
from buurtapp.model.signup import SignUp
from buurtapp.steps.entering import members
from buurtapp.steps.signing_up import Choice, admission, cases
from buurtapp.store import Register
from buurtapp.store.forms import load_all
from buurtapp.store.signups import decide as keep_decision
from buurtapp.store.signups import signups

_NO_WHATSAPP_NEEDED = frozenset({"phone.missing", "phone.landline"})
_IN_THE_WAY_OF_A_BUDDY = frozenset({"consent", "rules", "age", "past", "verified"})


@dataclass(frozen=True, slots=True)
class Reached:
    """Who is reached: through WhatsApp, and through a neighbour who passes messages on."""

    members: int
    through_buddy: int


def cases_by_reason(register: Register) -> dict[str, list[SignUp]]:
    """The open cases under each reason that asks for a person, the most frequent reason first."""
    found: dict[str, list[SignUp]] = {}
    for signup in cases(register):
        for code in signup.reasons:
            if effect_of(code) in ("ask", "proposed"):
                found.setdefault(code, []).append(signup)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def decide_many(register: Register, those: Iterable[SignUp], choice: Choice) -> int:
    """Settle several cases in one action, to take back in one; returns how many."""
    chosen = list(those)
    with register.action("decide", f"{choice} {len(chosen)}"):
        for signup in chosen:
            keep_decision(register, signup, decided=choice)
    refresh(register)
    return len(chosen)


def settle_reason(register: Register, code: str, choice: Choice) -> int:
    """Settle the open cases under one reason in one action; returns how many.

    Accepting takes only those for which a proposal is all that waits: what a person must be asked stays.
    """
    those = cases_by_reason(register).get(code, [])
    if choice == "accept":
        those = [signup for signup in those if signup.verdict == "proposed"]
    return decide_many(register, those, choice) if those else 0


def off_the_waiting_list(register: Register, signup: SignUp) -> None:
    """Take someone off the waiting list: the sign-up is again as the file and the checks make it."""
    keep_decision(register, signup, decided="")
    refresh(register)


def waiting_list(register: Register) -> list[SignUp]:
    """Who was told to wait: for a place, for the start, or for a group of their own."""
    return [signup for signup in signups(register) if signup.decided == "wait"]


def outside(register: Register) -> list[SignUp]:
    """Who lives outside the area and was not settled yet."""
    return [signup for signup in cases(register) if "address.outside_area" in signup.reasons]


def neighbouring_groups(register: Register) -> list[Contact]:
    """The groups next door that somebody outside the area can be passed on to."""
    contacts = (Contact.model_validate(value) for value in load_all(register, "contacts").values())
    return [contact for contact in contacts if contact.kind == "neighbouring_group" and contact.name]


def can_have_buddy(signup: SignUp) -> bool:
    """Whether this person has no number for WhatsApp, so that a neighbour may pass messages on."""
    return bool(_NO_WHATSAPP_NEEDED & set(signup.reasons))


def through_buddy(register: Register, signup: SignUp, buddy: str) -> bool:
    """Keep who passes messages on; taken over at once when nothing but the number was in the way.

    Returns whether this person is reached now; if not, consent or a check is still missing.
    """
    with register.action("decide", signup.key):
        keep_decision(register, signup, fields={"buddy": buddy.strip()})
        if buddy.strip() and _NO_WHATSAPP_NEEDED.issuperset(_asking(signup)):
            keep_decision(register, signup, decided="accept")
    refresh(register)
    again = next(found for found in signups(register) if found.id == signup.id)
    return _is_reached(register, again)


def reached(register: Register) -> Reached:
    """How many people are reached; someone with a buddy counts when consent and checks are as for everybody."""
    through = sum(
        _is_reached(register, signup) for signup in signups(register) if signup.buddy and signup.verdict != "excluded"
    )
    return Reached(len(members(register)), through)


def _is_reached(register: Register, signup: SignUp) -> bool:
    return bool(signup.buddy) and not _IN_THE_WAY_OF_A_BUDDY & set(admission(register, signup).because)


def _asking(signup: SignUp) -> set[str]:
    return {code for code in signup.reasons if effect_of(code) in ("ask", "proposed")}
