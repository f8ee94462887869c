"""What stands on the page is masked and escaped."""

import pytest

from buurtapp.forms.masks import mask_mail, mask_name, mask_phone, spoken_phone
from buurtapp.forms.tables import bars_html, lines_html, table_html

HOSTILE = "<script>alert('x')</script>"


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("+31600112278", "06 •••• ••78"),
        ("0600112278", "06 •••• ••78"),
        ("+32400000012", "+32 •••• ••12"),
        ("", ""),
        ("123", "•••"),
    ],
)
def test_a_number_shows_its_last_two_digits_only(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Jan de Vries", "J. de V."),
        ("Fatma", "F."),
        ("A. van 't Hof", "A. van 't H."),
        ("", ""),
        ("Jan & Els Bos", "J. & E. B."),
    ],
)
def test_a_name_shows_its_initials_only(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_a_mail_address_shows_its_first_letters_only() -> None:
    assert mask_mail("jan@voorbeeld.nl") == "j•••@v•••.nl"
    assert mask_mail("geen adres") == "••••"


def test_the_one_case_in_hand_is_in_clear() -> None:
    assert spoken_phone("+31600112278") == "06 00 11 22 78"
    assert spoken_phone("+32400000012") == "+32400000012"


def test_hostile_text_in_a_table_stays_text() -> None:
    made = table_html([HOSTILE], [[HOSTILE]], caption=HOSTILE) + bars_html([(HOSTILE, 2)]) + lines_html([HOSTILE])
    assert "<script>" not in made
    assert made.count("&lt;script&gt;") == 5


def test_bars_say_their_number_too_and_the_longest_stands_on_top() -> None:
    made = bars_html([("kort", 1), ("lang", 9)])
    assert made.index("lang") < made.index("kort")
    assert ">9<" in made
    assert bars_html([("niets", 0)])
