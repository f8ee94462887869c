"""A file is one click away in JupyterLab and in the app, whatever its name, and no copy stays behind."""

import base64

import nbformat
import pytest
from playwright.sync_api import Page, expect

from .app import App
from .at_the_desk import take_along
from .lab import PROJECT, READY_WITHIN_MS, Lab

pytestmark = pytest.mark.timeout(300)

HOSTILE = "De 'hoek' van Zoë & co;#1"
NAMES = (f"{HOSTILE}.docx", "ledenlijst.xlsx", "groot.bin")
CELLS = """
from pathlib import Path
from buurtapp.forms.download import Downloads
from buurtapp.forms.show import show
folder = Path("mee")
downloads = Downloads(folder)
show(downloads.widget)
downloads.offer(sorted(folder.iterdir()))
"""


@pytest.fixture
def contents(lab: Lab) -> dict[str, bytes]:
    """A page that offers files, and what is in each."""
    folder = lab.root / "mee"
    folder.mkdir(exist_ok=True)
    made = {name: f"Dit staat in {name}".encode() for name in NAMES} | {NAMES[-1]: bytes(range(256)) * 40_000}
    for name, content in made.items():
        (folder / name).write_bytes(content)
    page = nbformat.read(PROJECT / "notebooks" / "00-start.ipynb", 4)
    page.cells = [nbformat.v4.new_code_cell(CELLS)]
    nbformat.write(page, lab.root / "mee.ipynb")
    return made


def test_each_click_saves_a_file(desk: Lab | App, page: Page, contents: dict[str, bytes]) -> None:
    sheet = desk.sheet(page)
    desk.open(page, "mee.ipynb")
    desk.run_all(page)
    expect(sheet.locator(".t-download")).to_have_count(len(NAMES), timeout=READY_WITHIN_MS)
    for name in (*NAMES, NAMES[0]):
        assert take_along(page, sheet, name) == contents[name]
        expect(sheet.get_by_role("status")).to_have_text(f"✓ {name} staat bij uw downloads.")
        expect(sheet.locator("a.t-link")).to_have_count(1)
    with page.expect_download() as download:
        sheet.get_by_role("link", name="Klik dan hier om").click()
    assert download.value.suggested_filename == NAMES[0]


def test_lab_keeps_no_copy_and_saves_no_file_again(lab: Lab, page: Page, contents: dict[str, bytes]) -> None:
    lab.open(page, "mee.ipynb")
    lab.run_all(page)
    sheet = lab.sheet(page)
    expect(sheet.locator(".t-download")).to_have_count(len(NAMES), timeout=READY_WITHIN_MS)
    take_along(page, sheet, NAMES[1])
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    again: list[object] = []
    page.on("download", lambda download: again.append(download))
    page.reload()
    expect(sheet.locator("a.t-link")).to_be_visible(timeout=READY_WITHIN_MS)
    page.wait_for_timeout(1000)
    assert again == []
    saved = (lab.root / "mee.ipynb").read_text("utf-8")
    assert "Een formulier." in saved
    assert NAMES[1] not in saved
    assert base64.b64encode(contents[NAMES[1]]).decode() not in saved
