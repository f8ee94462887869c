"""A phone of 390 pixels at 200 % zoom: 195 pixels; nothing makes the page scroll sideways."""

import pytest
from playwright.sync_api import Browser

from .accessible import cut_off, grown, too_wide
from .app import App
from .lab import READY_WITHIN_MS

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize(
    "notebook", ["00-start", "01-initiatief", "02-team-en-middelen", "03-werving", "04-inschrijving", "05-whatsapp"]
)
def test_a_page_fits_a_phone_at_200_percent(app: App, browser: Browser, notebook: str) -> None:
    context = browser.new_context(viewport={"width": 195, "height": 422}, device_scale_factor=4, locale="nl-NL")
    context.set_default_timeout(READY_WITHIN_MS)
    page = context.new_page()
    app.open(page, f"notebooks/{notebook}.ipynb")
    app.run_all(page)
    grown(page)
    found = too_wide(page), cut_off(page)
    context.close()
    assert found == ([], [])
