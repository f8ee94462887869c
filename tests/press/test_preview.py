"""The page beside the form: drawn as it prints where LibreOffice is, else as words; never anything that runs."""

import shutil
import struct
from pathlib import Path

import docx
import pytest
from press.making import saved

from buurtapp.press import preview
from buurtapp.press.preview import document_page, first_page, framed, text_page

BAD = '</pre><script>alert(1)</script><img src="http://elders.example/x.png" onerror="x">'


def document(*words: str) -> bytes:
    made = docx.Document()
    for paragraph in words:
        made.add_paragraph(paragraph)
    return saved(made)


def test_the_first_page_is_drawn_in_the_shape_of_the_paper_and_leaves_nothing_behind(soffice: str) -> None:
    made = docx.Document()
    made.sections[0].page_width, made.sections[0].page_height = docx.shared.Mm(148), docx.shared.Mm(210)
    made.add_paragraph("Beste buren,")
    png = first_page(saved(made))
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG")
    assert height / width == pytest.approx(210 / 148, rel=0.01)
    assert not list(Path(preview._desk().name).glob("voorbeeld*"))


def test_without_libreoffice_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "find_office", lambda: None)
    assert first_page(document("Zonder")) == b""


@pytest.mark.parametrize("office", ["/bestaat/niet", shutil.which("true") or "true", shutil.which("false") or "false"])
def test_a_libreoffice_that_fails_or_makes_nothing_gives_no_picture(monkeypatch: pytest.MonkeyPatch, office) -> None:
    monkeypatch.setattr(preview, "find_office", lambda: office)
    assert first_page(document(f"Mislukt {office}")) == b""


def test_an_office_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setattr(preview, "find_office", lambda: str(slow))
    monkeypatch.setattr(preview, "_SECONDS", 0.2)
    assert first_page(document("Hangt")) == b""


def test_words_of_a_document_are_shown_escaped_in_a_frame_in_which_nothing_runs() -> None:
    shown = framed(document_page(document("Beste buren,", BAD)), 'Brief "x"')
    assert "Beste buren," in shown
    assert shown.count("<") == 2  # the frame alone: all of the page stands escaped in it
    assert 'sandbox=""' in shown
    assert "default-src &#x27;none&#x27;" in shown


def test_a_link_that_would_run_stays_inside_the_frame() -> None:
    made = docx.Document()
    link = made.part.relate_to("javascript:alert(1)", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    paragraph = made.add_paragraph()
    element = docx.oxml.parse_xml(
        f'<w:hyperlink {docx.oxml.ns.nsdecls("w", "r")} r:id="{link}"><w:r><w:t>klik</w:t></w:r></w:hyperlink>'
    )
    paragraph._p.append(element)
    assert framed(document_page(saved(made)), "x").count("<") == 2


def test_a_text_is_shown_as_it_stands() -> None:
    assert "&lt;script&gt;" in text_page(BAD)
