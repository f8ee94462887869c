"""Every letter and list of the example, opened again by another program's reader and held against the register."""

import csv
from collections import Counter

import docx
import openpyxl
import pytest
import vobject
from docx.oxml.ns import qn

from buurtapp.press.codes import for_reading
from buurtapp.steps import entering, initiative, meeting, recruitment, signing_up
from buurtapp.steps.area import counted_addresses
from buurtapp.steps.doors import doors
from buurtapp.steps.example import make_example
from buurtapp.steps.registering import records


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The example neighbourhood with every step done, as the demo leaves it."""
    with make_example(tmp_path_factory.mktemp("example") / "voorbeeldbuurt") as register:
        for step in (initiative, meeting, recruitment, signing_up, entering):
            step.run(register)
        yield register


def pages(path):
    """The texts of a Word file between its page starts, tables and all, read by python-docx."""
    found = [""]
    body = docx.Document(path).element.body
    for paragraph in body.iter(qn("w:p")):
        if paragraph.find(f".//{qn('w:pageBreakBefore')}") is not None:
            found.append("")
        found[-1] += "".join(text.text or "" for text in paragraph.iter(qn("w:t"))) + "\n"
    return found


def sheet(path):
    """The rows of a workbook's first sheet below its header, read by openpyxl."""
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows()]
    width = max(len([cell for cell in row if cell is not None]) for row in rows)
    header = next(at for at, row in enumerate(rows) if len([cell for cell in row if cell is not None]) == width)
    return rows[header], [row for row in rows[header + 1 :] if any(cell is not None for cell in row)]


def test_every_address_has_its_own_letter_with_its_own_code(example):
    letters = pages(example.folder.outputs / "brieven" / "brieven.docx")
    addresses = list(counted_addresses(example).values())
    codes = recruitment.address_codes(example)
    assert len(letters) == len(addresses) == 139
    for address, letter in zip(sorted(addresses, key=lambda one: one.walking_order), letters, strict=True):
        assert address.line in letter
        assert f"{address.postcode[:4]} {address.postcode[4:]}" in letter
        assert for_reading(codes[address.key]) in letter
        assert not [other for key, other in codes.items() if key != address.key and for_reading(other) in letter]


def test_letters_say_what_the_team_decided_and_promise_no_fewer_burglaries(example):
    letter = pages(example.folder.outputs / "brieven" / "brieven.docx")[0]
    for decided in ("buurtapp in Lindehof", "14 oktober 2026", "Roos Duizendschoon en Bram Wollesok", "112"):
        assert decided in letter
    assert "inbra" not in letter.lower()
    assert "{{" not in letter


def test_every_door_stands_on_one_walk_list(example):
    lists = pages(example.folder.outputs / "lijsten" / "looplijsten.docx")
    wanted = Counter((door.address.street, door.address.side, door.address.door) for door in doors(example))
    found = Counter()
    for text in lists:
        lines = text.splitlines()
        street, side = next(
            (street, side)
            for street, side, _door in wanted
            if any(line.startswith(street) and ("oneven" in line) == (side == "odd") for line in lines)
        )
        doors_here = {door for at, kant, door in wanted if (at, kant) == (street, side)}
        found.update((street, side, line) for line in lines if line in doors_here)
    assert found == wanted


def test_the_register_as_a_workbook_is_the_register(example):
    _header, rows = sheet(example.folder.outputs / "lijsten" / "register.xlsx")
    told = [[str(value) for value in record.values()] for record in records(example)]
    sources = {record[0] for record in told}
    read = [["" if cell is None else str(cell) for cell in row[:15]] for row in rows if row[0] in sources]
    assert read == told


def test_lists_cards_and_google_hold_the_same_people(example):
    members = entering.members(example)
    phones = {member.phone for member in members}
    _header, rows = sheet(next((example.folder.outputs / "lijsten").glob("toevoegen-*.xlsx")))
    listed = {cell for row in rows for cell in row if str(cell).startswith("+")}
    contacts = example.folder.outputs / "contacten"
    cards = list(vobject.readComponents(next(contacts.glob("*.vcf")).read_text("utf-8")))
    with next(contacts.glob("google-*.csv")).open(encoding="utf-8", newline="") as file:
        google = {row["Phone 1 - Value"] for row in csv.DictReader(file)}
    assert listed == google == {card.tel.value for card in cards} == phones
    assert len(cards) == len(members)
    assert all(card.fn.value.startswith("OEFEN ") for card in cards)
    by_phone = {member.phone: member for member in members}
    for card in cards:
        assert by_phone[card.tel.value].name.split()[0] in card.fn.value


def test_invitations_go_to_each_member_once_and_link_to_nobody_in_practice(example):
    text = next((example.folder.outputs / "teksten").glob("uitnodigingen-*.txt")).read_text("utf-8")
    members = entering.members(example)
    assert text.count("Hallo ") == len(members)
    assert "https://wa.me" not in text


def test_no_file_is_readable_by_others_that_holds_people(example):
    import os

    if os.name == "nt":
        pytest.skip("Windows has no such rights")
    for kind, pattern in (("contacten", "*"), ("lijsten", "*"), ("teksten", "uitnodigingen-*")):
        for path in (example.folder.outputs / kind).glob(pattern):
            assert path.stat().st_mode & 0o077 == 0, path.name
