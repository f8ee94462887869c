"""Everything held about one person, found by number, name or address; several people are never mixed up."""

import re
from datetime import date
from zipfile import ZipFile

import pytest

from buurtapp.judging.past import put_out
from buurtapp.press import read_letters
from buurtapp.rights.dossier import as_text, dossier
from buurtapp.rights.dossier_page import write_dossier
from buurtapp.rights.finding import find, find_one
from buurtapp.rights.forget import forget
from buurtapp.rights.withdrawing import withdraw
from buurtapp.steps import entering, signing_up
from buurtapp.steps.importing import import_file
from buurtapp.steps.remaking import remake
from buurtapp.store.addresses import door_results, save_door
from buurtapp.store.forms import load_all, save
from buurtapp.store.signups import signups
from buurtapp.words import Fault, speaking
from rights.conftest import DOOR, MAIL, NAME, PHONE, as_csv, hers, row

SPELLED = ["06-00135790", "0031 6 0013 5790", "+31600135790", "600135790", NAME, NAME.upper(), "Voorbeeld-Wég",
           "R. Voorbeeld-Wég", MAIL.upper(), DOOR, "lindelaan 7", "1999AB 7", "formulier.csv:3"]  # fmt: skip


@pytest.mark.parametrize("who", SPELLED)
def test_she_is_found_whatever_one_types(lived, who):
    (found,) = find(lived.register, who)
    assert (found.name, found.phone, found.door) == (NAME, PHONE, DOOR)
    assert len(found.signups) == len(lived.originals)


@pytest.mark.parametrize("who", ["Lindelaan 8", "06-00135799", "Renate", "weg@renee.invalid", "Lindelaan 77"])
def test_nobody_else_is_found(lived, who):
    assert find(lived.register, who) == []


@pytest.mark.parametrize("who", ["", " ", "a", "-"])
def test_too_little_to_look_for(lived, who):
    with pytest.raises(Fault):
        find(lived.register, who)


def test_namesakes_and_house_mates_are_several_people(empty, tmp_path):
    path = tmp_path / "namen.csv"
    mate = [*row(7, name="Karel Anders", phone="06-00135701", mail="k@anders.invalid")]
    namesake = [*row(9, name=NAME, phone="06-00135702", mail="ander@weg.invalid")]
    path.write_bytes(as_csv([hers(), mate, namesake]))
    import_file(empty, path)
    assert len(find(empty, NAME)) == 2
    assert find_one(empty, NAME) is None
    assert {person.name for person in find(empty, DOOR)} == {NAME, "Karel Anders"}
    assert find_one(empty, "06 00 13 57 02").door == "Lindelaan 9"


def test_an_address_where_nobody_signed_up(empty):
    save_door(empty, 12, 1, "no", date(2026, 9, 4))
    save(empty, "asked", {"who": "Lindelaan 14", "answer": "no"}, "1")
    assert "wil niet" in as_text(dossier(empty, find_one(empty, "lindelaan 12")))
    assert "nee" in as_text(dossier(empty, find_one(empty, "Lindelaan 14")))
    forget(empty, find_one(empty, "1999AB 12"))
    forget(empty, find_one(empty, "Lindelaan 14"))
    assert door_results(empty) == {}
    assert load_all(empty, "asked") == {}
    with pytest.raises(Fault):
        find_one(empty, "Lindelaan 99")


@pytest.mark.parametrize("spelling", ["Lindelaan 7, 1999 AB Voorbeeldstad", "LINDELN. 7, 1999AB", "1999ab 7 te Plaats"])
def test_an_address_is_read_as_in_a_sign_up(empty, tmp_path, spelling):
    (tmp_path / "een.csv").write_bytes(as_csv([hers()]))
    import_file(empty, tmp_path / "een.csv")
    assert find_one(empty, spelling).phone == PHONE
    with pytest.raises(Fault):  # a guess is nobody's door
        find_one(empty, spelling.replace("7", "77"))
    elsewhere = find_one(empty, spelling.replace("7", "12"))
    assert (elsewhere.signups, len(elsewhere.addresses)) == ((), 1)


def test_what_a_team_member_shares_stays_in_the_team(empty, tmp_path):
    save(empty, "team", {"name": "Karel Anders", "role": "admin", "email": MAIL}, "1")
    (tmp_path / "een.csv").write_bytes(as_csv([hers()]))
    import_file(empty, tmp_path / "een.csv")
    forget(empty, find_one(empty, PHONE))
    assert load_all(empty, "team")["1"]["email"] == MAIL


