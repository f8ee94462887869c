"""The enrolment list, today's list, and all of a group's files at once."""

import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import vobject

from buurtapp.groups.enrolment import enrolment_sheet
from buurtapp.groups.packs import packs
from buurtapp.groups.split import split
from buurtapp.groups.standing import lapsed, status_word, today
from buurtapp.model.member import STATUSES, Group
from buurtapp.sheets import workbook_bytes

TEMPLATE = Path(__file__).parents[2] / "templates" / "nl" / "teksten" / "uitnodiging.txt"
VALUES = {"groep": "Buurtapp", "contact_naam": "Anna", "afzender": ""}
GROUP = Group("BP1", "Berkenbuurt", ("Kerkstraat",), 50)
MONDAY = date(2026, 3, 2)


def rows_of(sheet) -> list[list]:
    active = openpyxl.load_workbook(io.BytesIO(workbook_bytes([sheet]))).active
    return [[cell.value for cell in row] for row in active.iter_rows()]


def test_the_list_has_a_line_for_each_member_in_the_order_of_the_phones_search(member) -> None:
    people = [
        member(1, "Kerkstraat", 2, name="Zoë Wit", group="BP1"),
        member(2, "Dorpstraat", 12, "A", name="Jan Berg", group="BP1", status="joined"),
        member(3, "Kerkstraat", 10, name="=Piet Klaas", group="BP1", status="invited", lapses_on=date(2026, 3, 5)),
    ]
    note, header, *lines = rows_of(enrolment_sheet(GROUP, people, practice=False))
    assert note[0].startswith("Alleen voor de beheerders")
    assert header == ["Naam op de kaart", "Naam", "Adres", "Telefoon", "Status", "Uitnodiging geldig tot",
                      "Toegevoegd", "Uitgenodigd", "In de groep"]  # fmt: skip
    assert [line[:5] for line in lines] == [
        ["BP1 Dorpstr 12A Jan", "Jan Berg", "Dorpstraat 12A", "+31600000002", "in de groep"],
        ["BP1 Kerkstr 10 =Piet", "=Piet Klaas", "Kerkstraat 10", "+31600000003", "uitgenodigd"],
        ["BP1 Kerkstr 2 Zoë", "Zoë Wit", "Kerkstraat 2", "+31600000001", "toevoegen"],
    ]
    assert [line[6:] for line in lines] == [["☑", "☐", "☑"], ["☐", "☑", "☐"], ["☐", "☐", "☐"]]
    assert lines[1][5].date() == date(2026, 3, 5)


def test_in_practice_the_list_says_so(member) -> None:
    sheet = enrolment_sheet(GROUP, [member(1, group="BP1")], practice=True)
    assert sheet.title.startswith("OEFEN ")
    assert "oefenen" in sheet.note
    assert sheet.rows[0][0].startswith("OEFEN BP1 ")


def test_every_status_has_a_dutch_word() -> None:
    words = [status_word(status) for status in STATUSES]
    assert len(set(words)) == len(STATUSES)
    assert not set(words) & set(STATUSES)
    assert status_word("") == ""


def test_an_invitation_lapses_after_its_day(member) -> None:
    invited = member(1, status="invited", since=MONDAY, lapses_on=MONDAY + timedelta(days=3))
    assert not lapsed(invited, MONDAY + timedelta(days=3))
    assert lapsed(invited, MONDAY + timedelta(days=4))
    assert lapsed(member(2, status="lapsed"), MONDAY)
    assert not lapsed(member(3, status="joined"), MONDAY)


def test_today_says_who_to_add_to_invite_again_and_to_ring(member) -> None:
    people = [
        member(1),
        member(2, status="invited", lapses_on=MONDAY + timedelta(days=1)),
        member(3, status="invited", lapses_on=MONDAY - timedelta(days=1)),
        member(4, status="invited", lapses_on=MONDAY - timedelta(days=8)),
        member(5, status="lapsed", since=MONDAY - timedelta(days=2)),
        member(6, status="no_whatsapp"),
        member(7, status="joined"),
        member(8, status="refused"),
        member(9, status="left"),
    ]
    todo = today(people, MONDAY)
    assert [one.phone[-1] for one in todo.add] == ["1"]
    assert [one.phone[-1] for one in todo.invite_again] == ["3", "5"]
    assert [one.phone[-1] for one in todo.ring] == ["4", "6"]


def test_a_pack_tells_one_story_in_list_cards_and_invitations(member) -> None:
    people = [member(at, number=at, name=f"Naam{at} X") for at in range(1, 8)]
    people[2] = replace(people[2], status="left")
    people[3] = replace(people[3], status="joined")
    (pack,) = packs(split(people, 50, name="Berkenplein"), VALUES, TEMPLATE, practice=True, size=4)
    listed = {row[0]: row[3] for row in pack.sheet.rows}
    cards = [card for data in pack.cards for card in vobject.readComponents(data.decode())]
    assert [len(list(vobject.readComponents(data.decode()))) for data in pack.cards] == [4, 2]
    assert {card.fn.value: card.tel.value for card in cards}.items() <= listed.items()
    assert people[2].phone not in {card.tel.value for card in cards}
    assert {one.member.phone for one in pack.invitations} == {one.phone for one in people if one.status == "to_add"}
    assert all("Berkenplein" in one.text for one in pack.invitations)
    assert len(pack.google) == 2
