"""What is not a template, or wants to be a program, is refused with the spot named."""

import io
import os
import zipfile
from collections.abc import Callable

import docx
import pytest
from press.making import saved, template_of

from buurtapp.press import compile_template
from buurtapp.press.template import Template
from buurtapp.words import Fault

CODE = [
    "{{ ''.__class__ }}", "{{ naam.__class__.__mro__ }}", "{{ naam() }}", "{{ naam.format(1) }}", "{{ 9**9**9 }}",
    "{{ 'a' * 999999999 }}", "{% include 'x' %}", "{% import 'os' as os %}", "{% extends 'x' %}", "{% macro x() %}",
    "{% set x = 1 %}", "{% raw %}", "{% do x %}", "{{ naam|attr('x') }}", "{{ naam|map('x') }}", "{{ self() }}",
    "{{ range(9) }}", "{% for x in range(999999999) %}{% endfor %}", "{{ _naam.x }}", "{{ [1, 2] }}",
    "{{ naam is odd }}",
]  # fmt: skip


@pytest.mark.parametrize("code", CODE)
def test_code_in_a_template_is_refused_and_shown(code: str) -> None:
    with pytest.raises(Fault) as caught:
        template_of(f"Gewone zin. Hier staat {code} in.").render_one({"naam": "Jan"})
    assert "proef.docx" in caught.value.saw
    assert "Hier staat" in str(caught.value)
    assert "Gewone zin" not in str(caught.value)


@pytest.mark.parametrize("hole", ["{{ naam.items }}", "{{ rij.upper }}", "{{ rij.bestaat_niet }}", "{{ naam[0].x }}"])
def test_a_name_leads_only_to_values(hole: str) -> None:
    with pytest.raises(Fault):
        template_of(hole).render_one({"naam": "Jan", "rij": {"a": 1}})


@pytest.mark.parametrize(
    "broken", ["{{ naam", "naam }}", "{{ naam }", "{% if naam", "{{ a {{ b }}", "{{ a }} } {{ b }"]
)
def test_a_broken_placeholder_is_named_with_its_sentence(broken: str) -> None:
    with pytest.raises(Fault) as caught:
        template_of(f"Eerste zin. Dit is {broken} hier. Laatste zin.")
    assert "Dit is" in caught.value.saw
    assert "Eerste zin" not in caught.value.saw


@pytest.mark.parametrize("unreadable", ["{{ }}", "{{ a b }}", "{% for a in %}{% endfor %}", "{{ straat naam }}"])
def test_a_placeholder_that_says_nothing_is_named(unreadable: str) -> None:
    with pytest.raises(Fault, match="Dit is"):
        template_of(f"Dit is {unreadable} hier.")


def test_an_unknown_placeholder_is_named_with_its_sentence_and_a_near_one() -> None:
    template = template_of("Eerste zin. Aan {{ strat }} wonen buren. Einde.")
    (problem,) = template.problems({"straat", "naam"})
    assert "{{ strat }}" in problem.saw
    assert "Aan {{ strat }} wonen buren." in problem.saw
    assert "{{ straat }}" in problem.fix
    assert "Einde" not in problem.saw


def test_every_unknown_placeholder_is_found_at_once() -> None:
    problems = template_of("{{ a }}", "{% if b %}{{ c }}{% endif %}", "{% for d in e %}{{ d.f }}{% endfor %}").problems(
        []
    )
    assert sorted(p.saw.split("{{ ")[1].split(" ")[0] for p in problems) == ["a", "b", "c", "e"]


def test_a_misspelt_column_of_a_list_is_named() -> None:
    template = template_of("{% for a in acties %}Doet {{ a.wiee }} dit?{% endfor %}")
    with pytest.raises(Fault, match=r"a\.wiee"):
        template.render_one({"acties": [{"wie": "Jan"}]})


def test_a_header_cannot_name_one_address() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Brief aan {{ straat }}"
    template = compile_template(saved(document), "x.docx")
    with pytest.raises(Fault, match="Brief aan"):
        template.render_many([{"straat": "Kerkstraat"}], {"groep": "x"})
    assert template.problems({"straat"}, shared=()) != []


def test_what_is_not_a_word_file_is_refused(tmp_path) -> None:
    for content in (b"", b"geen zip", b"PK\x03\x04half", _zip({"a.txt": b"x"})):
        with pytest.raises(Fault):
            compile_template(content, "x.docx")
    with pytest.raises(Fault):
        compile_template(tmp_path / "bestaat-niet.docx")


def test_a_damaged_part_is_refused() -> None:
    _refused(lambda parts: parts.update({"word/document.xml": b"<w:document"}))
    _refused(lambda parts: parts.pop("word/document.xml"))


def test_a_file_with_macros_is_refused() -> None:
    macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    _refused(lambda p: p.update({"[Content_Types].xml": p["[Content_Types].xml"].replace(plain, macro)}))


def test_entities_and_document_types_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    _refused(lambda p: p.update({"word/document.xml": bomb + p["word/document.xml"].partition(b"?>")[2]}))


def test_a_picture_kept_elsewhere_is_refused() -> None:
    relation = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        b'Target="http://elders.example/spion.png" TargetMode="External"/></Relationships>'
    )
    name = "word/_rels/document.xml.rels"
    _refused(lambda p: p.update({name: p[name].replace(b"</Relationships>", relation)}), "elders.example")


def test_a_link_to_somebodys_own_word_template_is_taken_out() -> None:
    relation = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'attachedTemplate" Target="file:///C:/bedrijf.dotm" TargetMode="External"/></Relationships>'
    )
    made = _changed(lambda p: p.update({"word/_rels/settings.xml.rels": relation})).render_one({})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b"bedrijf" not in archive.read("word/_rels/settings.xml.rels")


def test_a_forty_megabyte_logo_is_refused_before_it_is_opened() -> None:
    with pytest.raises(Fault, match="MB"):
        _changed(lambda parts: parts.update({"word/media/logo.png": os.urandom(40 * 1024 * 1024)}))


def test_a_zip_bomb_is_refused() -> None:
    with pytest.raises(Fault):
        _changed(lambda parts: parts.update({"word/media/x.xml": b" " * (300 * 1024 * 1024)}))


def _refused(change: Callable[[dict[str, bytes]], object], words: str = "x.docx") -> None:
    with pytest.raises(Fault, match=words):
        _changed(change)


def _changed(change: Callable[[dict[str, bytes]], object]) -> Template:
    with zipfile.ZipFile(io.BytesIO(saved(docx.Document()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return compile_template(_zip(parts), "x.docx")


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
