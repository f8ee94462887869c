"""Adapting a medium: the team's own words reach every print, follow its decisions, and are taken back with undo."""

import docx
import pytest
from docx.oxml.ns import qn

from buurtapp.model.own_words import OwnWords
from buurtapp.press import MEDIA, TEXTS
from buurtapp.steps import adapting, recruitment
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.reading import reading
from buurtapp.store.forms import load_all, save
from buurtapp.store.journal import undo
from buurtapp.words import Fault, speaking


def text_of(path) -> str:
    body = docx.Document(path).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def printed(register, kind: str) -> str:
    return text_of(recruitment.letters(register, kind).files[0])


def section(register, kind: str, words: str):
    return next(one for one in adapting.sections(register, kind) if words in one.text)


def change(register, kind: str, old: str, new: str) -> None:
    one = section(register, kind, old)
    adapting.change_words(register, kind, one.key, one.text.replace(old, new))


@pytest.mark.parametrize("kind", [*MEDIA, *TEXTS])
def test_every_medium_can_be_adapted_and_keeps_its_words_when_nothing_changes(register, kind):
    for one in adapting.sections(register, kind):
        assert not adapting.change_words(register, kind, one.key, one.text)
    assert load_all(register, "own_words") == {}


def test_own_words_stand_in_every_letter_and_undo_takes_them_back(register):
    change(register, "brief", "Beste buren,", "Lieve buren,\nDit schrijft de familie Jansen & Zn.")
    letters = printed(register, "brief")
    assert letters.count("Lieve buren,\nDit schrijft de familie Jansen & Zn.") == 40
    assert "Beste buren" not in letters
    undo(register)
    assert printed(register, "brief").count("Beste buren,") == 40


def test_own_words_follow_a_decision_that_changes_later(register):
    decide_all(register, {"minimum_age": "16"})
    change(register, "brief", "U woont in deze buurt.", "U woont in onze buurt.")
    decide_all(register, {"minimum_age": "18"})
    assert "U woont in onze buurt. U bent 18 jaar of ouder." in printed(register, "brief")
    decide_all(register, {"minimum_age": ""})
    assert "U woont in onze buurt.\n" in printed(register, "brief")
    assert "jaar of ouder" not in printed(register, "brief")


def test_a_new_line_becomes_a_point_and_a_line_taken_out_is_gone(register):
    one = section(register, "brief", "Wat vragen wij van u?")
    lines = one.text.splitlines()
    words = [line for line in lines if "rustig" not in line] + ["U leest de regels."]
    adapting.change_words(register, "brief", one.key, "\n".join(words))
    assert section(register, "brief", "Wat vragen wij van u?").text.splitlines() == words
    (path,) = recruitment.letters(register, "brief").files
    styles = {p.text: p.style.name for p in docx.Document(path).paragraphs}
    assert styles["U leest de regels."] == styles["U belt bij gevaar altijd eerst 112. De politie leest niet mee."]
    assert not [text for text in styles if "rustig" in text]


def test_a_part_that_is_switched_off_is_in_no_print_and_is_missed_by_the_reading(register):
    one = section(register, "flyer", "Uw gegevens")
    adapting.switch(register, "flyer", one.key, on=False)
    assert "Uw gegevens" not in printed(register, "flyer")
    assert "data" in reading(register, "flyer").missing
    adapting.switch(register, "flyer", one.key, on=True)
    assert "Uw gegevens" in printed(register, "flyer")


def test_a_section_whose_words_were_all_taken_out_can_be_filled_again(register):
    key = section(register, "brief", "Wie zijn wij?").key
    adapting.change_words(register, "brief", key, "")
    assert "Wie zijn wij?" not in printed(register, "brief")
    adapting.change_words(register, "brief", key, "Hier zijn wij weer.")
    assert printed(register, "brief").count("Hier zijn wij weer.") == 40


def test_starting_over_gives_the_words_of_the_shelf(register):
    before = printed(register, "deurkaart")
    change(register, "deurkaart", "Wij misten u", "Jammer!")
    adapting.start_over(register, "deurkaart")
    assert printed(register, "deurkaart") == before


def test_a_text_to_copy_is_adapted_too(register):
    change(register, "werving-mail", "Beste buren,", "Hoi buren,")
    (path,) = recruitment.letters(register, "werving-mail").files
    assert "\n\nHoi buren,\n\n" in path.read_text("utf-8")


