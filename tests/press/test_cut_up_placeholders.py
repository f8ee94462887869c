"""Word cuts a placeholder over runs, even between its braces; it is still one placeholder."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from press.making import lines_of, saved, template_of

from buurtapp.press import compile_template

WHOLE = "Beste {{ naam }}, dag {{naam}}"


@pytest.mark.parametrize("at", range(1, len(WHOLE)))
def test_a_cut_at_any_place_changes_nothing(at: int) -> None:
    made = template_of([WHOLE[:at], WHOLE[at:]]).render_one({"naam": "Jan"})
    assert "Beste Jan, dag Jan" in lines_of(made)


def test_every_character_may_be_a_run_of_its_own() -> None:
    assert "Beste Jan, dag Jan" in lines_of(template_of(list(WHOLE)).render_one({"naam": "Jan"}))


def test_blocks_may_be_cut_up_too() -> None:
    template = template_of(list("{% if a %}ja{% else %}nee{% endif %}"))
    assert "ja" in lines_of(template.render_one({"a": 1}))
    assert "nee" in lines_of(template.render_one({"a": 0}))


def test_the_value_has_the_looks_of_the_run_where_the_placeholder_begins() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Beste ")
    paragraph.add_run("{{ na").bold = True
    paragraph.add_run("am }}").italic = True
    paragraph.add_run(" dag")
    made = compile_template(saved(document), "x.docx").render_one({"naam": "Jan"})
    runs = [run for run in docx.Document(io.BytesIO(made)).paragraphs[0].runs if run.text]
    assert [(run.text, bool(run.bold)) for run in runs] == [("Beste ", False), ("Jan", True), (" dag", False)]


def test_spelling_marks_bookmarks_and_remarks_in_between_do_not_matter() -> None:
    document = docx.Document()
    xml = (
        f"<w:p {nsdecls('w')}><w:r><w:t>Dag {{{{ na</w:t></w:r><w:proofErr w:type='spellStart'/>"
        "<w:bookmarkStart w:id='7' w:name='_GoBack'/><w:r><w:t>am</w:t></w:r><w:bookmarkEnd w:id='7'/>"
        "<w:commentRangeStart w:id='1'/><w:r><w:t> }}</w:t></w:r></w:p>"
    )
    document.element.body.insert(0, parse_xml(xml))
    assert "Dag Jan" in lines_of(compile_template(saved(document), "x.docx").render_one({"naam": "Jan"}))


def test_tracked_changes_are_read_as_accepted() -> None:
    document = docx.Document()
    xml = (
        f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>Dag </w:t></w:r><w:del w:id='1' w:author='x'><w:r>"
        "<w:delText>{{ oud }}</w:delText></w:r></w:del><w:ins w:id='2' w:author='x'><w:r><w:t>{{ naam }}</w:t></w:r>"
        "</w:ins></w:p>"
    )
    document.element.body.insert(0, parse_xml(xml))
    template = compile_template(saved(document), "x.docx")
    assert template.placeholders == {"naam"}
    assert "Dag Jan" in lines_of(template.render_one({"naam": "Jan"}))


def test_quotes_that_word_curled_and_hard_spaces_are_understood() -> None:
    template = template_of("{%\xa0if route == “form” %}ja{% endif\xa0%}")
    assert "ja" in lines_of(template.render_one({"route": "form"}))


def test_docxtpls_remarks_are_left_out() -> None:
    assert "Dag Jan" in lines_of(template_of("Dag {# let op #}{{ naam }}").render_one({"naam": "Jan"}))
