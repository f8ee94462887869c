"""A coordinator reads the overview, opens the street that failed, sees there what is wrong, and mends it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .app import App
from .city import MISSPELT, made_city
from .lab import READY_WITHIN_MS, Lab, control
from .pictures import picture

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="package")
def whole_city(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city of twelve streets, run once; asks for `chromium` first, so that nothing is made in vain."""
    return made_city(tmp_path_factory.mktemp("city"))


@pytest.fixture
def city(whole_city: Path, desk: Lab | App) -> Iterator[Path]:
    """The same for one place, within reach of its pages."""
    city = shutil.copytree(whole_city, desk.root / "data" / "stad")
    yield city
    shutil.rmtree(city)


def test_a_street_that_failed_is_found_opened_and_mended(desk: Lab | App, page: Page, city: Path) -> None:
    desk.open(page, "data/stad/06-coordinator.ipynb")
    desk.run_all(page)
    way = page.get_by_role("link", name="Open stap 3 van Dennenstraat")
    expect(way.first).to_be_visible(timeout=READY_WITHIN_MS)
    expect(page.get_by_text("2 straten zijn niet gelukt.").first).to_be_visible()
    failed = page.get_by_role("table").filter(has_text="Wat ging er mis")
    expect(failed.get_by_role("row").filter(has_text="Beukenstraat")).to_contain_text(
        "Verbeter de regel van deze straat"
    )
    expect(failed.get_by_role("row").filter(has_text="Dennenstraat")).to_contain_text("Bedoelt u {{ buurt }}?")
    picture(page, desk, "stad-mislukt", page.get_by_role("heading", name="Wat lukte niet?"))

    streets = page.get_by_role("table").filter(has_text="Aanmeldingen")
    control(page, "streets-sort").select_option(label="Aanmeldingen")
    control(page, "streets-backwards").check()
    expect(streets.get_by_role("row").nth(1)).to_contain_text("werving")
    expect(streets.get_by_role("row").nth(12)).to_contain_text("Beukenstraat")  # of which nothing was made
    picture(page, desk, "stad-straten", page.get_by_role("heading", name="Alle straten"))
    control(page, "streets-search").fill("denn")
    expect(page.get_by_text("1 van 12 gevonden.")).to_be_visible()
    expect(streets.get_by_role("row")).to_have_count(2)

    desk.follow(page, way.last)
    desk.run_all(page)
    control(page, "adapt-kind").select_option(label="Wervingsbrief", timeout=READY_WITHIN_MS)
    mistakes = page.locator(".t-mistakes")
    expect(mistakes).to_contain_text("Bedoelt u {{ buurt }}?", timeout=READY_WITHIN_MS)
    picture(page, desk, "stad-brief", page.locator(".t-adapt-kind"))
    page.locator(".t-own-out").click()
    expect(mistakes.get_by_text("Bedoelt u")).to_have_count(0)
    page.get_by_role("button", name="Maak de brieven en de looplijsten").click()
    expect(page.get_by_text("brieven.docx").first).to_be_visible(timeout=READY_WITHIN_MS)
    assert (city / MISSPELT / "uitvoer" / "brieven" / "brieven.docx").is_file()

    desk.follow(page, page.get_by_role("link", name="de startpagina").last)
    expect(page.get_by_role("heading", name="Welkom")).to_be_visible(timeout=READY_WITHIN_MS)