@pytest.mark.parametrize(("kind", "typed"), [
    ("brief", "Vóór {{ strat }} graag"), ("brief", "{% for x in range(9) %}"), ("werving-mail", "{{ strat }}"),
    ("werving-mail", "{{ 9**9**9 }}"), ("werving-mail", "{% raw %}"), ("brief", "half {{ open"), ("brief", "{ start }"),
    ("werving-mail", "half }} dicht"), ("werving-mail", "{{ link.__class__ }}"), ("brief", "[[ start ]]"),
])  # fmt: skip
def test_braces_that_cannot_be_filled_in_are_refused_and_nothing_changes(register, kind, typed):
    with pytest.raises(Fault) as caught:
        change(register, kind, "Beste buren,", typed)
    assert typed.strip("{}[] ").split()[0].strip("{}") in str(caught.value)
    assert load_all(register, "own_words") == {}


def test_braces_and_signs_in_own_words_print_as_typed(register):
    change(register, "brief", "Beste buren,", "Groet {jong} & <oud> }")
    assert printed(register, "brief").count("Groet {jong} & <oud> }") == 40
    change(register, "werving-mail", "Beste buren,", "Groet {jong} & <oud> }")
    assert "Groet {jong} & <oud> }" in recruitment.letters(register, "werving-mail").files[0].read_text("utf-8")


def test_looking_at_a_medium_writes_nothing(register):
    adapting.sections(register, "brief")
    reading(register, "brief")
    assert not [path for path in register.folder.outputs.rglob("*") if path.is_file()]


@pytest.mark.parametrize("kind", ["brief", "werving-mail"])
def test_a_value_that_is_empty_prints_as_a_marked_line_and_never_as_a_hole(register, kind):
    change(register, kind, "Beste buren,", "Vanaf {{ leeftijd }} jaar.")
    done = recruitment.letters(register, kind)
    text = text_of(done.files[0]) if kind == "brief" else done.files[0].read_text("utf-8")
    assert "Vanaf ………………………………" in text
    assert kind != "brief" or any("leeftijd" in warning for warning in done.warnings)
    decide_all(register, {"minimum_age": "18"})
    done = recruitment.letters(register, kind)
    text = text_of(done.files[0]) if kind == "brief" else done.files[0].read_text("utf-8")
    assert "Vanaf 18 jaar." in text
    assert "Vanaf {{ leeftijd }} jaar." in section(register, kind, "Vanaf").text


def test_a_choice_of_the_team_cannot_be_typed_as_words(register):
    with pytest.raises(Fault, match="keuze van het team"):
        change(register, "brief", "Beste buren,", "Dit is {{ route }}.")


def test_what_can_be_filled_in_is_listed_with_what_it_prints_now(register):
    decide_all(register, {"minimum_age": "18"})
    listed = {shown: (meaning, now) for shown, meaning, now in adapting.placeholders(register, "brief")}
    assert listed["{{ leeftijd }}"][1] == "18"
    assert "{{ adres }}" in listed
    assert not {"{{ route }}", "{{ logo }}", "{{ qr }}"} & listed.keys()
    for shown in listed:
        one = section(register, "flyer", "Ken uw buren.")
        if shown not in ("{{ adres }}", "{{ code }}"):
            adapting.change_words(register, "flyer", one.key, f"Ken uw buren.\n{shown}")


def test_own_words_of_which_the_text_is_gone_are_not_lost(register):
    own = OwnWords(words={"Een zin die er niet meer is.": ("Mijn eigen zin.",)})
    save(register, "own_words", own.model_dump(mode="json"), "brief")
    assert adapting.out_of_place(register, "brief") == ["Mijn eigen zin."]
    assert "Mijn eigen zin." not in printed(register, "brief")


def test_each_language_has_its_own_words(register):
    change(register, "brief", "Beste buren,", "Lieve buren,")
    with speaking("en"):
        assert adapting.out_of_place(register, "brief") == []
        assert not [one for one in adapting.sections(register, "brief") if "Lieve buren," in one.text]
    assert section(register, "brief", "Lieve buren,")


def test_a_refused_text_that_was_put_right_is_undone_in_one_go(register):
    with pytest.raises(Fault):
        change(register, "brief", "Beste buren,", "Vóór {{ strat }}")
    key = section(register, "brief", "Beste buren,").key
    assert adapting.draft(register, "brief", key)
    change(register, "brief", "Beste buren,", "Lieve buren,")
    assert adapting.draft(register, "brief", key) is None
    undo(register)
    assert section(register, "brief", "Beste buren,")
