"""As LibreOffice prints it: one page for each letter, whatever the team filled in."""

import zipfile

from press.conftest import Pages
from press.making import LINK

from buurtapp.model.address import Address
from buurtapp.model.decisions import Decisions
from buurtapp.model.people import Neighbourhood
from buurtapp.press import (
    CheckLine,
    Plan,
    compile_template,
    go_no_go,
    letters,
    make_codes,
    paper_form,
    team_context,
    template_path,
    walk_list,
)

LONG = Address(
    "Burgemeester van der Meulen-Oosterhuisstraat", 112, "A-3", "1234AB", "Sint Voorbeeld aan de Lange Vaart"
)
DOORS = [LONG, *(Address("Kerkstraat", n, "", "1234AB", "Voorbeeldstad") for n in range(1, 6))]


def test_every_letter_is_one_page_and_so_are_form_and_go_no_go(pages: Pages, decisions: Decisions) -> None:
    full = decisions.changed(
        {
            "link": LINK.replace("doemee", "d/e/1FAIpQLSfAbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefghijk/viewform"),
            "signers": "Sanne de Wit-van der Meulen, Ali Demir, Joke Bakker-Jansen en Willem-Alexander van Oranje",
            "wijkagent_name": "P. Jansen-van der Berg",
            "wijkagent_agreed": "yes",
            "chat_group": "yes",
        }
    )
    brief, form = compile_template(template_path("brief")), compile_template(template_path("aanmeldformulier"))
    codes = make_codes(b"k", [door.key for door in DOORS])
    berk, new = Neighbourhood(name="de Berk en Omstreken"), Neighbourhood(name="Nieuw")
    made = {
        f"brief-{route}": letters(brief, DOORS, team_context(berk, full.changed({"signup_route": route})), codes).data
        for route in ("form", "mail", "whatsapp", "paper")
    }
    made["brief-nieuw"] = letters(brief, DOORS, team_context(new, Decisions()), codes).data
    made["formulier"] = paper_form(form, team_context(berk, full), DOORS, codes).data
    checks = [CheckLine("Nagegaan of Nextdoor, Hoplr of een bewonersvereniging dit al doet")] * 11
    plan = Plan("Drie inbraken in een maand. " * 3, DOORS, asked={"yes": 5}, checks=checks)
    made["gaan"] = go_no_go(compile_template(template_path("gaan-of-niet")), team_context(berk, full), plan).data
    found = pages(made)
    assert found == dict.fromkeys(made, len(DOORS)) | {"gaan": 1}


def test_a_long_street_side_runs_on_and_the_next_begins_on_a_new_page(pages: Pages, team) -> None:
    doors = [Address("Kerkstraat", n, "", "1234AB") for n in range(1, 100)]
    printed = walk_list(compile_template(template_path("looplijst")), doors, team)
    assert pages({"lijst": printed.data}) == {"lijst": 4}


def test_the_templates_themselves_open(pages: Pages) -> None:
    kinds = ("brief", "aanmeldformulier", "looplijst", "agenda", "gaan-of-niet")
    found = pages({kind: template_path(kind).read_bytes() for kind in kinds})
    assert all(0 < count <= 2 for count in found.values())


def test_the_templates_name_no_program_or_person_as_their_maker() -> None:
    for kind in ("brief", "aanmeldformulier", "looplijst", "agenda", "gaan-of-niet"):
        with zipfile.ZipFile(template_path(kind)) as archive:
            core = archive.read("docProps/core.xml").decode()
            assert "<dc:creator>buurtapp</dc:creator>" in core
