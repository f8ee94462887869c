"""One person who signed up with two numbers: two sign-ups wait, and one answer settles both (design.md 4)."""

from buurtapp.cleaning.name_agreement import names_agree
from buurtapp.judging.outcomes import refresh
from buurtapp.model.signup import SignUp
from buurtapp.steps.signing_up import again, cases
from buurtapp.store import Register
from buurtapp.store.signups import decide

REASON = "duplicate.same_person_new_phone"


def other_numbers(register: Register, signup: SignUp) -> list[SignUp]:
    """The sign-ups that wait because this person used another number in them, the newest first."""
    if REASON not in signup.reasons:
        return []
    found = [other for other in cases(register) if REASON in other.reasons and _same_person(signup, other)]
    return sorted(found, key=lambda other: (other.moment, other.id), reverse=True)


def keep_number(register: Register, signup: SignUp) -> SignUp:
    """Take over this sign-up and leave out those with this person's other numbers, as one action; judge anew."""
    with register.action("decide", signup.key):
        for other in other_numbers(register, signup):
            decide(register, other, decided="exclude")
        decide(register, signup, decided="accept")
    refresh(register)
    return again(register, signup)


def _same_person(one: SignUp, other: SignUp) -> bool:
    near = _address(one) == _address(other) or (one.email != "" and one.email == other.email)
    return near and one.id != other.id and one.phone != other.phone and names_agree(one.name, other.name)


def _address(signup: SignUp) -> object:
    """The row of the address file, or the address as it stands; of a sign-up without one the sign-up itself."""
    if signup.address_id is not None:
        return signup.address_id
    typed = (signup.street, signup.number, signup.addition, signup.postcode)
    return tuple(part.casefold() for part in typed) if signup.number else signup.key
