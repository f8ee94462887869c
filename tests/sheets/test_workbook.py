"""xlsx out: read back by two independent readers, hostile cells included (formats.md 3.4)."""

import io
import os
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from buurtapp.sheets import Column, Sheet, tick_column, workbook_bytes, write_workbook
from buurtapp.words import Fault

PRACTICE_PHONE = "+31600000001"
HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://example.org";"klik")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "＋1",
    " =cmd|' /C calc'!A0",
    "http://example.org",
    "mailto:iemand@example.org",
    "<r><t>opmaak</t></r>",
    "_x003D_1+1",
    "'=1",
]


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def table(rows: list[list[object]], *columns: Column, **more: str) -> bytes:
    return workbook_bytes([Sheet("Lijst", columns or [Column("Naam")], rows, **more)])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_never_a_formula_or_link(text: str) -> None:
    data = table([[text]])
    cell = opened(data).active["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert cell.value == text.replace("\r", "\n")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        assert not [name for name in archive.namelist() if "rels" in name and "sheet" in name.rsplit("/", 1)[-1]]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-1", "＝1+1", "\t1"])
def test_what_looks_like_a_formula_carries_the_apostrophe_of_a_spreadsheet(text: str) -> None:
    assert opened(table([[text]])).active["A2"].quotePrefix


def test_headers_notes_and_titles_are_never_formulas_either() -> None:
    book = opened(workbook_bytes([Sheet("=1+1", [Column("=2+2")], [["a"]], note="=3+3")]))
    assert [cell.data_type for row in book.active.iter_rows() for cell in row] == ["s", "s", "s"]
    assert book.sheetnames == ["=1+1"]


def test_phone_and_postcode_stay_the_text_they_were() -> None:
    cells = opened(table([[PRACTICE_PHONE, "1234AB", "012", 12]], *[Column(name) for name in "abcd"])).active[2]
    assert [cell.value for cell in cells] == [PRACTICE_PHONE, "1234AB", "012", "12"]
    assert {cell.number_format for cell in cells} == {"@"}
    assert {cell.data_type for cell in cells} == {"s"}
    assert not cells[0].quotePrefix


def test_both_readers_give_back_what_was_written() -> None:
    rows = [["José Ēlķe", "Kerkstraat 12A", PRACTICE_PHONE], ["=Jan", "", "met\nregels"]]
    data = table(rows, Column("Naam"), Column("Adres"), Column("Telefoon"))
    seen = [[cell.value or "" for cell in row] for row in opened(data).active.iter_rows(min_row=2)]
    assert seen == rows
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert calamine == [["Naam", "Adres", "Telefoon"], *rows]


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), min_size=1, max_size=5))
def test_any_text_comes_back_but_for_what_no_sheet_can_hold(texts: list[str]) -> None:
    data = table([[text] for text in texts])
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    seen = [str(row[0]) for row in sheet[1:]] + [""] * len(texts)
    for text, back in zip(texts, seen, strict=False):
        held = text.replace("\r\n", "\n").replace("\r", "\n")
        assert back == "".join(c for c in held if (c >= " " or c in "\n\t") and c not in "\ufffe\uffff")
    for row in opened(data).active.iter_rows():
        assert {cell.data_type for cell in row} <= {"s", "n"}


def test_lone_surrogates_and_very_long_text_do_not_break_the_file() -> None:
    cells = [row[0].value for row in opened(table([["a\ud800b"], ["x" * 40_000]])).active.iter_rows(min_row=2)]
    assert cells[0] == "ab"
    assert len(cells[1]) == 32767
    assert cells[1].endswith("…")


def test_numbers_days_and_answers_keep_their_kind() -> None:
    columns = [Column("Aantal", text=False), Column("Dag"), Column("Moment"), Column("Ja"), Column("Leeg")]
    cells = opened(table([[3, date(2026, 12, 31), datetime(2026, 1, 2, 3, 4), True, None]], *columns)).active[2]
    assert [cell.value for cell in cells] == [3, datetime(2026, 12, 31), datetime(2026, 1, 2, 3, 4), "ja", None]
    assert cells[1].number_format == "dd-mm-yyyy"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**20, date(1850, 1, 1)])
