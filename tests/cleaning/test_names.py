"""Names as people write them, as they should be written, sorted and compared (domain.md 6.3)."""

import pytest
from cleaning.conftest import codes

from buurtapp.cleaning.name_agreement import names_agree

WRITTEN = [
    ("Jan de Vries", "Jan de Vries", "Vries, Jan de"),
    ("JAN DE VRIES", "Jan de Vries", "Vries, Jan de"),
    ("jan van der berg", "Jan van der Berg", "Berg, Jan van der"),
    ("  Jan   de  Vries ", "Jan de Vries", "Vries, Jan de"),
    ("Vries, Jan de", "Jan de Vries", "Vries, Jan de"),
    ("Berg, van der, Jan", "Jan van der Berg", "Berg, Jan van der"),
    ("de Vries, Jan", "Jan de Vries", "Vries, Jan de"),
    ("De Heer, Jan", "Jan de Heer", "Heer, Jan de"),
    ("VRIES, JAN DE", "Jan de Vries", "Vries, Jan de"),
    ("Berg Joop van der", "Joop van der Berg", "Berg, Joop van der"),
    ("Van der Berg", "Van der Berg", "Berg, van der"),
    ("van der berg", "Van der Berg", "Berg, van der"),
    ("Maria d'Ancona", "Maria d'Ancona", "Ancona, Maria d'"),
    ("MARIA D'ANCONA", "Maria d'Ancona", "Ancona, Maria d'"),
    ("Anna ten Berge-van der Meulen", "Anna ten Berge-van der Meulen", "Berge-van der Meulen, Anna ten"),
    ("ANNA TEN BERGE-VAN DER MEULEN", "Anna ten Berge-van der Meulen", "Berge-van der Meulen, Anna ten"),
    ("Ten Berge-van der Meulen", "Ten Berge-van der Meulen", "Berge-van der Meulen, ten"),
    ("Els Bakker-de Wit", "Els Bakker-de Wit", "Bakker-de Wit, Els"),
    ("Ronald McDonald", "Ronald McDonald", "McDonald, Ronald"),
    ("Jan Van Damme", "Jan Van Damme", "Damme, Jan Van"),
    ("ijsbrand de boer", "IJsbrand de Boer", "Boer, IJsbrand de"),
    ("IJSBRAND DE BOER", "IJsbrand de Boer", "Boer, IJsbrand de"),
    ("Jan-Willem van Dam", "Jan-Willem van Dam", "Dam, Jan-Willem van"),
    ("JAN-WILLEM VAN DAM", "Jan-Willem van Dam", "Dam, Jan-Willem van"),
    ("o'brien", "O'Brien", "O'Brien"),
    ("Dhr. Kees Bakker", "Kees Bakker", "Bakker, Kees"),
    ("Éva Šimková", "Éva Šimková", "Šimková, Éva"),
    ("WILLEMS, Piet", "Piet Willems", "Willems, Piet"),
    ("Jan DE VRIES", "Jan de Vries", "Vries, Jan de"),
    ("Jan van der BERG", "Jan van der Berg", "Berg, Jan van der"),
    ("Els BAKKER-DE WIT", "Els Bakker-de Wit", "Bakker-de Wit, Els"),
    ("Jan de Vries III", "Jan de Vries III", "Vries III, Jan de"),
    ("Jan", "Jan", "Jan"),
    ("李明", "李明", "李明"),
    ("van 't Hooft, Jan", "Jan van 't Hooft", "Hooft, Jan van 't"),
    ("Jan van \u2018t Hooft", "Jan van \u2018t Hooft", "Hooft, Jan van \u2018t"),
    ("Jaap v/d Zaag", "Jaap v/d Zaag", "Zaag, Jaap v/d"),
    ("Kees Bakker sr.", "Kees Bakker sr.", "Bakker sr., Kees"),
]


@pytest.mark.parametrize(("typed", "written", "sort"), WRITTEN)
def test_a_name_is_written_and_sorted_without_a_code(outcome, typed, written, sort) -> None:
    row = outcome(name=typed)
    assert (row["name"], row["sort_name"], row["reasons"]) == (written, sort, "")


@pytest.mark.parametrize(
    "typed", ["J. de Vries", "J.P. de Vries", "J P de Vries", "JP de Vries", "Th. Jansen", "j. de vries"]
)
def test_initials_alone_are_noted(outcome, typed) -> None:
    assert outcome(name=typed)["reasons"] == "name.initials_only"


@pytest.mark.parametrize("typed", ["Ed de Boer", "Bo Smit", "EVA de Wit", "Jan P. de Vries", "Jansen"])
def test_short_names_are_no_initials(outcome, typed) -> None:
    assert outcome(name=typed)["reasons"] == ""


