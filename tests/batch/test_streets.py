"""The list of streets: its columns, areas, and lines that cannot be used."""

import pytest

from buurtapp.batch.streets import read_streets
from buurtapp.sheets import Column, Sheet, write_workbook
from buurtapp.words import Fault


def test_a_list_has_streets_with_areas_and_their_beheerder(table):
    path = table(
        "straten.csv",
        "id,naam,gebied,beheerder,telefoon,e-mail",
        'K1,Kerkstraat,"Kerkstraat 1-99 oneven; 3581AB; BU03440101",Bo Kikkerprins,06-01234567,bo@voorbeeld.invalid',
    )
    [street] = read_streets(path)
    assert (street.id, street.name, street.fault) == ("K1", "Kerkstraat", "")
    assert [part.numbers for part in street.area.streets] == ["odd"]
    assert street.area.postcodes == {"3581AB"}
    assert street.area.buurten == {"03440101"}
    assert (street.keeper, street.phone, street.email) == ("Bo Kikkerprins", "06-01234567", "bo@voorbeeld.invalid")


def test_a_spreadsheet_with_other_capitals_and_order_is_the_same_list(tmp_path):
    columns = [Column(name) for name in ("Naam", "Gebied", "ID", "E-mail")]
    path = write_workbook(tmp_path / "s.xlsx", [Sheet("Straten", columns, [["Kerkstraat", "Kerkstraat", "K1", ""]])])
    [street] = read_streets(path)
    assert (street.id, street.name, street.area.streets[0].street) == ("K1", "Kerkstraat", "Kerkstraat")


def test_one_bad_line_does_not_stop_the_others(table):
    path = table(
        "straten.csv", "id,naam,gebied", "A,Goed,Kerkstraat", "B,Fout,12 - 4 oneven", "C,Leeg,",
        ",Zonder id,Kerkstraat", "a,Dubbel,Dorpsstraat",
    )  # fmt: skip
    streets = read_streets(path)
    assert [bool(street.fault) for street in streets] == [False, True, True, True, True]
    assert len({street.id.casefold() for street in streets}) == 5
    assert "12 - 4 oneven" in streets[1].fault


def test_two_ids_that_become_one_folder_are_told_and_take_the_name_of_no_other(table):
    ids = ["a/b", "a-b", "A b", "a-b-dubbel-2"]
    streets = read_streets(table("s.csv", "id,naam,gebied", *(f"{id_},{id_},Kerkstraat" for id_ in ids)))
    assert len({street.id.casefold() for street in streets}) == 4
    assert [bool(street.fault) for street in streets] == [False, True, True, False]
    assert "a-b" in streets[1].fault
    assert streets[3].id == "a-b-dubbel-2"


@pytest.mark.parametrize(
    "id_", ["../../x", "a/b", "C:\\x", "{work_folder}", ".verborgen", "con", "NUL", "uitvoering", "x" * 200]
)
def test_no_id_points_out_of_the_folder_of_the_city(table, tmp_path, id_):
    [street] = read_streets(table("straten.csv", "id,naam,gebied", f'"{id_}",Kerkstraat,Kerkstraat'))
    assert (tmp_path / street.id).resolve().parent == tmp_path.resolve()
    assert not set(street.id) & set("{}:/\\")
    assert street.id.casefold() not in ("uitvoering", "con", "nul")
    assert len(street.id) < 100


@pytest.mark.parametrize("lines", [["naam,gebied", "Kerkstraat,Kerkstraat"], ["id,naam,gebied"], [""]])
def test_a_list_without_its_columns_or_streets_is_unusable(table, lines):
    with pytest.raises(Fault):
        read_streets(table("straten.csv", *lines))
