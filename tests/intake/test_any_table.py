"""Whatever a table holds and however csv writes it, it comes back; whatever a file holds, one error is raised."""

import contextlib
import csv
import io

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from buurtapp.intake import UnreadableFile, read_pasted, read_table, recognise_columns, signup_fields
from buurtapp.intake.cells import is_blank

LABELS = ["Tijdstempel", "Naam", "Straat", "Huisnummer", "Postcode", "Wat is je 06?", "E-mail", "Akkoord", "Opmerking"]
CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t;,|\"'"), max_size=12)
SETTINGS = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def tables(draw, cells=CELLS):
    """A header of known words, perhaps with one twice, and rows with something in them."""
    header = draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=6, unique=True))
    if draw(st.booleans()):
        header.append(header[0])
    rows = draw(st.lists(st.lists(cells, min_size=len(header), max_size=len(header)), max_size=6))
    return header, rows


@st.composite
def dialects(draw):
    """The dialects of csv that spreadsheets and forms write."""
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    # csv leaves a \n bare when lines end in \r; no reader could tell it from the end of a line
    some = [csv.QUOTE_ALL] if end == "\r" else [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]
    return {
        "delimiter": draw(st.sampled_from(";,\t|")),
        "lineterminator": end,
        "quoting": draw(st.sampled_from(some)),
    }


def written(table, dialect):
    header, rows = table
    out = io.StringIO(newline="")
    csv.writer(out, **dialect).writerows([header, *rows])
    return out.getvalue()


def expected(table):
    rows = [(number, row) for number, row in enumerate(table[1], 2) if not all(map(is_blank, row))]
    return [number for number, _ in rows], [row for _, row in rows]


def check(path, table):
    found = read_table(path)
    numbers, rows = expected(table)
    assert list(found.columns) == table[0]
    assert list(found.index) == numbers
    assert found.to_numpy().tolist() == rows


@SETTINGS
@given(tables(), dialects(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]))
def test_any_table_in_any_dialect_and_unicode_encoding_comes_back(tmp_path, table, dialect, encoding):
    path = tmp_path / "tabel.csv"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path.write_bytes(mark + written(table, dialect).encode(encoding))
    check(path, table)


LATIN = st.text(st.sampled_from("abcdeëéïöüçßØ€ Jan-de.12;,\"'\n"), max_size=12)


@SETTINGS
@given(tables(LATIN), dialects())
def test_any_table_in_windows_1252_comes_back(tmp_path, table, dialect):
    data = written(table, dialect).encode("cp1252")
    with contextlib.suppress(UnicodeDecodeError):
        assume(data.decode("utf-8").isascii())  # bytes that are UTF-8 too are read as UTF-8
    path = tmp_path / "tabel.csv"
    path.write_bytes(data)
    check(path, table)


@SETTINGS
@given(tables(st.text(st.sampled_from("abc 12;,é"), max_size=8)), dialects(), st.integers(0, 3))
def test_titles_and_blank_lines_above_move_the_numbers_and_nothing_else(tmp_path, table, dialect, blank):
    path = tmp_path / "tabel.csv"
    end = dialect["lineterminator"]
    path.write_text(f"Buurt de Berk{end}{end * blank}" + written(table, dialect), encoding="utf-8", newline="")
    found = read_table(path)
    numbers, rows = expected(table)
    assert list(found.index) == [number + 1 + blank for number in numbers]
    assert found.to_numpy().tolist() == rows


@pytest.mark.parametrize("name", ["lijst.csv", "lijst.txt", "lijst.xlsx", "lijst.vcf"])
@SETTINGS
@given(data=st.binary(max_size=400))
def test_arbitrary_bytes_give_a_table_or_one_unreadable_file(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    try:
        table = read_table(path)
    except UnreadableFile:
        return
    assert all(isinstance(cell, str) for cell in table.to_numpy().ravel())
    fields = signup_fields(table, recognise_columns(table))
    assert list(fields.index) == list(table.index)


@SETTINGS
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
def test_any_pasted_text_gives_a_table(text):
    table = read_pasted(text)
    assert all(isinstance(cell, str) for cell in table.to_numpy().ravel())
    assert list(signup_fields(table, recognise_columns(table)).index) == list(table.index)


@SETTINGS
@given(st.lists(st.sampled_from(["Naam: Jan", "Tel: 06-00000001", "12-03-2025 14:05 - Els: hoi", "", "Kerkstraat 1"])))
def test_any_mixture_of_pasted_lines_gives_a_table(lines):
    table = read_pasted("\n".join(lines))
    assert len(table) <= len(lines)


RARER = [{"quotechar": "'"}, {"doublequote": False, "escapechar": "\\"}]
WITHOUT_BACKSLASH = CELLS.map(lambda cell: cell.replace("\\", "/"))  # alone it may be itself or an escape


@SETTINGS
@given(tables(WITHOUT_BACKSLASH), st.sampled_from(";,\t|"), st.sampled_from(RARER))
def test_rarer_quoting_comes_back(tmp_path, table, delimiter, rarer):
    path = tmp_path / "tabel.csv"
    dialect = {"delimiter": delimiter, "lineterminator": "\r\n", "quoting": csv.QUOTE_ALL} | rarer
    path.write_text(written(table, dialect), encoding="utf-8", newline="")
    check(path, table)
