"""Rows left out of a file of any kind: they are gone, the others are as they were and in their place (design.md 3)."""

import codecs
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake.writers import ods, xls
from openpyxl import Workbook, load_workbook
from xlsxwriter import Workbook as Writer

from buurtapp.intake.leaving_out import leave_out
from buurtapp.intake.reading import read_data

HEADER = ["Tijdstempel", "Naam", "Adres", "Mobiel", "E-mail"]
ROWS = [
    ["2026-09-01 10:00:00", "Anna Voorbeeld", "Lindelaan 1", "06-00112233", "anna@voorbeeld.invalid"],
    ["2026-09-02 10:00:00", "René de Proef", "Lindelaan 2", "0600 445 566", "rene@voorbeeld.invalid"],
    ["2026-09-03 10:00:00", "Çelik Test", "Lindelaan 3", "06-00778899", "celik@voorbeeld.invalid"],
]
GONE, HERS = 3, ("René", "0600 445 566", "rene@voorbeeld.invalid")


def csv(encoding="utf-8", end="\r\n", separator=";"):
    lines = [separator.join(row) for row in [HEADER, *ROWS]]
    return (end.join(lines) + end).encode(encoding)


def xlsx():
    """Texts inside the cells, as openpyxl writes them."""
    book = Workbook()
    sheet = book.active
    for row in [HEADER, *ROWS]:
        sheet.append(row)
    other = book.create_sheet("Toelichting")
    other.append(["Alleen voor de beheerders"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def shared():
    """Texts in a table of their own, as Excel writes them; the second sheet uses one of hers too."""
    out = io.BytesIO()
    with Writer(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Blad1")
        for down, row in enumerate([HEADER, *ROWS]):
            sheet.write_row(down, 0, row)
        book.add_worksheet("Toelichting").write_string(0, 0, ROWS[1][2])
    return out.getvalue()


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Aanmelden.csv", csv())
        archive.writestr("lees mij.md", "niets")
    return out.getvalue()


def quoted():
    rows = [ROWS[0], [*ROWS[1][:2], '"Lindelaan 2\nachterom"', *ROWS[1][3:]], *ROWS[2:]]
    return "".join(",".join(row) + "\n" for row in [HEADER, *rows]).encode()


FILES = {
    "utf-8.csv": csv(),
    "mark.csv": codecs.BOM_UTF8 + csv(),
    "cp1252.csv": csv("cp1252").replace("Ç".encode("cp1252"), b"\x81"),  # a byte that cp1252 does not use
    "utf-16.csv": csv("utf-16"),
    "utf-16-be.csv": codecs.BOM_UTF16_BE + csv("utf-16-be"),
    "mac.csv": csv(end="\r"),
    "sep.csv": b"sep=,\r\n" + csv(separator=","),
    "tabs.txt": csv(separator="\t"),
    "quoted.csv": quoted(),
    "book.xlsx": xlsx(),
    "shared.xlsx": shared(),
    "book.ods": ods({"Blad1": [HEADER, *ROWS]}),
    "book.xls": xls({"Blad1": [HEADER, *ROWS]}),
    "download.zip": zipped(),
    "page.xls": ("<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in [HEADER, *ROWS])
                 + "</table>").encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_one_row_goes_and_all_others_stay_in_their_place(name):
    data = FILES[name]
    before = read_data(data, name)[0]
    assert HERS[0] in before.loc[GONE, "Naam"]
    rewritten = leave_out(data, name, [GONE])
    after = read_data(rewritten.content, rewritten.name)[0]
    assert after.equals(before.drop(index=GONE))


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_the_row_is_left_in_the_bytes(name):
    def everything(data: bytes) -> bytes:
        if data[:2] != b"PK":
            return data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"".join(everything(archive.read(member)) for member in archive.namelist())

    def found(data: bytes) -> list[str]:
        whole = everything(data)
        codes = ("utf-8", "cp1252", "utf-16-le", "utf-16-be")
        written = {text: [text.encode(code) for code in codes] for text in HERS}
        return [text for text, all_ways in written.items()
                if any(way in whole for way in (*all_ways, text.encode("ascii", "xmlcharrefreplace")))]  # fmt: skip

    assert {*found(FILES[name])} == {*HERS}
    assert not found(leave_out(FILES[name], name, [GONE]).content)


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith((".csv", ".txt"))])
def test_every_other_byte_of_a_text_file_stays(name):
    data, rewritten = FILES[name], leave_out(FILES[name], name, [GONE])
    assert rewritten.name == name
    at = next(place for place, (one, other) in enumerate(zip(data, rewritten.content, strict=False)) if one != other)
    tail = len(rewritten.content) - at
    assert data.startswith(rewritten.content[:at])
    assert data.endswith(rewritten.content[-tail + 4 :])


@pytest.mark.parametrize(("name", "parts"), [("book.xlsx", set()), ("shared.xlsx", {"xl/sharedStrings.xml"})])
def test_the_other_parts_of_a_workbook_stay_byte_for_byte(name, parts):
    data, rewritten = FILES[name], leave_out(FILES[name], name, [GONE])
    with zipfile.ZipFile(io.BytesIO(data)) as one, zipfile.ZipFile(io.BytesIO(rewritten.content)) as other:
        assert one.namelist() == other.namelist()
        changed = {name for name in one.namelist() if one.read(name) != other.read(name)}
    assert changed == {"xl/worksheets/sheet1.xml", *parts}
    sheets = load_workbook(io.BytesIO(rewritten.content))
    assert [cell.value for cell in sheets.worksheets[0][3]] == [None] * 5
    assert sheets["Toelichting"]["A1"].value in ("Alleen voor de beheerders", "Lindelaan 2")


def test_contact_cards():
    cards = "".join(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{row[1]}\r\nTEL:{row[3]}\r\nEND:VCARD\r\n" for row in ROWS)
    rewritten = leave_out(cards.encode(), "kaarten.vcf", [2])
    assert list(read_data(rewritten.content, "kaarten.vcf")[0]["Naam"]) == ["Anna Voorbeeld", "Çelik Test"]
    lines = cards.splitlines(keepends=True)
    assert rewritten.content.decode() == "".join(lines[:5] + lines[10:])


def test_pasted_messages():
    text = "".join(f"Naam: {row[1]}\nAdres: {row[2]}\nTelefoon: {row[3]}\n\n" for row in ROWS)
    before = read_data(text.encode(), "geplakt.txt")[0]
    middle = int(before.index[1])
    rewritten = leave_out(text.encode(), "geplakt.txt", [middle])
    after = read_data(rewritten.content, rewritten.name)[0]
    assert list(after["Naam"]) == [ROWS[0][1], ROWS[2][1]]
    assert b"445" not in rewritten.content


def test_nothing_to_leave_out_changes_nothing():
    for name, data in FILES.items():
        assert leave_out(data, name, [99]).content == data


@given(st.sets(st.integers(2, 4)), st.sampled_from(sorted(FILES)))
def test_any_rows_of_any_file(gone, name):
    before = read_data(FILES[name], name)[0]
    rewritten = leave_out(FILES[name], name, gone)
    after = read_data(rewritten.content, rewritten.name)[0]
    assert [tuple(row) for row in after.to_numpy()] == [tuple(r) for r in before.drop(index=list(gone)).to_numpy()]
