"""What every room's tests share: the programs that some of them need.

A test asks for a program by its fixture (`chromium`, `soffice`, `pdftoppm`, `node`) and gets its path. Where
the program is missing the test is skipped by that name, unless BUURTAPP_TESTS_STRICT is set, as `.ci/run` does:
then it fails.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

STRICT = "BUURTAPP_TESTS_STRICT"
PROGRAMS = {
    "Chromium": (
        "chromium",
        "chromium-browser",
        "google-chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ),
    "LibreOffice": (
        "soffice",
        "libreoffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
    ),
    "pdftoppm": ("pdftoppm",),
    "Node": ("node", "nodejs"),
}


def find_program(name: str) -> str:
    """The path of one of PROGRAMS; skips the test that asks, or fails it when skips are not allowed."""
    for candidate in PROGRAMS[name]:
        path = shutil.which(candidate)
        if path:
            return path
    if os.environ.get(STRICT):
        pytest.fail(f"{name} is missing, and {STRICT} is set", pytrace=False)
    pytest.skip(f"{name} is missing")


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """A function from a name in PROGRAMS to the program's path."""
    return find_program


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    return find_program("Chromium")


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice."""
    return find_program("LibreOffice")


@pytest.fixture(scope="session")
def pdftoppm() -> str:
    """The path of poppler's pdftoppm."""
    return find_program("pdftoppm")


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node."""
    return find_program("Node")


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the checkout."""
    return Path(__file__).resolve().parents[1]
