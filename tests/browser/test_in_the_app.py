"""The same page in JupyterLab and as an app without code."""

import pytest
from playwright.sync_api import Page, expect

from .app import App
from .lab import Lab, control

pytestmark = pytest.mark.timeout(300)


def test_a_form_stands_in_both_and_asks_no_other_host(desk: Lab | App, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    desk.open(page, "notebooks/02-team-en-middelen.ipynb")
    desk.run_all(page)
    expect(control(page, "decision-group_name")).to_have_value("Buurtapp Lindehof", timeout=120_000)
    assert asked
    assert not [url for url in asked if not url.startswith((desk.address, "data:", "blob:"))]
