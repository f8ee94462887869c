"""Many letters in one file: each on its own page, with its own list numbers, and nothing kept twice."""

import io
import tracemalloc
import zipfile
from pathlib import Path
from time import perf_counter
from xml.etree import ElementTree

import docx
import pytest
from press.making import W, lines_of, saved, template_of

from buurtapp.files import replacing
from buurtapp.press import Picture, Template, compile_template, read_letters, read_text
from buurtapp.press.qr import qr_png
from buurtapp.words import Fault

EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def test_letters_stand_one_after_the_other_in_order() -> None:
    template = template_of("Aan {{ naam }}", "Groet")
    made = template.render_many({"naam": f"buur {n}"} for n in range(5))
    assert read_text(made) == [f"Aan buur {n}\nGroet" for n in range(5)]
    assert lines_of(made) == [line for n in range(5) for line in (f"Aan buur {n}", "Groet")]


def test_every_letter_but_the_first_begins_on_a_new_page() -> None:
    made = template_of("Aan {{ naam }}", "Groet").render_many([{"naam": "a"}, {"naam": "b"}, {"naam": "c"}])
    starts = [p.text for p in docx.Document(io.BytesIO(made)).paragraphs if p.paragraph_format.page_break_before]
    assert starts == ["Aan b", "Aan c"]


def test_a_letter_that_begins_with_a_table_or_a_left_out_block_begins_on_a_new_page() -> None:
    document = docx.Document()
    document.add_paragraph("{% if a %}")
    document.add_paragraph("soms")
    document.add_paragraph("{% endif %}")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "cel {{ a }}"
    made = compile_template(saved(document), "x.docx").render_many([{"a": 0}, {"a": 0}, {"a": 1}])
    breaks = [b.getparent().getparent() for b in docx.Document(io.BytesIO(made)).element.iter(f"{W}pageBreakBefore")]
    assert ["".join(text.text for text in p.iter(f"{W}t")) for p in breaks] == ["cel 0", "soms"]


def test_a_letter_with_its_own_page_set_up_keeps_it() -> None:
    document = docx.Document()
    document.add_paragraph("staand")
    document.add_section().page_width = 1_000_000
    document.add_paragraph("{{ x }}")
    made = compile_template(saved(document), "x.docx").render_many([{"x": "1"}, {"x": "2"}])
    widths = [section.page_width for section in docx.Document(io.BytesIO(made)).sections]
    assert widths[0::2] == [widths[0]] * 2
    assert [abs(width - 1_000_000) < 1000 for width in widths[1::2]] == [True, True]


def test_numbered_lists_begin_anew_in_every_letter() -> None:
    document = docx.Document()
    for step in range(3):
        document.add_paragraph(f"stap {step}", style="List Number")
    document.add_paragraph("punt {{ x }}", style="List Bullet")
    made = compile_template(saved(document), "x.docx").render_many([{"x": n} for n in range(3)])
    paragraphs = docx.Document(io.BytesIO(made)).element.body.findall(f"{W}p")
    nums = [p.find(f"{W}pPr/{W}numPr/{W}numId") for p in paragraphs]
    used = [n.get(f"{W}val") for n in nums if n is not None]
    assert len(used) == 9
    assert len(set(used)) == 3
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        numbering = ElementTree.fromstring(archive.read("word/numbering.xml"))
    copies = {num.get(f"{W}numId"): num for num in numbering.findall(f"{W}num")}
    starts = [copies[n].find(f"{W}lvlOverride/{W}startOverride") for n in dict.fromkeys(used)]
    assert [s is not None and s.get(f"{W}val") == "1" for s in starts] == [False, True, True]


def test_equal_pictures_are_kept_once_and_every_drawing_has_its_own_number() -> None:
    template = template_of("{{ qr }} en {{ qr|mm(60) }}")
    made = template.render_many(
        {"qr": Picture(qr_png(f"https://a.example/{n % 2}"), 30, "QR & <code>")} for n in range(6)
    )
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        media = [name for name in archive.namelist() if "media/" in name]
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    assert len(media) == 2
    numbers = [one.get("id") for one in root.iter(DRAWING)]
    assert len(numbers) == len(set(numbers)) == 12
    assert {one.get("descr") for one in root.iter(DRAWING)} == {"QR & <code>"}
    assert [int(one.get("cx", 0)) // 36000 for one in root.iter(EXTENT)][:2] == [30, 60]
    assert [letter.pictures[0] == qr_png("https://a.example/1") for letter in read_letters(made)] == [False, True] * 3


def test_a_logo_in_the_template_gets_a_number_of_its_own_in_every_letter() -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(qr_png("logo")))
    made = compile_template(saved(document), "x.docx").render_many([{}, {}, {}])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    numbers = [one.get("id") for one in root.iter(DRAWING)]
    assert len(numbers) == len(set(numbers)) == 3


def test_there_is_one_header_and_it_is_filled_in() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ groep }} & {{ groep }}"
    document.add_paragraph("{{ x }}")
    made = compile_template(saved(document), "x.docx").render_many([{"x": 1}, {"x": 2}], {"groep": "<Berk>"})
    again = docx.Document(io.BytesIO(made))
    assert [section.header.paragraphs[0].text for section in again.sections] == ["<Berk> & <Berk>"]


def test_the_same_values_give_the_same_bytes() -> None:
    template = template_of("{{ x }}")
    assert template.render_many([{"x": 1}, {"x": 2}]) == template.render_many([{"x": 1}, {"x": 2}])


def test_no_letters_is_an_empty_document() -> None:
    assert lines_of(template_of("{{ x }}").render_many([])) == []


def test_every_part_of_the_file_is_sound_xml_with_no_member_twice() -> None:
    made = template_of("{{ x }}").render_many([{"x": Picture(qr_png("a"))}, {"x": "&"}])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        for name in names:
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))


def test_a_missing_value_half_way_leaves_the_earlier_file_untouched(tmp_path: Path) -> None:
    target = tmp_path / "brieven.docx"
    target.write_bytes(b"vorige")
    with pytest.raises(Fault), replacing(target) as temporary, temporary.open("wb+") as out:
        template_of("{{ x }}").write_many(out, [{"x": 1}, {}])
    assert target.read_bytes() == b"vorige"
    assert list(tmp_path.iterdir()) == [target]


def test_ten_times_the_letters_take_about_ten_times_as_long_and_little_memory(tmp_path: Path) -> None:
    template = template_of(*["Een alinea tekst voor {{ naam }}, zoals die in een brief staat. " * 3] * 15)
    _write(template, tmp_path, 100)
    small, _ = _write(template, tmp_path, 500)
    large, peak = _write(template, tmp_path, 5000)
    assert large <= 20 * small  # roomy: the machine may be busy; the benchmark measures growth
    assert peak < 20_000_000  # the finished letters are some 90 MB of XML


def _write(template: Template, folder: Path, letters: int) -> tuple[float, int]:
    tracemalloc.start()
    start = perf_counter()
    with (folder / "uit.docx").open("wb+") as out:
        assert template.write_many(out, ({"naam": f"buur {n}"} for n in range(letters))).letters == letters
    took, peak = perf_counter() - start, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return took, peak
