"""A made-up city for a coordinator's batch: the right columns, streets that work and streets that do not."""

import csv

import pytest

from buurtapp.model.address import Address
from buurtapp.model.area import parse_area
from buurtapp.words import Fault


def read(path, delimiter=","):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    from make_example import make_city

    folder = tmp_path_factory.mktemp("city")
    return folder, make_city(folder, streets=60, signups=900, broken=0.1, seed=3)


def test_a_city_has_the_columns_of_a_street_list(city):
    folder, made = city
    streets = read(folder / "straten.csv")
    assert list(streets[0]) == ["id", "naam", "gebied", "beheerder", "telefoon", "e-mail"]
    assert [street["id"] for street in streets] == list(made.ids)
    assert len(made.ids) == 60
    assert len({street["naam"] for street in streets}) == 60


def test_exactly_the_broken_streets_reach_no_address(city):
    folder, made = city
    homes = [
        Address(home["openbareruimte"], int(home["huisnummer"]), "", home["postcode"])
        for home in read(folder / "adressen.csv", ";")
    ]
    assert len(homes) == made.addresses == 60 * 45
    works = {}
    for street in read(folder / "straten.csv"):
        try:
            area = parse_area(street["gebied"])
            works[street["id"]] = {home.street for home in homes if area.covers(home)} == {street["naam"]}
        except Fault:
            works[street["id"]] = False
    assert {id_ for id_, fine in works.items() if not fine} == made.broken
    assert len(made.broken) == 6


def test_a_city_has_as_many_signups_as_asked_and_they_live_in_its_streets(city):
    folder, made = city
    rows = read(folder / "aanmeldingen.csv")
    assert len(rows) == made.signups == 900
    streets = {street["naam"].casefold() for street in read(folder / "straten.csv")}
    named = [row["In welke straat woont u?"].strip().casefold() for row in rows]
    assert {name for name in named if name} <= streets


def test_the_same_seed_gives_the_same_city(city, tmp_path):
    from make_example import make_city

    folder, made = city
    assert make_city(tmp_path, streets=60, signups=900, broken=0.1, seed=3) == made
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_a_city_without_broken_streets_has_none(tmp_path):
    from make_example import make_city

    assert make_city(tmp_path, streets=5, signups=10, broken=0).broken == frozenset()


def test_numbers_can_be_drawn_by_the_caller(tmp_path):
    from make_example import make_city

    make_city(tmp_path, streets=2, signups=20, mistakes=0, number=lambda rng: f"069{rng.randrange(10**7):07d}")
    digits = {"".join(filter(str.isdigit, list(row.values())[5])) for row in read(tmp_path / "aanmeldingen.csv")}
    assert all(number[-9:-7] == "69" for number in digits)
    assert len(digits) == 20
