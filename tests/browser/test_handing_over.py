"""A beheerder hands her neighbourhood over, the next one opens it, and the receipt clears the first one's copy."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from buurtapp.steps.example import make_example
from buurtapp.store import Register
from buurtapp.store.handed_over import HandedOver
from buurtapp.store.signups import signups

from .lab import Lab, control
from .test_a_volunteer import error_texts

pytestmark = pytest.mark.timeout(180)

RECEIPT = re.compile(r"Ontvangstbewijs: (\w{4}-\w{4}-\w{4})")
PASSWORD = re.compile(r"Schrijf dit wachtwoord nu op: ([\w-]+)")


def test_from_one_beheerder_to_the_next(lab: Lab, page: Page, tmp_path: Path) -> None:
    folder = lab.root / "data" / "zonnebuurt"
    with make_example(folder) as register:
        number = len(signups(register))

    lab.open(page, "data/zonnebuurt/05-whatsapp.ipynb")
    lab.run_all(page)
    page.locator(".t-hand-propose").click()
    password = PASSWORD.search(page.get_by_text(PASSWORD).inner_text())[1]
    page.locator(".t-hand-make").click()
    expect(page.get_by_text("Het pakket is gemaakt.")).to_be_visible()
    expect(page.get_by_text("Google-contacten")).to_be_visible()
    (package,) = (folder / "uitvoer").glob("overdracht-*.zip")
    package = package.rename(tmp_path / package.name)
    assert control(page, "hand-password").input_value() == ""

    lab.open(page, "notebooks/00-start.ipynb")
    lab.run_all(page)
    with page.expect_file_chooser() as chooser:
        page.locator(".t-arrive-file").click()
    chooser.value.set_files(package)
    expect(page.get_by_text("staat klaar om te openen")).to_be_visible()
    control(page, "arrive-password").fill("niet het goede wachtwoord")
    control(page, "arrive-password").press("Tab")
    page.locator(".t-arrive-open").click()
    expect(page.get_by_text("Het wachtwoord past niet op")).to_be_visible()
    control(page, "arrive-password").fill(password)
    control(page, "arrive-password").press("Tab")
    page.locator(".t-arrive-open").click()
    told = page.get_by_text(RECEIPT)
    expect(told).to_be_visible()
    receipt = RECEIPT.search(told.inner_text())[1]
    with Register.open(lab.root / "data" / "lindehof") as received:
        assert len(signups(received)) == number
    assert error_texts(page) == []

    lab.open(page, "data/zonnebuurt/05-whatsapp.ipynb")
    lab.run_all(page)
    expect(page.get_by_text("zit daar niet in")).to_be_visible()
    control(page, "hand-receipt").fill(receipt)
    control(page, "hand-receipt").press("Tab")
    page.locator(".t-hand-confirm").click()
    expect(page.get_by_text("In deze map staan nu alleen nog aantallen.")).to_be_visible()
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")  # its file is gone: no question asked
    page.wait_for_timeout(1000)
    assert page.get_by_role("dialog").count() == 0
    with pytest.raises(HandedOver):
        Register.open(folder)
    assert error_texts(page) == []

    lab.open(page, "notebooks/00-start.ipynb")
    lab.run_all(page)
    expect(page.get_by_text("Deze buurt is overgedragen op")).to_be_visible()
