"""Which door a typed address is (design.md 4, domain.md 6.2, formats.md 3.3)."""

import pandas as pd
import pytest
from cleaning.conftest import DOORS, codes, sign_ups

from buurtapp.cleaning import Settings, clean
from buurtapp.cleaning.additions import addition_sense, read_number
from buurtapp.cleaning.near_streets import add_near
from buurtapp.cleaning.streets import ABBREVIATED, ALIKE, NONE, SAME, relation, same_key


def door(row: pd.Series) -> str:
    return f"{row['street']} {row['number']} {row['addition']}".strip()


SPELLINGS = {
    "Kerkstraat 16 A": [("16A", ""), ("16 a", ""), ("16-A", ""), ("16", "a"), ("16A", "A"), ("16/a", ""),
    ("nr. 16 A", "")],
    "Berkenlaan 3 HS": [("3 hs", ""), ("3 huis", ""), ("3-H", ""), ("3", "Huis"), ("3 bg", "")],
    "Berkenlaan 3 2": [("3-2", ""), ("3 II", ""), ("3 2 hoog", ""), ("3, 2e etage", ""), ("3", "02"), ("3/2", "")],
    "Berkenlaan 5 BIS": [("5bis", ""), ("5 Bis", "")],
    "Berkenlaan 5 BIS-A": [("5 bis A", ""), ("5bisA", ""), ("5-bis-a", "")],
    "Berkenlaan 7 A-2": [("7A2", ""), ("7 a-2", ""), ("7A", "2"), ("7 A II", "")],
    "Berkenlaan 9 RD": [("9 rood", ""), ("9rd", ""), ("9", "Rood")],
    "Berkenlaan 9 ZW": [("9 zwart", ""), ("9 zw", "")],
}  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "number", "addition"), [(d, n, a) for d, pairs in SPELLINGS.items() for n, a in pairs]
)
def test_every_spelling_of_an_addition_is_that_door_without_a_guess(outcome, wanted, number, addition) -> None:
    postcode = "1234AB" if wanted.startswith("Kerk") else "1234AC"
    row = outcome(street="", number=number, addition=addition, postcode=postcode)
    assert (door(row), row["reasons"], row["verified"]) == (wanted, "", "address")


@pytest.mark.parametrize("number", ["3 hs", "32", "122", "12-2"])
def test_an_addition_never_becomes_part_of_the_number_or_the_other_way_round(outcome, number) -> None:
    assert outcome(number=number)["verdict"] != "ready"


def test_a_letter_of_a_row_is_no_ground_floor(addresses) -> None:
    letters = pd.DataFrame(
        {"street": "Rijweg", "number": 1, "addition": list("ABCDEFGHI"), "postcode": "1234AL", "city": "Ons Dorp"}
    )
    rows = sign_ups({"street": "Rijweg", "number": "1 huis", "postcode": "1234AL"})
    assert clean(rows, letters, Settings(practice=True)).iloc[0]["reasons"] == "address.ambiguous"


def test_one_door_with_another_addition_is_proposed_and_several_are_asked_about(outcome) -> None:
    for number, wanted in (("12 A", "Kerkstraat 12"), ("16", "Kerkstraat 16 A")):
        row = outcome(number=number)
        assert (door(row), row["reasons"], row["verified"]) == (wanted, "address.addition_guess", "")
    for number in ("18", "18 C"):
        row = outcome(number=number)
        assert (row["address"], row["reasons"]) == (-1, "address.ambiguous")


@pytest.mark.parametrize("number", ["12-14", "12/14", "12 t/m 14", "12 en 14", "12 + 14"])
def test_a_range_is_two_houses(outcome, number) -> None:
    assert outcome(number=number)["reasons"] == "address.ambiguous"


@pytest.mark.parametrize(
    "number", ["1-feb", "3-mei", "1 februari", "feb-01", "2026-02-01", "2026-02-01 00:00:00", "01-02-2026", "1-Feb-26"]
)
def test_a_house_number_that_became_a_date_is_asked_about(outcome, number) -> None:
    row = outcome(number=number)
    assert (row["number"], row["address"], row["reasons"]) == ("", -1, "address.date_damage")


