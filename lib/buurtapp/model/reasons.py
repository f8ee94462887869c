"""The reason codes of cleaning: what each means and the one effect it has (design.md 4).

A code is stable and English, `field.what`. New faults get new codes; the meaning of a code never changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Effect = Literal["noted", "proposed", "ask", "excluded"]
Verdict = Literal["ready", "proposed", "ask", "excluded"]

STRENGTH: dict[Effect, int] = {"noted": 0, "proposed": 1, "ask": 2, "excluded": 3}
_VERDICTS: tuple[Verdict, ...] = ("ready", "proposed", "ask", "excluded")


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason code, its effect, and its sentence as an English msgid."""

    code: str
    effect: Effect
    sentence: str

    @property
    def field(self) -> str:
        """The field the code speaks of: `phone` of `phone.missing`."""
        return self.code.partition(".")[0]


def _N(msgid: str) -> str:
    return msgid


_TABLE: dict[Effect, dict[str, str]] = {
    "noted": {
        "phone.zero_restored": _N("The first zero was missing; we put it back."),
        "phone.remark_removed": _N("A remark stood beside the phone number; we left it out."),
        "phone.foreign": _N("This is a foreign number, typed with its country code."),
        "address.street_corrected": _N("The postcode and house number fit; the street name was spelt otherwise."),
        "postcode.missing_filled": _N("The postcode was missing; street and number give it."),
        "postcode.ignored": _N("The postcode cannot be right; street and number found the address."),
        "name.initials_only": _N("Only initials were given as first name."),
        "name.mojibake": _N("Letters in the name were damaged in the file; we repaired them."),
        "email.invalid": _N("The mail address cannot be right."),
    },
    "proposed": {
        "phone.foreign_guess": _N("This looks like a foreign mobile number without its country code."),
        "phone.digit_guess": _N("A letter stood where a digit belongs in the phone number."),
        "address.street_guess": _N(
            "The street is much like one in the area, or is missing where the area is one street."
        ),
        "address.addition_guess": _N("The house number fits one address when its addition is read otherwise."),
    },
    "ask": {
        "phone.missing": _N("There is no phone number."),
        "phone.invalid": _N("The phone number cannot be right."),
        "phone.landline": _N("This is a landline; WhatsApp needs a mobile number."),
        "phone.service": _N("This is a service, company or machine number."),
        "phone.two_numbers": _N("There is more than one phone number."),
        "phone.scientific": _N("A spreadsheet has rounded the phone number; digits are lost."),
        "phone.implausible": _N("The phone number has an unlikely pattern."),
        "phone.not_practice": _N("A practice neighbourhood only takes numbers that start with 06-0."),
        "phone.in_doubt": _N("Beside the number stands that it may be wrong, or someone else's."),
        "address.missing": _N("There is no address."),
        "address.unknown": _N("This address is not in the address file."),
        "address.ambiguous": _N("More than one address fits."),
        "address.outside_area": _N("This address is outside the area."),
        "address.date_damage": _N("A spreadsheet has turned the house number into a date."),
        "postcode.street_mismatch": _N("The postcode belongs to another street."),
        "name.missing": _N("There is no name."),
        "name.two_people": _N("Two people stand in one sign-up."),
        "consent.missing": _N("There is no consent to keep these data."),
        "consent.by_other": _N("Someone else gave the consent."),
        "rules.missing": _N("The house rules were not agreed to."),
        "age.missing": _N("The age was not confirmed."),
        "residence.unverified": _N("Nobody has checked yet that this person lives here."),
        "duplicate.same_person_new_phone": _N("This person has signed up before with another phone number."),
        "household.shared_phone": _N("Another person uses the same phone number."),
        "code.unknown": _N("The sign-up code does not exist."),
        "code.other_address": _N("The sign-up code belongs to another address."),
        "code.many_people": _N("More than four people use one sign-up code."),
    },
    "excluded": {
        "duplicate.same_submission": _N("The same sign-up came in twice."),
        "duplicate.same_phone": _N("A newer sign-up has the same phone number and name."),
        "duplicate.put_right": _N("A newer sign-up of this person puts this one right."),
        "consent.withdrawn": _N("This person has withdrawn consent."),
        "person.refused": _N("This sign-up was refused."),
        "person.put_out": _N("This person was put out of the group."),
        "row.no_data": _N("This row holds no sign-up."),
    },
}

REASONS: dict[str, Reason] = {
    code: Reason(code, effect, sentence) for effect, codes in _TABLE.items() for code, sentence in codes.items()
}


def effect_of(code: str) -> Effect:
    """The effect of one code; KeyError when it does not exist."""
    return REASONS[code].effect


def verdict(codes: Iterable[str]) -> Verdict:
    """The verdict of a row: the strongest effect among its codes, `ready` without any (design.md 4)."""
    return _VERDICTS[max((STRENGTH[effect_of(code)] for code in codes), default=0)]


def in_order(codes: Iterable[str]) -> list[str]:
    """The codes without repeats, strongest effect first, then by name."""
    return sorted(set(codes), key=lambda code: (-STRENGTH[effect_of(code)], code))