@pytest.mark.parametrize(
    "typed",
    ["Fam. Jansen", "Familie Jansen", "fam jansen", "Jan en Marie de Vries", "Jan & Marie", "Jan + Marie de Vries",
     "Dhr. en mevr. de Vries", "Jan/Marie de Vries", "Gezin Bakker"],
)  # fmt: skip
def test_two_people_in_one_row_are_asked_about(outcome, typed) -> None:
    assert outcome(name=typed)["reasons"] == "name.two_people"


@pytest.mark.parametrize("typed", ["Hendrik Engel", "Famke Jansen", "Anders Lund", "Len de Wit"])
def test_names_that_hold_such_letters_are_one_person(outcome, typed) -> None:
    assert outcome(name=typed)["reasons"] == ""


@pytest.mark.parametrize(
    "typed",
    [
        "#NAAM?",
        '=HYPERLINK("x","y")',
        "",
        " ",
        "-",
        "x",
        "xxx",
        "geen",
        "n.v.t.",
        "anonymous",
        "06-00000001",
        "jan@example.org",
        "?",
    ],
)
def test_what_is_no_name_is_missing(outcome, typed) -> None:
    row = outcome(name=typed)
    assert (row["name"], row["reasons"]) == ("", "name.missing")


@pytest.mark.parametrize("name", ["José García", "Zoë Bruïne", "Jørgen Øster", "Anaïs d’Été", "Łukasz Wiśniewski"])
def test_utf8_read_as_windows_1252_is_mended_and_noted(outcome, name) -> None:
    damaged = "".join(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in name.encode())
    row = outcome(name=damaged)
    assert (row["name"], codes(row)) == (name, {"name.mojibake"})


@pytest.mark.parametrize("name", ["Ã", "José Muñoz", "Größe", "Âge d'Or", "Müller"])
def test_letters_that_are_not_damaged_stay(outcome, name) -> None:
    assert "name.mojibake" not in codes(outcome(name=f"{name} Bakker"))


@pytest.mark.parametrize(
    ("first", "prefix", "last", "name", "written"),
    [
        ("Jan", "de", "Vries", "", "Jan de Vries"), ("jan", "VAN DER", "BERG", "", "Jan van der Berg"),
        ("Jan", "", "DE VRIES", "", "Jan de Vries"), ("Jan", "", "Berg, van der", "", "Jan van der Berg"),
        ("Jan", "de", "de Vries", "", "Jan de Vries"), ("Jan", "", "", "de Vries", "Jan de Vries"),
        ("Jan", "", "", "Jan de Vries", "Jan de Vries"), ("", "van", "Dam", "", "van Dam"), ("Jan", "", "", "", "Jan"),
    ],
)  # fmt: skip
def test_a_name_in_parts_is_put_together(outcome, first, prefix, last, name, written) -> None:
    row = outcome(name=name, first_name=first, prefix=prefix, last_name=last)
    assert row["name"] == written


def test_a_name_typed_in_a_decision_silences_the_parts(outcome) -> None:
    assert outcome(name="", first_name="Jna", last_name="Vris", set_name="Jan de Vries")["name"] == "Jan de Vries"


AGREE = [
    ("Jan de Vries", "J. de Vries"), ("Jan de Vries", "de Vries"), ("Jan Willem de Vries", "J.W. de Vries"),
    ("Jan Willem de Vries", "JW de Vries"), ("Jan Willem de Vries", "Jan de Vries"), ("Els Bakker-de Wit",
    "Els Bakker"),
    ("Els Bakker-de Wit", "Els de Wit"), ("Jan de Vries", "Vries de Jan"), ("Marleen Jansen", "Marlen Jansen"),
    ("José Bakker", "Jose Bakker"), ("Jan Jansen", "Jan Janssen"),
]  # fmt: skip
DIFFER = [
    ("Jan de Vries", "Marie de Vries"), ("Jan de Vries", "Jan Bakker"), ("Jan", "Piet"), ("J. de Vries", "M. de Vries"),
    ("Jan de Vries", "Jaap de Vries"), ("", "Jan"), ("", ""), ("Hans Vos", "Hanna Vos"), ("Jan Bos", "Jan Vos"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_names_of_one_person_agree(one, other) -> None:
    assert names_agree(one, other)
    assert names_agree(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFER)
def test_names_of_two_people_do_not(one, other) -> None:
    assert not names_agree(one, other)
    assert not names_agree(other, one)


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "=HYPERLINK(0)", "{{ name }}", "a" * 50_000, "\n" * 9, "\ud800", "' OR 1=1"]
)
@pytest.mark.timeout(10)
def test_hostile_names_are_text_and_nothing_more(outcome, name) -> None:
    assert isinstance(outcome(name=name)["name"], str)