STREETS = [
    ("Kerkstr.", "1234AB", "12"), ("Kerkstaat", "1234AB", "12"), ("Berkenln", "1234AC", "1"),
    ("Burg. v.d. Heidestr", "1234AD", "2"), ("burgemeester v d heidestraat", "1234AD", "2"),
    ("van der Heidestraat", "1234AD", "2"), ("St. Annaplein", "1234AE", "4"), ("Sint Annapln.", "1234AE", "4"),
    ("Eerste IJsselstraat", "1234AG", "6"), ("1e Ysselstraat", "1234AG", "6"), ("1ste IJsselstraat", "1234AG", "6"),
]  # fmt: skip


@pytest.mark.parametrize(("street", "postcode", "number"), STREETS)
def test_a_street_spelt_otherwise_is_corrected_with_its_postcode_and_proposed_without(
    outcome, street, postcode, number
) -> None:
    row = outcome(street=street, number=number, postcode=postcode)
    assert (row["reasons"], row["verdict"]) == ("address.street_corrected", "ready")
    bare = outcome(street=street, number=number, postcode="")
    assert (bare["reasons"], bare["verdict"]) == ("address.street_guess;postcode.missing_filled", "proposed")
    assert bare["address"] == row["address"] != -1


@pytest.mark.parametrize("street", ["kerkstraat", "KERKSTRAAT", " Kerk straat ", "Kerkstraat."])
def test_case_and_spacing_are_no_correction(outcome, street) -> None:
    assert (door(outcome(street=street)), outcome(street=street)["reasons"]) == ("Kerkstraat 12", "")


def test_diacritics_are_no_correction(outcome) -> None:
    row = outcome(street="Curacaoweg", number="10", postcode="1234AJ")
    assert (row["street"], row["reasons"]) == ("Curaçaoweg", "")


@pytest.mark.parametrize(
    ("typed", "street", "kind"),
    [
        ("Kerkstraat", "Kerklaan", NONE), ("Parkstraat", "Kerkstraat", NONE), ("Beukenlaan", "Berkenlaan", ALIKE),
        ("Kekrstraat", "Kerkstraat", ALIKE), ("Prins Hendrikln.", "Prins Hendriklaan", ABBREVIATED),
        ("Prins-Hendriklaan", "Prins Hendriklaan", SAME), ("2e Dwarsstraat", "1e Dwarsstraat", NONE),
        ("Eerste Dwarstraat", "1e Dwarsstraat", ALIKE),
        ("Plein 1954", "Plein 1945", NONE), ("", "Dam", NONE),
        ("Ln v Noord", "Laan van Noord", ABBREVIATED),
        ("Brgm. v Tuyllstr.", "Burgemeester van Tuyllstraat", ABBREVIATED),
        ("J.P. Coenstraat", "Jan Pieterszoon Coenstraat", ALIKE), ("K. Coenstraat", "Jan Pieterszoon Coenstraat", NONE),
        ("Eerste J. v.d. Helststraat", "1e Jan van der Helststraat", ALIKE),
        ("2e J. v.d. Helststraat", "1e Jan van der Helststraat", NONE),
    ],
)  # fmt: skip
def test_streets_are_alike_or_not(typed, street, kind) -> None:
    assert relation(typed, street) == kind


def test_a_large_city_finds_the_same_street_as_a_village() -> None:
    names = [f"{kind}{number}straat" for kind in ("linde", "beuk", "kerk") for number in range(1000)]
    index = {same_key(name): [place] for place, name in enumerate(names)}
    few = {key: index[key] for key in list(index)[2000:2100]}
    large: list[dict[int, int]] = [{}]
    small: list[dict[int, int]] = [{}]
    add_near(large, ["kerk5straatt"], index)
    add_near(small, ["kerk5straatt"], few)
    assert large[0][2005] == small[0][2005] == 1


