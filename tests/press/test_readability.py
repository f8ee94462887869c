"""How a text reads: the formula, the advice, the fixed facts; and that the shelf reads easily (domain.md 7)."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from press.shelf_media import TO_NEIGHBOURS, WORDS_ALONE, made, said

from buurtapp.model.address import Address
from buurtapp.model.decisions import Decisions
from buurtapp.model.people import Neighbourhood
from buurtapp.press import TeamContext, read_letters, team_context
from buurtapp.press.fixed_facts import ALL_FACTS, missing_facts, needed_facts, what_to_add
from buurtapp.press.hard_words import HARD_WORDS, hard_words
from buurtapp.press.readability import read
from buurtapp.press.syllables import syllables

DOORS = [Address("Lindelaan", 7, "A", "1999AB", "Voorbeeldstad")]
OTHERS = ("huisregels", "privacyverklaring", "signalementenkaart", "aanmeldformulier")
REQUEST = re.compile(r"(Meld u aan vóór|Zo meldt u zich aan|Komt u ook\?)")


@pytest.fixture
def example(project: Path) -> TeamContext:
    answers = json.loads((project / "data" / "voorbeeldbuurt" / "antwoorden.json").read_text("utf-8"))
    decided = Decisions.model_validate(answers["decisions"])
    return team_context(Neighbourhood.model_validate(answers["neighbourhood"]), decided)


def lines_of(kind: str, team: TeamContext) -> list[str]:
    if kind in WORDS_ALONE:
        return said(kind, team).splitlines()
    return read_letters(made(kind, team, DOORS))[0].lines


@pytest.mark.parametrize("route", ["form", "mail", "whatsapp", "paper"])
@pytest.mark.parametrize("kind", TO_NEIGHBOURS)
def test_letters_cards_and_flyers_read_easily(decisions, team_with, kind, route) -> None:
    team = team_with(decisions.changed({"signup_route": route, "chat_group": "yes", "residence": "works"}))
    reading = read(lines_of(kind, team), needed_facts(team.decisions))
    assert reading.plain, (reading.score, reading.words_per_sentence, reading.long_sentences, reading.missing)
    assert not reading.hard


@pytest.mark.parametrize("kind", [*TO_NEIGHBOURS, "werving-mail", "werving-whatsapp", "buurtsite"])
def test_the_example_neighbourhoods_own_read_easily_and_make_one_request(example, kind) -> None:
    lines = lines_of(kind, example)
    reading = read(lines, needed_facts(example.decisions))
    assert reading.plain, (reading.score, reading.words_per_sentence, reading.long_sentences, reading.missing)
    assert reading.score >= 70
    assert sum(bool(REQUEST.match(line)) for line in lines) == 1


@pytest.mark.parametrize("kind", [*OTHERS, "groepsbeschrijving"])
def test_the_other_papers_read_as_easily(example, kind) -> None:
    reading = read(lines_of(kind, example), ())
    assert reading.plain
    assert not reading.hard


COUNTED = {"buurt": 1, "buren": 2, "politie": 3, "gegevens": 3, "reactie": 3, "ideeën": 3, "nieuws": 1, "leeuw": 1,
           "aanmelden": 3, "over": 2, "adres": 2, "situatie": 4, "WhatsApp": 2, "fooi": 1, "bijeenkomst": 3, "112": 1,
           "één": 1, "coördinator": 5}  # fmt: skip


@pytest.mark.parametrize(("word", "count"), COUNTED.items())
def test_syllables_are_vowel_sounds(word, count) -> None:
    assert syllables(word) == count


def test_the_score_is_flesch_doumas() -> None:
    reading = read(["De buren bellen 112. Daarna praten zij."])  # 7 words, 2 sentences, 11 syllables
    assert reading.words_per_sentence == 3.5
    assert reading.score == pytest.approx(206.835 - 77 * 11 / 7 - 0.93 * 3.5)


def test_headings_links_and_dotted_lines_are_no_sentences() -> None:
    lines = ["Wie zijn wij", "Ga naar formulier.example/doemee?x=1 en vul in.", "Naam: ………………", "Mail a@b.example.",
             "Wij wonen hier.", "Om 20.00 uur beginnen wij."]  # fmt: skip
    assert [one.text for one in read(lines).sentences] == ["Wij wonen hier.", "Om 20.00 uur beginnen wij."]


def test_a_long_sentence_is_told_to_be_cut() -> None:
    reading = read([" ".join(["woord"] * 21) + "."])
    assert [one.advice for one in reading.long_sentences] == [("21 woorden: maak hier twee zinnen van.",)]
    assert not read([" ".join(["woord"] * 20) + "."]).long_sentences


def test_a_hard_word_stands_beside_an_everyday_one() -> None:
    reading = read(["Indien u tevens wilt participeren, belt u ons."])
    assert reading.hard == {"Indien": "als", "tevens": "ook", "participeren": "meedoen"}
    assert reading.sentences[0].advice[0] == "Schrijf “als” in plaats van “Indien”."


def test_an_everyday_word_or_a_name_is_not_hard() -> None:
    assert not hard_words("De doch-ter gaat naar wabp.nl en de Autoriteit Persoonsgegevens.")
    assert not any(hard_words(easy) for easy in HARD_WORDS.values())


def test_a_very_long_word_is_pointed_out() -> None:
    assert "een lang woord" in read(["Onze verantwoordelijkheidsbeleving telt."]).sentences[0].advice[0]


def test_facts_are_seen_or_missed() -> None:
    text = "Meld u aan vóór 4 mei. Bel 112. Vanaf 18 jaar. Uw gegevens. Bel 06-00000012."
    assert missing_facts(text) == ()
    assert missing_facts("Binnenkort meer.") == ALL_FACTS
    assert missing_facts(text.replace("112", "1128").replace("4 mei", "binnenkort")) == ("date", "112")
    assert len({what_to_add(fact) for fact in ALL_FACTS}) == 6


def test_an_age_is_needed_only_where_the_team_asks_for_one() -> None:
    assert "age" not in needed_facts(Decisions())
    assert "age" in needed_facts(Decisions(minimum_age=16))


def test_an_empty_text_has_no_score_and_misses_everything() -> None:
    reading = read([])
    assert (reading.score, reading.sentences, reading.missing) == (0.0, (), ALL_FACTS)
    assert not reading.plain


@given(st.lists(st.text(max_size=200), max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_looked_at(lines) -> None:
    reading = read(lines)
    assert all(sentence.words >= 2 for sentence in reading.sentences)
