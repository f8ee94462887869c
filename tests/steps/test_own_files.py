"""A Word file of the team's own: what it says is printed, its mistakes are all named before anything is made."""

import io
import os
import shutil

import docx
import pytest

from buurtapp.press.shelf import template_path
from buurtapp.steps import adapting, own_files, recruitment
from buurtapp.steps.out_of_date import out_of_date
from buurtapp.store.journal import undo
from buurtapp.words import Fault


def changed(path, *words: str) -> bytes:
    """The Word file at `path` with paragraphs added, as Word would save it."""
    document = docx.Document(path)
    for paragraph in words:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def printed(register, kind="flyer") -> str:
    (path,) = recruitment.letters(register, kind).files
    return "\n".join(one.text for one in docx.Document(path).paragraphs)


def files(register) -> dict:
    return {path: path.read_bytes() for path in register.folder.outputs.rglob("*") if path.is_file()}


def test_a_file_laid_ready_holds_the_own_words_and_what_is_changed_in_it_is_printed(register):
    one = adapting.sections(register, "flyer")[0]
    adapting.change_words(register, "flyer", one.key, one.text.replace("Ken uw buren.", "Ken elkaar."))
    path = own_files.begin(register, "flyer")
    assert path == register.folder.path / "sjablonen" / "flyer.docx"
    assert "Ken elkaar." in printed(register)
    path.write_bytes(changed(path, "Zelf getypt voor {{ buurt }}."))
    assert "Zelf getypt voor Lindehof." in printed(register)
    assert [one for one in adapting.sections(register, "flyer") if "Zelf getypt" in one.text]


def test_laying_it_ready_is_undone_in_one_go(register):
    one = adapting.sections(register, "flyer")[0]
    adapting.change_words(register, "flyer", one.key, one.text.replace("Ken uw buren.", "Ken elkaar."))
    path = own_files.begin(register, "flyer")
    path.write_bytes(changed(path, "Zelf getypt."))
    undo(register)
    text = printed(register)
    assert "Ken elkaar." in text
    assert "Zelf getypt." not in text
    own_files.use(register, "flyer", own=True)
    assert "Zelf getypt." in printed(register)


def test_it_can_be_taken_out_of_use_and_undone(register):
    path = own_files.begin(register, "flyer")
    path.write_bytes(changed(path, "Zelf getypt."))
    own_files.use(register, "flyer", own=False)
    assert "Zelf getypt." not in printed(register)
    assert path.exists()
    undo(register)
    assert "Zelf getypt." in printed(register)


def test_a_file_that_somebody_laid_there_by_hand_is_used(register):
    folder = register.folder.path / "sjablonen"
    folder.mkdir()
    (folder / "flyer.docx").write_bytes(changed(template_path("flyer"), "Van de buurvrouw."))
    assert "Van de buurvrouw." in printed(register)
    assert "Van de buurvrouw." not in printed(register, "poster")


def test_an_earlier_file_is_kept_beside_a_newer_one(register):
    own_files.bring_in(register, "flyer", changed(template_path("flyer"), "Eerste."))
    own_files.bring_in(register, "flyer", changed(template_path("flyer"), "Tweede."))
    former = register.folder.path / "sjablonen" / "flyer (vorige).docx"
    assert docx.Document(former).paragraphs[-1].text == "Eerste."
    assert "Tweede." in printed(register)


def test_words_of_the_page_go_into_the_file_as_well(register):
    own_files.bring_in(register, "flyer", changed(template_path("flyer"), "Komt allen."))
    one = next(one for one in adapting.sections(register, "flyer") if "Komt allen." in one.text)
    adapting.change_words(register, "flyer", one.key, one.text.replace("Komt allen.", "Kom ook."))
    assert "Kom ook." in printed(register)


MISTAKES = [
    "Kom vóór {{ strat }}.", "Vraag het {{ contact }.", "Wij beginnen op { start }.", "In [[ buurt ]].",
    "Leeftijd {{ leeftjd }}.", "Code {{ ''.__class__ }}.",
]  # fmt: skip


