"""After a button did its work, the keyboard is there still, or at something sensible nearby."""

import shutil

import pytest
from playwright.sync_api import Page, expect

from buurtapp.steps import signing_up
from buurtapp.steps.example import make_example

from .accessible import grown
from .app import App
from .lab import Lab, control

pytestmark = pytest.mark.timeout(300)

_FOCUS = "() => document.activeElement.closest('[class*=\" t-\"]')?.className.match(/ (t-[^ ]+)/)?.[1]"


def has_focus(page: Page, hook: str) -> None:
    """Wait until the keyboard is at the field or button with this hook."""
    page.wait_for_function(f"wanted => ({_FOCUS})() === wanted", arg=f"t-{hook}", timeout=10_000)


def press_with_keys(page: Page, hook: str) -> None:
    """Press a button with the keyboard."""
    button = page.locator(f".t-{hook}:visible").first
    button.focus()
    button.press("Enter")


def test_a_button_keeps_the_keyboard_and_one_that_goes_leaves_it_nearby(desk: Lab | App, page: Page) -> None:
    folder = desk.root / "data" / f"toetsenbord-{type(desk).__name__.casefold()}"
    shutil.rmtree(folder, ignore_errors=True)
    with make_example(folder) as register:
        signing_up.run(register)
    desk.open(page, f"data/{folder.name}/01-initiatief.ipynb")
    desk.run_all(page)
    grown(page)
    sheet = desk.sheet(page)

    out = sheet.get_by_role("button", name="Haal weg").first
    out.focus()
    out.press("Enter")
    expect(sheet.get_by_text("Weggehaald.").first).to_be_visible()
    has_focus(page, "asked-add")

    press_with_keys(page, "undo")
    has_focus(page, "undo")

    press_with_keys(page, "do")
    expect(sheet.get_by_text("Klaar.").first).to_be_visible()
    has_focus(page, "do")

    desk.open(page, f"data/{folder.name}/04-inschrijving.ipynb")
    desk.run_all(page)
    grown(page)
    press_with_keys(page, "case-wait")
    has_focus(page, "case-choose")


def test_in_lab_arrows_change_a_choice_and_letters_leave_the_page_alone(lab: Lab, page: Page) -> None:
    folder = lab.root / "data" / "letters"
    shutil.rmtree(folder, ignore_errors=True)
    make_example(folder).close()
    lab.open(page, f"data/{folder.name}/03-werving.ipynb")
    lab.run_all(page)
    grown(page)
    kind, cells = control(page, "press-kind"), page.locator(".jp-Notebook-cell").count()
    before = kind.input_value()
    kind.focus()
    kind.press("ArrowDown")
    expect(kind).not_to_have_value(before)
    has_focus(page, "press-kind")
    tick = control(page, "press-large")
    tick.focus()
    for letter in ("d", "d", "x", "b"):  # in JupyterLab itself: delete, cut and insert a cell, one less in all
        tick.press(letter)
    tick.press("Space")
    expect(tick).to_be_checked()
    expect(page.locator(".jp-Notebook-cell")).to_have_count(cells)
