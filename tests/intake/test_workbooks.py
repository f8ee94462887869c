"""Workbooks by independent writers: openpyxl, XlsxWriter, and .ods and .xls written byte by byte."""

import datetime as dt
import io

import openpyxl
import pytest
import xlsxwriter
from intake.writers import ods, xls

from buurtapp.intake import describe, read_table

MOMENT = dt.datetime(2026, 2, 1, 14, 5, 6)
ROWS = [
    ["Aanmeldingen De Berk", None, None, None],
    [None, None, None, None],
    ["Naam", "Telefoon", "Huisnummer", "Aangemeld op"],
    ["José", 600000001.0, 12, MOMENT],
    [None, None, None, None],
    ["Els & Co <x>", "06-00000002", "12-2", dt.date(2026, 2, 1)],
    ["Totaal", 2, None, None],
]
EXPECTED = [
    ["José", "600000001", "12", "2026-02-01 14:05:06"],
    ["Els & Co <x>", "06-00000002", "12-2", "2026-02-01"],
    ["Totaal", "2", "", ""],
]


def by_openpyxl(sheets, merged=(), hidden_rows=(), hidden_columns=(), state=None):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    first = book.worksheets[0]
    for area in merged:
        first.merge_cells(area)
    for row in hidden_rows:
        first.row_dimensions[row].hidden = True
    for column in hidden_columns:
        first.column_dimensions[column].hidden = True
    for name, value in (state or {}).items():
        book[name].sheet_state = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_xlsxwriter(sheets):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd-mm-yyyy hh:mm"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for down, row in enumerate(rows):
                for across, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(down, across, cell)
    return out.getvalue()


WRITERS = {"openpyxl.xlsx": by_openpyxl, "xlsxwriter.xlsx": by_xlsxwriter, "hand.ods": ods, "hand.xls": xls}


@pytest.mark.parametrize("name", WRITERS)
def test_a_workbook_is_text_with_the_numbers_of_its_rows(a_file, name):
    table = read_table(a_file(WRITERS[name]({"Blad1": ROWS}), name))
    assert list(table.columns) == ROWS[2]
    assert list(table.index) == [4, 6, 7]
    assert table.to_numpy().tolist() == EXPECTED


@pytest.mark.parametrize("name", WRITERS)
def test_the_kind_is_known_by_content_and_not_by_name(a_file, name):
    table = read_table(a_file(WRITERS[name]({"Blad1": ROWS}), "lijst.csv"))
    assert table.to_numpy().tolist() == EXPECTED


@pytest.mark.parametrize("name", WRITERS)
def test_the_sheet_that_looks_like_sign_ups_is_chosen_and_named(a_file, name):
    notes = [["Wat", "Wie"], ["Folders halen", "Els"], ["Zaal huren", "Jan"], ["Koffie", "Piet"], ["Stoelen", "Els"]]
    path = a_file(WRITERS[name]({"Taken": notes, "Antwoorden": ROWS, "Leeg": []}), name)
    seen = describe(path)
    assert seen.sheet == "Antwoorden"
    assert seen.sheets == ("Taken", "Antwoorden")
    assert list(read_table(path, sheet="Taken").iloc[:, 1])[-1] == "Els"


@pytest.mark.parametrize("name", WRITERS)
def test_a_list_with_a_title_and_totals_comes_before_a_shorter_one(a_file, name):
    path = a_file(WRITERS[name]({"Blad1": ROWS, "Oud": ROWS[2:4]}), name)
    assert (describe(path).sheet, describe(path).others) == ("Blad1", ("Oud",))


def test_hidden_sheets_rows_and_columns_count_as_present(a_file):
    data = by_openpyxl(
        {"Antwoorden": ROWS, "Kladje": [["x"]]}, hidden_rows=[4], hidden_columns=["B"], state={"Kladje": "veryHidden"}
    )
    path = a_file(data, "verborgen.xlsx")
    assert read_table(path).to_numpy().tolist() == EXPECTED
    assert describe(path).sheets == ("Antwoorden", "Kladje")


@pytest.mark.parametrize("name", ["openpyxl.xlsx", "hand.ods", "hand.xls"])
def test_a_cell_merged_over_rows_counts_in_each(a_file, name):
    rows = [["Naam", "Adres", "Telefoon"], ["Jan", "Kerkstraat 1", "06-00000001"], ["Els", None, "06-00000002"]]
    if name == "openpyxl.xlsx":
        data = by_openpyxl({"Blad1": rows}, merged=["B2:B3"])
    else:
        data = WRITERS[name]({"Blad1": rows}, {(1, 1): (2, 1)})
    assert list(read_table(a_file(data, name))["Adres"]) == ["Kerkstraat 1", "Kerkstraat 1"]


def test_merged_titles_and_header_cells_do_no_harm(a_file):
    rows = [
        ["Aanmeldingen", None, None, None],
        ["Naam", "Adres", None, "Telefoon"],
        [None, "Straat", "Huisnummer", None],
        ["Jan", "Kerkstraat", 1, "06-00000001"],
    ]
    table = read_table(a_file(by_openpyxl({"Blad1": rows}, merged=["A1:D1", "A2:A3", "B2:C2", "D2:D3"]), "s.xlsx"))
    assert list(table.columns) == ["Naam", "Straat", "Huisnummer", "Telefoon"]
    assert table.to_numpy().tolist() == [["Jan", "Kerkstraat", "1", "06-00000001"]]