def test_a_postcode_of_another_street_is_asked_about(outcome) -> None:
    assert outcome(street="Molenweg", number="1", postcode="1234 AC")["reasons"] == "postcode.street_mismatch"
    assert outcome(street="Berkenlaan", number="12", postcode="1234AB")["reasons"] == "postcode.street_mismatch"


def test_a_number_that_only_the_street_has_decides_against_the_postcode(outcome) -> None:
    row = outcome(street="Kerkstraat", number="101", postcode="1234AC")
    assert (door(row), row["postcode"], row["reasons"]) == ("Kerkstraat 101", "1234AZ", "postcode.ignored")


@pytest.mark.parametrize("postcode", ["0234AB", "1234SS", "123", "12345", "1234", "AB1234", "onzin"])
def test_an_unusable_postcode_is_ignored_when_the_street_is_found(outcome, postcode) -> None:
    row = outcome(postcode=postcode)
    assert (door(row), row["postcode"], row["reasons"]) == ("Kerkstraat 12", "1234AB", "postcode.ignored")


@pytest.mark.parametrize("postcode", ["1234 ab", "1234-AB", "NL-1234 AB", "1234AB Ons Dorp", "12 34 AB", '="1234AB"'])
def test_a_postcode_in_any_notation_is_that_postcode(outcome, postcode) -> None:
    assert outcome(postcode=postcode)["reasons"] == ""


def test_a_street_of_that_name_in_another_town_is_never_taken(outcome) -> None:
    assert outcome(postcode="9876 XZ")["verdict"] == "ask"
    assert outcome(postcode="", city="Groningen")["reasons"] == "address.outside_area"
    assert outcome(postcode="", city="ons dorp")["reasons"] == "postcode.missing_filled"


def test_one_street_in_two_places_is_ambiguous_until_the_place_is_named() -> None:
    twice = pd.DataFrame(
        {
            "street": "Kerkstraat",
            "number": 12,
            "addition": "",
            "postcode": ["1234AB", "5678AB"],
            "city": ["Een", "Twee"],
        }
    )
    rows = sign_ups({"postcode": ""}, {"postcode": "", "city": "Twee", "name": "Els Bos", "phone": "06-00000002"})
    told = clean(rows, twice, Settings(practice=True))
    assert told["reasons"].tolist() == ["address.ambiguous", "postcode.missing_filled"]
    assert told["address"].tolist() == [-1, 1]


WHOLE = [
    "Kerkstraat 16 A, 1234 AB Ons Dorp", "Kerkstraat 16a\n1234AB  ONS DORP", "1234AB 16-A", "1234 AB Kerkstraat 16A",
    "Kerkstraat 16A 1234AB", "kerkstraat 16-a, 1234ab",
]  # fmt: skip


@pytest.mark.parametrize("whole", WHOLE)
def test_a_whole_address_in_one_cell_is_taken_apart(outcome, whole) -> None:
    row = outcome(address=whole, street="", number="", postcode="")
    assert (door(row), row["reasons"]) == ("Kerkstraat 16 A", "")


def test_a_whole_address_without_postcode_is_found_by_its_street(outcome) -> None:
    for whole in ("Kerkstraat 12, Ons Dorp", "Kerkstraat 12 Ons Dorp", "Kerkstraat12", "12 Kerkstraat"):
        row = outcome(address=whole, street="", number="", postcode="")
        assert (door(row), row["reasons"]) == ("Kerkstraat 12", "postcode.missing_filled"), whole


def test_a_number_in_the_street_column_is_found(outcome) -> None:
    assert outcome(street="Kerkstraat 12", number="")["reasons"] == ""
    assert outcome(street="Kerkstraat 12", number="12")["reasons"] == ""
    assert door(outcome(street="Plein 1945 8", number="", postcode="1234AH")) == "Plein 1945 8"
    assert door(outcome(street="Plein 1945", number="8", postcode="1234AH")) == "Plein 1945 8"
    assert door(outcome(street="1e IJsselstraat 6", number="", postcode="1234AG")) == "1e IJsselstraat 6"


