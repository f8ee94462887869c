"""The slow path: one phone cell to a number and its reason codes, through `phonenumbers` (formats.md 4)."""

import re

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from buurtapp.cleaning.phone_doubt import has_other_end, speaks_against
from buurtapp.cleaning.phone_kinds import dutch_kind, kind_abroad
from buurtapp.cleaning.phone_text import Cell, at_sight, mended, take_apart

Found = tuple[str, tuple[str, ...]]

_MOBILE = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})
_MACHINE = re.compile(r"\+31970\d{8}")  # typed MOBILE in the metadata, used by machines (formats.md 4.1)
_DUTCH_06 = re.compile(r"(?:\+310?|00310?|310?|0)?(6\d{8})")
_WRONG_06 = re.compile(r"06\d*")
_NL = 31
_NATIONAL_DUTCH = re.compile(r"(?:(?:\+|00)310?|0)([1-9]\d*)")
_NOTHING = ("", 0, PhoneNumberType.UNKNOWN)
_TOO_SHORT = 6
_SECOND_NUMBER = 7  # so many loose digits are a second number
_SHORT_SERVICE = re.compile(r"112|113|144|116\d{3}|14\d{3,4}|18\d{2}|0[89]00\d{4,7}|090[69]\d{4,7}|082\d{7}")
_SAID_BY_DOUBT = ("phone.not_practice", "phone.remark_removed")
_BESIDE = re.compile(r"[^\W\d_]{2}|[?&+]")  # words or a sign beside the number
_ONE_DIGIT = re.compile(r"\+316\d(\d)\1{6}")

# National notations that are nothing in the Netherlands and a mobile elsewhere (formats.md 4.4), by region.
_NATIONAL = (
    ("BE", re.compile(r"0?4[5-9]\d{7}")),
    ("DE", re.compile(r"0?1[567]\d{8,9}")),
    ("TR", re.compile(r"0?5\d{9}")),
    ("GB", re.compile(r"0?7\d{9}")),
)
# A country code that lost its plus in a spreadsheet: the neighbours and the countries of formats.md 4.4.
_LOST_PLUS = re.compile(r"(?:32|33|34|44|48|49|90|212|297|351|359|380|40|597|599|963)\d{7,11}")


def read_phone(raw: str, practice: bool) -> Found:
    """The number of one cell as E.164, or "" when none is certain, and the reason codes. Never raises."""
    phone, codes = _read(raw, practice)
    if not phone or not _BESIDE.search(raw):
        return phone, codes
    if has_other_end(raw):
        return "", ("phone.two_numbers",)
    if speaks_against(raw):
        return phone, (*(code for code in codes if code not in _SAID_BY_DOUBT), "phone.in_doubt")
    return phone, codes


def _read(raw: str, practice: bool) -> Found:
    if raw == "":
        return "", ("phone.missing",)
    if (cell := at_sight(raw)) and len(cell.numbers[0]) > _TOO_SHORT:
        return _one_of(cell, practice)
    repaired = mended(raw)
    if repaired and (found := _repaired(repaired, practice)):
        return found
    cell = take_apart(raw)
    if cell.rounded:
        return "", ("phone.scientific",)
    if not cell.numbers:
        return "", ("phone.invalid" if cell.loose else "phone.missing",) if not _is_service(raw) else ("phone.service",)
    return _one_of(cell, practice)


def _repaired(text: str, practice: bool) -> Found | None:
    """A single good number after O and l were read as digits: proposed, never taken silently."""
    cell = at_sight(text) or take_apart(text)
    if len(cell.numbers) != 1 or cell.loose >= len(cell.numbers[0]):
        return None
    phone, codes = identify(cell.numbers[0], practice)
    if not phone:
        return None
    kept = tuple(code for code in codes if code not in ("phone.zero_restored", "phone.foreign_guess"))
    return phone, (*kept, "phone.digit_guess", *(("phone.remark_removed",) if cell.remark else ()))


def _one_of(cell: Cell, practice: bool) -> Found:
    if len(cell.numbers) == 1 and cell.loose < _SECOND_NUMBER:
        phone, codes = identify(cell.numbers[0], practice)
        return phone, (*codes, "phone.remark_removed") if cell.remark and phone else codes
    found = {identify(number, practice): None for number in cell.numbers}
    phones = {phone for phone, _codes in found if phone}
    if len(phones) > 1 or len(found) > 1 or cell.loose >= _SECOND_NUMBER:
        return "", ("phone.two_numbers",)
    phone, codes = min(found, key=lambda one: len(one[1]))
    return phone, (*codes, "phone.remark_removed") if cell.remark and phone else codes


