"""A full member list: pasted lines, the line below a group's name, tables of any script (formats.md 1.8)."""

import openpyxl
import pytest

from buurtapp.intake import UnreadableFile
from buurtapp.intake.chat_members import MemberList
from buurtapp.intake.chat_reading import read_group_file, read_group_text


def told(shown) -> list[tuple[str, str]]:
    assert isinstance(shown, MemberList)
    return [(who.written, who.phone) for who in shown.people]


ONE, TWO = "+31600000001", "+31600000002"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Name,Phone\nEls,+31 6 00000001\n,+31600000002\n", [("Els", ONE), (TWO, TWO)]),
        ("Phone Number,Name,Description,Source\n31600000001,~Els,Hoi: 22:00,x\n31600000002,,,x\n",
         [("~Els", ONE), ("31600000002", TWO)]),
        ("Naam;Telefoon\nBP1 Kerkstr 12A Jan;06-00000001\n", [("BP1 Kerkstr 12A Jan", ONE)]),
        ("Phone\n+31600000001\n+31600000002\n", [(ONE, ONE), (TWO, TWO)]),
        ("Els Voorbeeld\n+31 6 00 00 00 01\n~ Vera\n", [("Els Voorbeeld", ""), ("+31 6 00 00 00 01", ONE),
                                                       ("~ Vera", "")]),
        ("Els, Bram Voorbeeld, \u202a+31 6 00000001\u202c, U\n", [("Els", ""), ("Bram Voorbeeld", ""),
                                                                 ("+31 6 00000001", ONE)]),
        ("Els Voorbeeld, 06-00000001\nBram Voorbeeld - 0031600000002\n", [("Els Voorbeeld", ONE),
                                                                          ("Bram Voorbeeld", TWO)]),
        ("+31 6 00000001 Els Voorbeeld\n", [("Els Voorbeeld", ONE)]),
        ("Els\t+31600000001\nBram\t\nFien\t+31600000002", [("Els", ONE), ("Bram", ""), ("Fien", TWO)]),
        ("1. Els (groepsbeheerder)\n2. +31600000001\n", [("Els", ""), (ONE, ONE)]),
        ("+31600000001\n06-00000001\nJij\n", [(ONE, ONE)]),
    ],
)  # fmt: skip
def test_a_list(text, expected):
    assert told(read_group_text(text)) == expected


def test_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Naam", "Telefoonnummer"])
    book.active.append(["Els", "0600000001"])
    book.save(tmp_path / "leden.xlsx")
    assert told(read_group_file(tmp_path / "leden.xlsx")) == [("Els", ONE)]


def test_names_alone_are_a_list_when_the_register_knows_one():
    with pytest.raises(UnreadableFile):
        read_group_text("Els\nBram\n")
    assert told(read_group_text("Els\nBram\n", {"Els"}.__contains__)) == [("Els", ""), ("Bram", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Els: hallo\nBram: om 20:00 bij mij, bel +31600000001\n",  # copied messages
        "mrt 12, 14:05 - Els: +31600000001\n",  # an export in a shape we do not know
        "Naam;Straat\nEls;Kerkstraat\n",
        "+31600000001\n" + "x" * 500,
    ],
)
def test_what_is_no_list_puts_nobody_out(text):
    with pytest.raises(UnreadableFile):
        read_group_text(text)


@pytest.mark.parametrize("text", ["+31600000001, +31600000002, U", "+31600000001\nJe\n", "+31600000001\t\nYou\n"])
def test_who_made_the_list_stands_in_it_as_u(text):
    shown = read_group_text(text)
    assert shown.with_self
    assert {who.written for who in shown.people} <= {"+31600000001", "+31600000002"}


def test_a_list_without_u_says_so():
    assert not read_group_text("+31600000001\nUrsula, +31600000002\n").with_self
