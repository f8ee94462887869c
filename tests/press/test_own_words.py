"""A team's own words in a template: what it did not touch stays, looks and conditions and all."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from press.making import lines_of, saved, words_of

from buurtapp.model.own_words import OwnWords
from buurtapp.press.package import read_package
from buurtapp.press.passages import Passage, changed, shown
from buurtapp.press.readback import read_letters
from buurtapp.press.sections import seen_sections
from buurtapp.press.template import Template
from buurtapp.press.text_file import TextFile
from buurtapp.press.texts import fill_in_words
from buurtapp.press.word_file import WordFile
from buurtapp.words import Fault

AGE = (
    '{% if home == "here" %}U woont hier.{% else %}U werkt hier.{% endif %}'
    "{% if age %} U bent {{ age }} jaar.{% endif %}"
)
NONE = OwnWords()
HERE, WORKS = {"home": "here", "age": 18}, {"home": "works", "age": ""}


def word_file(*paragraphs) -> WordFile:
    """A file with a paragraph for each argument: text, or (style, runs)."""
    document = docx.Document()
    for paragraph in paragraphs:
        style, runs = paragraph if isinstance(paragraph, tuple) else (None, [paragraph])
        added = document.add_paragraph(style=style)
        for number, run in enumerate(runs):
            added.add_run(run).bold = number == 0 and len(runs) > 1
    return WordFile(read_package(saved(document), "proef.docx"))


def printed(word: WordFile, own: OwnWords, values=HERE) -> bytes:
    return Template(word.adapted(own)).render_one(values)


def seen(word: WordFile, own: OwnWords = NONE, values=HERE):
    filled = read_letters(Template(word.probe(own)).render_one(values))[0].text
    return seen_sections(word.sections(own), filled, own)


def edit(word: WordFile, own: OwnWords, nth: int, words: str, values=HERE) -> OwnWords:
    """The own words once passage `nth` of the first section reads `words`."""
    passage = seen(word, own, values)[0].passages[nth]
    return own.with_words(passage.passage.key, changed(passage.passage, passage.seen, words))


def test_one_sees_the_words_that_print_now_with_values_as_placeholders() -> None:
    assert seen(word_file(AGE))[0].text == "U woont hier. U bent {{ age }} jaar."
    assert seen(word_file(AGE), values=WORKS)[0].text == "U werkt hier."


def test_own_words_still_follow_the_decisions() -> None:
    word = word_file(AGE)
    own = edit(word, OwnWords(), 0, "U woont in de straat. U bent minstens {{ age }} jaar.")
    assert lines_of(printed(word, own)) == ["U woont in de straat. U bent minstens 18 jaar."]
    assert lines_of(printed(word, own, {"home": "here", "age": ""})) == ["U woont in de straat."]
    assert lines_of(printed(word, own, WORKS)) == ["U werkt hier."]


def test_words_added_at_the_end_print_whatever_is_decided() -> None:
    word = word_file(AGE)
    own = edit(word, OwnWords(), 0, "U woont hier. U bent {{ age }} jaar. Welkom!")
    assert [lines_of(printed(word, own, values)) for values in (HERE, WORKS)] == [
        ["U woont hier. U bent 18 jaar. Welkom!"],
        ["U werkt hier. Welkom!"],
    ]


def test_bold_words_stay_bold_and_added_words_look_like_their_neighbours() -> None:
    word = word_file((None, ["Wanneer: ", "{{ day }}, om acht uur"]))
    own = edit(word, OwnWords(), 0, "Wanneer: {{ day }}, om half negen", {"day": "dinsdag"})
    (paragraph,) = docx.Document(io.BytesIO(printed(word, own, {"day": "dinsdag"}))).paragraphs
    assert [(run.text, bool(run.bold)) for run in paragraph.runs] == [
        ("Wanneer: ", True),
        ("dinsdag, om half negen", False),
    ]


def test_a_line_break_is_another_paragraph_of_the_same_looks_and_no_words_none() -> None:
    word = word_file("Kop.", ("List Bullet", ["Eerste punt."]), "Slot.")
    own = edit(word, OwnWords(), 1, "Eerste punt.\nTweede punt.")
    document = docx.Document(io.BytesIO(printed(word, own)))
    assert [(one.text, one.style.name) for one in document.paragraphs] == [
        ("Kop.", "Normal"), ("Eerste punt.", "List Bullet"), ("Tweede punt.", "List Bullet"), ("Slot.", "Normal"),
    ]  # fmt: skip
    assert lines_of(printed(word, edit(word, own, 1, ""))) == ["Kop.", "Slot."]


def test_a_cell_that_loses_its_words_keeps_a_paragraph() -> None:
    document = docx.Document()
    document.add_table(1, 1).rows[0].cells[0].text = "Alleen dit."
    word = WordFile(read_package(saved(document), "proef.docx"))
    made = printed(word, edit(word, OwnWords(), 0, ""))
    assert docx.Document(io.BytesIO(made)).tables[0].rows[0].cells[0].text == ""


def test_a_section_that_is_switched_off_is_not_there_and_comes_back() -> None:
    word = word_file("Begin hier.", ("Heading 1", ["Kop een"]), "Een.", ("Heading 1", ["Kop twee"]), "Twee.")
    assert [section.title for section in seen(word)] == ["Begin hier.", "Kop een", "Kop twee"]
    own = OwnWords().switched("Kop een", on=False)
    assert lines_of(printed(word, own)) == ["Begin hier.", "Kop twee", "Twee."]
    assert [section.on for section in seen(word, own)] == [True, False, True]
    assert lines_of(printed(word, own.switched("Kop een", on=True))) == lines_of(printed(word, OwnWords()))


def test_a_section_never_begins_inside_a_block() -> None:
    word = word_file("{%p if age %}", "Een.", ("Heading 1", ["Kop"]), "Twee.", "{%p endif %}", ("Heading 1", ["Slot"]))
    assert [section.key for section in seen(word)] == ["{%p if age %}", "Slot"]
    assert lines_of(printed(word, OwnWords(left_out=("{%p if age %}",)))) == ["Slot"]


def test_rows_that_the_workbook_repeats_cannot_be_changed() -> None:
    word = word_file("Kop met {{ age }}.", "{%p for rij in rijen %}", "Regel {{ rij }} hier", "{%p endfor %}")
    (section,) = seen(word, values={"age": 1, "rijen": ["a", "b"]})
    assert section.text == "Kop met {{ age }}."


def test_without_own_words_the_letter_is_the_shelfs_own(project) -> None:
    for path in sorted((project / "templates" / "nl").glob("*.docx")):
        package = read_package(path, path.name)
        assert Template(WordFile(package).adapted(OwnWords())).placeholders == Template(package).placeholders
        with_package = Template(package)._letter.compiled.names.keys()
        assert Template(WordFile(package).adapted(OwnWords()))._letter.compiled.names.keys() == with_package


@pytest.mark.parametrize("typed", ["Niet {% if x %}", "{{ open", "dicht }}", "{{ een {{ twee }}", "{% set x = 1 %}"])
def test_braces_that_are_no_placeholder_are_refused(typed: str) -> None:
    word = word_file("Gewone woorden.")
    with pytest.raises(Fault):
        printed(word, edit(word, OwnWords(), 0, typed))


def test_single_braces_and_signs_of_xml_print_as_they_were_typed() -> None:
    word = word_file("Gewone woorden.")
    typed = "Jan & <Piet> {samen} } { 'zo' \"ja\" 5 > 3"
    assert words_of(printed(word, edit(word, OwnWords(), 0, typed))).strip() == typed


def test_a_broken_placeholder_cut_up_by_word_is_whole_in_the_page() -> None:
    assert seen(word_file((None, ["Vóór {", "{ a", "ge }", "} jaar"])))[0].text == "Vóór {{ age }} jaar"


def test_a_text_keeps_its_conditions_and_lines() -> None:
    source = (
        "Onderwerp: Hallo {{ age }}\n\nBeste buren,\n"
        "{% if age %}\nU bent {{ age }}.\n{% else %}\nIedereen.\n{% endif %}\n"
    )
    text, own = TextFile(source), OwnWords()
    filled = fill_in_words(text.probe(own), "x", HERE).whole
    (section,) = seen_sections(text.sections(own), filled, own)
    assert section.text == "Onderwerp: Hallo {{ age }}\nBeste buren,\nU bent {{ age }}."
    passage = section.passages[2]
    own = own.with_words(passage.passage.key, changed(passage.passage, passage.seen, "Bent u al {{ age }}?"))
    assert fill_in_words(text.adapted(own), "x", HERE).body == "Beste buren,\nBent u al 18?\n"
    assert fill_in_words(text.adapted(own), "x", WORKS).body == "Beste buren,\nIedereen.\n"
    assert text.adapted(OwnWords()) == source


@settings(deadline=None)
@given(st.lists(st.sampled_from(["ab", "{{ x }}", " ", "c.", "ab"]), max_size=6),
       st.lists(st.sampled_from(["ab", "{{ x }}", "{{ y }}", " ", "d", "c."]), max_size=6))  # fmt: skip
def test_a_passage_reads_what_was_asked_whatever_it_read_before(former: list[str], wanted: list[str]) -> None:
    passage = Passage("".join(former), tuple(former) or ("",), False)
    places = range(len(passage.pieces))
    after = Passage(passage.key, changed(passage, places, "".join(wanted)), False)
    assert len(after.texts) == len(passage.texts)
    assert shown(after.pieces, range(len(after.pieces))) == "".join(wanted)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="{}\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")))
def test_whatever_is_typed_comes_out_as_typed_but_for_what_xml_cannot_hold(typed: str) -> None:
    word = word_file("Gewone woorden.")
    made = printed(word, OwnWords(words={"Gewone woorden.": (typed,)}))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
    held = "".join(letter for letter in typed if letter.isprintable())
    assert "".join(c for c in words_of(made).strip() if c.isprintable()).strip() == held.strip()
