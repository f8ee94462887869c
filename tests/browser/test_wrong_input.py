"""What a person types wrongly says so beside the field, in JupyterLab and in the app, and goes as it is mended."""

import shutil

import pytest
from playwright.sync_api import Page, expect

from buurtapp.steps.example import make_example

from .accessible import grown
from .app import App
from .at_the_desk import fill
from .lab import Lab, control

pytestmark = pytest.mark.timeout(300)


def test_a_number_beyond_its_bounds_becomes_the_bound_and_says_so(desk: Lab | App, page: Page) -> None:
    folder = desk.root / "data" / f"getallen-{type(desk).__name__.casefold()}"
    shutil.rmtree(folder, ignore_errors=True)
    make_example(folder).close()
    desk.open(page, f"data/{folder.name}/01-initiatief.ipynb")
    desk.run_all(page)
    grown(page)
    sheet = desk.sheet(page)
    factor, said = control(sheet, "factor"), "Dit is een getal van 1 tot en met 5. Wij maakten er 5 van."
    for typed in ("9", "12"):  # the second time the bound stands there already
        fill(sheet, "factor", typed)
        expect(sheet.get_by_text(said)).to_be_visible()
        expect(factor).to_have_value("5")
    fill(sheet, "factor", "3")
    expect(sheet.get_by_text(said)).to_have_count(0)
    expect(factor).to_have_value("3")
