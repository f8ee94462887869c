"""Every medium of the shelf: what it asks for, what it says for which decision, and how it prints."""

import json
import re
from pathlib import Path

import pytest
from press.making import LINK, words_of
from press.shelf_media import PAPER, TO_NEIGHBOURS, WORDS_ALONE, made, said

from buurtapp.model.address import Address
from buurtapp.model.decisions import Decisions
from buurtapp.model.people import Neighbourhood
from buurtapp.press import compile_template, medium, read_letters, team_context, template_path
from buurtapp.press.fields import FIELDS
from buurtapp.press.qr import qr_png
from buurtapp.press.shelf import LONGEST_DESCRIPTION
from buurtapp.words import Fault

LONG = Address("Burgemeester van der Meulen-Oosterhuisstraat", 112, "A-3", "1234AB", "Sint Voorbeeld aan de Vaart")
DOORS = [LONG, Address("Kerkstraat", 1, "", "1234AB", "Voorbeeldstad")]
NEW = team_context(Neighbourhood(name="Nieuw"), Decisions())
WIDEST = {
    "group_name": "Buurtapp de Berk en Omstreken",
    "link": LINK.replace("doemee", "d/e/1FAIpQLSfAbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefghijk/viewform"),
    "contact_name": "Sanne de Wit-van der Meulen",
    "signers": "Sanne de Wit-van der Meulen, Ali Demir, Joke Bakker-Jansen en Willem-Alexander van Oranje",
    "wijkagent_name": "P. Jansen-van der Berg",
    "wijkagent_agreed": "yes",
    "wijkagent_in_group": "yes",
    "chat_group": "yes",
    "residence": "works",
    "costs": "Meedoen is gratis, maar een sticker kost vier euro.",
}


def all_words(team) -> dict[str, str]:
    papers = {kind: words_of(made(kind, team, DOORS)) for kind in PAPER}
    return papers | {kind: said(kind, team) for kind in WORDS_ALONE}


@pytest.mark.parametrize("kind", PAPER)
def test_a_medium_asks_only_for_what_the_list_of_placeholders_explains(kind) -> None:
    names = {field.name for field in FIELDS}
    assert compile_template(template_path(kind)).placeholders <= names


@pytest.mark.parametrize("kind", PAPER)
def test_a_medium_has_the_look_of_the_first_letter(kind) -> None:
    import docx

    letter, other = (docx.Document(str(template_path(one))) for one in ("brief", kind))
    for style in ("Title", "Heading 1", "Normal", "Klein"):
        ours, theirs = (document.styles[style].font for document in (letter, other))
        assert (ours.size, ours.color.rgb, ours.name) == (theirs.size, theirs.color.rgb, theirs.name)
    width = round(other.sections[0].page_width.mm)
    assert width == (148 if kind in ("deurkaart", "flyer", "signalementenkaart", "uitnodiging-infoavond") else 210)


def test_a_new_neighbourhood_gets_lines_to_write_on_and_no_holes() -> None:
    for kind, text in all_words(NEW).items():
        assert not re.search(r"\{\{|\{%|\bNone\b|\bTrue\b|\bFalse\b|TESTCODE|Undefined", text), kind
        if kind not in ("signalementenkaart", "looplijst", "bestelling", "gaan-of-niet", "etiketten"):
            assert "nog invullen" in text, kind


def test_the_example_neighbourhood_has_every_medium(project: Path) -> None:
    answers = json.loads((project / "data" / "voorbeeldbuurt" / "antwoorden.json").read_text("utf-8"))
    decided = Decisions.model_validate(answers["decisions"])
    for kind, text in all_words(team_context(Neighbourhood.model_validate(answers["neighbourhood"]), decided)).items():
        assert not re.search(r"\{\{|\{%|\bNone\b|TESTCODE", text), kind
        if kind not in ("agenda", "verslag", "uitnodiging-infoavond", "gaan-of-niet"):
            assert "nog invullen" not in text, kind


SAYS: list[tuple[tuple[str, ...], dict[str, str], str, str]] = [
    (("huisregels", "groepsbeschrijving"), {"photo_rule": "police"}, "alleen (aan|naar) de politie", ""),
    (("huisregels", "groepsbeschrijving"), {"photo_rule": "never"}, "(g|G)een foto.s", "alleen (aan|naar) de politie"),
    (("huisregels", "groepsbeschrijving"), {"night_rule": "no"}, "", "nachts"),
    (("huisregels", "groepsbeschrijving"), {"chat_group": "yes"}, "tweede groep", ""),
    (("huisregels",), {"adding": "members"}, "Voegt u een buur toe", "Alleen een beheerder voegt"),
    (("huisregels",), {"removal": "at_once"}, "meteen uit de groep", "praat een beheerder eerst"),
    (("huisregels",), {"test_weeks": "10, 40"}, "week 10, 40", "week 8"),
    (("huisregels",), {"rules_version": "7"}, "", "versie 1"),
    (("huisregels", "buurtsite", "herinnering", "welkomstbrief"), {"costs": "Gratis voor u."}, "Gratis voor u", ""),
    ((*TO_NEIGHBOURS, "huisregels", "privacyverklaring", "buurtsite"), {"residence": "works"}, "of werkt", ""),
    ((*TO_NEIGHBOURS, "privacyverklaring", "werving-mail", "buurtsite"), {"minimum_age": "16"}, "16 jaar", "18 jaar"),
    (("privacyverklaring", "flyer", "deurkaart", "werving-mail"), {"retention_days": "14"}, "14 dagen", "30 dagen"),
    (("privacyverklaring",), {"consent_version": "5"}, "versie 5", "versie 1"),
    (("privacyverklaring", "huisregels"), {"wijkagent_in_group": "yes"}, "wijkagent zit", "politie leest niet mee"),
    (("herinnering", "flyer", "werving-mail", "welkomstbrief"), {"purpose": "wider"}, "", "praatjes"),
    (("flyer",), {"wijkagent_name": "P. Pruim", "wijkagent_agreed": "no"}, "", "Pruim"),
    (("flyer",), {"wijkagent_name": "P. Pruim", "wijkagent_agreed": "yes"}, "Wijkagent P. Pruim", ""),
    (("herinnering", "deurkaart", "flyer", "werving-mail"), {"signup_route": "mail"}, "mobiele nummer", "Scan"),
    (("herinnering", "deurkaart", "flyer", "poster"), {"signup_route": "whatsapp"}, "Stuur een bericht", "Scan de"),
    (("deurkaart", "flyer", "werving-whatsapp"), {"signup_route": "paper"}, "formulier", "Scan"),
    ((*TO_NEIGHBOURS, *WORDS_ALONE), {"platform": "signal"}, "", "WhatsApp"),
]


