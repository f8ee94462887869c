"""What a volunteer does with her hands in the stories: fill in, choose, bring a file in, take one along."""

import io
import re
from pathlib import Path

import docx
from docx.oxml.ns import qn
from playwright.sync_api import Locator, Page

from .app import App
from .lab import Lab


def fill(sheet: Locator, hook: str, value: str) -> None:
    """Fill the last field with this hook, and leave it: that saves."""
    field = sheet.locator(f".t-{hook}").locator("input, textarea").last
    field.fill(value)
    field.press("Tab")


def choose(sheet: Locator, hook: str, label: str) -> None:
    """Choose from the last list with this hook."""
    sheet.locator(f".t-{hook} select").last.select_option(label=label)


def press(sheet: Locator, hook: str) -> None:
    """Press the button that is in sight."""
    sheet.locator(f".t-{hook}:visible").click()


def bring_in(page: Page, sheet: Locator, hook: str, file: Path) -> None:
    """Choose a file with an upload button."""
    with page.expect_file_chooser() as chooser:
        press(sheet, hook)
    chooser.value.set_files(file)


def take_along(page: Page, sheet: Locator, begin: str) -> bytes:
    """Press *Ophalen* beside the file whose name begins like this; returns what the browser saved."""
    with page.expect_download() as download:
        sheet.locator(".bk-downloads .widget-hbox", has_text=begin).locator(".t-download").click()
    assert download.value.suggested_filename.startswith(begin)
    return Path(download.value.path()).read_bytes()


def letters_of(content: bytes) -> list[str]:
    """The text of each letter, as python-docx reads it; a letter begins on a new page."""
    found = [""]
    for paragraph in docx.Document(io.BytesIO(content)).element.body.iter(qn("w:p")):
        if paragraph.find(f".//{qn('w:pageBreakBefore')}") is not None:
            found.append("")
        found[-1] += "".join(text.text or "" for text in paragraph.iter(qn("w:t"))) + "\n"
    return found


def reads_well(desk: Lab | App, sheet: Locator) -> None:
    """Check that nothing on the page looks like Python, and that the app does not send anybody to JupyterLab's menu."""
    words = sheet.inner_text()
    assert re.findall(r"Traceback|Error:", words) == []
    assert isinstance(desk, Lab) or "Run All Cells" not in words
