"""What was found can be looked at and put right by hand (issue: "shown with three rows for a look")."""

import pytest

from buurtapp.intake import ByHand, UnreadableFile, describe, read, read_table

TEXT = "Jan de Vries;Kerkstraat 1, hs;06-00000001\n" + "".join(
    f"Bewoner {n};Dorpsweg {n};06-0000001{n}\n" for n in range(9)
)


def test_a_file_is_described_with_three_rows(a_file):
    seen = describe(a_file("Buurt\n\nNaam;Telefoon\n" + "".join(f"Jan {n};06-0000000{n}\n" for n in range(9))))
    assert (seen.kind, seen.separator, seen.encoding, seen.header_row, seen.rows) == ("csv", ";", "utf-8", 3, 9)
    assert seen.names == ("Naam", "Telefoon")
    assert [number for number, _ in seen.sample] == [4, 5, 6]


def test_rows_with_accents_are_shown_first_because_they_tell(a_file):
    rows = [f"Jan {n};x" for n in range(20)] + ["René;x", "Zoë;x"]
    seen = describe(a_file("Naam;Opmerking\n" + "\n".join(rows), encoding="cp1252"))
    assert {row[0] for _, row in seen.sample} == {"Jan 0", "René", "Zoë"}
    assert seen.encoding == "cp1252"


def test_the_separator_can_be_put_right(a_file):
    assert read_table(a_file(TEXT), separator=",").shape[1] == 2


def test_the_header_can_be_put_right(a_file):
    path = a_file("Lijst;1\nVeld;Ander\nJan;x\n")
    table = read_table(path, header=2)
    assert list(table.columns) == ["Veld", "Ander"]
    assert list(table.index) == [3]
    assert list(read_table(path, header=0).index) == [1, 2, 3]


def test_the_encoding_can_be_put_right(a_file):
    path = a_file("Naam;Telefoon\nİsmail Şahin;06-00000001\n", encoding="cp1254")
    assert list(read_table(path, encoding="cp1254")["Naam"]) == ["İsmail Şahin"]


@pytest.mark.parametrize("wrong", [{"encoding": "klingon"}, {"encoding": "zip"}, {"header": 99}, {"header": -1}])
def test_a_choice_that_does_not_exist_is_explained(a_file, wrong):
    with pytest.raises(UnreadableFile):
        read_table(a_file(TEXT), **wrong)


def test_table_and_description_come_in_one_go(a_file):
    table, seen = read(a_file(TEXT), ByHand(separator=";"))
    assert seen.rows == len(table) == 10


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Tijdstempel;Naam\nx;Jan\n", "google-nl"),
        ("Timestamp;Name\nx;Jan\n", "google-en"),
        ("ID;Begintijd;Tijd van voltooien;E-mail;Naam\n1;a;b;c;Jan\n", "microsoft-nl"),
        ("ID;Start time;Completion time;Email;Name\n1;a;b;c;Jan\n", "microsoft-en"),
        ("Naam;Telefoon\nJan;06\n", ""),
    ],
)
def test_forms_are_recognised_as_such(a_file, text, origin):
    assert describe(a_file(text)).origin == origin
