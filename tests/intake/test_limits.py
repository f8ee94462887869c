"""What must not be opened, or opened only so far: one error with its cure, never a crash (engineering.md 5.2)."""

import io
import zipfile

import openpyxl
import pytest
from intake.writers import ods_with, xls

from buurtapp.intake import UnreadableFile, read_table
from buurtapp.intake import binaryworkbook as binary
from buurtapp.words import Fault

TEXT = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx(change=None):
    book = openpyxl.Workbook()
    book.active.append(["Naam", "Telefoon"])
    book.active.append(["Jan", "06-00000001"])
    if change:
        change(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refused(path):
    with pytest.raises(UnreadableFile) as caught:
        read_table(path)
    assert isinstance(caught.value, Fault)
    assert all((caught.value.saw, caught.value.why, caught.value.fix, caught.value.first))
    return caught.value


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "plaatje"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), "plaatje"),
        (b"{\\rtf1 Naam}", "tekstdocument"),
        (zipped(**{"word/document.xml": "<x/>"}), "Word"),
        (zipped(**{"Index/Document.iwa": "x"}), "Numbers"),
        (zipped(**{"xl/workbook.bin": "x"}), "xlsb"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "tekstdocument"),
        (b"<?xml version='1.0'?><Workbook/>", "XML"),
        (bytes(range(1, 256)) * 4, "geen tekst"),
    ],
)
def test_what_is_no_list_is_called_by_its_name(a_file, content, word):
    assert word in refused(a_file(content, "lijst.xlsx")).saw


def test_no_file_and_a_folder_are_unreadable(tmp_path):
    refused(tmp_path / "weg.csv")
    refused(tmp_path)


def test_a_workbook_cut_short_is_damaged(a_file):
    refused(a_file(xlsx()[:-200], "half.xlsx"))


def test_a_workbook_with_a_password_says_so(a_file):
    sealed = xls({"Blad1": [["x"]]}) + "EncryptedPackage".encode("utf-16-le")
    assert "wachtwoord" in refused(a_file(sealed, "geheim.xlsx")).saw


def test_too_large_a_file_is_refused_before_it_is_opened(a_file):
    assert "51 MB" in refused(a_file(b"a" * (51 * 1024 * 1024))).saw


def test_an_archive_that_grows_without_end_is_refused(a_file):
    bomb = zipped(**{"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": b"0" * (40 * 1024 * 1024)})
    refused(a_file(bomb, "bom.xlsx"))


def test_a_stray_cell_in_the_last_corner_is_refused_and_explained(a_file):
    path = a_file(xlsx(lambda sheet: sheet.cell(1_048_576, 16_384, "x")), "verdwaald.xlsx")
    assert "Ctrl+End" in refused(path).first


def test_a_stray_cell_far_to_the_right_costs_nothing(a_file):
    table = read_table(a_file(xlsx(lambda sheet: sheet.cell(2, 16_384, "x")), "breed.xlsx"))
    assert table.to_numpy().tolist() == [["Jan", "06-00000001", "x"]]


def test_a_stray_cell_far_down_keeps_its_number(a_file):
    table = read_table(a_file(xlsx(lambda sheet: sheet.cell(100_000, 1, "Els")), "diep.xlsx"))
    assert list(table.index) == [2, 100_000]


def test_blank_cells_repeated_to_the_end_of_an_ods_cost_nothing(a_file):
    rows = (
        f'<table:table-row>{TEXT}<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    table = read_table(a_file(ods_with(f'<table:table table:name="A">{rows}</table:table>'), "leeg.ods"))
    assert table.to_numpy().tolist() == [["a"]]


@pytest.mark.parametrize("attribute", ["columns", "rows"])
def test_a_filled_cell_repeated_past_all_use_is_refused(a_file, attribute):
    many = f' table:number-{attribute}-repeated="900000000"'
    cell = TEXT.replace("<table:table-cell", f"<table:table-cell{many if attribute == 'columns' else ''}")
    row = f"<table:table-row{many if attribute == 'rows' else ''}>{cell}</table:table-row>"
    refused(a_file(ods_with(f'<table:table table:name="A">{row}</table:table>'), "herhaald.ods"))


def test_an_xls_with_cells_out_of_reach_is_refused(a_file):
    data = bytearray(xls({"Blad1": [["Naam", "Telefoon"], ["Jan", "06-00000001"]]}))
    place = bytes(data).rfind("Jan".encode("utf-16-le")) - 9
    data[place : place + 4] = b"\xff\xff\xff\xff"
    refused(a_file(bytes(data), "ver.xls"))


def test_an_xls_that_runs_in_a_circle_is_damaged(a_file):
    data = bytearray(xls({"Blad1": [["Naam"]]}))
    data[512 + 4 * 3 : 512 + 4 * 4] = (2).to_bytes(4, "little")
    refused(a_file(bytes(data), "rond.xls"))


def test_the_reach_of_an_xls_is_read_from_its_cells():
    assert binary.largest_sheet(xls({"Blad1": [["x"] * 7] * 5, "Blad2": [["x"]]})) == 35


def test_entities_in_a_workbook_are_not_expanded(a_file):
    book = xlsx()
    evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            if member.endswith("sheet1.xml"):
                content = evil.encode() + content.replace(b"06-00000001", b"&a;")
            new.writestr(member, content)
    try:
        cells = read_table(a_file(out.getvalue(), "entiteit.xlsx")).to_numpy().ravel().tolist()
    except UnreadableFile:
        return
    with open("/etc/hostname") as file:  # noqa: PTH123
        assert file.read().strip() not in cells
