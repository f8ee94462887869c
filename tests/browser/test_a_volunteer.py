"""A volunteer in JupyterLab in a real browser: nothing lost, no code in sight, files in and out."""

import re

import pytest
from playwright.sync_api import Page, expect

from buurtapp.steps import signing_up
from buurtapp.store import Register
from buurtapp.store.forms import load, load_all

from .lab import SHOWN, Lab, control

pytestmark = pytest.mark.timeout(300)


def error_texts(page: Page) -> list[str]:
    """Whatever looks like Python on the page."""
    found = page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr'], .jp-mod-error")
    return found.all_inner_texts() + re.findall(r"Traceback|Error:", page.locator(SHOWN).inner_text())


def test_a_page_shows_forms_and_no_code(lab: Lab, page: Page) -> None:
    lab.open(page, "notebooks/02-team-en-middelen.ipynb")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    expect(page.get_by_role("menuitem", name="Run All Cells", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    lab.run_all(page)
    expect(page.get_by_text("OEFENBUURT")).to_be_visible()
    expect(control(page, "decision-group_name")).to_have_value("Buurtapp Lindehof")
    expect(page.locator(".jp-CodeCell .cm-content:visible")).to_have_count(0)
    expect(page.locator(".jp-CodeCell .jp-InputPlaceholder:visible")).to_have_count(0)
    assert error_texts(page) == []


def test_what_was_typed_survives_a_kernel_that_is_killed_in_the_middle_of_a_form(lab: Lab, page: Page) -> None:
    lab.open(page, "notebooks/01-initiatief.ipynb")
    lab.run_all(page)
    control(page, "motive").fill("Er loopt 's nachts iemand langs de schuren.")
    control(page, "motive").press("Tab")
    page.locator(".t-asked-add").click()
    who = page.locator(".t-asked-who input").last
    expect(who).to_have_value("")
    who.fill("De buren van 'De Hoek' & co <b>")
    who.press("Tab")
    expect(page.get_by_text("Bewaard om").last).to_be_visible()
    lab.kill_kernel(page)
    lab.open(page, "notebooks/01-initiatief.ipynb")
    lab.run_all(page)
    expect(control(page, "motive")).to_have_value("Er loopt 's nachts iemand langs de schuren.")
    expect(page.locator(".t-asked-who input").last).to_have_value("De buren van 'De Hoek' & co <b>")
    assert error_texts(page) == []
    with Register.open(lab.example) as register:
        assert load(register, "motive") == "Er loopt 's nachts iemand langs de schuren."
        assert "De buren van 'De Hoek' & co <b>" in [value["who"] for value in load_all(register, "asked").values()]


def test_undo_brings_back_what_was_there(lab: Lab, page: Page) -> None:
    lab.open(page, "notebooks/02-team-en-middelen.ipynb")
    lab.run_all(page)
    place = control(page, "meeting-where")
    before = place.input_value()
    place.fill("Op de maan")
    place.press("Tab")
    page.locator(".t-undo:visible").click()
    expect(place).to_have_value(before)


def test_a_saved_notebook_holds_nobody(lab: Lab, page: Page) -> None:
    lab.open(page, "notebooks/04-inschrijving.ipynb")
    lab.run_all(page)
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(1000)
    saved = (lab.root / "notebooks" / "04-inschrijving.ipynb").read_text(encoding="utf-8")
    assert "widget-view" in saved
    with Register.open(lab.example) as register:
        people = signing_up.signups(register)
    assert not [s for s in people if (s.phone and s.phone[3:] in saved) or (" " in s.name and s.name in saved)]