def identify(number: str, practice: bool) -> Found:
    """One number, digits with at most a leading plus: E.164 and codes (formats.md 4.1, 4.3, 4.4)."""
    restored = ("phone.zero_restored",) if re.fullmatch(r"6\d{8}", number) else ()
    if match := _DUTCH_06.fullmatch(number):
        return _dutch_mobile(match[1], restored, practice)
    if _WRONG_06.fullmatch(number):
        return "", ("phone.invalid",)
    phone, country, kind = _known(number)
    if not phone:
        return _not_dutch(number, practice)
    return phone, _in_practice(_dutch_codes(kind, phone) if country == _NL else _foreign_codes(kind), practice)


def _dutch_mobile(digits: str, restored: tuple[str, ...], practice: bool) -> Found:
    """A number 06 and eight digits, which the ranges of formats.md 4.1 settle."""
    phone = f"+31{digits}"
    codes = ("phone.implausible",) if _ONE_DIGIT.fullmatch(phone) else restored
    if digits[1] == "0":
        return (phone, codes) if practice else ("", ("phone.invalid",))
    if digits[1] in "79":
        return "", ("phone.invalid",)
    if digits[1] == "6":
        return phone, ("phone.service",)
    return phone, _in_practice(codes, practice)


def _dutch_codes(kind: int, phone: str) -> tuple[str, ...]:
    if kind == PhoneNumberType.FIXED_LINE:
        return ("phone.landline",)
    return () if kind == PhoneNumberType.MOBILE and not _MACHINE.fullmatch(phone) else ("phone.service",)


def _foreign_codes(kind: int) -> tuple[str, ...]:
    if kind in _MOBILE:
        return ("phone.foreign",)
    return ("phone.landline",) if kind == PhoneNumberType.FIXED_LINE else ("phone.service",)


def _not_dutch(number: str, practice: bool) -> Found:
    """What is no valid number as typed: a foreign mobile in national notation is proposed, the rest is invalid."""
    if _is_service(number):
        return "", ("phone.service",)
    guesses = {phone for phone in _guesses(number) if phone}
    if len(guesses) == 1:
        return guesses.pop(), _in_practice(("phone.foreign_guess",), practice)
    return "", ("phone.invalid",)


def _guesses(number: str) -> list[str]:
    if number.startswith(("+", "00")):
        return []
    guesses = [_foreign_mobile(number, region) for region, shape in _NATIONAL if shape.fullmatch(number)]
    if _LOST_PLUS.fullmatch(number):
        guesses.append(_foreign_mobile(f"+{number}", None))
    return guesses


def _foreign_mobile(number: str, region: str | None) -> str:
    phone, _country, kind = _by_library(number, region)
    return phone if kind in _MOBILE else ""


def _in_practice(codes: tuple[str, ...], practice: bool) -> tuple[str, ...]:
    """Only 06-0 numbers are for practice; a code that already asks is enough (design.md 3)."""
    asks = {"phone.landline", "phone.service", "phone.implausible"} & set(codes)
    return (*codes, "phone.not_practice") if practice and not asks else codes


def _is_service(text: str) -> bool:
    digits = "".join(c for c in text if c.isdigit())
    return bool(_SHORT_SERVICE.fullmatch(digits)) and not any(c.isalpha() for c in text)


def _known(number: str) -> tuple[str, int, int]:
    """E.164, country and kind of a valid number as typed in the Netherlands; "" and nothing of any other."""
    if match := _NATIONAL_DUTCH.fullmatch(number):
        kind = dutch_kind(match[1])
        return (f"+31{match[1]}", _NL, kind) if kind != PhoneNumberType.UNKNOWN else _NOTHING
    international = f"+{number[2:]}" if number.startswith("00") else number
    told = kind_abroad(international[1:]) if international.startswith("+") else None
    if told is None:
        return _by_library(international, "NL")
    return (international, *told) if told[1] != PhoneNumberType.UNKNOWN else _NOTHING


def _by_library(number: str, region: str | None) -> tuple[str, int, int]:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return _NOTHING
    kind = phonenumbers.number_type(parsed)  # a type is known of valid numbers only
    if kind == PhoneNumberType.UNKNOWN:
        return _NOTHING
    return phonenumbers.format_number(parsed, PhoneNumberFormat.E164), parsed.country_code or 0, kind
