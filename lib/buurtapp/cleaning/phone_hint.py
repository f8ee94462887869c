"""What is wrong with a number, in one sentence more than its reason code says: how many digits, which start."""

from buurtapp.cleaning.phone_text import take_apart
from buurtapp.words import _, ngettext

_AFTER_06 = 8
_DUTCH = 10
_NOT_GIVEN_OUT = ("060", "067", "069")


def phone_hint(raw: str) -> str:
    """Why an invalid number cannot be right, in the reader's language; "" when there is no more to say of it."""
    numbers = take_apart(raw).numbers
    digits = _national(numbers[0]) if len(numbers) == 1 else "".join(c for c in raw if c.isdecimal())
    if len(numbers) > 1 or not digits:
        return ""
    if digits.startswith("06"):
        return _about_06(digits)
    if digits.startswith("0") and not digits.startswith("00") and len(digits) != _DUTCH:
        return ngettext(
            "There is {n} digit; a Dutch number has 10.", "There are {n} digits; a Dutch number has 10.", len(digits)
        )
    return ""


def _about_06(digits: str) -> str:
    after = len(digits) - 2
    if after != _AFTER_06:
        return ngettext(
            "There is {n} digit after 06; there should be 8.",
            "There are {n} digits after 06; there should be 8.",
            after,
        )
    if digits.startswith(_NOT_GIVEN_OUT):
        return _("Numbers that start with {start} are not given out to mobiles.", start=digits[:3])
    return ""


def _national(number: str) -> str:
    for start in ("+31", "0031"):
        if number.startswith(start):
            return "0" + number.removeprefix(start).removeprefix("0")
    return number
