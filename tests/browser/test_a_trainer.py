"""A trainer brings a learner who is stuck to step 4; the learner does an exercise and presses *Controleer*."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from buurtapp.steps.workshop.beginning import begin_at
from buurtapp.steps.workshop.checkpoints import MISTAKES
from buurtapp.steps.workshop.file_of_mistakes import FALSE
from buurtapp.store import Register
from buurtapp.store.forms import load, save

from .app import App
from .lab import PROJECT, READY_WITHIN_MS, Lab, control
from .pictures import picture
from .workplace import copy_with_folder

pytestmark = pytest.mark.timeout(900)
OWN_WORDS = "Wij willen elkaar leren kennen."


@pytest.fixture
def learner(desk: Lab | App) -> Iterator[Path]:
    """The practice folder of somebody who is stuck at step 2, and the workshop's pages on it."""
    folder, pages = desk.root / "data" / "cursist", desk.root / "workshop"
    begin_at(folder, 2)
    with Register.open(folder) as register:
        save(register, "motive", OWN_WORDS)
    for page in (PROJECT / "workshop").glob("*.ipynb"):
        copy_with_folder(page, pages / page.name, folder)
    yield folder
    for made in (pages, *folder.parent.glob("cursist*")):
        shutil.rmtree(made)


def check(page: Page, name: str) -> Locator:
    """Press *Controleer* of an exercise; returns where its ticks and crosses stand."""
    page.locator(f".t-check-{name}").click()
    shown = page.locator(".widget-vbox", has=page.locator(f".t-check-{name}")).last.locator(
        "[role=status]", has_text=":"
    )
    shown.wait_for(timeout=READY_WITHIN_MS)
    return shown


def test_a_learner_who_is_stuck_catches_up_and_checks_the_work(desk: Lab | App, page: Page, learner: Path) -> None:
    desk.open(page, "workshop/trainer.ipynb")
    desk.run_all(page)
    control(page, "begin-step").select_option(label="4. Inschrijving", timeout=READY_WITHIN_MS)
    page.locator("button.t-begin").click()
    expect(page.get_by_text("U staat aan het begin van stap 4.")).to_be_visible(timeout=READY_WITHIN_MS)
    for exercise in ("Leg het gebied vast", "Besluit samen", "Een brief voor elke deur", "Twee deuren"):
        expect(page.get_by_role("row").filter(has_text=exercise)).to_contain_text("klaar", timeout=READY_WITHIN_MS)
    expect(page.get_by_text("4 van 9").first).to_be_visible(timeout=READY_WITHIN_MS)
    picture(page, desk, "workshop-trainer", page.get_by_role("heading", name="Zet een cursist bij de goede stap"))
    kept = next(learner.parent.glob("cursist-bewaard-*"))
    with Register.open(kept) as earlier:
        assert load(earlier, "motive") == OWN_WORDS

    desk.follow(page, page.get_by_role("link", name="het begin").last)
    desk.follow(page, page.get_by_role("link", name="Oefeningen bij stap 4"))
    desk.run_all(page)
    page.locator(".t-check-fouten").wait_for(timeout=READY_WITHIN_MS)
    expect(check(page, "fouten")).to_contain_text("Nog niet: Het oefenbestand is nog niet ingelezen.")
    expect(page.get_by_text(f"Doe nu dit: Kies {MISTAKES}")).to_be_visible()

    control(page, "look-choose").select_option(label=MISTAKES)
    page.locator(".t-look-import:visible").click()
    expect(page.get_by_text(f"{MISTAKES}: 12 nieuwe aanmeldingen")).to_be_visible(timeout=READY_WITHIN_MS)
    expect(check(page, "fouten")).to_contain_text("Goed: Het oefenbestand is ingelezen.")
    expect(check(page, "valse-aanmelding")).to_contain_text("Karel Krekel wacht nog.")
    picture(page, desk, "workshop-controleer", page.get_by_role("heading", name="De fouten in het bestand"))

    listed = page.locator(".t-case-choose option", has_text=f"({MISTAKES}, {FALSE})")
    control(page, "case-choose").select_option(label=listed.inner_text())
    expect(page.get_by_text(f"Uit {MISTAKES}, rij {FALSE}.")).to_be_visible()
    picture(page, desk, "workshop-weiger", page.locator(".t-case-choose"))
    page.locator(".t-case-refuse:visible").click()
    expect(page.get_by_text("is geweigerd").first).to_be_visible(timeout=READY_WITHIN_MS)
    expect(page.get_by_text("Goed gedaan. Deze oefening is klaar.")).to_be_visible(timeout=READY_WITHIN_MS)
    picture(page, desk, "workshop-klaar", page.get_by_role("heading", name="De valse aanmelding"))