@pytest.mark.parametrize("word", ["naast", "tegenover", "t/o", "hoek", "ca.", "naast nr."])
@pytest.mark.parametrize("postcode", ["1234AB", ""])
def test_a_house_near_a_number_is_another_house(outcome, word, postcode) -> None:
    there = {"postcode": postcode, "city": ""}
    whole = {"street": "", "number": "", "address": f"Kerkstraat {word} 12"}
    for row in (outcome(number=f"{word} 12", **there), outcome(**whole, **there)):
        assert (row["address"], codes(row)) == (-1, {"address.ambiguous"})


@pytest.mark.parametrize("number", ["12?", "12 ?", "?12"])
def test_a_number_with_a_question_mark_is_asked_about(outcome, number) -> None:
    assert codes(outcome(number=number)) == {"address.ambiguous"}


@pytest.mark.parametrize("number", ["nr 12", "nr. 12", "huisnummer 12", "#12", "12."])
def test_a_word_for_number_is_no_doubt(outcome, number) -> None:
    assert outcome(number=number)["verdict"] == "ready"


def test_two_numbers_that_contradict_each_other_are_asked_about(outcome) -> None:
    same = outcome(address="Kerkstraat 16 A", street="", number="16A", postcode="")
    assert (door(same), same["verdict"]) == ("Kerkstraat 16 A", "ready")
    other = outcome(address="Kerkstraat 16 A", street="", number="12", postcode="")
    assert (other["address"], codes(other)) == (-1, {"address.ambiguous"})
    typed = outcome(address="Kerkstraat 1", street="", number="7", set_number="16A", postcode="")
    assert (door(typed), typed["verdict"]) == ("Kerkstraat 16 A", "ready")


def test_outside_the_area_the_door_is_known_and_asked_about(outcome) -> None:
    row = outcome(street="Verweg", number="1", postcode="1299ZZ")
    assert (row["address"], row["reasons"], row["verified"]) == (len(DOORS), "address.outside_area", "")


def test_a_file_of_postcodes_and_numbers_matches_on_those() -> None:
    bare = pd.DataFrame({"street": "", "number": [12, 14], "addition": "", "postcode": "1234AB", "city": ""})
    rows = sign_ups(
        {}, {"number": "14 B", "name": "Els Bos", "phone": "06-00000002"}, {"number": "99", "phone": "06-3"}
    )
    told = clean(rows, bare, Settings(practice=True))
    assert told["address"].tolist() == [0, 1, -1]
    assert told["addition"].tolist()[:2] == ["", "B"]
    assert told["street"].tolist()[:2] == ["Kerkstraat", "Kerkstraat"]
    assert told["verdict"].tolist() == ["ready", "ready", "ask"]


@pytest.mark.parametrize(
    ("whole", "wanted"),
    [
        ("16 A Kerkstraat", "Kerkstraat 16 A"), ("16 a, Kerkstraat", "Kerkstraat 16 A"),
        ("16a, Kerkstraat", "Kerkstraat 16 A"),
        ("14, Kerkstraat, Ons Dorp", "Kerkstraat 14"), ("Kerkstraat, Ons Dorp 14", "Kerkstraat 14"),
    ],
)  # fmt: skip
def test_an_address_may_begin_with_its_number_and_end_with_its_place(outcome, whole, wanted) -> None:
    row = outcome(address=whole, street="", number="", postcode="")
    assert (door(row), row["verdict"]) == (wanted, "ready")


