"""The fast path for plain Dutch mobiles says what `phonenumbers` says, over a million numbers (formats.md 4.1, 4.3)."""

import random

import numpy as np
import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from buurtapp.cleaning.phone_fast import plain_mobiles
from buurtapp.cleaning.phone_numbers import identify

SEPARATORS = ["", "", "", "-", " ", ".", "/", " - ", "  "]
FORMS = [
    "06",
    "(06)",
    "6",
    "316",
    "+316",
    "+31 6",
    "+31(0)6",
    "+31 (0) 6",
    "+3106",
    "00316",
    "0031 (0)6",
    "003106",
    "0316",
]


def _oracle(digits: np.ndarray) -> list[bool]:
    """Whether `phonenumbers` calls +31 and these digits a valid mobile."""
    number = PhoneNumber(country_code=31)
    told = []
    for digit in digits.tolist():
        number.national_number = digit
        told.append(phonenumbers.is_valid_number(number))
    return told


def test_a_million_numbers_are_mobile_or_not_as_phonenumbers_has_it() -> None:
    digits = np.random.default_rng(20260301).integers(600_000_000, 700_000_000, 1_000_000)
    texts = [f"0{number}" for number in digits.tolist()]
    found = plain_mobiles(texts, practice=False)
    is_pager = digits // 10_000_000 == 66  # valid, and no mobile (formats.md 4.1)
    valid = np.array(_oracle(digits)) & ~is_pager
    assert (found.done == valid).all()
    assert found.phone[valid].tolist() == [f"+31{number}" for number in digits[valid].tolist()]


def _typed(draw: random.Random) -> str:
    tail = f"{draw.randrange(10**8):08}"
    if draw.random() < 0.05:
        tail = tail[: draw.randrange(6, 8)] + draw.choice(["", "12"])
    parts = [draw.choice(FORMS), *tail]
    return "".join(part + draw.choice(SEPARATORS) * (draw.random() < 0.3) for part in parts)


def test_every_notation_of_the_fast_path_reads_as_phonenumbers_reads_it() -> None:
    draw = random.Random(20260302)
    texts = [_typed(draw) for _number in range(20_000)]
    found = plain_mobiles(texts, practice=False)
    assert found.done.mean() > 0.3
    for text, phone in zip(np.array(texts)[found.done], found.phone[found.done], strict=True):
        number = phonenumbers.parse(str(text), "NL")
        assert phonenumbers.is_valid_number(number), text
        assert phonenumbers.number_type(number) == PhoneNumberType.MOBILE, text
        assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == phone, text


def test_landlines_by_pattern_are_landlines_of_phonenumbers() -> None:
    draw = random.Random(20260303)
    for _number in range(10_000):
        typed = f"0{draw.randrange(100_000_000, 600_000_000)}"
        number = phonenumbers.parse(typed, "NL")
        is_landline = phonenumbers.number_type(number) == PhoneNumberType.FIXED_LINE
        assert ("phone.landline" in identify(typed, practice=False)[1]) == is_landline, typed


def test_a_lost_zero_is_noted_by_the_fast_path() -> None:
    found = plain_mobiles(["600000001", "06-00000001", "", "60000000", "600000001.0"], practice=True)
    assert found.zero.tolist() == [True, False, False, False, False]
    assert found.phone.tolist() == ["+31600000001", "+31600000001", "", "", ""]


def test_no_text_upsets_the_fast_path() -> None:
    odd = ["", "\n", "06\n00000001", "\ud800", "🙂" * 50, "06-00000001\x00", "٠٦٠٠٠٠٠٠٠١", "0" * 10_000, "+", "()"]
    assert not plain_mobiles(odd, practice=True).done.any()
    assert plain_mobiles([], practice=True).phone.tolist() == []
