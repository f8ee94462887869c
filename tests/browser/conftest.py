"""A JupyterLab, an app and a Chromium, once for all stories; they end with them: playwright keeps a loop running."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from .app import App, running_app
from .lab import Lab, running_lab

expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Play a story that failed once more: a browser, two servers and their kernels share a busy machine."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="package")
def lab(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Lab]:
    """A JupyterLab on copies of the notebooks; asks for `chromium` first, so that nothing starts in vain."""
    with running_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture(scope="package")
def app(lab: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app without code, on the same copies as the JupyterLab."""
    with running_app(tmp_path_factory.mktemp("app"), lab.root) as app:
        yield app


@pytest.fixture(params=["lab", "app"])
def desk(request: pytest.FixtureRequest) -> Lab | App:
    """Where a person works: JupyterLab, and once more the app."""
    found: Lab | App = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window of a volunteer with Dutch settings."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL", accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()
