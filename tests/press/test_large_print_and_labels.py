"""Large print, sheets of labels, and PDF, as LibreOffice shows them."""

import io
import re

import docx
import pytest
from press.making import words_of
from press.shelf_media import made

from buurtapp.model.address import Address
from buurtapp.press import compile_template, labels, letters, page, template_path
from buurtapp.press.office import find_office
from buurtapp.press.pdf import to_pdf
from buurtapp.words import Fault

DOORS = [Address("Kerkstraat", n, "", "1234AB", "Voorbeeldstad") for n in range(1, 50)]


def sizes(data: bytes) -> set[int]:
    xml = docx.Document(io.BytesIO(data)).styles.element.xml
    return {int(size) for size in re.findall(r'<w:sz w:val="(\d+)"', xml)}


def test_a_card_on_a5_becomes_the_same_page_on_a4(team, pages) -> None:
    plain, large = (page(compile_template(template_path("flyer"), large=large), team).data for large in (False, True))
    assert words_of(plain) == words_of(large)
    small, big = (docx.Document(io.BytesIO(data)).sections[0] for data in (plain, large))
    assert (round(big.page_width.mm), round(big.page_height.mm)) == (210, 297)
    assert big.left_margin / small.left_margin == pytest.approx(2**0.5, rel=0.01)
    assert pages({"groot": large}) == {"groot": 1}


def test_a_letter_in_large_print_keeps_its_page_and_has_sixteen_points(team) -> None:
    template = compile_template(template_path("brief"), large=True)
    data = letters(template, DOORS[:1], team).data
    assert round(docx.Document(io.BytesIO(data)).sections[0].page_width.mm) == 210
    assert min(sizes(data)) >= 2 * 12.5
    assert max(sizes(made("brief", team, DOORS[:1]))) < max(sizes(data))


def test_labels_lie_where_the_sheet_has_them(team, pages) -> None:
    printed = labels(compile_template(template_path("etiketten")), DOORS, team)
    table = docx.Document(io.BytesIO(printed.data)).tables[0]
    assert [round(cell.width.mm) for cell in table.rows[0].cells] == [70, 70, 70]
    assert {round(row.height.mm) for row in table.rows} == {37}
    written = [cell.text.split("\n") for row in table.rows for cell in row.cells]
    assert [lines[1] for lines in written if len(lines) > 1] == [
        address.line for address in sorted(DOORS, key=lambda address: address.walking_order)
    ]
    assert printed.count == 49
    assert pages({"vellen": printed.data}) == {"vellen": 3}  # 24 to a sheet


def test_a_pdf_lies_beside_its_word_file(soffice, tmp_path, team) -> None:
    folders = [tmp_path / name for name in ("een", "twee & <drie>")]
    for folder in folders:
        folder.mkdir()
        (folder / "brief.docx").write_bytes(made("flyer", team, DOORS[:1]))
    found = to_pdf([folder / "brief.docx" for folder in folders])
    assert found == [folder / "brief.pdf" for folder in folders]
    assert all(pdf.read_bytes().startswith(b"%PDF") for pdf in found)


def test_without_libreoffice_the_word_file_is_offered(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("buurtapp.press.office._PLACES", ())
    assert find_office() is None
    (tmp_path / "brief.docx").write_bytes(b"")
    with pytest.raises(Fault, match="LibreOffice"):
        to_pdf([tmp_path / "brief.docx"])


def test_a_libreoffice_that_fails_leaves_the_earlier_pdf(tmp_path, monkeypatch) -> None:
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\nexit 1\n")
    office.chmod(0o755)
    monkeypatch.setattr("buurtapp.press.pdf.find_office", lambda: str(office))
    (tmp_path / "brief.docx").write_bytes(b"x")
    (tmp_path / "brief.pdf").write_bytes(b"earlier")
    with pytest.raises(Fault, match=r"brief\.docx"):
        to_pdf([tmp_path / "brief.docx"])
    assert (tmp_path / "brief.pdf").read_bytes() == b"earlier"
