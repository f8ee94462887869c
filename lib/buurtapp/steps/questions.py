"""Step 4, asking: for each reason the question to the one who signed up, in words for that person."""

from collections.abc import Iterable

from buurtapp.model.reasons import effect_of
from buurtapp.words import _


def questions_for(reasons: Iterable[str], minimum_age: int | None = None) -> list[str]:
    """The questions for a sign-up with these reasons: each once, in their order; none for what is merely noted.

    `minimum_age` is the age that the team asks for.
    """
    words = _words(minimum_age)
    open_ones = (code for code in reasons if effect_of(code) in ("ask", "proposed"))
    return list(dict.fromkeys(words[code] for code in open_ones if code in words))


def _words(minimum_age: int | None) -> dict[str, str]:
    mobile = _("What is your mobile number? Please send it once more, so that we are sure.")
    door = _("What exactly is your house number, with a letter or addition if there is one?")
    street = _("In which street do you live, and what is your postcode?")
    letter = _("Which code is in your letter?")
    return {
        "phone.missing": _("What is your mobile number?"),
        **dict.fromkeys(("phone.invalid", "phone.scientific", "phone.implausible", "phone.digit_guess"), mobile),
        "phone.foreign_guess": _("Is your number a foreign one? Please send it with + and the country code."),
        "phone.in_doubt": _("Is the number you gave right, and your own? With which number do you use WhatsApp?"),
        "phone.landline": _("You gave a landline. With which mobile number do you use WhatsApp?"),
        "phone.service": _("The number you gave is not a mobile one. With which number do you use WhatsApp?"),
        "phone.two_numbers": _("You gave more than one number. With which number do you want to be in the group?"),
        "phone.not_practice": _("This is a practice group. Do you have a number that starts with 06-0?"),
        "address.missing": _("What is your address, with postcode and house number?"),
        **dict.fromkeys(("address.ambiguous", "address.addition_guess", "address.date_damage"), door),
        "address.unknown": _("We cannot find your address. What is your postcode and house number?"),
        **dict.fromkeys(("address.street_guess", "postcode.street_mismatch"), street),
        "address.outside_area": _("We think that you live outside our area. Is that right?"),
        "name.missing": _("What is your name?"),
        "name.two_people": _("You gave two names. Who of you is signing up? The other can sign up too."),
        "consent.missing": _("May we keep your name, address and number, and use them for the group?"),
        "consent.by_other": _("Someone else filled in the form for you. Do you agree yourself?"),
        "rules.missing": _("Do you agree to the house rules of the group?"),
        "age.missing": _("Are you {age} years old or older?", age=minimum_age or 18),
        "residence.unverified": _("How can we see that you live here? The code in your letter is enough."),
        "duplicate.same_person_new_phone": _("You signed up with two numbers. Which one do you use now?"),
        "household.shared_phone": _("Someone else gave the same number. Is it your own mobile number?"),
        **dict.fromkeys(("code.unknown", "code.other_address", "code.many_people"), letter),
    }
