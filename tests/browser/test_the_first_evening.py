"""A volunteer from nothing to printed letters, in JupyterLab and as an app (docs/verhaal-vrijwilliger.md)."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from buurtapp.steps.area import counted_addresses
from buurtapp.steps.example import answers, shipped
from buurtapp.store import Register

from .app import App
from .at_the_desk import bring_in, choose, fill, letters_of, press, reads_well, take_along
from .lab import READY_WITHIN_MS, Lab
from .pictures import picture

pytestmark = pytest.mark.timeout(300)

TOLD = answers()
MOTIVE = "Er werd twee keer ingebroken in de schuurtjes. Wij willen elkaar kennen en elkaar snel kunnen waarschuwen."


@pytest.fixture
def folder(lab: Lab) -> Iterator[Path]:
    """Where the volunteer's neighbourhood comes; gone before and after, as other stories use the same name."""
    folder = lab.root / "data" / "lindehof"
    shutil.rmtree(folder, ignore_errors=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_from_nothing_to_a_letter_for_every_address(desk: Lab | App, page: Page, folder: Path) -> None:
    sheet = desk.sheet(page)

    desk.open(page, "notebooks/00-start.ipynb")
    desk.run_all(page)
    fill(sheet, "new-name", "Lindehof")
    fill(sheet, "new-municipality", "Voorbeeldstad")
    bring_in(page, sheet, "new-addresses", shipped() / "adressen.csv")
    expect(sheet.get_by_text("adressen gevonden.")).to_be_visible()
    picture(page, desk, "vrijwilliger-1-begin", sheet.get_by_text("Of maak een nieuwe buurt"))
    press(sheet, "new-make")
    expect(sheet.get_by_role("link", name="Lindehof: open stap 1", exact=True)).to_be_visible()
    picture(page, desk, "vrijwilliger-1-lijst", sheet.get_by_text("Open een buurt"))
    reads_well(desk, sheet)
    desk.follow(page, sheet.get_by_role("link", name="Ga verder met stap 1 van Lindehof"))

    desk.run_all(page)
    fill(sheet, "motive", MOTIVE)
    picture(page, desk, "vrijwilliger-2-boven", sheet.get_by_role("heading", name="Stap 1: Initiatief"))
    fill(sheet, "asked-who", "Bram (Bakkerspad)")
    choose(sheet, "asked-answer", "Ja, en wil helpen")
    fill(sheet, "area", TOLD["area"])
    expect(sheet.get_by_text("139 adressen tellen mee.").first).to_be_visible()
    sheet.get_by_label("Langs de deuren, na een brief").check()
    expect(sheet.get_by_text("Verwacht: ongeveer 140 leden.").first).to_be_visible()
    expect(sheet.locator("img[alt*='Langs de deuren']:not([alt*='spandoeken'])")).to_be_visible()
    picture(page, desk, "vrijwilliger-2-verwachting", sheet.get_by_text("Wat kunt u verwachten?"))
    press(sheet, "do")
    expect(sheet.locator(".t-download").first).to_be_visible()
    picture(page, desk, "vrijwilliger-2-gaan-of-niet", sheet.get_by_text("Maak de pagina Gaan of niet"))
    reads_well(desk, sheet)
    desk.follow(page, sheet.get_by_role("link", name="stap 2: team en middelen"))

    desk.run_all(page)
    for number, person in enumerate(TOLD["team"][:2]):
        if number:
            press(sheet, "team-add")
            expect(sheet.locator(".t-team-name")).to_have_count(2)
        fill(sheet, "team-name", person["name"])
        choose(sheet, "team-role", ("Hoofdbeheerder", "Beheerder")[number])
        fill(sheet, "team-phone", person["phone"])
    picture(page, desk, "vrijwilliger-3-team", sheet.get_by_text("Wie zit in het team?"))
    for name in ("contact", "contact_name", "contact_phone", "launch", "link", "signers", "signers_agreed_on"):
        fill(sheet, f"decision-{name}", TOLD["decisions"][name])
    picture(page, desk, "vrijwilliger-3-besluiten", sheet.locator(".t-decision-link"))
    reads_well(desk, sheet)
    desk.follow(page, sheet.get_by_role("link", name="stap 3: werving"))

    desk.run_all(page)
    picture(page, desk, "vrijwilliger-4-voor", sheet.get_by_text("Klaar om te printen?"))
    press(sheet, "do")
    expect(sheet.locator(".t-download").first).to_be_visible(timeout=READY_WITHIN_MS)
    letters = letters_of(take_along(page, sheet, "brieven.docx"))
    picture(page, desk, "vrijwilliger-4-brieven", sheet.get_by_text("Maak de brieven en de looplijsten").first)
    reads_well(desk, sheet)
    with Register.open(folder) as register:
        doors = [f"{one.street} {one.door}" for one in counted_addresses(register).values()]
    assert len(letters) == len(doors) == 139
    addressed = "".join(letters)
    assert [door for door in doors if f"{door}\n" not in addressed] == []
