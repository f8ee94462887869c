"""What kind of number it is, from the patterns of `phonenumbers` itself but without its detours.

The library needs a tenth of a millisecond for each number, most of it to find out what we know already: the
country, and that there is no zero to strip. For those plain cases its own metadata is asked straight away; the tests
hold the answers to those of the library, over numbers of many countries.
"""

import re
from dataclasses import dataclass
from functools import cache

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata, PhoneNumberDesc, PhoneNumberType

# The library's order; the first description that fits is the kind.
_SPECIAL = (
    ("premium_rate", PhoneNumberType.PREMIUM_RATE), ("toll_free", PhoneNumberType.TOLL_FREE),
    ("shared_cost", PhoneNumberType.SHARED_COST), ("voip", PhoneNumberType.VOIP),
    ("personal_number", PhoneNumberType.PERSONAL_NUMBER), ("pager", PhoneNumberType.PAGER),
    ("uan", PhoneNumberType.UAN), ("voicemail", PhoneNumberType.VOICEMAIL),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """One description: the lengths (empty: any) and the pattern of the digits behind the country code."""

    lengths: frozenset[int]
    pattern: re.Pattern[str]

    def fits(self, digits: str) -> bool:
        """Whether these digits are such a number."""
        return (not self.lengths or len(digits) in self.lengths) and self.pattern.fullmatch(digits) is not None


@dataclass(frozen=True, slots=True)
class Country:
    """The kinds of number of a country that has one region and no prefix but a zero."""

    general: Shape
    special: tuple[tuple[Shape, int], ...]
    fixed: Shape | None
    mobile: Shape | None

    def kind(self, digits: str) -> int:
        """The type of number that `phonenumbers` says it is, UNKNOWN when it is not valid."""
        if not self.general.fits(digits):
            return PhoneNumberType.UNKNOWN
        for shape, kind in self.special:
            if shape.fits(digits):
                return kind
        is_mobile = self.mobile is not None and self.mobile.fits(digits)
        if self.fixed is not None and self.fixed.fits(digits):
            return PhoneNumberType.FIXED_LINE_OR_MOBILE if is_mobile else PhoneNumberType.FIXED_LINE
        return PhoneNumberType.MOBILE if is_mobile else PhoneNumberType.UNKNOWN


def kind_abroad(digits: str) -> tuple[int, int] | None:
    """Country code and kind of an international number without its plus; None when only the library can tell."""
    for size in (2, 3, 1):
        if digits[:size] in _CODES:
            country = _country(digits[:size])
            rest = digits[size:]
            return None if country is None or rest.startswith("0") else (int(digits[:size]), country.kind(rest))
    return None


def dutch_kind(digits: str) -> int:
    """The kind of a Dutch number, of which these are the digits behind +31 or the first zero."""
    country = _country("31")
    assert country is not None
    return country.kind(digits)


_CODES = frozenset(map(str, COUNTRY_CODE_TO_REGION_CODE))


@cache
def _country(code: str) -> Country | None:
    regions = COUNTRY_CODE_TO_REGION_CODE[int(code)]
    found = PhoneMetadata.metadata_for_region(regions[0]) if len(regions) == 1 else None
    if (
        found is None
        or found.national_prefix_for_parsing not in (None, "0")
        or found.same_mobile_and_fixed_line_pattern
    ):
        return None
    special = ((_shape(getattr(found, name)), kind) for name, kind in _SPECIAL)
    general = _shape(found.general_desc)
    assert general is not None
    return Country(
        general,
        tuple((shape, kind) for shape, kind in special if shape),
        _shape(found.fixed_line),
        _shape(found.mobile),
    )


def _shape(description: PhoneNumberDesc | None) -> Shape | None:
    if description is None or not description.national_number_pattern:
        return None
    lengths = frozenset(description.possible_length or ()) - {-1}
    return Shape(lengths, re.compile(description.national_number_pattern))