def test_a_house_number_alone_is_proposed_where_the_area_is_one_street() -> None:
    lane = pd.DataFrame({"street": "Kerkstraat", "number": [12, 14], "addition": "", "postcode": "1234AB"})
    beside = pd.DataFrame({"street": ["Verweg"], "number": [16], "addition": "", "postcode": "1299ZZ"})
    rows = sign_ups(*({"street": "", "postcode": "", "number": number} for number in ("14", "12-14", "99", "16", "")))
    told = clean(rows, pd.concat([lane.assign(in_area=True), beside.assign(in_area=False)]), Settings(practice=True))
    assert told["address"].fillna(-1).tolist() == [1, -1, -1, -1, -1]
    wanted = ("address.street_guess", "address.ambiguous", "address.unknown", "address.unknown", "address.missing")
    for (_label, row), code in zip(told.iterrows(), wanted, strict=True):
        assert {one for one in codes(row) if one.startswith("address.")} == {code}


def test_an_address_in_the_column_of_house_numbers_is_no_door_of_the_only_street() -> None:
    lane = pd.DataFrame({"street": "Kerkstraat", "number": [5], "addition": "", "postcode": "1234AB"})
    rows = sign_ups({"street": "", "postcode": "", "number": "5 Dorpsweg"})
    told = clean(rows, lane, Settings(practice=True)).iloc[0]
    assert (told["verdict"], pd.isna(told["address"]) or told["address"] < 0) == ("ask", True)


@pytest.mark.parametrize(
    ("street", "number", "wanted"),
    [
        ("J. Steenstraat", 3, "address.ambiguous"),
        ("Stenstraat", 3, "address.street_guess"),
        ("J. Steenstraat", 9, "address.street_guess"),
    ],
)
def test_initials_or_a_slip_is_a_persons_to_judge(street, number, wanted) -> None:
    names = ["Steenstraat", "Jan Steenstraat", "Jan Steenstraat"]
    streets = pd.DataFrame({"street": names, "number": [3, 3, 9], "addition": "", "postcode": "1234AB"})
    rows = sign_ups({"street": street, "postcode": "", "number": str(number)})
    told = clean(rows, streets, Settings(practice=True)).iloc[0]
    assert wanted in codes(told)


def test_a_house_number_alone_is_asked_about_where_the_area_has_more_streets(outcome) -> None:
    assert "address.missing" in codes(outcome(street="", postcode="", number="12"))


def test_what_a_person_typed_in_a_decision_takes_the_place_of_what_was_read(outcome) -> None:
    assert door(outcome(number="99", set_number="14")) == "Kerkstraat 14"
    assert door(outcome(number="18", set_addition="B")) == "Kerkstraat 18 B"
    row = outcome(street="Onzin", number="1", postcode="", set_address="Berkenlaan 1, 1234AC")
    assert (door(row), row["reasons"]) == ("Berkenlaan 1", "")


def test_labels_of_the_address_file_need_no_order(addresses) -> None:
    labelled = addresses.set_axis(range(1000, 1000 + len(addresses)), axis=0).sample(frac=1, random_state=4)
    told = clean(sign_ups({}, {"number": "99"}), labelled, Settings(practice=True))
    assert told["address"].tolist() == [1000, -1]


@pytest.mark.parametrize(
    ("text", "number", "addition"),
    [("12E", 12, "E"), ("246A02", 246, "A-02"), ("5-F 4", 5, "F-4"), ("12.0", 12, ""), ("#12", 12, ""), ("123456",
    -1, ""),
     ("", -1, ""), ("twaalf", -1, ""), ("1,2E+04", -1, "")],
)  # fmt: skip
def test_house_numbers_are_read(text, number, addition) -> None:
    house = read_number(text)
    assert (house.number, house.addition) == (number, addition)


@pytest.mark.parametrize(("one", "other"), [("E", ""), ("1E", "1"), ("B", "BIS"), ("12", "1-2"), ("A", "A-2")])
def test_additions_that_differ_have_another_sense(one, other) -> None:
    assert addition_sense(one) != addition_sense(other)


def test_no_address_file_at_all_asks_about_every_address(addresses) -> None:
    for empty in (addresses.iloc[:0], pd.DataFrame()):
        told = clean(sign_ups({}), empty, Settings(practice=True)).iloc[0]
        assert (told["address"], told["verdict"]) == (-1, "ask")
        assert codes(told) <= {"address.unknown", "address.outside_area"}
