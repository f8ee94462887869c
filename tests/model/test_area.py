"""An area as people write it (design.md 6: `Kerkstraat 1-99 oneven; 3581AB; BU0344…`)."""

import pytest

from buurtapp.model.address import Address
from buurtapp.model.area import parse_area
from buurtapp.words import Fault


def door(street: str, number: int, addition: str = "", postcode: str = "1234AB", buurt: str = "") -> Address:
    return Address(street, number, addition, postcode, buurt=buurt)


def numbers(text: str, street: str = "Kerkstraat", upto: int = 13) -> list[int]:
    area = parse_area(text)
    return [number for number in range(1, upto) if area.covers(door(street, number))]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Kerkstraat", list(range(1, 13))),
        ("kerkstraat 3-8", [3, 4, 5, 6, 7, 8]),
        ("Kerkstraat 3 - 8", [3, 4, 5, 6, 7, 8]),
        ("Kerkstraat 3 t/m 8 even", [4, 6, 8]),
        ("Kerkstraat 3–8 oneven", [3, 5, 7]),
        ("Kerkstraat oneven", [1, 3, 5, 7, 9, 11]),
        ("Kerkstraat (even)", [2, 4, 6, 8, 10, 12]),
        ("Kerkstraat 1-12 alle", list(range(1, 13))),
        ("Kerkstraat 5", [5]),
        ("Kerkstraat 1-9 oneven behalve 3 en 7", [1, 5, 9]),
        ("Kerkstraat 1-5; Kerkstraat 9-10", [1, 2, 3, 4, 5, 9, 10]),
        ("Kerkstraat 1-2\nKerkstraat 12", [1, 2, 12]),
        ("Dorpstraat", []),
    ],
)
def test_streets_ranges_sides_and_exceptions(text: str, covered: list[int]) -> None:
    assert numbers(text) == covered


def test_every_addition_at_a_number_in_range_is_covered() -> None:
    area = parse_area("Kerkstraat 1-9 oneven")
    assert area.covers(door("Kerkstraat", 5, "A-2"))
    assert not area.covers(door("Kerkstraat", 6, "A"))


@pytest.mark.parametrize("street", ["1e Weteringstraat", "Oude Kerkstraat", "Burg. d'Ailly-weg", "IJburglaan"])
def test_streets_with_odd_names_are_taken_whole(street: str) -> None:
    assert parse_area(f"{street} oneven").covers(door(street, 3))


@pytest.mark.parametrize("street", ["1e Weteringstraat", "Plein 1944"])
def test_a_street_with_a_number_in_its_name_can_have_a_range(street: str) -> None:
    assert numbers(f"{street} 3-7", street) == [3, 4, 5, 6, 7]


@pytest.mark.parametrize("text", ["1234AB", "1234 ab", " 1234AB ; "])
def test_a_postcode_covers_its_addresses(text: str) -> None:
    area = parse_area(text)
    assert area.covers(door("Waar dan ook", 1))
    assert not area.covers(door("Waar dan ook", 1, postcode="1234AC"))


@pytest.mark.parametrize("text", ["BU01230101", "bu01230101"])
def test_a_neighbourhood_code_covers_its_addresses(text: str) -> None:
    area = parse_area(text)
    assert area.covers(door("Waar dan ook", 1, buurt="01230101"))
    assert not area.covers(door("Waar dan ook", 1, buurt="01230102"))


def test_parts_add_up() -> None:
    area = parse_area("Kerkstraat 1-99 oneven; 1234AC; BU01230101")
    assert area.covers(door("Kerkstraat", 99))
    assert area.covers(door("Dorpstraat", 2, postcode="1234AC"))
    assert area.covers(door("Dorpstraat", 2, buurt="01230101"))
    assert not area.covers(door("Dorpstraat", 2))


@pytest.mark.parametrize("text", ["", "  ", ";;"])
def test_an_empty_area_is_every_address(text: str) -> None:
    assert parse_area(text).covers(door("Kerkstraat", 1))


@pytest.mark.parametrize("text", ["12-14", "oneven", "Kerkstraat 9-1", "Kerkstraat 1-9 scheef", "!!!"])
def test_what_cannot_be_read_is_named_in_a_fault(text: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_area(f"Dorpstraat; {text}")
    assert text in caught.value.saw
    assert all((caught.value.why, caught.value.fix, caught.value.first))


def test_an_area_is_the_same_whatever_the_order() -> None:
    one, other = parse_area("1234AB;1234AC;BU01230101"), parse_area("BU01230101;1234AC;1234AB")
    assert one == other
