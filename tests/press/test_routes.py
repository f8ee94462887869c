"""Where a printed QR code leads, for each way of signing up (decision `signup_route`)."""

from urllib.parse import parse_qs, unquote, urlsplit

import docx
import pytest
import segno
from numbers_at_run_time import mobiles, national
from press.making import saved

from buurtapp.model.address import Address
from buurtapp.model.people import Neighbourhood
from buurtapp.press import compile_template, letters, make_codes, page, read_letters, team_context, template_path
from buurtapp.press.links import LONGEST, refuse_invitations
from buurtapp.press.message import draft, draft_link
from buurtapp.press.qr import BORDER, qr_png
from buurtapp.words import Fault

DOOR = Address("Burgemeester van der Meulen-Oosterhuisstraat", 112, "A-3", "1234AB", "Sint Voorbeeld aan de Vaart")
READABLE_MM = 0.33  # squares of four dots at 300 dots an inch: what a phone still reads from paper


@pytest.fixture
def real(decisions):
    """A team that is no practice, with a phone number that exists, by the route asked for."""
    phone = mobiles(1)[0]

    def team(route: str, **more: str):
        changes = {"signup_route": route, "contact_phone": national(phone), **more}
        return team_context(Neighbourhood(name="de Berk"), decisions.changed(changes))

    team.phone = phone
    return team


def fields_of(link: str) -> tuple[str, dict[str, list[str]]]:
    parts = urlsplit(link)
    return parts.path, parse_qs(parts.query, strict_parsing=True)


def test_a_message_goes_to_the_contact_and_carries_what_the_gate_asks(real) -> None:
    team = real("whatsapp")
    link = draft_link(team, draft(team, DOOR, "WKJR7C6"))
    assert link.startswith(f"https://wa.me/{real.phone.removeprefix('+')}?text=")
    assert not {"+", " "} & set(link)
    text = unquote(link.partition("?text=")[2])
    for said in ("Buurtapp de Berk", "Naam:", DOOR.line, "1234AB", "WKJR7C6", "18 jaar", "versie 1"):
        assert said in text
    assert not any(line.endswith(": ja") for line in text.splitlines())


def test_a_mail_is_a_draft_with_subject_and_number_to_fill_in(real) -> None:
    team = real("mail")
    path, query = fields_of(draft_link(team, draft(team, DOOR)))
    assert path == "buurtapp@voorbeeld.example"
    assert query["subject"] == ["Aanmelding Buurtapp de Berk"]
    assert "Mobiel nummer:" in query["body"][0].split("\r\n")  # RFC 6068, 5
    assert "Code:" not in query["body"][0]


@pytest.mark.parametrize("route", ["mail", "whatsapp"])
def test_every_letter_has_the_code_of_its_own_message(real, addresses, route: str) -> None:
    team, brief = real(route), compile_template(template_path("brief"))
    codes = make_codes(b"sleutel", [address.key for address in addresses])
    printed = letters(brief, addresses, team, codes)
    in_order = sorted(addresses, key=lambda address: address.walking_order)
    for letter, address in zip(read_letters(printed.data), in_order, strict=True):
        link = draft_link(team, draft(team, address, codes[address.key]))
        assert letter.pictures == [qr_png(link, "l")]
        assert "staat al klaar" in letter.text
        assert "Typ dan" not in letter.text
    assert printed.warnings == ()


@pytest.mark.parametrize(("kind", "smallest_mm"), [("brief", 34), ("poster", 23), ("uitnodiging-infoavond", 24)])
@pytest.mark.parametrize("route", ["form", "mail", "whatsapp"])
def test_a_phone_can_read_the_squares(real, kind: str, smallest_mm: int, route: str) -> None:
    team = real(route, group_name="Buurtapp de Berk en Omstreken")
    text = draft(team, DOOR, "WKJR7C6") if kind == "brief" else draft(team)
    link = team.link if route == "form" else draft_link(team, text)
    assert len(link) <= LONGEST
    error = "m" if route == "form" else "l"
    squares = segno.make(link, error=error, boost_error=False, micro=False).symbol_size(border=BORDER)[0]
    assert smallest_mm / squares >= READABLE_MM


def test_no_message_goes_out_of_a_practice_neighbourhood_or_to_another_app(real, decisions, team_with) -> None:
    brief = compile_template(template_path("brief"))
    for team in (team_with(decisions.changed({"signup_route": "whatsapp"})), real("whatsapp", platform="signal")):
        printed = letters(brief, [DOOR], team)
        assert not read_letters(printed.data)[0].pictures
        assert any("QR-code" in warning for warning in printed.warnings)


def test_on_paper_there_is_one_way_to_sign_up_and_no_code_to_scan(real) -> None:
    printed = page(compile_template(template_path("flyer")), real("paper"))
    letter = read_letters(printed.data)[0]
    assert not letter.pictures
    assert "formulier.example" not in letter.text


@pytest.mark.parametrize("words", ["Kom: https://chat.whatsapp.com/AbC", "t.me/+x", "CHAT.WHATSAPP.COM/x"])
def test_an_invitation_is_refused_wherever_it_stands(decisions, team_with, words: str) -> None:
    for field in ("contact", "costs", "signers", "group_name"):
        with pytest.raises(Fault, match="uitnodiging"):
            team_with(decisions.changed({field: words}))
    document = docx.Document()
    document.add_paragraph(f"Doe mee via {words}")
    with pytest.raises(Fault, match="uitnodiging"):
        compile_template(saved(document))


@pytest.mark.parametrize("words", ["www.signal.group", "at.mere 3", "Bel of app ons", "wa.me/31600000000"])
def test_other_words_are_left_alone(words: str) -> None:
    refuse_invitations(words)
