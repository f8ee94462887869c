"""The fields of a sign-up, still as text: nothing altered, nothing invented (design.md 4)."""

import pytest

from buurtapp.intake import FIELDS, Columns, read_table, recognise_columns, signup_fields


def fields(a_file, text):
    table = read_table(a_file(text))
    return signup_fields(table, recognise_columns(table))


def test_every_field_is_there_on_the_table_s_index(a_file):
    found = fields(a_file, "Lijst\n\nNaam;Telefoon\nJan;06-00000001\n")
    assert list(found.columns) == list(FIELDS)
    assert list(found.index) == [4]
    assert found.loc[4].to_dict() == dict.fromkeys(FIELDS, "") | {"name": "Jan", "phone": "06-00000001"}


def test_the_first_filled_column_counts(a_file):
    found = fields(a_file, "Naam;Mobiel;Telefoon vast\nJan;06-00000001;030-0000000\nEls;;030-0000000\n")
    assert list(found["phone"]) == ["06-00000001", "030-0000000"]


def test_of_two_columns_of_one_name_the_mobile_counts(a_file):
    found = fields(a_file, "Naam;Telefoon;Telefoon\nJan;030-0000000;06 00000001\nEls;06-00000002;06-00000003\n")
    assert list(found["phone"]) == ["06 00000001", "06-00000002"]


def test_anonymous_is_no_mail_address(a_file):
    text = "ID;Begintijd;Tijd van voltooien;E-mail;Naam;Hoe heet je?;Mobiel\n1;a;b;anonymous;;Jan;0600000001\n"
    found = fields(a_file, text)
    assert list(found["email"]) == [""]
    assert list(found["name"]) == ["Jan"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="0600000001"', "0600000001"),
        ("'0600000001", "0600000001"),
        ("'+31600000001", "+31600000001"),
        ("  06 00000001 ", "06 00000001"),
    ],
)
def test_what_keeps_text_text_in_a_spreadsheet_is_taken_off(a_file, cell, text):
    found = fields(a_file, f"Naam\tTelefoon\nJan\t{cell}\n")
    assert list(found["phone"]) == [text]


@pytest.mark.parametrize("name", ["'t Hart", "'s-Gravezande"])
def test_an_apostrophe_that_belongs_to_a_name_stays(a_file, name):
    assert list(fields(a_file, f"Naam;Telefoon\n{name};06-00000001\n")["name"]) == [name]


def test_postcode_and_place_in_one_column_are_taken_apart(a_file):
    found = fields(a_file, "Naam;Postcode en woonplaats\nJan;1234 AB  Utrecht\nEls;Utrecht\nPiet;1234\n")
    assert list(found["postcode"]) == ["1234 AB", "", "1234"]
    assert list(found["city"]) == ["Utrecht", "Utrecht", ""]


OPTIONS = (
    "Tijdstempel,Naam,Waar ga je mee akkoord?\n"
    'x,Jan,"Ik ga akkoord met de spelregels, Ik ga akkoord met het gebruik van mijn gegevens"\n'
    "x,Els,Ik ga akkoord met de spelregels\n"
    "x,Piet,\n"
)


def test_someone_who_ticked_the_rules_only_has_not_given_consent(a_file):
    found = fields(a_file, OPTIONS)
    assert list(found["rules"]) == ["Ik ga akkoord met de spelregels", "Ik ga akkoord met de spelregels", ""]
    assert list(found["consent"]) == ["Ik ga akkoord met het gebruik van mijn gegevens", "", ""]


def test_one_tick_for_rules_and_data_counts_for_both(a_file):
    text = "Naam;Ik ga akkoord met de regels en het gebruik van mijn gegevens\nJan;Ja\nEls;\n"
    found = fields(a_file, text)
    assert list(found["rules"]) == list(found["consent"]) == ["Ja", ""]


def test_agreement_in_any_column_that_asks_for_it_counts(a_file):
    text = "Naam;Toestemming gegevens;Toestemming telefoonnummer\nJan;nee;ja\nEls;;x\nPiet;nee;\nKim;nee;nee\n"
    assert list(fields(a_file, text)["consent"]) == ["ja", "x", "nee", "nee"]