def test_a_team_member_without_a_sign_up_is_found(empty):
    save(empty, "team", {"name": "Toos Team", "role": "admin", "phone": "06-00999999"}, "1")
    assert find_one(empty, "0600999999").listed[0].form == "team"
    assert "Toos Team" in as_text(dossier(empty, find_one(empty, "Toos Team")))


def test_the_document_holds_all_there_is(lived):
    put_out(lived.register, find_one(lived.register, NAME).signups[0])
    made = dossier(lived.register, find_one(lived.register, NAME))
    text = as_text(made)
    for source, cells in (("formulier.csv", hers()), ("oud.csv", hers("0600135790", "2026-08-02"))):
        assert source in text
        assert all(cell in text for cell in cells if cell)
    said = [
        "Anna Voorbeeld",
        "versie 1",
        "2 september 2026",
        "2 augustus 2026",
        "Gezien aan de deur",
        "doet mee",
        "overgenomen",
        "invoer/formulier.csv",
        "reserve/buurt-2026-09-07.sqlite",
        "notitie.docx",
        "register.xlsx",
        "tot 30 dagen",
        "De politie en de gemeente",
        "autoriteitpersoonsgegevens.nl",
        "Uit de groep gezet",
    ]
    assert [word for word in said if word.casefold() not in text.casefold()] == []
    assert all(MAIL not in line[1] or "Dirk" not in line[1] for section in made.sections for line in section.lines)
    assert "Bram Proef" not in text
    assert "Dirk Blijft" not in text


def test_the_word_file_says_the_same_and_its_name_does_not_name_her(lived):
    made = dossier(lived.register, find_one(lived.register, NAME))
    path = write_dossier(lived.register, made, PHONE)
    assert path.parent.name == "lijsten"
    assert path.name.startswith("inzage-")
    assert path.stat().st_mode & 0o077 == 0
    with ZipFile(path) as archive:
        assert archive.testzip() is None
    lines = " ".join(" ".join(letter.lines) for letter in read_letters(path.read_bytes()))
    for section in made.sections:
        for label, value in section.lines:
            assert " ".join(value.split()) in " ".join(lines.split()), label


def test_in_english_the_word_file_holds_no_dutch(lived):
    with speaking("en"):
        path = write_dossier(lived.register, dossier(lived.register, find_one(lived.register, NAME)), PHONE)
    parts = [part for part in ZipFile(path).namelist() if part.startswith("word/") and part.endswith("r1.xml")]
    around = " ".join(ZipFile(path).read(part).decode() for part in parts)
    assert "Made on " in around
    assert "by and for residents" in around
    lines = read_letters(path.read_bytes())[0].text
    assert "What we hold about you" in lines
    assert not re.search(r"\b(?:de|het|een|niet|wij|bewoners|bewaard|aanmelding)\b", lines + around), lines


def test_withdrawing_takes_her_off_every_list_at_once(lived):
    removed = withdraw(lived.register, find_one(lived.register, NAME))
    remake(lived.register, removed)
    assert all("consent.withdrawn" in s.reasons for s in signups(lived.register) if s.phone == PHONE)
    assert PHONE not in {member.phone for member in entering.members(lived.register)}
    lists = [path for path in lived.folder.joinpath("uitvoer").rglob("*") if path.suffix in (".vcf", ".csv", ".txt")]
    assert lists
    assert all("00135790" not in path.read_text(encoding="utf-8") for path in lists)
    assert all("Dirk" in path.read_text(encoding="utf-8") for path in lists)


def test_withdrawing_can_be_taken_back_until_it_is_cleaned_up(lived):
    before = [(s.key, s.verdict) for s in signups(lived.register)]
    withdraw(lived.register, find_one(lived.register, NAME))
    signing_up.undo(lived.register)
    assert [(s.key, s.verdict) for s in signups(lived.register)] == before


def test_a_team_member_cannot_withdraw_what_was_never_given(empty):
    save(empty, "team", {"name": "Toos Team", "role": "admin"}, "1")
    with pytest.raises(Fault):
        withdraw(empty, find_one(empty, "Toos Team"))
