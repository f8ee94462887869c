"""Blocks leave whole paragraphs, rows, cells or runs out, and what is left is a sound file."""

import io
import zipfile
from xml.etree import ElementTree

import docx
import pytest
from press.making import W, lines_of, saved, template_of

from buurtapp.press import compile_template
from buurtapp.words import Fault


@pytest.mark.parametrize("prefix", ["p ", "", "- "])
def test_a_mark_alone_on_its_line_takes_no_line(prefix: str) -> None:
    template = template_of("voor", f"{{%{prefix}if a %}}", "midden", f"{{%{prefix}endif %}}", "na")
    assert lines_of(template.render_one({"a": True})) == ["voor", "midden", "na"]
    assert lines_of(template.render_one({"a": False})) == ["voor", "na"]


def test_elif_and_else_choose_one_paragraph() -> None:
    template = template_of("{% if n == 1 %}", "een", "{% elif n == 2 %}", "twee", "{% else %}", "meer", "{% endif %}")
    assert [lines_of(template.render_one({"n": n}))[0] for n in (1, 2, 3)] == ["een", "twee", "meer"]


def test_comparisons_with_less_and_more_work() -> None:
    template = template_of("{% if a < 2 and b > 1 %}ja{% else %}nee{% endif %}")
    assert "ja" in lines_of(template.render_one({"a": 1, "b": 2}))
    assert "nee" in lines_of(template.render_one({"a": 2, "b": 2}))


def test_words_after_a_left_out_block_keep_their_own_looks() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("{% if a %}vet").bold = True
    paragraph.add_run("{% endif %} gewoon")
    made = compile_template(saved(document), "x.docx").render_one({"a": False})
    runs = [run for run in docx.Document(io.BytesIO(made)).paragraphs[0].runs if run.text]
    assert [(run.text, bool(run.bold)) for run in runs] == [(" gewoon", False)]


def test_a_row_is_repeated_for_every_item() -> None:
    rows = [("{%tr for a in acties %}", ""), ("{{ a.wat }}", "{{ a.wie }}"), ("{%tr endfor %}", "")]
    made = _table(rows).render_one({"acties": [{"wat": "bel", "wie": "Jan"}, {"wat": "loop", "wie": "An"}]})
    assert _cells(made) == [["bel", "Jan"], ["loop", "An"]]


def test_a_row_with_nothing_but_a_mark_needs_no_letters() -> None:
    rows = [("{% for a in acties %}", ""), ("{{ a }}", "x"), ("{% endfor %}", "")]
    assert _cells(_table(rows).render_one({"acties": ["1", "2"]})) == [["1", "x"], ["2", "x"]]


def test_a_row_mark_that_was_split_from_its_brace_is_read() -> None:
    rows = [("{% tr for a in acties %}", ""), ("{{ a }}", ""), ("{% tr endfor %}", "")]
    assert _cells(_table(rows).render_one({"acties": ["1"]})) == [["1", ""]]


def test_a_table_without_rows_is_taken_out() -> None:
    made = _table([("{%tr for a in acties %}", ""), ("{{ a }}", ""), ("{%tr endfor %}", "")]).render_one({"acties": []})
    assert docx.Document(io.BytesIO(made)).tables == []


def test_a_cell_whose_words_are_left_out_keeps_a_paragraph() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "{% if a %}"
    cell.add_paragraph("woorden")
    cell.add_paragraph("{% endif %}")
    made = compile_template(saved(document), "x.docx").render_one({"a": False})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    assert [child.tag for child in next(root.iter(f"{W}tc"))][-1] == f"{W}p"


def test_a_template_with_indented_xml_is_read_alike() -> None:
    template = _table([("{% for a in acties %}", ""), ("{{ a }}", " "), ("{% endfor %}", "")])
    with zipfile.ZipFile(io.BytesIO(template.render_one({"acties": ["{{ a }}"]}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = (
        parts["word/document.xml"].replace(b"<w:p>", b"\n  <w:p>").replace(b"</w:tc>", b"\n</w:tc>")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert _cells(compile_template(out.getvalue(), "x.docx").render_one({"a": "ja"})) == [["ja", " "]]


@pytest.mark.parametrize(
    ("paragraphs", "spot"),
    [
        (["Zin een. {% if a %} begin."], "{% if a %} begin."),
        (["{% endif %} los"], "{% endif %} los"),
        (["{% if a %}", "x", "{% endfor %}"], "{% endfor %}"),
        (["Begin {% if a %} hier", "en daar {% endif %} eind"], "Begin {% if a %} hier"),
        (["{% else %} los"], "{% else %} los"),
    ],
)
def test_a_block_that_does_not_close_where_it_opened_is_named(paragraphs: list[str], spot: str) -> None:
    with pytest.raises(Fault) as caught:
        template_of(*paragraphs)
    assert spot in caught.value.saw
    assert "proef.docx" in caught.value.saw


def test_words_beside_a_paragraph_mark_are_not_lost_in_silence() -> None:
    with pytest.raises(Fault, match="deze woorden"):
        template_of("{%p if a %} deze woorden", "{%p endif %}")


def _table(rows: list[tuple[str, str]]):
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=2)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    return compile_template(saved(document), "x.docx")


def _cells(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(data)).tables[0].rows]
