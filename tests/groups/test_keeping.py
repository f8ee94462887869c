"""Admins, the page for the wijkagent, dividing a running group, and the code shown at the door."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from buurtapp.groups.admins import admin_group, admin_warnings, admins_of
from buurtapp.groups.door import door_advice, door_qr, group_link
from buurtapp.groups.moving import NOTICE, STEPS, divide_running, division_notice, division_steps
from buurtapp.groups.officer import TEMPLATE, officer_mail, officer_page
from buurtapp.model.member import Group
from buurtapp.model.people import Contact, TeamMember
from buurtapp.words import Fault

TEXTS = Path(__file__).parents[2] / "templates" / "nl" / "teksten"
CODE = "AbCdEfGhIjKlMnOpQrStUv"
GROUP = Group("BP1", "Berkenbuurt", ("Dorpstraat", "Kerkstraat"), 60)


def admin(name: str, role: str = "admin", **more) -> TeamMember:
    return TeamMember(name=name, role=role, **more)


def test_admins_keep_the_groups_of_their_streets() -> None:
    team = [admin("Dora", "deputy"), admin("Kees", streets="Kerkstraat"), admin("Zed", streets=("Zonneweg",)),
            admin("Hans", "helper"), admin("Anna", "main_admin")]  # fmt: skip
    assert [one.name for one in admins_of(GROUP, team)] == ["Anna", "Kees", "Dora"]


@pytest.mark.parametrize(
    ("team", "word"),
    [
        ([], "geen beheerder"),
        ([admin("Anna", "main_admin")], "één beheerder"),
        ([admin("Anna", "deputy"), admin("Bob", "deputy")], "vervangers"),
        ([admin("Anna"), admin("Bob"), admin("C", "helper", deputy_for="Wie")], "Wie"),
    ],
)
def test_a_group_that_one_person_keeps_gets_a_warning(team, word) -> None:
    (warning,) = admin_warnings([GROUP], team)
    assert word in warning.sentence


def test_two_admins_are_enough() -> None:
    assert admin_warnings([GROUP], [admin("Anna"), admin("Bob", "deputy", deputy_for="Anna")]) == []


def test_the_admin_group_holds_admins_the_wijkagent_and_the_neighbours() -> None:
    contacts = [Contact(kind="neighbouring_group", name="Buur"), Contact(kind="wijkagent", name="Agent"),
                Contact(kind="municipality", name="Ambtenaar")]  # fmt: skip
    team = [admin("Zoë"), admin("Anna"), admin("Hans", "helper")]
    assert [one.name for one in admin_group(team, contacts)] == ["Anna", "Zoë", "Agent", "Buur"]


def test_the_wijkagent_gets_streets_admins_and_a_count_but_no_member() -> None:
    team = [
        admin("Anna Admin", "main_admin", phone="+31600000099", agreed_to_be_named=True),
        admin("Geheim Persoon", phone="+31600000098"),
    ]
    page = officer_page(GROUP, ["Kerkstraat 1-9 oneven"], team, 31, since=date(2026, 3, 4))
    assert page.lines == (
        ("Straten", "Kerkstraat 1-9 oneven"),
        ("Beheerder", "Anna Admin, +31600000099, vindt goed dat dit hier staat"),
        ("Leden", "31"),
        ("Sinds", "4 maart 2026"),
        ("Laatste testbericht", "nog niet bekend"),
        ("Let op", "1 beheerder wil niet met naam genoemd worden."),
    )
    assert "Geheim" not in page.text
    assert "+31600000098" not in page.text


def test_the_mail_to_the_wijkagent_holds_every_page() -> None:
    pages = [officer_page(GROUP, ["Aa"], [], 3), officer_page(GROUP, ["Bb"], [], 4)]
    mail = officer_mail(pages, {"wijkagent": "", "afzender": "Het team", "contact": "buurt@example.org"},
                        TEXTS / TEMPLATE)  # fmt: skip
    assert mail.subject
    assert mail.body.startswith("Beste wijkagent,")
    assert "Straten: Aa" in mail.body
    assert "Straten: Bb" in mail.body
    assert "buurt@example.org" in mail.body


def test_dividing_keeps_sides_together_and_the_largest_part_in_place(member) -> None:
    people = [member(n, "Kerkstraat", n, group="BP1") for n in range(1, 31)]
    people += [member(n, "Dorpstraat", n, group="BP1") for n in range(100, 118)]
    division = divide_running(GROUP, people, 2, taken=["BP1", "BP2"])
    assert division.stays.group.code == "BP1"
    assert [part.group.code for part in division.moves] == ["BP3"]
    assert len(division.stays.members) == 30
    assert {one.street for one in division.stays.members} == {"Kerkstraat"}
    assert division.stays.group.name == "Berkenbuurt 1: Kerkstraat"
    assert division.border == ()
    everyone = [one.phone for part in (division.stays, *division.moves) for one in part.members]
    assert sorted(everyone) == sorted(one.phone for one in people)


def test_a_group_divided_twice_keeps_one_name_for_the_neighbourhood(member) -> None:
    people = [member(n, street, n) for street in ("Aa", "Bb", "Cc") for n in range(1, 11)]
    people = [replace(one, phone=f"+3160{at:07}") for at, one in enumerate(people)]
    first = divide_running(GROUP, people, 2, taken=["BP1"])
    second = divide_running(first.stays.group, first.stays.members, 2, taken=["BP1", "BP2"])
    assert second.stays.group.name.startswith("Berkenbuurt 1: ")
    assert second.moves[0].group.name.startswith("Berkenbuurt 3: ")


def test_a_street_on_the_border_is_named(member) -> None:
    people = [member(n, "Kerkstraat", n, group="BP1") for n in range(1, 31)]
    division = divide_running(GROUP, people, 2, taken=["BP1"])
    assert division.border == ("Kerkstraat",)
    assert [len(part.members) for part in (division.stays, *division.moves)] == [15, 15]


@pytest.mark.parametrize("into", [1, 0, 5])
def test_a_division_that_would_part_neighbours_is_refused(member, into) -> None:
    people = [member(n, "Kerkstraat", n, group="BP1") for n in range(1, 31)]
    with pytest.raises(Fault):
        divide_running(GROUP, people, into, taken=["BP1"])


def test_parts_over_the_limit_are_refused_too(member) -> None:
    people = [member(n, "Kerkstraat", n, group="BP1") for n in range(1, 151)]
    with pytest.raises(Fault):
        divide_running(GROUP, people, 2, taken=["BP1"])
    assert len(divide_running(GROUP, people, 4, taken=["BP1"]).moves) == 3


def test_the_notice_says_who_moves_where_the_border_is_and_what_to_do(member) -> None:
    people = [member(n, "Kerkstraat", n, name="Geheim", group="BP1") for n in range(1, 31)]
    division = divide_running(GROUP, people, 2, taken=["BP1"])
    doors = {division.stays.group.code: ["Kerkstraat oneven"], division.moves[0].group.code: ["Kerkstraat even"]}
    text = division_notice(division, {}, TEXTS / NOTICE, doors).body
    assert "Berkenbuurt wordt te groot" in text
    assert "Voor: Kerkstraat even" in text
    assert "De grens loopt door: Kerkstraat." in text
    assert "112" in text
    assert "Geheim" not in text
    steps = division_steps(division, {}, TEXTS / STEPS).body
    assert "15 mensen" in steps
    assert steps.index("nieuwe groep") < steps.index("één bericht") < steps.index("nieuwe naam") < steps.index("Haal")


@pytest.mark.parametrize(
    "link",
    [f"https://chat.whatsapp.com/{CODE}", f"chat.whatsapp.com/{CODE}", f" https://chat.whatsapp.com/{CODE}?mode=x ",
     f"https://chat.whatsapp.com/invite/{CODE}"],
)  # fmt: skip
def test_a_group_link_is_recognised_and_stripped(link) -> None:
    assert group_link(link) == f"https://chat.whatsapp.com/{CODE}"


@pytest.mark.parametrize(
    "link", ["", "https://wa.me/31600000001", "https://example.org/", f"https://chat.whatsapp.com.evil.org/{CODE}",
             "https://chat.whatsapp.com/kort", f"javascript:chat.whatsapp.com/{CODE}"],
)  # fmt: skip
def test_any_other_link_is_refused(link) -> None:
    with pytest.raises(Fault):
        door_qr(link)


def test_the_code_is_a_picture_for_the_screen_with_advice() -> None:
    assert door_qr(f"https://chat.whatsapp.com/{CODE}").startswith(b"\x89PNG")
    advice = " ".join(door_advice())
    assert "goedkeurt" in advice
    assert "opnieuw in" in advice


def test_a_group_on_one_side_of_one_street_is_not_told_to_try_two_parts(member) -> None:
    people = [member(n, number=2 * n) for n in range(1, 5)]
    with pytest.raises(Fault) as caught:
        divide_running(GROUP, people, 2, taken=())
    assert "één kant van één straat" in caught.value.why
    assert "2 delen" not in str(caught.value)


def test_a_page_without_an_admin_says_so() -> None:
    assert ("Beheerder", "nog niet ingevuld") in officer_page(GROUP, [], [], 3).lines
