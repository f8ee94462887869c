"""csv out: harmless in a Dutch Excel, untouched for a program (formats.md 3.4)."""

import csv
import io
import os
from datetime import date

import pytest

from buurtapp.sheets import csv_text, write_csv

HOSTILE = ["=1+1", "+1", "-1", "@a", "\ta", "\ra", "\na", "＝1", "＋1", "－1", "＠a", " =1", "\0=1"]


def rows_of(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("text", HOSTILE)
def test_excel_gets_an_apostrophe_before_whatever_could_calculate(text: str) -> None:
    assert rows_of(csv_text(["Naam"], [[text]]), ";")[1] == ["'" + text]


@pytest.mark.parametrize("text", HOSTILE[:-1])
def test_a_program_gets_the_cell_as_it_is(text: str) -> None:
    assert rows_of(csv_text(["Naam"], [[text]], "machine"), ",")[1] == [text]


def test_headers_are_made_harmless_too() -> None:
    assert rows_of(csv_text(["=1+1"], []), ";") == [["'=1+1"]]


def test_the_dutch_dialect_has_a_byte_order_mark_semicolons_and_crlf() -> None:
    text = csv_text(["Naam", "Adres"], [["Jan; Piet", 'zei "hoi"']])
    assert text == '\ufeffNaam;Adres\r\n"Jan; Piet";"zei ""hoi"""\r\n'


def test_the_machine_dialect_keeps_phone_numbers_raw() -> None:
    assert csv_text(["phone", "day", "n"], [["+31600000001", date(2026, 1, 2), None]], "machine") == (
        "phone,day,n\n+31600000001,2026-01-02,\n"
    )


def test_an_unknown_dialect_is_refused() -> None:
    with pytest.raises(ValueError, match="dialect"):
        csv_text(["a"], [], "excel-us")


def test_the_file_is_utf_8_and_for_its_owner_only(tmp_path) -> None:
    path = write_csv(tmp_path / "lijst.csv", ["Naam"], [["José"], ["\ud800"]])
    assert path.read_bytes() == "\ufeffNaam\r\nJosé\r\n?\r\n".encode()
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
