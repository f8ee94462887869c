"""Contact cards that every phone reads, checked by an independent reader (formats.md 2.1, 2.2)."""

import csv
import io
from dataclasses import replace

import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st

from buurtapp.groups.cards import GOOGLE_HEADER, batches, card_files, contact_cards, google_csv, google_files
from buurtapp.groups.names import card_name, card_names, first_name, one_line, short_street
from buurtapp.groups.vcard import folded, vcard
from buurtapp.words import Fault

ANY_NAME = st.text(min_size=1, max_size=120)


def cards_in(data: bytes) -> list:
    return list(vobject.readComponents(data.decode("utf-8")))


def lines_of(data: bytes) -> list[bytes]:
    assert data.endswith(b"\r\n")
    return data[:-2].split(b"\r\n")


def test_a_card_says_who_and_where(member) -> None:
    jan = member(1, "Kerkstraat", 12, "A", name="Jan van der Berg")
    assert card_name(jan, "BP") == "BP Kerkstr 12A Jan"
    assert card_name(jan, "BP", practice=True) == "OEFEN BP Kerkstr 12A Jan"
    assert card_name(replace(jan, group="BB2")) == "BB2 Kerkstr 12A Jan"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Jan van der Berg", "Jan"),
        ("Anne-Marie d'Ancona", "Anne-Marie"),
        ("J. de Vries", "J. de Vries"),
        ("J.P. de Vries", "J.P. de Vries"),
        ("J de Vries", "J de Vries"),
        ("Fam. Jansen", "Fam. Jansen"),
        ("Mevr. de Wit", "Mevr. de Wit"),
        ("  José   Ēlķe ", "José"),
        ("", ""),
    ],
)
def test_the_first_name_or_what_stands_for_it(name, shown) -> None:
    assert first_name(name) == shown


@pytest.mark.parametrize(
    ("street", "short"),
    [
        ("Kerkstraat", "Kerkstr"),
        ("Burgemeester de Withlaan", "Burg de Withln"),
        ("Sint Jansplein", "St Janspln"),
        ("Laan", "Laan"),
        ("Straat", "Straat"),
        ("Lange Straat", "Lange Straat"),
        ("IJburgweg", "IJburgweg"),
    ],
)
def test_streets_are_shortened_so_that_they_are_still_known(street, short) -> None:
    assert short_street(street) == short


def test_housemates_with_one_first_name_get_names_of_their_own(member) -> None:
    people = [
        member(1, name="Jan de Vries", group="BP1"),
        member(2, name="Jan Bakker", group="BP1"),
        member(3, name="Jan Bakker", group="BP1"),
        member(4, name="Piet Bakker", group="BP1"),
    ]
    names = card_names(people, practice=False)
    assert names == {
        people[0].phone: "BP1 Kerkstr 12 Jan de Vries",
        people[1].phone: "BP1 Kerkstr 12 Jan Bakker (1)",
        people[2].phone: "BP1 Kerkstr 12 Jan Bakker (2)",
        people[3].phone: "BP1 Kerkstr 12 Piet",
    }
    assert card_names(reversed(people)) == names


@given(st.lists(st.sampled_from(["Jan", "JAN", "Jan B", "Jan B (1)", "jan b", ""]), max_size=8))
def test_no_two_card_names_are_the_same(member, names) -> None:
    people = [member(at, name=name) for at, name in enumerate(names)]
    made = card_names(people)
    assert len({name.casefold() for name in made.values()}) == len(people)


def test_a_file_is_plain_vcard_3_in_utf_8_without_a_byte_order_mark(member) -> None:
    data = contact_cards([member(1, "Kerkstraat", 12, "A", name="Zoë Bakker", group="BP1")], practice=False)
    assert data.decode("utf-8").split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:;BP1 Kerkstr 12A Zoë;;;",
        "FN:BP1 Kerkstr 12A Zoë",
        "TEL;TYPE=CELL:+31600000001",
        data.decode().split("\r\n")[5],
        "CATEGORIES:BP1",
        "END:VCARD",
        "",
    ]
    assert data.decode().split("\r\n")[5].startswith("UID:")


def test_special_characters_are_escaped(member) -> None:
    data = contact_cards([member(1, name="A;b,c\\d")], practice=False)
    assert b"FN:Kerkstr 12 A\\,b\\,c\\\\d\r\n" in data
    (card,) = cards_in(data)
    assert card.fn.value == "Kerkstr 12 A,b,c\\d"
    assert card.n.value.given == "Kerkstr 12 A,b,c\\d"


def test_a_semicolon_in_a_name_becomes_a_comma_as_readers_differ_on_it(member) -> None:
    assert card_name(member(1, name="Jan; de bakker;")) == "Kerkstr 12 Jan"
    assert vcard("a;b", "+31600000001").splitlines()[3] == b"FN:a\\;b"


