"""The overview of a city as a file: it fits its window, and on a smaller one only its table scrolls."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from buurtapp.steps.city import outcomes
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.outcomes import Outcome
from buurtapp.steps.city.overview import overview
from buurtapp.steps.city.report import write_report
from buurtapp.steps.city.round import Round, save_round
from buurtapp.steps.city.standing import Standing, save_standing

STREETS = {"S1": "Burgemeester van Tuyllstraat", "S2": "Sint-Jacobsstraat en omgeving", "S3": "Dorp"}
WIDTHS = "() => ['html', '#streets'].map(one => document.querySelector(one).scrollWidth)"


@pytest.fixture(scope="module")
def overzicht(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a city of three streets with long names, wide counts and a failure."""
    city = CityFolder(tmp_path_factory.mktemp("stad"))
    save_round(city, Round("2026-11-20T01:00:00", {id_: (name, "") for id_, name in STREETS.items()}, 330, 330, 0))
    for id_, name in STREETS.items():
        counted = Standing(name, team=1, admins=1, addresses=1450, letters=1450, signups=1330, admitted=1310)
        save_standing(city, id_, counted)
    outcomes.save(city, Outcome("S3", "03-werving", "failed", "", "", "Het ging mis.", "Doe dit.", 4, "S3"))
    return write_report(city, overview(city))[0]


@pytest.mark.parametrize(("window", "whole"), [(1200, True), (1183, True), (800, False), (320, False)])
def test_it_fits_its_window_and_on_a_smaller_one_its_table_scrolls(
    page: Page, overzicht: Path, window: int, whole: bool
) -> None:
    page.set_viewport_size({"width": window, "height": 900})
    page.goto(overzicht.as_uri())
    page.get_by_role("button", name="Aanmeldingen").click()  # sorted, a heading has an arrow too
    width, table = page.evaluate(WIDTHS)
    assert width == window
    assert (table < window) == whole
