"""Every page, for who sees badly or hears the page: axe-core, 200 % zoom, pictures with words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .accessible import PAGES, cut_off, filled_pages, grown, serious, still, too_wide, too_wide_for_a_phone, untold
from .app import App
from .lab import READY_WITHIN_MS, SHOWN, Lab, control

pytestmark = pytest.mark.timeout(900)

Findings = dict[str, dict[str, list[str]]]
Look = Callable[[Page], list[str]]
LOOKS: tuple[Look, ...] = (serious, too_wide, cut_off, untold, too_wide_for_a_phone)


@pytest.fixture(scope="module")
def paths(lab: Lab) -> dict[str, str]:
    """Every page on a neighbourhood with everything in it."""
    return filled_pages(lab.root)


@pytest.fixture(scope="module")
def findings(app: App, browser: Browser, paths: dict[str, str]) -> Findings:
    """What each look finds on each page, at 200 % zoom: half the window, every page opened once."""
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2, locale="nl-NL")
    context.set_default_timeout(READY_WITHIN_MS)
    found = {}
    for name, path in paths.items():
        page = context.new_page()
        app.open(page, path)
        app.run_all(page)
        grown(page)
        _fill(name, page)
        still(page)
        found[name] = {look.__name__: look(page) for look in LOOKS}
        page.close()
    context.close()
    return found


def _fill(name: str, page: Page) -> None:
    """Open on a page what a person would open: a case, a file, an exercise; and make a fault."""
    match Path(name).stem:
        case "00-start":
            page.locator(".t-new-make").click()
            page.locator(".bk-fault").first.wait_for()
        case "01-initiatief":
            control(page, "contacts-email").fill("geen adres")
            control(page, "contacts-email").press("Tab")
            page.locator(".bk-beside").first.wait_for()
        case "03-werving":
            control(page, "adapt-kind").select_option(index=1)
            page.locator(".t-reading .widget-html-content > *").first.wait_for()
        case "04-inschrijving":
            control(page, "look-choose").select_option(index=1)
            page.locator(".t-look-wrong:visible").click()
            control(page, "bulk-choose").select_option(index=1)
            page.locator("summary").first.click()
        case "05-whatsapp":
            page.locator(".t-do").click()
            page.locator(".t-download").first.wait_for()
            for choice in ("today-who", "invitation", "message"):
                control(page, choice).select_option(index=1)
        case "04-aanmeldingen":
            page.locator(".t-check-fouten").click()
            page.get_by_text("Nog niet:").first.wait_for()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_look_at_a_page_finds_nothing(findings: Findings, name: str, look: Look) -> None:
    assert findings[name][look.__name__] == []


def test_in_lab_a_notebook_has_nothing_serious_in_the_light_and_the_dark_theme(
    lab: Lab, page: Page, paths: dict[str, str]
) -> None:
    lab.open(page, paths["notebooks/03-werving.ipynb"])
    lab.run_all(page)
    expect(page.locator(".t-do")).to_be_visible(timeout=READY_WITHIN_MS)
    found = {}
    for theme in ("JupyterLab Dark", "JupyterLab Light"):  # the light one last: other stories use this JupyterLab
        page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", theme)
        expect(page.locator("body")).to_have_attribute("data-jp-theme-name", theme)
        grown(page)
        found[theme] = serious(page, SHOWN)
    assert found == {"JupyterLab Dark": [], "JupyterLab Light": []}
