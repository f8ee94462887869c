"""The same page in JupyterLab and as an app without code."""

import re

import pytest
from playwright.sync_api import Page, expect

from .app import App
from .lab import Lab, control

pytestmark = pytest.mark.timeout(300)


def test_a_form_that_lost_its_kernel_says_what_helps_there(desk: Lab | App, page: Page) -> None:
    desk.open(page, "notebooks/01-initiatief.ipynb")
    desk.run_all(page)
    expect(control(page, "motive")).to_be_visible(timeout=120_000)
    desk.kill_kernel(page)
    form = page.locator(".bk", has=page.locator(".t-motive")).first
    expect(form).to_have_class(re.compile("jupyter-widgets-disconnected"), timeout=60_000)
    said = form.evaluate("one => getComputedStyle(one, '::before').content")
    menu = "Kies bovenaan Run en dan Run All Cells." if isinstance(desk, Lab) else "Laad deze pagina opnieuw."
    assert said == f'"Dit formulier slaapt. {menu} Wat u invulde, is bewaard."'
    icons = "() => getComputedStyle(document.querySelector('.t-motive'), '::before').content"
    assert page.evaluate(icons) == "none"


def test_a_form_stands_in_both_and_asks_no_other_host(desk: Lab | App, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    desk.open(page, "notebooks/02-team-en-middelen.ipynb")
    desk.run_all(page)
    expect(control(page, "decision-group_name")).to_have_value("Buurtapp Lindehof", timeout=120_000)
    assert asked
    assert not [url for url in asked if not url.startswith((desk.address, "data:", "blob:"))]
