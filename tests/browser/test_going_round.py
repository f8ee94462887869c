"""Step 3 in a real browser: a proof letter, a print for some doors, a list that comes back, the street at a glance."""

import openpyxl
from playwright.sync_api import Page, expect

from .lab import READY_WITHIN_MS, Lab, control


def test_a_walk_from_the_press_to_the_strip(lab: Lab, page: Page) -> None:
    lab.open(page, "notebooks/03-werving.ipynb")
    lab.run_all(page)
    page.locator(".t-press-make").first.wait_for(timeout=READY_WITHIN_MS)

    page.locator(".t-press-proof").first.click()
    expect(page.get_by_text("staat deze code al ingevuld")).to_be_visible(timeout=READY_WITHIN_MS)
    assert (lab.example / "uitvoer" / "brieven" / "proef-brief.docx").exists()

    control(page, "press-kind").select_option(label="Looplijst")
    control(page, "press-where").fill("Bakkerspad even")
    control(page, "press-where").press("Enter")
    page.locator(".t-press-make").first.click()
    expect(page.get_by_text("looplijsten-bakkerspad-even.docx")).to_be_visible(timeout=READY_WITHIN_MS)

    lists = lab.example / "uitvoer" / "lijsten"
    path = next(lists.glob("looplijst-*bakkerspad-even.xlsx"))
    book = openpyxl.load_workbook(path)
    rows = list(book.active.iter_rows())
    header = next(row for row in rows if any(cell.value == "Uitslag" for cell in row))
    at = {cell.value: place for place, cell in enumerate(header)}
    for row in rows[rows.index(header) + 1 :][:3]:
        row[at["Uitslag"]].value = "niet thuis"
    book.save(path)
    with page.expect_file_chooser() as chooser:
        page.locator("button.t-walk-list").click()
    chooser.value.set_files(path)
    expect(page.get_by_text("nieuwe uitslag").first).to_be_visible(timeout=READY_WITHIN_MS)

    control(page, "strip-street").select_option(label="Bakkerspad")
    strip = page.locator("img[alt^='Bakkerspad, ']")
    expect(strip).to_be_visible(timeout=READY_WITHIN_MS)
    assert "niet thuis: " in (strip.get_attribute("alt") or "")
