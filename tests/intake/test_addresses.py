"""Address files: NLExtract's BAG export, CBS pc6hnr, and lists that people keep (formats.md 5.2, 5.3)."""

import io

import openpyxl
import pytest

from buurtapp.intake import read_addresses
from buurtapp.intake.addresses import ADDRESS_COLUMNS, join_addition
from buurtapp.words import Fault

BAG = (
    "openbareruimte;huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaats;gemeente;provincie;nummeraanduiding;"
    "verblijfsobjectgebruiksdoel;oppervlakteadresseerbaarobject;verblijfsobjectstatus;object_id;object_type;nevenadres\n"
    "Berkstraat;1;;;9999ZZ;Berkdorp;Berkdorp;Utrecht;01;woonfunctie;96;Verblijfsobject in gebruik;02;VBO;f\n"
    "Berkstraat;1;A;;9999ZZ;Berkdorp;Berkdorp;Utrecht;01;woonfunctie;96;Verblijfsobject in gebruik;02;VBO;f\n"
    "Berkstraat;1;;2;9999ZZ;Berkdorp;Berkdorp;Utrecht;01;kantoorfunctie;96;Verblijfsobject in gebruik;02;VBO;t\n"
    "Berkstraat;1;A;2;9999ZZ;Berkdorp;Berkdorp;Utrecht;01;winkelfunctie;96;Verblijfsobject gevormd;02;VBO;f\n"
)


def test_the_bag_export_of_nlextract(a_file):
    found = read_addresses(a_file(BAG))
    assert tuple(found.columns) == ADDRESS_COLUMNS
    assert list(found["addition"]) == ["", "A", "2", "A-2"]
    assert list(found["number"]) == [1, 1, 1, 1]
    assert list(found["side_address"]) == [False, False, True, False]
    assert list(found["use"]) == ["woonfunctie", "woonfunctie", "kantoorfunctie", "winkelfunctie"]
    assert found["status"].iloc[3] == "Verblijfsobject gevormd"
    assert set(found["postcode"]) == {"9999ZZ"}
    assert list(found.index) == [2, 3, 4, 5]


def test_the_real_excerpt_that_nlextract_ships(project):
    path = project.parent / "shared" / "data" / "bag-amsterdam-centrum.csv"
    if not path.exists():
        pytest.skip("the BAG excerpt is not beside the project")
    found = read_addresses(path)
    assert len(found) == 99
    assert {"1", "2", "H", "1R"} <= set(found["addition"])


@pytest.mark.parametrize("year", [2023, 2025])
def test_cbs_files_by_pattern_and_not_by_year(a_file, year):
    header = f"PC6;Huisnummer;Buurt{year};Wijk{year};Gemeente{year}\n"
    text = f"{header}9999ZZ;1;0363AF01;036300;0363\n9999ZZ;3;0363AF01;036300;0363\n"
    found = read_addresses(a_file(text))
    assert list(found["street"]) == ["", ""]
    assert list(found["number"]) == [1, 3]
    assert list(found["buurt"]) == ["0363AF01", "0363AF01"]


PLAIN = [
    ("straat;huisnummer;toevoeging;postcode;plaats\nBerkstraat;12;A;9999 zz;Berkdorp\n", "A"),
    ("Straat,Huisnummer,Postcode\nBerkstraat,12A,9999ZZ\n", "A"),
    ("Straat;Nr;Postcode\nBerkstraat;12-2;9999ZZ\n", "2"),
    ("Straat;Nr;Postcode\nBerkstraat;12 hs;9999ZZ\n", "hs"),
    ("Straat;Nr\nBerkstraat;12.0\n", ""),
    ("street;house number;addition;postal code;city\nBerkstraat;12;bis;9999ZZ;Berkdorp\n", "bis"),
    ("Adres;Postcode;Plaats\nBerkstraat 12-2;9999ZZ;Berkdorp\n", "2"),
    ("Adres\nBerkstraat 12A, 9999 ZZ Berkdorp\n", "A"),
    ("Adres;Huisnummer\nBerkstraat;12\n", ""),
    ("Berkstraat;12;9999ZZ\nBerkstraat;14;9999ZZ\n", ""),
]


@pytest.mark.parametrize(("text", "addition"), PLAIN)
def test_plain_lists_in_dutch_and_english(a_file, text, addition):
    first = read_addresses(a_file(text)).iloc[0]
    assert (first["street"], first["number"], first["addition"]) == ("Berkstraat", 12, addition)
    assert first["postcode"] in ("9999ZZ", "")
    assert isinstance(first["street"], str)


def test_a_workbook_of_addresses(a_file):
    book = openpyxl.Workbook()
    for row in (
        ["Adressen"],
        [],
        ["Straat", "Huisnummer", "Toevoeging", "Postcode"],
        ["Curaçaostraat", 12, 2, "9999ZZ"],
    ):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    first = read_addresses(a_file(out.getvalue(), "adressen.xlsx")).iloc[0]
    assert (first["street"], first["number"], first["addition"]) == ("Curaçaostraat", 12, "2")


def test_an_address_without_a_postcode_is_an_address(a_file):
    assert list(read_addresses(a_file("straat;huisnummer;postcode\nBerkstraat;1;\n"))["postcode"]) == [""]


@pytest.mark.parametrize(
    "row",
    [
        "Berkstraat;;9999ZZ",
        "Berkstraat;twaalf;9999ZZ",
        "Berkstraat;12;999Z",
        ";12;",
        "Berkstraat;2026-02-01;9999ZZ",
        "Berkstraat;1-feb;9999ZZ",
    ],
)
def test_a_row_that_is_no_address_is_named(a_file, row):
    with pytest.raises(Fault, match="3") as caught:
        read_addresses(a_file(f"straat;huisnummer;postcode\nBerkstraat;1;9999ZZ\n{row}\n"))
    assert "rij 3" in caught.value.first


def test_what_is_no_address_list_says_so(a_file):
    with pytest.raises(Fault, match="adressen"):
        read_addresses(a_file("Naam;Telefoon\nJan;06-00000001\n"))
    with pytest.raises(Fault):
        read_addresses(a_file(""))


@pytest.mark.parametrize(
    ("letter", "addition", "joined"),
    [("A", "", "A"), ("", "2", "2"), ("A", "2", "A-2"), ("", "", ""), (" a ", "bis", "a-bis"), ("", "2.0", "2")],
)
def test_letter_and_addition_are_one(letter, addition, joined):
    assert join_addition(letter, addition) == joined
