"""The shelf in English: every medium, the same placeholders and looks as the Dutch one, and no Dutch left in it."""

import re
from pathlib import Path

import docx
import pytest
from press.making import words_of
from press.shelf_media import PAPER, WORDS_ALONE, made, said
from press.test_shelf import DOORS, WIDEST

from buurtapp.press import MEDIA, TEXTS, compile_template, template_path
from buurtapp.press.fields import FIELDS
from buurtapp.press.shelf import LONGEST_DESCRIPTION, TEMPLATES
from buurtapp.words import speaking

ENGLISH = {field.name: field.english for field in FIELDS}
DUTCH = re.compile(r"\b(?:de|het|een|uw|wij|ons|onze|niet|vóór|aan|voor|bij|naar|graag|geen|buren)\b", re.IGNORECASE)


@pytest.fixture
def english():
    with speaking("en"):
        yield


@pytest.mark.parametrize("kind", PAPER)
def test_an_english_medium_asks_for_the_same_and_looks_the_same(kind) -> None:
    dutch, english = (template_path(kind, language) for language in ("nl", "en"))
    assert english.parent.name == "en"
    asked = compile_template(dutch).placeholders
    assert compile_template(english).placeholders == {ENGLISH[name] for name in asked}
    theirs, ours = (docx.Document(str(path)) for path in (dutch, english))
    assert (theirs.sections[0].page_width, len(theirs.tables)) == (ours.sections[0].page_width, len(ours.tables))
    assert len(theirs.paragraphs) == len(ours.paragraphs)


@pytest.mark.parametrize("kind", [*PAPER, *WORDS_ALONE])
@pytest.mark.parametrize("route", ["form", "mail", "whatsapp", "paper"])
def test_an_english_medium_has_no_dutch_in_it(english, decisions, team_with, kind, route) -> None:
    team = team_with(decisions.changed({"signup_route": route, "wijkagent_in_group": "yes"}))
    text = said(kind, team) if kind in WORDS_ALONE else words_of(made(kind, team, DOORS[1:]))
    for own in ("Buurtapp de Berk", "de Berk", "Sanne de Wit"):
        text = text.replace(own, "")
    assert not DUTCH.search(text), DUTCH.search(text)
    assert not re.search(r"\{\{|\{%|\bNone\b", text)


def test_an_english_medium_is_one_page_too(english, decisions, pages, team_with) -> None:
    team = team_with(decisions.changed(WIDEST | {"costs": "Joining is free, but a sticker costs four euros."}))
    one_page = [kind for kind in PAPER if kind not in ("agenda", "verslag", "gaan-of-niet", "looplijst")]
    found = pages({kind: made(kind, team, DOORS[:1]) for kind in one_page})
    assert found == dict.fromkeys(one_page, 1)


def test_the_group_description_fits_whatsapp(english, decisions, team_with) -> None:
    assert len(said("groepsbeschrijving", team_with(decisions.changed({"chat_group": "yes"})))) <= LONGEST_DESCRIPTION


def test_every_text_has_its_english_one_with_the_same_blocks() -> None:
    def blocks(path: Path) -> list[str]:
        return re.findall(r"\{%.*?%\}", path.read_text("utf-8"))

    for medium in TEXTS.values():
        dutch, english = (TEMPLATES / language / medium.file for language in ("nl", "en"))
        assert len(blocks(dutch)) == len(blocks(english)), medium.kind


def test_letters_are_dark_enough_to_print_in_black_and_white() -> None:
    """Contrast with white of every colour of letters and lines of text, as WCAG 2.1 reckons it: 7 to 1."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for kind in MEDIA:
        document = docx.Document(str(template_path(kind, "nl")))
        for xml in (document.element.xml, document.styles.element.xml):
            for colour in re.findall(r'<w:color w:val="([0-9A-F]{6})"', xml):
                assert 1.05 / (light(colour) + 0.05) >= 7, (kind, colour)