def test_every_mistake_is_named_with_its_sentence_and_a_proposal(register):
    content = changed(template_path("flyer"), *[f"Eerst iets gewoons. {words}" for words in MISTAKES])
    found = own_files.mistakes(register, "flyer", content)
    assert len(found) == len(MISTAKES)
    for fault, words in zip(found, MISTAKES, strict=True):
        assert words.split(".")[0][:12] in f"{fault.saw} {fault.why}"
        assert "Eerst iets gewoons" not in fault.saw
    assert [near for near in ("straat", "contact", "start", "buurt", "leeftijd") if "{{ " + near + " }}" in str(found)]
    for fault, near in zip(found, ("straat", "contact", "start", "buurt", "leeftijd"), strict=False):
        assert "{{ " + near + " }}" in fault.fix


@pytest.mark.parametrize("words", [*MISTAKES, "{% if route %}Niet dicht."])
def test_nothing_is_made_with_a_file_that_has_mistakes_and_earlier_letters_stay(register, words):
    recruitment.letters(register, recruitment.ALL)
    path = own_files.begin(register, "welkomstbrief")
    path.write_bytes(changed(path, words))
    before = files(register)
    for kind in ("welkomstbrief", recruitment.ALL):
        with pytest.raises(Fault, match=r"welkomstbrief\.docx"):
            recruitment.letters(register, kind)
    assert files(register) == before


def test_the_fault_of_a_file_with_more_mistakes_says_how_many_more(register):
    path = own_files.begin(register, "poster")
    path.write_bytes(changed(path, *MISTAKES[:3]))
    with pytest.raises(Fault, match="nog 2 fouten"):
        recruitment.letters(register, "poster")


@pytest.mark.parametrize("content", [b"", b"geen Word", os.urandom(2000)])
def test_what_is_no_word_file_is_refused_and_changes_nothing(register, content):
    with pytest.raises(Fault, match="Word"):
        own_files.bring_in(register, "flyer", content)
    assert not (register.folder.path / "sjablonen").exists()


def test_a_placeholder_of_another_medium_is_named(register):
    (fault,) = own_files.mistakes(register, "flyer", changed(template_path("flyer"), "Loper: {{ loper }}"))
    assert "{{ loper }}" in fault.saw


def test_a_misspelt_column_of_a_list_is_found_before_printing(register):
    content = changed(template_path("agenda"), "{% for a in acties %}{{ a.wiee }}{% endfor %}")
    (fault,) = own_files.mistakes(register, "agenda", content)
    assert "wiee" in str(fault)


def test_a_file_that_word_holds_open_is_told_as_such(register, monkeypatch):
    path = own_files.begin(register, "flyer")
    read = type(path).read_bytes

    def held(self):
        if self.name == path.name and self.parent == path.parent:
            raise PermissionError(13, "Toegang geweigerd")
        return read(self)

    monkeypatch.setattr(type(path), "read_bytes", held)
    with pytest.raises(Fault, match="sluit het in Word"):
        recruitment.letters(register, "flyer")
    assert out_of_date(register) == []


def test_changing_the_file_marks_the_print(register):
    path = own_files.begin(register, "flyer")
    recruitment.letters(register, "flyer")
    assert out_of_date(register) == []
    path.write_bytes(changed(path, "Nog een regel."))
    assert out_of_date(register)[0].reasons == ("Uw eigen Word-bestand is veranderd.",)


def test_a_template_of_the_shelf_that_somebody_spoilt_stops_the_whole_shelf_before_anything_is_made(
    register, tmp_path, monkeypatch
):
    shelf = tmp_path / "templates"
    shutil.copytree(template_path("poster").parents[1], shelf)
    monkeypatch.setattr("buurtapp.press.shelf.TEMPLATES", shelf)
    poster = shelf / "nl" / "poster.docx"
    poster.write_bytes(changed(poster, "Kom vóór {{ strat }}.", "Vraag {{ contact }."))
    with pytest.raises(Fault, match=r"poster\.docx") as caught:
        recruitment.letters(register, recruitment.ALL)
    assert "nog 1 fout" in caught.value.first
    assert files(register) == {}
    assert "Beste buren," in "".join(one.text for one in adapting.sections(register, "brief"))
