"""The fast path for plain Dutch mobiles says what `phonenumbers` says, over a million numbers (formats.md 4.1, 4.3)."""

import random
from collections import Counter

import numpy as np
import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from buurtapp.cleaning.phone_fast import plain_mobiles
from buurtapp.cleaning.phone_numbers import _known

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


def _library(typed: str) -> tuple[str, int]:
    """E.164 and kind as `phonenumbers` has them, "" and UNKNOWN of what is not valid."""
    try:
        number = phonenumbers.parse(typed, "NL")
    except phonenumbers.NumberParseException:
        return "", PhoneNumberType.UNKNOWN
    kind = phonenumbers.number_type(number)
    valid = kind != PhoneNumberType.UNKNOWN
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if valid else "", kind


def test_dutch_numbers_of_every_kind_are_what_phonenumbers_says() -> None:
    draw = random.Random(20260303)
    for _number in range(15_000):
        digits = str(draw.randrange(1, 10)) + "".join(
            draw.choices("0123456789", k=draw.choice([5, 6, 7, 8, 8, 8, 8, 9, 10]))
        )
        typed = draw.choice(["0", "+31", "0031", "+310"]) + digits
        phone, _country, kind = _known(typed)
        assert (phone, kind) == _library(typed), typed


def test_numbers_abroad_are_what_phonenumbers_says() -> None:
    draw = random.Random(20260304)
    codes = sorted(code for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE if code != 31)
    found: Counter[int] = Counter()
    for _number in range(15_000):
        country = draw.choice([32, 32, 49, 90, 48, 44, 33, *draw.choices(codes, k=7)])
        typed = f"+{country}" + "".join(draw.choices("0123456789", k=draw.randrange(6, 13)))
        phone, _country, kind = _known(typed)
        assert (phone, kind) == _library(typed), typed
        found[kind] += 1
    assert min(found[kind] for kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)) > 100


def test_the_library_agrees_on_an_example_of_every_kind_in_every_country() -> None:
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for wanted in range(11):
            example = phonenumbers.example_number_for_type(region, wanted)
            if example is not None:
                typed = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
                phone, _country, kind = _known(typed)
                assert (phone, kind) == _library(typed), typed


def test_a_lost_zero_is_noted_by_the_fast_path() -> None:
    found = plain_mobiles(["600000001", "06-00000001", "", "60000000", "600000001.0"], practice=True)
    assert found.zero.tolist() == [True, False, False, False, False]
    assert found.phone.tolist() == ["+31600000001", "+31600000001", "", "", ""]


def test_no_text_upsets_the_fast_path() -> None:
    odd = ["", "\n", "06\n00000001", "\ud800", "🙂" * 50, "06-00000001\x00", "٠٦٠٠٠٠٠٠٠١", "0" * 10_000, "+", "()"]
    assert not plain_mobiles(odd, practice=True).done.any()
    assert plain_mobiles([], practice=True).phone.tolist() == []