def test_values_a_spreadsheet_cannot_hold_do_no_harm(value: object) -> None:
    cell = opened(table([[value]], Column("Waarde", text=False))).active["A2"]
    assert cell.value in (None, str(value))


def test_a_tick_column_shows_boxes_and_offers_them_in_a_list() -> None:
    sheet = opened(table([[False], [True], [None]], tick_column("Klaar"))).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["☐", "☑", "☐"]
    (validation,) = sheet.data_validations.dataValidation
    assert validation.formula1 == '"☐,☑"'
    assert str(validation.sqref) == "A2:A4"


def test_header_is_bold_frozen_and_filterable() -> None:
    sheet = opened(table([["a", "b"]], Column("Naam"), Column("Adres"))).active
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"
    assert all(cell.font.bold for cell in sheet[1])


def test_a_note_stands_above_the_header_which_stays_frozen() -> None:
    sheet = opened(table([["a"]], Column("Naam"), note="Alleen voor de beheerders.")).active
    assert [row[0].value for row in sheet.iter_rows()] == ["Alleen voor de beheerders.", "Naam", "a"]
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$2:$2"


def test_it_prints_on_a4_landscape_with_the_header_on_every_page() -> None:
    sheet = opened(workbook_bytes([Sheet("Straat & Co", [Column("Naam")], [["a"]])])).active
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert "Straat && Co" in sheet.oddHeader.left.text or "Straat & Co" in sheet.oddHeader.left.text


def test_widths_follow_the_content_within_bounds() -> None:
    sheet = opened(table([["a" * 500, "1", "x"]], Column("Lang"), Column("Nr"), Column("Vast", width=30))).active
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert widths[0] <= 46
    assert widths[1] >= 5
    assert round(widths[2]) in (30, 31)


def test_a_header_wider_than_its_column_gets_more_lines() -> None:
    heights = [
        opened(table([], Column("Uitnodiging geldig tot", width=width))).active.row_dimensions[1].height
        for width in (30, 14)
    ]
    assert heights[1] >= heights[0] + 15


@pytest.mark.parametrize("title", ["", "x" * 60, "a/b\\c[d]e:f*g?", "'Quote'", "History", "regel\nbreuk", "  "])
def test_any_title_gives_a_tab_name_excel_accepts(title: str) -> None:
    (name,) = opened(workbook_bytes([Sheet(title, [Column("a")], [])])).sheetnames
    assert 1 <= len(name) <= 31
    assert not set(name) & set("[]:*?/\\\n")
    assert name.lower() != "history"
    assert not name.startswith("'")
    assert not name.endswith("'")


def test_two_sheets_may_have_one_title() -> None:
    sheets = [Sheet("x" * 40, [Column("a")], []), Sheet("X" * 40, [Column("a")], [])]
    names = opened(workbook_bytes(sheets)).sheetnames
    assert len({name.casefold() for name in names}) == 2


def test_a_sheet_without_rows_still_has_its_header() -> None:
    assert [[cell.value for cell in row] for row in opened(table([])).active.iter_rows()] == [["Naam"]]


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2"):
        Sheet("Lijst", [Column("a")], [["1"], ["1", "2"]])
    with pytest.raises(ValueError, match="at least one sheet"):
        workbook_bytes([])


def test_the_file_is_for_its_owner_only_and_nothing_is_left_beside_it(tmp_path) -> None:
    path = write_workbook(tmp_path / "lijsten" / "lijst.xlsx", [Sheet("Lijst", [Column("Naam")], [["a"]])])
    assert [file.name for file in path.parent.iterdir()] == ["lijst.xlsx"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_a_failing_write_keeps_the_earlier_file(tmp_path) -> None:
    path = tmp_path / "lijst.xlsx"
    path.mkdir()
    with pytest.raises(Fault):
        write_workbook(path, [Sheet("Lijst", [Column("Naam")], [["a"]])])
    assert path.is_dir()
    assert list(tmp_path.iterdir()) == [path]
