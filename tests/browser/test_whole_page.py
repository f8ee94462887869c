"""In the app a page shows when all its forms stand; else it opens anew, or says what is wrong."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from .accessible import grown
from .app import App
from .lab import READY_WITHIN_MS

pytestmark = pytest.mark.timeout(300)

NOTEBOOK = "notebooks/02-team-en-middelen.ipynb"
# ipywidgets looks for a model each 100 ms and gives up after 2 s: this browser is too busy to look a second time.
BUSY = """const soon = window.setTimeout;
window.setTimeout = (work, ms, ...given) => soon(work, ms === 100 ? 2100 : ms, ...given);"""
SAY = """new MutationObserver(() => console.log(document.querySelector('#loading_text')?.textContent))
  .observe(document, {subtree: true, childList: true});"""
PATIENCE = "PATIENCE_MS = 40000"


def impatient(page: Page, times: int) -> None:
    """Let the page wait two seconds for its forms, where it waits forty, the first times that it opens."""

    def shorter(route: Route) -> None:
        answer = route.fetch(timeout=READY_WITHIN_MS)
        assert PATIENCE in answer.text()
        route.fulfill(response=answer, body=answer.text().replace(PATIENCE, "PATIENCE_MS = 2000"))

    page.route("**/voila/render/**", shorter, times=times)


def silent(page: Page, at_first: int) -> Callable[[], int]:
    """Let the kernel say nothing to so many pages; gives how many pages asked."""
    asked: list[WebSocketRoute] = []

    def connect(socket: WebSocketRoute) -> None:
        asked.append(socket)
        if len(asked) > at_first:
            socket.connect_to_server()

    page.route_web_socket("**/api/kernels/**", connect)
    return lambda: len(asked)


def sentences(page: Page) -> list[str]:
    """What the page says while it loads, and will have said."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script(SAY)
    return said


def test_all_forms_stand_in_a_busy_browser(app: App, page: Page) -> None:
    page.add_init_script(BUSY)
    app.open(page, NOTEBOOK)
    app.run_all(page)
    grown(page)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_page_whose_forms_do_not_come_opens_anew_by_itself(app: App, page: Page) -> None:
    impatient(page, times=1)
    asked, said = silent(page, at_first=1), sentences(page)
    app.open(page, NOTEBOOK)
    page.wait_for_event("load", timeout=READY_WITHIN_MS)
    app.run_all(page)
    grown(page)
    assert asked() == 2
    assert any(sentence.startswith("Nog niet alle formulieren zijn er.") for sentence in said)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_page_whose_forms_never_come_says_so(app: App, page: Page) -> None:
    impatient(page, times=3)
    asked = silent(page, at_first=99)
    app.open(page, NOTEBOOK)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("niet alle formulieren staan op deze pagina", timeout=READY_WITHIN_MS)
    expect(page.get_by_role("link", name="Laad deze pagina opnieuw")).to_be_visible()
    expect(page.get_by_role("heading", name="Stap 2: Team en middelen")).to_be_visible()
    assert asked() == 3
