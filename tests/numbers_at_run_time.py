"""Mobile numbers that are really valid, drawn when a test runs and stored nowhere (design.md 3)."""

import random

import phonenumbers


def mobiles(count: int, seed: int = 1) -> list[str]:
    """`count` different valid Dutch mobile numbers as E.164, none of them with an unlikely pattern."""
    draw = random.Random(seed)
    found: set[str] = set()
    while len(found) < count:
        tail = "".join(draw.sample("0123456789", 7))
        number = phonenumbers.parse(f"+316{draw.choice('12345')}{tail}")
        if phonenumbers.is_valid_number(number):
            found.add(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return sorted(found)


def national(phone: str) -> str:
    """`+316…` as people type it: `06-…`."""
    return f"06-{phone[4:]}"
