"""A page as an app without a mouse: Tab comes everywhere in reading order, it shows where, and keys do the work."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from buurtapp.steps.example import make_example

from .accessible import grown
from .app import App
from .lab import control

pytestmark = pytest.mark.timeout(300)

_STOPS = """() => {
  const all = document.querySelectorAll('#rendered_cells :is(a[href], button, input:not([type=file]), select, textarea,'
    + ' summary, iframe, [tabindex="0"])');
  return [...all].filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled).map((one, nth) => {
    one.dataset.stop = nth;
    const hook = one.closest('[class*=" t-"]')?.className.match(/ (t-[^ ]+)/)?.[1];
    const at = one.getBoundingClientRect();
    return {nth, name: hook || one.innerText, left: at.left, top: at.top, bottom: at.bottom};
  });
}"""
_HERE = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return one === document.body ? null : {nth: Number(one.dataset.stop ?? -1), seen};
}"""
_HAS_FOCUS = "one => one.contains(document.activeElement)"


@pytest.fixture
def team_page(app: App, page: Page) -> Page:
    """Step 2 of a neighbourhood of this test's own."""
    make_example(app.root / "data" / "toetsen").close()
    app.open(page, "data/toetsen/02-team-en-middelen.ipynb")
    app.run_all(page)
    grown(page)
    return page


def tab_through(page: Page, most: int) -> list[dict[str, Any]]:
    """Press Tab until it leaves the page; where it came, without staying in one field (a date has more parts)."""
    came: list[dict[str, Any]] = []
    for _press in range(most):
        page.keyboard.press("Tab")
        here = page.evaluate(_HERE)
        if here is None:
            return came
        if not came or came[-1]["nth"] != here["nth"]:
            came.append(here)
    raise AssertionError(f"Tab does not leave the page; last at {came[-3:]}")


def tab_to(page: Page, wanted: Locator, key: str = "Tab", most: int = 60) -> None:
    """Press Tab, or Shift+Tab to go back, until the focus is on what is wanted."""
    for _press in range(most):
        page.keyboard.press(key)
        if wanted.count() and wanted.first.evaluate(_HAS_FOCUS):
            return
    raise AssertionError(f"Tab does not come at {wanted}")


def before(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a reader comes at the one first: above it, or on the same line to its left."""
    middle = (other["top"] + other["bottom"]) / 2
    return middle > one["bottom"] or (other["bottom"] > one["top"] - 4 and other["left"] > one["left"])


def test_tab_comes_at_everything_in_reading_order_and_shows_where(team_page: Page) -> None:
    stops = team_page.evaluate(_STOPS)
    came = tab_through(team_page, 2 * len(stops))
    assert len(stops) > 80
    assert [stops[here["nth"]]["name"] for here in came] == [stop["name"] for stop in stops]
    assert [stops[here["nth"]]["name"] for here in came if not here["seen"]] == []
    assert [(one["name"], other["name"]) for one, other in pairwise(stops) if not before(one, other)] == []

    place, undo = control(team_page, "meeting-where"), team_page.locator(".t-undo:visible")
    was = place.input_value()
    place.focus()
    team_page.keyboard.press("Control+A")
    team_page.keyboard.type("Bij Roos thuis")
    team_page.keyboard.press("Tab")
    expect(undo).to_be_visible()
    tab_to(team_page, undo, "Shift+Tab", most=3)
    team_page.keyboard.press("Enter")
    expect(place).to_have_value(was)

    tab_to(team_page, team_page.locator(".t-do"))
    team_page.keyboard.press("Space")
    download = team_page.locator(".t-download")
    expect(download.first).to_be_visible()
    for wanted in (download, team_page.locator("a.t-link")):  # the link is for whose browser saved nothing by itself
        tab_to(team_page, wanted)
        with team_page.expect_download() as saved:
            team_page.keyboard.press("Enter")
        assert saved.value.suggested_filename.endswith(".docx")