def test_several_remarks_are_joined(a_file):
    found = fields(a_file, "Naam;Opmerking;Vragen\nJan;bel na zes;welke app?\nEls;;\n")
    assert list(found["remark"]) == ["bel na zes; welke app?", ""]


def test_a_header_once_more_is_no_sign_up(a_file):
    found = fields(a_file, "Naam;Telefoon\nJan;06-00000001\nNaam;Telefoon\nEls;06-00000002\n")
    assert list(found["name"]) == ["Jan", "", "Els"]
    assert list(found.index) == [2, 3, 4]


@pytest.mark.parametrize("line", ["Totaal;2;", "totaal: 12;;", ";Aantal deelnemers;12", "Totaal aantal;12;"])
def test_a_line_of_totals_is_no_sign_up(a_file, line):
    found = fields(a_file, f"Naam;Straat;Telefoon\nJan;Kerkstraat;06-00000001\n{line}\n")
    assert (found.loc[3] == "").all()


def test_someone_whose_name_starts_like_a_total_is_a_sign_up(a_file):
    found = fields(a_file, "Naam;Telefoon\nTotal Jansen;06-00000001\nSom Bakker;06-00000002\n")
    assert list(found["name"]) == ["Total Jansen", "Som Bakker"]


def test_columns_put_right_by_hand_are_followed(a_file):
    table = read_table(a_file("a;b\nJan;06-00000001\n"), header=0)
    found = signup_fields(table, Columns({"phone": (1,), "name": (0,)}))
    assert found.loc[2, "phone"] == "06-00000001"


def test_columns_of_a_wider_table_do_no_harm(a_file):
    table = read_table(a_file("Naam;Telefoon\nJan;06-00000001\n"))
    assert signup_fields(table, Columns({"email": (7,)})).loc[2, "email"] == ""


def test_a_house_mate_in_a_column_of_its_own_is_not_lost(a_file):
    text = "Naam;Mobiel;Naam partner;Mobiel partner\nJan Bos;06-00000001;Marie Bos;06-00000002\nEls;06-00000003;geen;\n"
    assert list(fields(a_file, text)["name"]) == ["Jan Bos & Marie Bos", "Els"]


def test_a_house_mate_beside_a_name_in_parts_is_not_lost(a_file):
    text = "Voornaam;Achternaam;Naam huisgenoot;Mobiel\nJan;Bos;Marie Smit;06-00000001\n"
    assert fields(a_file, text).iloc[0][["first_name", "last_name"]].to_list() == ["Jan", "Bos & Marie Smit"]


def test_a_list_in_two_halves_side_by_side_loses_nobody(a_file):
    found = fields(a_file, "Naam;Adres;06;Naam;Adres;06\nJan;Laan 1;06-00000001;Els;Laan 2;06-00000002\n")
    assert list(found["name"]) == ["Jan & Els"]
    parts = "Voornaam;Achternaam;06;Voornaam;Achternaam\nJan;Bos;06-00000001;;\n;;06-00000002;Els;Bakker\n"
    found = fields(a_file, parts)
    assert list(found["first_name"] + " " + found["last_name"]) == ["Jan Bos", "Els Bakker"]


def test_the_same_name_twice_is_one_person(a_file):
    assert list(fields(a_file, "Naam 1;Naam 2;Mobiel\nJan Bos;jan bos;06-00000001\n")["name"]) == ["Jan Bos"]


@pytest.mark.parametrize("line", ["2 aanmeldingen;;", "Totaal aantal aanmeldingen: 2;;", "12 deelnemers;;"])
def test_a_line_that_counts_the_list_is_no_sign_up(a_file, line):
    found = fields(a_file, f"Naam;Adres;Mobiel\nJan Bos;Kerkstraat 1;06-00000001\n{line}\n")
    assert list(found["name"]) == ["Jan Bos", ""]
