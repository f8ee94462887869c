"""Members over groups: neighbours together, balanced, never over the limit, and stable (domain.md 2.6)."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtapp.groups.members import house_number
from buurtapp.groups.split import split
from buurtapp.groups.streets import side_of, street_order
from buurtapp.model.address import Address
from buurtapp.model.member import Group, Member

STREETS = ["Kerkstraat", "Dorpstraat", "Berkenlaan", "Zonneweg", "1e Dwarsstraat"]
DOORS = st.tuples(st.sampled_from(STREETS), st.integers(1, 40), st.sampled_from(["", "A", "2"]))


def members_at(doors) -> list[Member]:
    return [
        Member(f"+3160{at:07}", f"P {at}", f"P {at}", street, str(number), addition)
        for at, (street, number, addition) in enumerate(doors)
    ]


def row(street: str, numbers, start: int = 0) -> list[Member]:
    return [replace(one, phone=f"+3160{start + at:07}")
            for at, one in enumerate(members_at([(street, number, "") for number in numbers]))]  # fmt: skip


def phones(placed) -> list[str]:
    return sorted(member.phone for part in placed for member in part.members)


@settings(max_examples=150)
@given(st.lists(DOORS, max_size=90), st.integers(1, 40))
def test_nobody_is_lost_or_doubled_and_no_limit_is_broken(doors, limit) -> None:
    people = members_at(doors)
    placed = split(people, limit, name="Berkenbuurt")
    assert phones(placed) == sorted(one.phone for one in people)
    assert all(1 <= len(part.members) <= limit for part in placed)
    assert all(member.group == part.group.code for part in placed for member in part.members)
    assert len({part.group.code for part in placed}) == len(placed)


@settings(max_examples=150)
@given(st.lists(DOORS, max_size=90), st.integers(1, 40))
def test_neighbours_on_a_side_stay_together_when_they_fit(doors, limit) -> None:
    people = members_at(doors)
    sizes = Counter(side_of(one) for one in people)
    groups_of: dict = {}
    for part in split(people, limit):
        for one in part.members:
            groups_of.setdefault(side_of(one), set()).add(part.group.code)
    for side, size in sizes.items():
        if size <= limit:
            assert len(groups_of[side]) == 1


@settings(max_examples=100)
@given(st.lists(DOORS, max_size=60), st.integers(1, 30), st.randoms())
def test_the_order_in_which_members_come_does_not_matter(doors, limit, random) -> None:
    people = members_at(doors)
    shuffled = random.sample(people, len(people))
    assert split(people, limit) == split(shuffled, limit)


@settings(max_examples=100)
@given(st.lists(DOORS, max_size=60), st.integers(1, 30))
def test_doing_it_again_changes_nothing(doors, limit) -> None:
    first = split(members_at(doors), limit, name="Berkenbuurt")
    members = [member for part in first for member in part.members]
    again = split(members, limit, existing=[part.group for part in first], name="Andere naam")
    assert again == first


@settings(max_examples=100)
@given(st.lists(DOORS, min_size=1, max_size=50), st.lists(DOORS, max_size=20), st.integers(3, 30))
def test_newcomers_move_nobody(doors, more, limit) -> None:
    everyone = members_at([*doors, *more])
    first = split(everyone[: len(doors)], limit)
    places = {member.phone: member.group for part in first for member in part.members}
    people = [replace(one, group=places.get(one.phone, "")) for one in everyone]
    second = split(people, limit, existing=[part.group for part in first])
    after = {member.phone: member.group for part in second for member in part.members}
    assert all(after[phone] == code for phone, code in places.items())
    assert len(after) == len(everyone)
    assert all(len(part.members) <= limit for part in second)


@settings(max_examples=100)
@given(st.lists(st.integers(1, 5), min_size=2, max_size=40))
def test_small_sides_make_groups_of_about_one_size(sizes) -> None:
    people = [one for at, size in enumerate(sizes) for one in row(f"Straat {at:02}", range(1, 2 * size, 2), at * 10)]
    placed = [len(part.members) for part in split(people, 25)]
    mean = len(people) / len(placed)
    assert max(placed) - min(placed) <= 10
    assert len(placed) <= -(-len(people) // 20)
    assert all(abs(size - mean) <= 8 for size in placed)


def test_everybody_in_one_group_when_they_fit() -> None:
    (only,) = split(row("Kerkstraat", range(1, 41)), 50, name="Berkenbuurt")
    assert only.group == Group("BB1", "Berkenbuurt", ("Kerkstraat",), 50)


def test_a_street_stays_whole_when_sizes_allow() -> None:
    people = row("Aa", range(1, 31)) + row("Bb", range(1, 25), 100) + row("Cc", range(1, 29), 200)
    assert [part.group.streets for part in split(people, 60)] == [("Aa",), ("Bb", "Cc")]


def test_streets_that_lie_together_come_together() -> None:
    people = row("Aa", range(1, 21)) + row("Mm", range(1, 21), 100) + row("Zz", range(1, 21), 200)
    people += row("Bb", range(1, 21), 300)
    placed = split(people, 40, streets=["Zz", "Aa", "Bb", "Mm"])
    assert [part.group.streets for part in placed] == [("Aa", "Zz"), ("Bb", "Mm")]


def test_streets_follow_their_postcodes() -> None:
    addresses = [Address("Aa", 1, "", "1234ZZ"), Address("Bb", 1, "", "1234AB"), Address("Aa", 3, "", "1234AC"),
                 Address("Cc", 1, "", "")]  # fmt: skip
    assert street_order(addresses) == ["Bb", "Aa", "Cc"]


def test_a_side_too_long_for_one_group_is_cut_between_doors_at_a_wide_gap() -> None:
    numbers = [*range(1, 23, 2), *range(61, 81, 2)]
    first, second = split(row("Kerkstraat", numbers), 12)
    assert [house_number(member) for member in first.members] == list(range(1, 23, 2))
    assert len(second.members) == 10


def test_a_household_is_not_divided_unless_it_is_larger_than_a_group() -> None:
    doors = [("Kerkstraat", number, "") for number in range(1, 22, 2) for _one in range(3)]
    for part in split(members_at(doors), 10):
        assert set(Counter(member.number for member in part.members).values()) == {3}
    assert [len(part.members) for part in split(members_at([("Kerkstraat", 1, "")] * 7), 3)] == [3, 3, 1]


def test_a_newcomer_joins_the_group_of_the_street_and_side() -> None:
    groups = [Group("BB1", "Noord", ("Kerkstraat",)), Group("BB2", "Zuid", ("Kerkstraat", "Dorpstraat"))]
    placed = [replace(one, group="BB1") for one in row("Kerkstraat", [1, 3, 5])]
    placed += [replace(one, group="BB2") for one in row("Kerkstraat", [2, 4, 6], 10)]
    new = row("Kerkstraat", [7, 8], 20) + row("Dorpstraat", [1], 30)
    codes = {member.phone: part.group.code for part in split(placed + new, 50, existing=groups) for member in
             part.members}  # fmt: skip
    assert [codes[one.phone] for one in new] == ["BB1", "BB2", "BB2"]


def test_a_new_street_joins_the_nearest_group_with_room() -> None:
    placed = [replace(one, group="BB1") for one in row("Aa", [1, 3])]
    placed += [replace(one, group="BB2") for one in row("Zz", [1, 3], 10)]
    groups = [Group("BB1", "Noord", ("Aa",)), Group("BB2", "Zuid", ("Zz",))]
    result = split(placed + row("Yy", [1], 20), 50, existing=groups, streets=["Aa", "Mm", "Yy", "Zz"])
    assert [len(part.members) for part in result] == [2, 3]


def test_who_finds_no_room_makes_a_new_group_and_moves_nobody() -> None:
    placed = [replace(one, group="BB1") for one in row("Aa", range(1, 11))]
    result = split(placed + row("Bb", range(1, 6), 50), 12, existing=[Group("BB1", "Noord", ("Aa",))], name="Nieuw")
    assert [(part.group.code, len(part.members)) for part in result] == [("BB1", 10), ("BB2", 5)]


def test_a_group_over_a_lowered_limit_is_divided_and_the_largest_part_keeps_its_code() -> None:
    people = [replace(one, group="BB1") for one in row("Aa", range(1, 13)) + row("Bb", range(1, 19), 50)]
    result = split(people, 20, existing=[Group("BB1", "Alles", ("Aa", "Bb"), 100)])
    assert [(part.group.code, len(part.members), part.group.streets) for part in result] == [
        ("BB1", 18, ("Bb",)), ("BB2", 12, ("Aa",)),
    ]  # fmt: skip
    assert {part.group.limit for part in result} == {20}


def test_a_code_of_a_group_that_emptied_is_not_used_again() -> None:
    result = split(row("Aa", [1]), 10, existing=[Group("BB1", "Oud", ("Zz",)), Group("BB2", "Vol", ("Aa",))])
    assert [part.group.code for part in result] == ["BB2"]


def test_group_names_fit_whatsapp() -> None:
    people = [one for at in range(60) for one in row(f"Lange Straatnaam {at}", [1, 3], at * 10)]
    names = [part.group.name for part in split(people, 80, name="Berkenbuurt")]
    assert len(names) == 2
    assert all(len(name) <= 100 and name.startswith("Berkenbuurt ") for name in names)


def test_no_two_groups_share_a_name_when_they_share_a_street() -> None:
    placed = split(row("Kerkstraat", range(1, 31)), 15, name="Berkenbuurt")
    assert [part.group.name for part in placed] == ["Berkenbuurt 1: Kerkstraat", "Berkenbuurt 2: Kerkstraat"]


def test_members_without_an_address_are_placed_too() -> None:
    people = [replace(one, street="", number="") for one in row("Aa", range(5))]
    assert phones(split(people, 3)) == [one.phone for one in people]


@pytest.mark.parametrize("limit", [0, -1, 1025])
def test_a_limit_whatsapp_does_not_know_is_refused(limit) -> None:
    with pytest.raises(ValueError, match="1024"):
        split([], limit)


def test_a_whole_city_is_split_in_seconds() -> None:
    people = [one for at in range(500) for one in row(f"Straat {at}", range(1, 11), at * 20)]
    placed = split(people, 100)
    assert sum(len(part.members) for part in placed) == 5000
    assert len(placed) == 50
