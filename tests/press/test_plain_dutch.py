"""The texts that go to neighbours: short sentences, easy words, claims within the evidence (domain.md 3.1, 7)."""

import re

import pytest

from buurtapp.model.address import Address
from buurtapp.model.decisions import Decisions
from buurtapp.model.people import Neighbourhood
from buurtapp.press import compile_template, letters, paper_form, read_letters, team_context, template_path

ADDRESS = [Address("Kerkstraat", 12, "A", "1234AB", "Voorbeeldstad")]
VOWELS = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+")


def sentences(lines: list[str]) -> list[str]:
    """Sentences with a verb's worth of words: lines without an end mark are headings, boxes and labels."""
    found = [part for line in lines for part in re.findall(r"[^.!?]+[.!?]", line)]
    return [sentence for sentence in found if len(words(sentence)) >= 2]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", text)


def prose(lines: list[str]) -> list[str]:
    """The lines without the link and the dotted strip, which nobody reads as sentences."""
    return [line for line in lines if not re.search(r"example|☐|……", line)]


@pytest.fixture(params=["form", "mail", "whatsapp", "paper"])
def letter(request, decisions: Decisions, team_with) -> list[str]:
    agreed = {"wijkagent_name": "P. Jansen", "wijkagent_agreed": "yes"}
    decided = decisions.changed({"signup_route": request.param, **agreed})
    template = compile_template(template_path("brief"))
    return read_letters(letters(template, ADDRESS, team_with(decided), {ADDRESS[0].key: "KX4C7PH"}).data)[0].lines


def test_sentences_are_short(letter: list[str]) -> None:
    lengths = [len(words(sentence)) for sentence in sentences(prose(letter))]
    assert len(lengths) >= 15
    assert max(lengths) <= 20
    assert sum(lengths) / len(lengths) <= 12


def test_the_letter_reads_easily_by_flesch_douma(letter: list[str]) -> None:
    found = sentences(prose(letter))
    all_words = [word.casefold() for sentence in found for word in words(sentence)]
    syllables = sum(len(VOWELS.findall(word)) or 1 for word in all_words)
    assert 206.84 - 77 * syllables / len(all_words) - 0.93 * len(all_words) / len(found) >= 70


def test_it_promises_no_more_than_is_known(letter: list[str]) -> None:
    text = " ".join(letter).casefold()
    for claim in ("inbra", "boef", "boeven", "dief", "dieven", "veiliger", "minder", "voorkom", "garan", "gepakt"):
        assert claim not in text
    for promise in ("leren wij elkaar kennen", "waarschuwen elkaar snel", "korte lijn"):
        assert promise in text


def test_the_fixed_facts_are_there(letter: list[str]) -> None:
    text = " ".join(letter)
    for fact in ("112", "18 jaar", "gegevens", "4 mei 2027", "Sanne de Wit", "06-00000012", "Meld u aan", "KX4 C7PH"):
        assert fact in text


def test_no_word_of_the_trade_is_left_unexplained(letter: list[str]) -> None:
    assert not re.search(
        r"\b(AVG|SAAR|WABP|beheerder\w*|opt-in|consent|conform|betreffende|middels)\b", " ".join(letter)
    )


def test_the_data_are_explained_in_three_lines(letter: list[str]) -> None:
    start = letter.index("Wat doen wij met uw gegevens?")
    assert letter[start + 4] == "Wie zijn wij?"


def test_the_paper_form_is_as_plain(team) -> None:
    lines = read_letters(paper_form(compile_template(template_path("aanmeldformulier")), team).data)[0].lines
    lengths = [len(words(sentence)) for sentence in sentences(prose(lines))]
    assert max(lengths) <= 20
    assert sum(lengths) / len(lengths) <= 12


def test_decisions_feed_the_letter() -> None:
    decided = Decisions(wijkagent_in_group=True, purpose="wider", chat_group=True, residence="works", retention_days=14)
    template = compile_template(template_path("brief"))
    text = read_letters(letters(template, ADDRESS, team_context(Neighbourhood(name="Berk"), decided)).data)[0].text
    for words_ in ("U woont of werkt in deze buurt.", "binnen 14 dagen", "Voor praatjes komt er een tweede groep."):
        assert words_ in text
    for words_ in ("leest niet mee", "niet voor praatjes", "jaar of ouder"):
        assert words_ not in text
