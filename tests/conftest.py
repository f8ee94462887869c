"""What every room's tests share: the programs that some of them need.

A test asks for a program by its fixture (`chromium`, `soffice`, `pdftoppm`, `node`, `seven_zip`) and gets its path;
`ical_js` is a second reader of contact cards, which npm installs (`npm ci` in tests/second_reader). Where one is
missing the test is skipped by that name, unless BUURTAPP_TESTS_STRICT is set, as `.ci/run` does: then it fails.
"""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

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
    "7-Zip": ("7zz", "7z", "7za", r"C:\Program Files\7-Zip\7z.exe"),
}
SECOND_READER = Path(__file__).with_name("second_reader")


def pytest_configure() -> None:
    """Hear Ctrl-C, and so let every program that a test starts hear it: a shell's `&` had this one ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def find_program(name: str) -> str:
    """The path of one of PROGRAMS; skips the test that asks, or fails it when skips are not allowed."""
    for candidate in PROGRAMS[name]:
        path = shutil.which(candidate)
        if path:
            return path
    missing(name)
    return None


def missing(name: str) -> NoReturn:
    """Skip the test that asks by the name of what is missing, or fail it when skips are not allowed."""
    if os.environ.get(STRICT):
        pytest.fail(f"{name} is missing, and {STRICT} is set", pytrace=False)
    pytest.skip(f"{name} is missing")


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """A function from a name in PROGRAMS to the program's path."""
    return find_program


@pytest.fixture(scope="session")
def missing_by_name() -> Callable[[str], NoReturn]:
    """A function that says that what a test needs is not there."""
    return missing


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
def ical_js(node: str) -> Callable[[bytes], list[Any]]:
    """A function that reads cards or a calendar with ical.js and gives them as jCard or jCal (RFC 7095, RFC 7265)."""
    if not (SECOND_READER / "node_modules" / "ical.js").is_dir():
        missing("ical.js")

    def read(data: bytes) -> list[Any]:
        command = [node, str(SECOND_READER / "read_cards.mjs")]
        ran = subprocess.run(command, input=data, capture_output=True, check=False, timeout=60)
        assert ran.returncode == 0, ran.stderr.decode("utf-8", "replace")[-2000:]
        found: list[Any] = json.loads(ran.stdout)
        return found

    return read


@pytest.fixture(scope="session")
def seven_zip() -> str:
    """The path of 7-Zip."""
    return find_program("7-Zip")


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the checkout."""
    return Path(__file__).resolve().parents[1]
