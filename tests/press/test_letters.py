"""A letter for every address: what each says, read back by other readers, is what was to be said."""

import io
import re
from collections.abc import Callable, Sequence

import docx
import pytest
from press.making import LINK, W, template_of, words_of
from press.test_qr import drawn_by_segno, squares

from buurtapp.model.address import Address
from buurtapp.model.decisions import Decisions
from buurtapp.press import (
    Printed,
    TeamContext,
    Template,
    compile_template,
    letters,
    make_codes,
    paper_form,
    read_letters,
    read_text,
    template_path,
)
from buurtapp.press.codes import for_reading
from buurtapp.press.readback import skim
from buurtapp.words import Fault

TeamWith = Callable[[Decisions], TeamContext]
KEY = b"k" * 32
FACTS = (
    "Sanne de Wit en Ali Demir",
    "maandag 12 april 2027",
    "vóór dinsdag 4 mei 2027",
    "06-00000012",
    "buurtapp@voorbeeld.example",
    "18 jaar",
    "112",
    "30 dagen",
    "Doe mee met de buurtapp in de Berk",
)
NO_LINKS = (
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://",
    "geen link",
    "https://a b.example",
    "mailto:",
    "a\nb.c",
)


@pytest.fixture(scope="module")
def brief() -> Template:
    return compile_template(template_path("brief"))


@pytest.fixture
def codes(addresses: Sequence[Address]) -> dict[str, str]:
    return make_codes(KEY, [address.key for address in addresses])


def test_every_address_gets_its_own_letter_in_walking_order(brief: Template, team, addresses, codes) -> None:
    printed = letters(brief, addresses, team, codes)
    found = read_letters(printed.data)
    in_order = sorted(addresses, key=lambda address: address.walking_order)
    assert printed.count == len(found) == len(addresses)
    assert printed.warnings == ()
    for address, letter in zip(in_order, found, strict=True):
        assert letter.lines[1] == address.line
        assert letter.lines[2] == "1234 AB Voorbeeldstad"
        assert letter.text.count(for_reading(codes[address.key])) == 3
        assert LINK.replace("TESTCODE", codes[address.key]).removeprefix("https://") in letter.text
        (png,) = letter.pictures
        assert squares(png) in drawn_by_segno(LINK.replace("TESTCODE", codes[address.key]))


def test_another_reader_finds_the_same_words(brief: Template, team, addresses, codes) -> None:
    printed = letters(brief, addresses, team, codes)
    body = docx.Document(io.BytesIO(printed.data)).element.body
    paragraphs = ["".join(text.text or "" for text in p.iter(f"{W}t")) for p in body.iter(f"{W}p")]
    assert paragraphs == [line for text in read_text(printed.data) for line in text.split("\n")]


def test_a_letter_names_who_signs_and_until_when(brief: Template, team, addresses, codes) -> None:
    text = read_text(letters(brief, addresses[:1], team, codes).data)[0]
    for fact in FACTS:
        assert fact in text


def test_what_the_team_has_not_filled_in_is_a_marked_line_with_a_warning(brief: Template, team_with, addresses) -> None:
    printed = letters(brief, addresses, team_with(Decisions()))
    text = read_text(printed.data)[0]
    for label in ("contact", "link", "startdag", "namen van wie tekent, en de dag van hun akkoord"):
        assert f"…… (nog invullen: {label})" in text
        assert f"Nog niet ingevuld, dus dit wordt een lege regel: {label}." in printed.warnings
    assert len(printed.warnings) == 4
    _nothing_raw(printed)


@pytest.mark.parametrize("route", ["form", "mail", "whatsapp", "paper"])
@pytest.mark.parametrize("link", [LINK, ""])
@pytest.mark.parametrize("with_codes", [True, False])
def test_no_route_leaves_a_hole(
    brief: Template, team_with: TeamWith, decisions, addresses, codes, route: str, link: str, with_codes: bool
) -> None:
    decided = decisions.changed({"signup_route": route, "link": link, "minimum_age": "", "rules": "no"})
    printed = letters(brief, addresses, team_with(decided), codes if with_codes else None)
    _nothing_raw(printed)
    scans = {"form": bool(link), "mail": True}.get(route, False)  # a practice neighbourhood sends no WhatsApp message
    assert all(bool(letter.pictures) == scans for letter in read_letters(printed.data))


def test_the_wijkagent_is_named_only_after_agreeing(brief, team_with: TeamWith, decisions, addresses) -> None:
    named = decisions.changed({"wijkagent_name": "P. Jansen"})
    assert "Jansen" not in words_of(letters(brief, addresses, team_with(named)).data)
    agreed = named.changed({"wijkagent_agreed": "yes"})
    assert "Onze wijkagent P. Jansen kent ons plan." in words_of(letters(brief, addresses, team_with(agreed)).data)


def test_signers_are_named_only_with_the_day_of_their_agreement(
    brief, team_with: TeamWith, decisions, addresses
) -> None:
    printed = letters(brief, addresses, team_with(decisions.changed({"signers_agreed_on": ""})))
    assert "Ali Demir" not in words_of(printed.data)
    assert len(printed.warnings) == 1


