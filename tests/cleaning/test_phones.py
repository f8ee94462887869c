"""Phone cells as people and programs fill them (domain.md 6.1, formats.md 3.3, 4.3, 4.4); numbers drawn at run time."""

import random

import pandas as pd
import phonenumbers
import pytest
from numbers_at_run_time import mobiles

from buurtapp.cleaning import clean_phones, phone_hint
from buurtapp.words import set_language

PHONE, OTHER = mobiles(2, seed=11)
E, E2 = PHONE[4:], OTHER[4:]


BELGIAN_LINE = phonenumbers.format_number(
    phonenumbers.example_number_for_type("BE", phonenumbers.PhoneNumberType.FIXED_LINE),
    phonenumbers.PhoneNumberFormat.INTERNATIONAL,
)


def read(text: str, practice: bool = False) -> tuple[str, str]:
    told = clean_phones(pd.Series([text]), practice).iloc[0]
    return told["phone"], told["reasons"]


NOTATIONS = [
    "06-{e}", "06{e}", "06 {a} {b} {c} {d}", "(06) {e}", "(06){e}", "06/{e}", "06.{a}.{b}.{c}.{d}", "+31(0)6{e}",
    "+3106{e}", "0031 (0) 6-{e}", "316{e}", "+31 6 {a}{b} {c}{d}", "tel:+316{e}", "tel: 06 {e}", "'06{e}", '="06{e}"',
    "06{e};", "06\u202f{a}\u00a0{b}{c}{d}", "\u200e06\u2011{e}\u202c", "06 \u2013 {e}", "06{e}.0", "3.16{e}E10",
    "  06{e}\n",
    "+ 31 6 {e}", "0031-6-{e}",
]  # fmt: skip


@pytest.mark.parametrize("notation", NOTATIONS)
def test_notation_is_no_fault(notation: str) -> None:
    a, b, c, d = E[:2], E[2:4], E[4:6], E[6:]
    text = notation.format(e=E, a=a, b=b, c=c, d=d)
    if "E10" in text:
        text = f"3.16{E.rstrip('0') if not E.endswith('0') else E}E10"
    assert read(text) == (PHONE, "")


def test_digits_of_other_scripts_are_digits() -> None:
    arabic = "".join(chr(0x660 + int(digit)) for digit in f"06{E}")
    wide = "".join(chr(0xFF10 + int(digit)) for digit in f"06{E}")
    assert read(arabic) == read(wide) == (PHONE, "")
    assert read(f"06{E[:-1]}{arabic[-1]}") == (PHONE, "")
    assert read("٠٦٠٠٠٠٠١١٧", practice=True) == ("+31600000117", "")


@pytest.mark.parametrize("text", ["6{e}", "6-{e}", "6{e}.0", "6{e}.00", "6.{e}E8", "6.{e}E+08"])
def test_a_lost_zero_is_put_back_and_noted(text: str) -> None:
    assert read(text.format(e=E)) == (PHONE, "phone.zero_restored")


@pytest.mark.parametrize("text", ["06{e} alleen sms", "geen 06{e}", "06{e} / geen", "06{e} (enkel bellen)"])
def test_what_stands_beside_a_number_speaks_against_it(text: str) -> None:
    assert read(text.format(e=E)) == (PHONE, "phone.in_doubt")


@pytest.mark.parametrize("text", ["6,12E+08", "3.16123E+10", "6.1E8"])
def test_digits_that_a_spreadsheet_lost_are_not_invented(text: str) -> None:
    assert read(text) == ("", "phone.scientific")


REMARKS = [
    "06-{e} (Jan)", "06-{e} thuis", "06-{e} (na 18u)", "06 {e}/Jan", "06{e} x12", "Jan 06-{e}", "06-{e} (18+)",
    "06-{e} 18.00-20.00", "06-{e} (tussen 18.00 en 20.00)", "06-{e} vanaf 1-1-2026", "06{e} = {p}", "06-{e} (2)",
]  # fmt: skip


@pytest.mark.parametrize("text", REMARKS)
def test_a_remark_is_cut_and_noted(text: str) -> None:
    assert read(text.format(e=E, p=PHONE)) == (PHONE, "phone.remark_removed")


SEVERAL = [
    "06-{e} / 06-{e2}", "06{e} 06{e2}", "06{e}, 06{e2}", "06-{e} of 020-0000000", "{p} {p2}", "6{e}/6{e2}",
    "Jan 06{e} Marie 06{e2}", "06{e}\n06{e2}", "06 {e};06 {e2}",
]  # fmt: skip


@pytest.mark.parametrize("text", SEVERAL)
def test_two_numbers_are_kept_apart_and_asked_about(text: str) -> None:
    assert read(text.format(e=E, e2=E2, p=PHONE, p2=OTHER)) == ("", "phone.two_numbers")


@pytest.mark.parametrize(
    "text", ["06-{e} 9", "06{e}9", "06-{short}", "06-7{short}", "06-9{short}", "06-00000001", "12", "067"]
)
def test_a_digit_too_many_or_too_few_is_never_mended(text: str) -> None:
    assert read(text.format(e=E, short=E[1:])) == ("", "phone.invalid")


@pytest.mark.parametrize("text", ["", " ", "-", "geen", "n.v.t.", "heb ik niet", "\u200e"])
def test_no_number_is_missing(text: str) -> None:
    assert read(text) == ("", "phone.missing")


