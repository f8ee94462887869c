"""Invitations: a text for each person, and a draft that a person still sends (formats.md 1.3, 1.5)."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from buurtapp.groups.invitations import (
    draft_address,
    invitation,
    invitation_page,
    invitation_texts,
    invitations,
)
from buurtapp.model.member import STATUSES
from buurtapp.words import Fault

TEMPLATE = Path(__file__).parents[2] / "templates" / "nl" / "teksten" / "uitnodiging.txt"
VALUES = {"groep": "Buurtapp Berkenbuurt", "contact_naam": "Anna & Bob", "afzender": "Het team"}


def test_the_text_greets_by_first_name_and_names_the_group_and_the_admin(member) -> None:
    made = invitation(member(1, name="Jan van der Berg"), VALUES, TEMPLATE, practice=False)
    assert made.text.startswith("Hallo Jan,")
    assert "Buurtapp Berkenbuurt" in made.text
    assert "WhatsApp" in made.text
    assert "3 dagen" in made.text
    assert made.text.endswith("Groet, Anna & Bob")


def test_without_a_contact_the_senders_sign(member) -> None:
    assert invitation(member(1), VALUES | {"contact_naam": ""}, TEMPLATE, practice=False).text.endswith("Het team")
    nobody = VALUES | {"contact_naam": "", "afzender": ""}
    assert invitation(member(1), nobody, TEMPLATE, practice=False).text.endswith("de beheerder")


def test_the_link_is_a_draft_with_the_whole_text(member) -> None:
    made = invitation(member(1, name="Zoë"), VALUES, TEMPLATE, practice=False)
    parts = urlsplit(made.link)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "wa.me", "/31600000001")
    assert parse_qs(parts.query)["text"] == [made.text]
    assert "+" not in made.link
    assert "%20" in made.link
    assert "%0A" in made.link


def test_the_address_is_digits_only_and_encodes_everything() -> None:
    address = draft_address("+31600000001", "a b&c=d+e#f?\n👋")
    assert address == "wa.me/31600000001?text=a%20b%26c%3Dd%2Be%23f%3F%0A%F0%9F%91%8B"
    assert unquote(address.split("=", 1)[1]) == "a b&c=d+e#f?\n👋"


def test_in_practice_there_is_no_link_to_press(member) -> None:
    made = invitation(member(1), VALUES, TEMPLATE, practice=True)
    assert made.link == ""
    assert made.text.startswith("OEFEN\n")
    assert made.shown.startswith("wa.me/31600000001?text=OEFEN")
    page = invitation_page([made], "Uitnodigingen")
    assert "href" not in page
    assert "https://" not in page
    assert "https://" not in invitation_texts([made])


def test_another_app_gets_a_text_without_a_draft(member) -> None:
    made = invitation(member(1), VALUES, TEMPLATE, practice=False, platform="signal")
    assert "Signal" in made.text
    assert (made.link, made.shown) == ("", "")


def test_only_who_is_not_in_yet_and_may_be_asked_is_invited(member) -> None:
    people = [member(at, status=status) for at, status in enumerate(STATUSES)]
    asked = {one.member.status for one in invitations(people, VALUES, TEMPLATE, practice=False)}
    assert asked == {"to_add", "invited", "lapsed"}


def test_a_hostile_name_cannot_break_out_of_the_page(member) -> None:
    bad = '<script>alert("x")</script>{{ 7 * 7 }}'
    made = invitation(member(1, name=bad, street="<b>"), VALUES, TEMPLATE, practice=False)
    page = invitation_page([made], "<Titel>")
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;Titel&gt;" in page
    assert "49" not in made.text.replace("3 dagen", "")


def test_the_page_opens_one_draft_per_person(member) -> None:
    made = invitations([member(1), member(2)], VALUES, TEMPLATE, practice=False)
    assert invitation_page(made, "Uitnodigingen").count('<a href="https://wa.me/') == 2


def test_the_texts_stand_below_each_other(member) -> None:
    made = invitations([member(1, name="Jan B"), member(2, name="Piet C")], VALUES, TEMPLATE, practice=False)
    text = invitation_texts(made)
    assert "Jan B (Kerkstraat 12)" in text
    assert "Piet C (Kerkstraat 12)" in text
    assert text.count("wa.me/") == 2
    assert invitation_texts([]) == ""


def test_a_template_with_an_unknown_word_is_named_in_a_fault(member, tmp_path) -> None:
    template = tmp_path / "uitnodiging.txt"
    template.write_text("Hallo {{ voornam }}", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        invitation(member(1), VALUES, template, practice=True)
    assert "uitnodiging.txt" in caught.value.saw
