"""Which doors belong to which group, and when a group overflows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtapp.groups.forecast import Band, full_on, outlook
from buurtapp.groups.split import Placed, split
from buurtapp.groups.territory import ranges, territories
from buurtapp.model.address import Address
from buurtapp.model.area import parse_area
from buurtapp.model.member import Group, Member

MONDAY = date(2026, 3, 2)


def street(name: str, last: int = 40, postcode: str = "1234AB") -> list[Address]:
    return [Address(name, number, "", postcode) for number in range(1, last + 1)]


def person(at: int, where: str, number: int) -> Member:
    return Member(f"+3160{at:07}", f"P{at}", f"P{at}", where, str(number), "")


def test_every_door_belongs_to_the_group_of_its_nearest_member_on_its_side(member) -> None:
    north = [replace(person(1, "Aa", 1), group="X1"), replace(person(2, "Aa", 9), group="X1")]
    south = [replace(person(3, "Aa", 21), group="X2")]
    placed = [Placed(Group("X1", "Noord"), north), Placed(Group("X2", "Zuid"), south)]
    found = territories(placed, street("Aa"))
    odd = {address.number: code for code, own in found.items() for address in own if address.number % 2}
    assert [number for number, code in odd.items() if code == "X1"] == [1, 3, 5, 7, 9, 11, 13, 15]
    assert odd[17] == odd[39] == "X2"


def test_a_street_without_members_belongs_to_the_nearest_street() -> None:
    addresses = [*street("Aa", 4, "1234AA"), *street("Bb", 4, "1234AB"), *street("Cc", 4, "1234AC"),
                 *street("Dd", 4, "1234AD")]  # fmt: skip
    people = [replace(person(1, "Aa", 1), group="X1"), replace(person(2, "Dd", 1), group="X2")]
    placed = [Placed(Group("X1", "a"), people[:1]), Placed(Group("X2", "b"), people[1:])]
    found = territories(placed, addresses)
    assert {address.street for address in found["X1"]} == {"Aa", "Bb"}
    assert {address.street for address in found["X2"]} == {"Cc", "Dd"}


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(["Aa", "Bb", "1e Ccstraat"]), st.integers(1, 40)), min_size=1, max_size=40),
    st.integers(2, 15),
)
def test_the_ranges_read_back_as_exactly_the_groups_doors(doors, limit) -> None:
    addresses = [*street("Aa"), *street("Bb", 23), *street("1e Ccstraat", 40), *street("Leeg", 3)]
    placed = split([person(at, *door) for at, door in enumerate(doors)], limit)
    found = territories(placed, addresses)
    assert sorted(id(address) for own in found.values() for address in own) == sorted(map(id, addresses))
    for own in found.values():
        area = parse_area("; ".join(ranges(own, addresses)))
        if own:
            assert [address for address in addresses if area.covers(address)] == sorted(own, key=addresses.index)


def test_ranges_are_as_short_as_they_can_be() -> None:
    everything = [*street("Aa", 10), *street("Bb", 10)]
    own = [a for a in everything if a.street == "Aa" or (a.number % 2 and a.number < 6)]
    assert ranges(own, everything) == ["Aa", "Bb 1-5 oneven"]
    assert ranges([a for a in everything if a.street == "Aa" and a.side == "even"], everything) == ["Aa even"]


def test_no_groups_have_no_doors() -> None:
    assert territories([], street("Aa")) == {}


def test_a_group_overflows_now_expectedly_possibly_or_not() -> None:
    band = Band(0.1, 0.3, 0.5)
    assert outlook("X1", 100, 100, 10, band, 1).overflow == "now"
    assert outlook("X1", 10, 100, 200, band, 2.0).overflow == "expected"
    assert outlook("X1", 10, 100, 200, band, 1.2).overflow == "possible"
    assert outlook("X1", 10, 100, 100, band, 1.2).overflow == "no"


def test_an_outlook_counts_households_times_share_times_factor() -> None:
    seen = outlook("X1", 25, 50, 100, Band(0.1, 0.3, 0.5), 2.0)
    assert (seen.low, seen.expected, seen.high) == (25, 60, 100)
    assert seen.groups_needed == 2
    assert not seen.near_ceiling
    assert outlook("X1", 900, 1024, 100, Band(0, 0, 0), 1).near_ceiling


@pytest.mark.parametrize("band", [Band(0.5, 0.3, 0.6), Band(-0.1, 0, 0), Band(0, 0, 1.1)])
def test_a_band_that_cannot_be_is_refused(band) -> None:
    with pytest.raises(ValueError, match="shares"):
        outlook("X1", 1, 50, 1, band, 1)


def test_the_day_a_group_is_full_follows_the_pace_of_four_weeks() -> None:
    joined = [MONDAY - timedelta(days=day) for day in range(14)] + [MONDAY - timedelta(days=100)]
    assert full_on(86, 100, joined, MONDAY) == MONDAY + timedelta(days=28)
    assert full_on(100, 100, [], MONDAY) == MONDAY
    assert full_on(10, 100, [], MONDAY) is None
    assert full_on(0, 1000, joined, MONDAY) is None