def test_hostile_names_and_streets_come_out_exactly(brief, team_with: TeamWith, decisions) -> None:
    street = "../../x & <w:p> {{ link }} {% if %} \"'"
    decided = decisions.changed({"signers": "Jan & <Marie> {{ code }}\nPiet", "contact": "a&b <c@d.example>"})
    printed = letters(brief, [Address(street, 1, "", "1234AB", "D'n Ho<k & Zn")], team_with(decided))
    letter = read_letters(printed.data)[0]
    assert letter.lines[1:3] == [f"{street} 1", "1234 AB D'n Ho<k & Zn"]
    assert "Jan & <Marie> {{ code }}\nPiet" in letter.text
    assert "a&b <c@d.example>" in letter.text


def test_an_address_without_a_street_is_still_an_address(brief, team) -> None:
    printed = letters(brief, [Address("", 12, "A", "1234AB")], team)
    assert read_letters(printed.data)[0].lines[1:3] == ["nummer 12A", "1234 AB "]


@pytest.mark.parametrize(
    "link",
    ["https://chat.whatsapp.com/AbCdEfGhIjK", "chat.whatsapp.com/x", "https://signal.group/#x", "https://t.me/+x"],
)
def test_a_groups_invitation_is_never_printed(
    brief, team, team_with: TeamWith, addresses, decisions, link: str
) -> None:
    with pytest.raises(Fault, match="uitnodiging"):
        letters(brief, addresses, team, link=link)
    with pytest.raises(Fault, match="uitnodiging"):
        team_with(decisions.changed({"link": link}))


@pytest.mark.parametrize("link", NO_LINKS)
def test_what_is_no_link_is_refused(brief, team, addresses, link: str) -> None:
    with pytest.raises(Fault, match="link"):
        letters(brief, addresses, team, link=link)


def test_a_link_too_long_to_scan_is_refused(brief, team, addresses) -> None:
    with pytest.raises(Fault, match="tekens"):
        letters(brief, addresses, team, link="https://a.example/" + "x" * 700)


def test_a_link_without_testcode_is_one_picture_and_a_warning(brief, team, addresses, codes) -> None:
    printed = letters(brief, addresses, team, codes, "https://formulier.example/kort")
    found = read_letters(printed.data)
    assert {letter.pictures[0] for letter in found} == {found[0].pictures[0]}
    assert squares(found[0].pictures[0]) in drawn_by_segno("https://formulier.example/kort")
    assert "Geef ook uw code" in found[0].text
    assert any("TESTCODE" in warning for warning in printed.warnings)


def test_without_codes_nobody_is_sent_to_a_form_with_testcode_in_it(brief, team, addresses) -> None:
    letter = read_letters(letters(brief, addresses[:1], team).data)[0]
    assert "TESTCODE" not in letter.text
    assert squares(letter.pictures[0]) in drawn_by_segno(LINK.replace("TESTCODE", ""))


def test_a_template_that_asks_for_what_is_not_there_makes_nothing(team, addresses) -> None:
    with pytest.raises(Fault, match=r"\{\{ voornaam \}\}: Beste \{\{ voornaam \}\},"):
        letters(template_of("Beste {{ voornaam }},"), addresses, team)


def test_a_template_may_use_english_names(team, addresses, codes) -> None:
    printed = letters(template_of("{{ address }} {{ code }} {{ launch_date }}"), addresses[:1], team, codes)
    assert read_text(printed.data) == [f"Kerkstraat 12A {for_reading(codes[addresses[0].key])} dinsdag 4 mei 2027"]


def test_a_paper_form_has_a_tick_for_each_thing_to_agree_to(team, team_with: TeamWith, decisions) -> None:
    form = compile_template(template_path("aanmeldformulier"))
    text = read_text(paper_form(form, team).data)[0]
    assert text.count("☐") == 4 + 3  # data, number, rules, age; and three ways of checking for the admin
    assert "ieder zichzelf aan" in text
    assert "Akkoord versie 1, huisregels versie 1." in text
    without = team_with(decisions.changed({"rules": "no", "minimum_age": ""}))
    assert read_text(paper_form(form, without).data)[0].count("☐") == 2 + 3


def test_a_paper_form_can_be_made_for_each_address(team, addresses, codes) -> None:
    printed = paper_form(compile_template(template_path("aanmeldformulier")), team, addresses, codes)
    found = read_text(printed.data)
    in_order = sorted(addresses, key=lambda address: address.walking_order)
    assert printed.count == len(addresses)
    for address, text in zip(in_order, found, strict=True):
        assert address.line in text
        assert for_reading(codes[address.key]) in text


def _nothing_raw(printed: Printed) -> None:
    text = words_of(printed.data)
    assert not re.search(r"\{\{|\}\}|\{%|%\}|None|TESTCODE|Blank|undefined", text)
    assert "(nog invullen: )" not in text


def test_a_quick_look_says_what_a_whole_reading_says(brief, team_with: TeamWith, decisions, codes) -> None:
    hostile = ["../../x & <w:p> {{ link }} {% if %} \"'", "Kerk\nstraat\t2 &amp; &quot;", "D'n \u2028Hoek é ☐"]
    doors = [Address(street, 1, "", "1234AB", "Stad") for street in hostile]
    data = letters(brief, doors, team_with(decisions), {door.key: "WKJR7C6" for door in doors}).data
    whole = read_letters(data)
    assert [words for words, _drawn in skim(data)] == [" ".join(letter.text.split()) for letter in whole]
    assert [len(drawn) for _words, drawn in skim(data)] == [len(letter.pictures) for letter in whole] == [1, 1, 1]