@pytest.mark.parametrize(("kinds", "changes", "present", "absent"), SAYS)
def test_a_decision_is_in_every_text_that_depends_on_it(decisions, team_with, kinds, changes, present, absent) -> None:
    team = team_with(decisions.changed(changes))
    for kind in kinds:
        text = said(kind, team) if kind in WORDS_ALONE else words_of(made(kind, team, DOORS))
        assert re.search(present, text), kind
        assert not absent or not re.search(absent, text), kind


@pytest.mark.parametrize("kind", ["flyer", "poster", "welkomstbrief", "uitnodiging-infoavond"])
def test_the_qr_code_of_what_hangs_in_the_street_leads_to_signing_up_without_a_code(team, kind) -> None:
    pictures = read_letters(made(kind, team, DOORS))[0].pictures
    assert set(pictures) == {qr_png(LINK.replace("TESTCODE", ""))}
    assert len(pictures) == (7 if kind == "poster" else 1)


def test_reminder_and_door_card_carry_the_code_of_their_address(team) -> None:
    for kind in ("herinnering", "deurkaart"):
        first, second = (set(re.findall(r"\b\w{3} \w{4}\b", one.text)) for one in read_letters(made(kind, team, DOORS)))
        assert first
        assert second
        assert not {code for code in first & second if code.isupper()}


def test_the_invitation_to_the_group_is_on_nothing(decisions, team_with) -> None:
    with pytest.raises(Fault, match="uitnodiging"):
        team_with(decisions.changed({"link": "https://chat.whatsapp.com/AbCdEf"}))


def test_nothing_on_the_shelf_promises_more_than_is_known(decisions, team_with) -> None:
    for kind, text in all_words(team_with(decisions.changed(WIDEST))).items():
        if kind != "looplijst":
            assert not re.search(r"inbra|boef|boeven|\bdief|dieven|veiliger|garan|gepakt", text.casefold()), kind


def test_behaviour_comes_before_looks_and_nobody_is_recognised() -> None:
    rules, card = (words_of(made(kind, NEW, DOORS)) for kind in ("huisregels", "signalementenkaart"))
    assert rules.index("Begin met wat iemand") < rules.index("hoe iemand eruitziet")
    assert card.index("Wat doet iemand?") < card.index("Hoe ziet iemand eruit?")
    assert card.index("Bel eerst 112") < card.index("Waar is het")
    assert "Huidskleur of afkomst is nooit een reden" in rules
    for photo_rule in ("never", "description", "police"):
        team = team_context(Neighbourhood(name="Berk"), Decisions(photo_rule=photo_rule))
        assert "nooit een foto waarop u iemand kunt herkennen" in words_of(made("huisregels", team, DOORS))


@pytest.mark.parametrize("photo_rule", ["never", "description", "police"])
def test_the_rules_fit_in_the_description_of_a_group(decisions, team_with, photo_rule) -> None:
    for changes in ({}, {"contact_name": WIDEST["contact_name"], "chat_group": "yes", "purpose": "wider"}):
        text = said("groepsbeschrijving", team_with(decisions.changed({"photo_rule": photo_rule, **changes})))
        assert len(text) <= 500 < LONGEST_DESCRIPTION
        assert text.index("112") < text.index("bericht")
        assert "\n\n\n" not in text


def test_the_order_counts_addresses_and_names_the_streets(team) -> None:
    text = words_of(made("bestelling", team, DOORS))
    assert LONG.street in text
    assert text.count("\n2\n") >= 3


@pytest.mark.parametrize("kind", ["deurkaart", "werving-mail", "poster"])
def test_a_medium_is_found_by_its_kind(kind) -> None:
    assert medium(kind).is_text == (kind == "werving-mail")
    assert template_path(kind).exists()


def test_each_medium_is_one_page_whatever_the_team_filled_in(pages, decisions, team_with) -> None:
    papers = [
        kind for kind in PAPER if kind not in ("brief", "aanmeldformulier", "agenda", "looplijst", "gaan-of-niet")
    ]
    widest = decisions.changed(WIDEST)
    teams = {"nieuw": NEW, "vol": team_with(widest), "papier": team_with(widest.changed({"signup_route": "paper"}))}
    documents = {f"{kind}-{name}": made(kind, team, DOORS[:1]) for kind in papers for name, team in teams.items()}
    found = pages(documents)
    assert found == {name: 2 if name.startswith("verslag") else 1 for name in documents}