@given(ANY_NAME)
@example("Jan\r\nTEL:+31600000009\r\nEND:VCARD")
@example("\\,;\\n:\"'" * 20)
@example("👩‍👩‍👧‍👦" * 15)
@example("é" * 100)
@example("\u202eomgekeerd\u2028regel\u0085x\ud800")
@example(" " * 90 + "x")
def test_any_name_is_read_back_equal(member, name) -> None:
    person = member(1, name=name, group="BP1")
    data = contact_cards([person], practice=True)
    (card,) = cards_in(data)
    assert card.fn.value == card_name(person, practice=True)
    assert card.n.value.given == card_name(person, practice=True)
    assert (card.n.value.family, card.n.value.additional, card.n.value.prefix, card.n.value.suffix) == ("",) * 4
    assert [one.value for one in card.contents["tel"]] == [person.phone]
    assert card.tel.type_param == "CELL"
    assert all(len(line) <= 75 for line in lines_of(data))
    assert all(line.decode("utf-8") for line in lines_of(data))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=300))
def test_folding_never_cuts_a_character_and_unfolds_to_the_same(line) -> None:
    data = folded(line)
    rows = lines_of(data)
    assert all(len(row) <= 75 for row in rows)
    assert all(row.decode("utf-8") is not None for row in rows)
    assert data.replace(b"\r\n ", b"").removesuffix(b"\r\n").decode() == line


def test_a_long_structured_name_is_folded_too() -> None:
    rows = lines_of(vcard("ë" * 90, "+31600000001"))
    assert max(map(len, rows)) <= 75
    assert [row[:2] for row in rows[2:5]] == [b"N:", b" \xc3", b" \xc3"]


def test_an_injected_line_stays_inside_the_name(member) -> None:
    (card,) = cards_in(contact_cards([member(1, name="Fam. x\nTEL:+31600000009")], practice=False))
    assert [tel.value for tel in card.contents["tel"]] == ["+31600000001"]


def test_a_card_keeps_its_identity_when_it_is_made_again(member) -> None:
    one, moved = member(1), member(1, "Dorpstraat", 3, group="BP2")
    uids = {cards_in(contact_cards([who], practice=False))[0].uid.value for who in (one, moved)}
    assert len(uids) == 1
    assert cards_in(contact_cards([member(2)], practice=False))[0].uid.value not in uids


def test_nothing_but_name_and_number_is_on_a_card(member) -> None:
    (card,) = cards_in(contact_cards([member(1, group="BP1")], practice=False))
    assert set(card.contents) == {"version", "n", "fn", "tel", "uid", "categories"}


def test_cards_come_in_the_order_of_the_phones_search(member) -> None:
    people = [member(1, "Zonneweg", 1), member(2, "Émilestraat", 1), member(3, "Dorpstraat", 1)]
    names = [card.fn.value for card in cards_in(contact_cards(people, practice=False))]
    assert [name.split(" ")[0] for name in names] == ["Dorpstr", "Émilestr", "Zonneweg"]


def test_large_groups_come_in_batches(member) -> None:
    people = [member(at, number=at + 1) for at in range(1100)]
    assert [len(cards_in(data)) for data in card_files(people[:30], practice=True, size=12)] == [12, 12, 6]
    sizes = [data.count(b"BEGIN:VCARD") for data in card_files(people, practice=True)]
    assert sizes == [500, 500, 100]
    assert [text.count("\n") - 1 for text in google_files(people, practice=True, size=500)] == [500, 500, 100]
    assert card_files([], practice=True) == []


def test_names_are_unique_across_batches(member) -> None:
    people = [member(at, name="Jan Bakker") for at in range(4)]
    names = [card.fn.value for data in card_files(people, practice=True, size=1) for card in cards_in(data)]
    assert len(set(names)) == 4


@pytest.mark.parametrize("size", [0, -1, 501])
def test_a_batch_no_phone_takes_is_refused_with_advice(size) -> None:
    with pytest.raises(Fault) as caught:
        list(batches([], size))
    assert str(size) in caught.value.saw
    assert "500" in caught.value.fix


def test_google_contacts_gets_its_own_header_and_the_raw_number(member) -> None:
    people = [member(1, "Kerkstraat", 12, "A", name="Zoë", group="BP1"), member(2, name="x,y")]
    (text,) = google_files(people, practice=False)
    header, *rows = csv.reader(io.StringIO(text))
    assert tuple(header) == GOOGLE_HEADER
    assert header[:3] == ["First Name", "Middle Name", "Last Name"]
    assert header[16:21] == ["Labels", "E-mail 1 - Label", "E-mail 1 - Value", "Phone 1 - Label", "Phone 1 - Value"]
    assert header[-1] == "Address 1 - Extended Address"
    assert len(header) == 30
    found = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    zoe = found["BP1 Kerkstr 12A Zoë"]
    assert (zoe["Phone 1 - Value"], zoe["Labels"]) == ("+31600000001", "BP1 ::: * myContacts")
    assert {column for column, value in zoe.items() if value} == {
        "First Name", "Labels", "Phone 1 - Label", "Phone 1 - Value",
    }  # fmt: skip


@given(st.text(max_size=30))
def test_a_google_name_never_starts_a_formula(member, name) -> None:
    person = member(1, name=name, street=name, group="BP1")
    text = google_csv([person], card_names([person]))
    assert next(csv.reader(io.StringIO(text.split("\n", 1)[1])))[0].startswith("BP1")


@given(st.text(max_size=40))
def test_one_line_holds_no_control_characters(text) -> None:
    line = one_line(text)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u2028\u2029\u202e" for c in line)
    assert line == line.strip()
    assert one_line(line) == line