def test_letters_for_digits_are_proposed() -> None:
    with_zero = f"+316{E[:3]}0{E[4:]}"
    assert read(f"06-{E[:3]}O{E[4:]}") == (with_zero, "phone.digit_guess")
    assert read(f"O6-{E}") == (PHONE, "phone.digit_guess")
    assert read(f"06-1{E[1:7]}l") == (f"+3161{E[1:7]}1", "phone.digit_guess")
    assert read(f"06-{E[:3]}o{E[4:]} (Jan)") == (with_zero, "phone.digit_guess;phone.remark_removed")
    assert read(f"06-{E}l") == (PHONE, "phone.remark_removed")  # one letter too many is a remark


def _abroad(region: str, shape: str) -> str:
    """A valid mobile of that region, as it is typed there without its country code."""
    draw = random.Random(region)
    while True:
        national = "".join(draw.choice("123456789") if sign == "#" else sign for sign in shape)
        number = phonenumbers.parse(national, region)
        if phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE:
            return national


FOREIGN = [
    ("BE", "0470######", "32"),
    ("DE", "0151########", "49"),
    ("DE", "0176########", "49"),
    ("TR", "053########", "90"),
]


@pytest.mark.parametrize(("region", "shape", "country"), FOREIGN)
def test_a_foreign_mobile_is_taken_with_its_country_code_and_proposed_without(
    region: str, shape: str, country: str
) -> None:
    national = _abroad(region, shape)
    phone = f"+{country}{national[1:]}"
    for typed in (phone, f"00{country}{national[1:]}", f"+{country} (0){national[1:]}"):
        assert read(typed) == (phone, "phone.foreign")
    for typed in (national, national[1:], f"{country}{national[1:]}"):
        assert read(typed) == (phone, "phone.foreign_guess")


def test_what_may_be_belgian_or_a_dutch_landline_is_asked_and_never_guessed() -> None:
    phone, reasons = read("0475-" + "1" + E[2:7])
    assert reasons == "phone.landline"
    assert not phone.startswith("+32")


@pytest.mark.parametrize(
    "text", ["0900-0000", "0800-0000", "112", "14030", "085-0000000", "088-0000000", "0970 0000 0000"]
)
def test_service_company_and_machine_numbers_are_told_apart(text: str) -> None:
    assert read(text)[1] == "phone.service"


@pytest.mark.parametrize("text", ["020-0000000", "0294-000000", "(010) 000 00 00", "+31 20 0000000", BELGIAN_LINE])
def test_landlines_are_asked_about_and_keep_their_number(text: str) -> None:
    phone, reasons = read(text)
    assert reasons == "phone.landline"
    assert phone.startswith("+3")


def test_one_digit_over_and_over_is_implausible() -> None:
    for digit in "12345":
        assert read("06" + digit * 8) == ("+316" + digit * 8, "phone.implausible")
    assert read("06" + "12345678") == ("+316" + "12345678", "")


def test_practice_takes_only_numbers_of_nobody() -> None:
    assert read("06-00000001", practice=True) == ("+31600000001", "")
    assert read("0600000000", practice=True) == ("+31600000000", "phone.implausible")
    assert read(f"06-{E}", practice=True) == (PHONE, "phone.not_practice")
    assert read(f"6{E}", practice=True) == (PHONE, "phone.not_practice;phone.zero_restored")
    assert read("020-0000000", practice=True)[1] == "phone.landline"
    assert read("O6-00000001", practice=True) == ("+31600000001", "phone.digit_guess")
    belgian = _abroad("BE", "0470######")
    assert read(belgian, practice=True) == (f"+32{belgian[1:]}", "phone.not_practice;phone.foreign_guess")


HOSTILE = [
    "0" * 100_000,
    "+" * 5_000,
    "(" * 5_000,
    "06-" * 5_000,
    "6.1E99",
    "=cmd|'/C calc'!A0",
    "\x00\x00",
    "\ud800 06",
    "O" * 9_999,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.timeout(10)
def test_hostile_cells_get_a_reason_and_no_number(text: str) -> None:
    phone, reasons = read(text)
    assert phone == ""
    assert reasons in ("phone.invalid", "phone.missing", "phone.scientific", "phone.two_numbers")


def test_cells_that_are_no_text_are_read_as_text() -> None:
    told = clean_phones(pd.Series([None, float("nan"), 600000001, 600000001.0, True], dtype=object), practice=True)
    assert told["reasons"].tolist() == ["phone.missing", "phone.missing", *["phone.zero_restored"] * 2, "phone.missing"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("06-0000000", "Na 06 komen 7 cijfers. Het moeten er 8 zijn."),
        ("06-000000000", "Na 06 komen 9 cijfers. Het moeten er 8 zijn."),
        ("+31 6 0000", "Na 06 komen 4 cijfers. Het moeten er 8 zijn."),
        ("06-70000000", "Nummers die beginnen met 067 zijn niet van een mobiele telefoon."),
        ("020-000000", "Er staan 9 cijfers. Een Nederlands nummer heeft er 10."),
        ("", ""),
        ("geen", ""),
    ],
)
def test_the_wrong_digit_count_is_named(text: str, hint: str) -> None:
    set_language("nl")
    assert phone_hint(text) == hint
