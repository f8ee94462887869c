"""In a real browser: a neighbour asks what is held about her, and wants it erased."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from buurtapp.steps import entering, signing_up
from buurtapp.store import Register
from buurtapp.store.signups import signups

from .lab import Lab, control
from .test_a_volunteer import error_texts

pytestmark = pytest.mark.timeout(120)

NAME, NUMBER, DOOR = "Tijl Pannenkoek", "06 05 47 00 89", "Lindelaan 31"


def of_others(lab: Lab) -> list[tuple[str, int, str]]:
    with Register.open(lab.example) as register:
        return [(s.source, s.row, s.verdict) for s in signups(register) if s.name != NAME]


def test_a_neighbour_is_looked_up_given_a_file_and_erased(lab: Lab, page: Page) -> None:
    lab.open(page, "notebooks/05-whatsapp.ipynb")
    lab.run_all(page)
    expect(page.locator(".t-cleanup-show")).to_be_visible()
    with Register.open(lab.example) as register:
        signing_up.run(register)
        entering.enrol(register)
    before = of_others(lab)

    control(page, "person-who").fill("Boterbloem")
    page.locator(".t-person-find").click()
    expect(page.locator(".t-person-choose select")).to_be_visible()
    assert "Leyla" not in page.locator(".t-person-choose select").inner_text()

    control(page, "person-who").fill(NUMBER)
    page.locator(".t-person-find").click()
    expect(page.get_by_text(NAME).first).to_be_visible()
    page.locator(".t-person-write").click()
    expect(page.get_by_text("Het bestand is klaar.")).to_be_visible()
    picture(page, "person")

    page.locator(".t-erase-show").click()
    page.locator(".t-erase-now").click()
    expect(page.get_by_text("U hebt niet aangevinkt dat u het zeker weet.")).to_be_visible()
    control(page, "erase-sure").check()
    picture(page, "erase")
    page.locator(".t-erase-now").click()
    expect(page.get_by_text("✓ Gewist.")).to_be_visible()
    expect(page.get_by_text("Google Contacten")).to_be_visible()
    picture(page, "erased")
    assert NAME not in page.content()
    assert error_texts(page) == []
    assert of_others(lab) == before
    assert NAME.encode() not in lab.example.joinpath("buurt.sqlite").read_bytes()

    page.locator(".t-cleanup-show").click()
    expect(page.get_by_text("aanmeldingen van mensen die hun toestemming introkken")).to_be_visible()
    picture(page, "cleanup")


def picture(page: Page, name: str) -> None:
    """A picture to look at, where BUURTAPP_PICTURES asks for them."""
    if folder := os.environ.get("BUURTAPP_PICTURES"):
        page.locator(".t-person-find").scroll_into_view_if_needed()
        page.screenshot(path=Path(folder) / f"{name}.png")
