"""What is filled in comes out exactly as it was written, whatever it is."""

import io
import zipfile

import docx
import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from press.making import lines_of, saved, template_of, words_of

from buurtapp.press import blank, read_text
from buurtapp.words import Fault

HOSTILE = [
    "A & B", "<w:p>", "</w:t></w:r>", "{{ naam }}", "{% if x %}", "{# weg #}", "&amp;", "]]>", "\"quotes\" 'hier'",
    "  drie   spaties  ", "é ß Œ 漢 😀", "{{", "}}", "\ue0000\ue001", "../../x", "=HYPERLINK(\"x\")", "",
]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_comes_out_as_it_went_in(value: str) -> None:
    made = template_of("Beste {{ naam }}, dag.").render_one({"naam": value})
    assert f"Beste {value}, dag." in lines_of(made)
    assert f"Beste {value}, dag." in words_of(made)
    assert read_text(made)[0] == f"Beste {value}, dag."


printable = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufffe\uffff"))


@settings(max_examples=60, deadline=None)
@given(printable)
def test_any_text_comes_out_as_it_went_in(value: str) -> None:
    assert f"[{value}]" in words_of(TEMPLATE.render_one({"naam": value}))


TEMPLATE = template_of("[{{ naam }}]")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_a_line_end_becomes_a_line_break(end: str) -> None:
    made = template_of("Beste {{ naam }}.").render_one({"naam": f"Jan{end}en Marie"})
    assert "Beste Jan\nen Marie." in lines_of(made)


def test_a_tab_stays_a_tab() -> None:
    assert "a\tb" in lines_of(template_of("{{ x }}").render_one({"x": "a\tb"}))


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert "Jan" in lines_of(template_of("{{ x }}").render_one({"x": "J\x00a\x0bn\ud800\uffff"}))


def test_none_prints_as_a_line_and_never_as_a_word() -> None:
    text = words_of(template_of("Naam: {{ x }}").render_one({"x": None}))
    assert "None" not in text
    assert "…" in text


def test_numbers_and_yes_and_no_are_words_in_the_readers_language() -> None:
    assert "3 ja nee" in lines_of(template_of("{{ n }} {{ a }} {{ b }}").render_one({"n": 3, "a": True, "b": False}))


def test_what_is_not_filled_in_is_a_marked_blank_line() -> None:
    line = lines_of(template_of("Bel {{ contact }}").render_one({"contact": blank("contact")}))[0]
    assert line.startswith("Bel …………")
    assert line.endswith("(nog invullen: contact)")


def test_literal_single_braces_stay() -> None:
    assert "Kies {a} of {b}." in lines_of(template_of("Kies {a} of {b}.").render_one({}))


def test_the_rest_of_the_file_is_taken_over_unchanged() -> None:
    document = docx.Document()
    document.add_paragraph("{{ x }}")
    source = saved(document)
    made = template_of("{{ x }}").render_one({"x": "y"})
    with zipfile.ZipFile(io.BytesIO(source)) as before, zipfile.ZipFile(io.BytesIO(made)) as after:
        assert set(before.namelist()) <= set(after.namelist())
        for name in ("word/styles.xml", "word/theme/theme1.xml", "word/settings.xml", "docProps/app.xml"):
            assert before.read(name) == after.read(name)


def test_what_docxtpl_fills_in_we_fill_in_alike() -> None:
    document = docx.Document()
    for text in ("Beste {{ naam }},", "{%p if lid %}", "U bent lid.", "{%p else %}", "Word lid.", "{%p endif %}",
                 "{% for x in lijst %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}."):  # fmt: skip
        document.add_paragraph(text)
    table = document.add_table(rows=4, cols=2)
    for row, cells in enumerate([("Wat", "Wie"), ("{%tr for a in acties %}", ""), ("{{ a.wat }}", "{{ a.wie }}"),
                                 ("{%tr endfor %}", "")]):  # fmt: skip
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    values = {"naam": "Jan & Co", "lid": False, "lijst": ["a", "b"], "acties": [{"wat": "bel", "wie": "<ik>"}] * 3}
    theirs, out = DocxTemplate(io.BytesIO(saved(document))), io.BytesIO()
    theirs.render(values, autoescape=True)
    theirs.save(out)
    from buurtapp.press import compile_template

    ours = compile_template(saved(document), "proef.docx").render_one(values)
    assert lines_of(ours) == lines_of(out.getvalue())
    assert _cells(ours) == _cells(out.getvalue())


def test_a_name_without_a_value_is_a_fault_before_anything_is_made() -> None:
    with pytest.raises(Fault, match=r"\{\{ straat \}\}"):
        template_of("Aan {{ straat }}").render_one({})


def _cells(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(data)).tables[0].rows]