@pytest.mark.parametrize("name", WRITERS)
def test_a_list_away_from_the_corner_keeps_its_row_numbers(a_file, name):
    rows = [[None, None, None], [None, "Naam", "Telefoon"], [None, "Jan", "06-00000001"]]
    table = read_table(a_file(WRITERS[name]({"Blad1": rows}), name))
    assert list(table.columns) == ["Naam", "Telefoon"]
    assert list(table.index) == [3]


NUMBERS = [
    (600000001.0, "600000001"),
    (31600000001, "31600000001"),
    (0, "0"),
    (12.5, "12.5"),
    (0.1 + 0.2, "0.3"),
    (-3, "-3"),
    (31612345678901234567, "3.16123456789012E+19"),
    (True, "WAAR"),
    (False, "ONWAAR"),
    (dt.datetime(2026, 2, 1), "2026-02-01"),
    (dt.datetime(2026, 2, 1, 14, 5, 6, 999_900), "2026-02-01 14:05:07"),
    (dt.time(14, 5), "14:05"),
    (dt.timedelta(hours=30, minutes=5), "30:05:00"),
]


@pytest.mark.parametrize(("cell", "text"), NUMBERS)
def test_typed_cells_become_what_a_person_would_have_typed(a_file, cell, text):
    data = by_openpyxl({"Blad1": [["Naam", "Opmerking"], ["Jan", cell]]})
    assert list(read_table(a_file(data, "getypt.xlsx"))["Opmerking"]) == [text]


def test_dates_of_the_old_macintosh_calendar_are_right(a_file):
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["Naam", "Aangemeld op"])
    book.active.append(["Jan", MOMENT])
    out = io.BytesIO()
    book.save(out)
    assert list(read_table(a_file(out.getvalue(), "mac.xlsx"))["Aangemeld op"]) == ["2026-02-01 14:05:06"]


def test_whole_comma_lines_in_one_column_are_unfolded(a_file):
    rows = [["Tijdstempel,Naam,Telefoon"], ['2024/12/03 8:48:17 p.m. CET,"de Vries, Jan",06-00000001']]
    table = read_table(a_file(by_openpyxl({"Blad1": rows}), "ingelezen.xlsx"))
    assert table.to_numpy().tolist() == [["2024/12/03 8:48:17 p.m. CET", "de Vries, Jan", "06-00000001"]]


@pytest.mark.parametrize("name", WRITERS)
def test_an_empty_workbook_gives_an_empty_frame(a_file, name):
    assert read_table(a_file(WRITERS[name]({"Blad1": [[None]]}), name)).shape == (0, 0)


def test_other_sheets_with_sign_ups_are_named(a_file):
    header = ["Naam", "Adres", "Mobiel", "Akkoord"]
    streets = {
        "Kerkstraat": [header, ["Jan", "Kerkstraat 1", "06-00000001", "ja"]],
        "Dorpsweg": [header, ["Els", "Dorpsweg 2", "06-00000002", "ja"], ["Pim", "Dorpsweg 4", "06-00000003", "ja"]],
        "Taken": [["Wat", "Wie"], ["Folders", "Els"]],
    }
    path = a_file(by_openpyxl(streets), "straten.xlsx")
    assert (describe(path).sheet, describe(path).others) == ("Dorpsweg", ("Kerkstraat",))
    other = describe(path, sheet="Kerkstraat")
    assert (other.others, other.sheet_by_hand) == (("Dorpsweg",), True)
    assert not describe(path, sheet="Dorpsweg").sheet_by_hand


@pytest.mark.parametrize("writer", ["openpyxl", "xlsxwriter"])
def test_rows_that_were_crossed_out_are_known(a_file, writer):
    rows = [["Naam", "Telefoon"], ["Jan", "06-00000001"], ["Els", "06-00000002"], ["Pim", "06-00000003"]]
    out = io.BytesIO()
    if writer == "openpyxl":
        book = openpyxl.Workbook()
        book.active.title = "Lijst & meer"
        for row in rows:
            book.active.append(row)
        for cell in (*book.active[3], book.active["A4"]):
            cell.font = openpyxl.styles.Font(strike=True)
        book.save(out)
    else:
        with xlsxwriter.Workbook(out) as book:
            struck, sheet = book.add_format({"font_strikeout": True}), book.add_worksheet("Lijst & meer")
            for down, row in enumerate(rows):
                sheet.write_row(down, 0, row, struck if down == 2 else None)
            sheet.write(3, 0, "Pim", struck)
    path = a_file(out.getvalue(), "door.xlsx")
    assert len(read_table(path)) == 3
    assert describe(path).struck == {3}


def test_a_workbook_without_a_crossed_out_row_has_none(a_file):
    assert describe(a_file(by_openpyxl({"Blad1": ROWS}), "gewoon.xlsx")).struck == frozenset()
