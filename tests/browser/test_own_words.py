"""A letter adapted in a real browser: its own words seen on the page, refused when they cannot be, and printed."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from buurtapp.store import Register
from buurtapp.store.forms import decisions

from .at_the_desk import letters_of
from .lab import Lab, control

pytestmark = pytest.mark.timeout(300)

DRAWN_WITHIN_MS = 60_000
OWN = "Lieve buren van 'De Hoek' & co <Lindehof>,"


def test_own_words_are_seen_refused_kept_and_printed_in_every_letter(lab: Lab, page: Page, soffice: str) -> None:
    lab.open(page, "notebooks/03-werving.ipynb")
    lab.run_all(page)
    control(page, "adapt-kind").select_option(label="Wervingsbrief")
    expect(page.locator(".t-preview img")).to_be_visible(timeout=DRAWN_WITHIN_MS)
    first_page = page.locator(".t-preview img").get_attribute("src")

    greeting = control(page, "part-2-words")
    words = greeting.input_value()
    assert "Beste buren," in words
    greeting.fill(words.replace("Beste buren,", "Beste {{ buuren }},"))
    greeting.press("Tab")
    expect(page.get_by_text("Bedoelt u {{ buurt }}?")).to_be_visible(timeout=DRAWN_WITHIN_MS)

    greeting.fill(words.replace("Beste buren,", OWN))
    greeting.press("Tab")
    expect(page.get_by_text("Bewaard om").last).to_be_visible(timeout=DRAWN_WITHIN_MS)
    expect(page.get_by_text("Bedoelt u {{ buurt }}?")).to_have_count(0)
    page.wait_for_function("old => document.querySelector('.t-preview img')?.src !== old", arg=first_page)
    expect(page.get_by_text("Dit leest makkelijk.")).to_be_visible(timeout=DRAWN_WITHIN_MS)

    purpose, data = page.locator(".t-part-4-on input"), page.locator(".t-part-6-on input")
    purpose.uncheck()
    data.uncheck()
    page.locator(".t-undo:visible").first.click()
    expect(data).to_be_checked(timeout=DRAWN_WITHIN_MS)
    expect(purpose).not_to_be_checked()

    page.locator(".t-adapt-make").click()
    with page.expect_download() as download:
        page.locator(".t-download:visible").first.click()
    letters = letters_of(Path(download.value.path()).read_bytes())
    assert len(letters) == 139
    assert all(OWN in letter and "Beste buren," not in letter for letter in letters)
    assert all("Wat doen wij met uw gegevens?" in letter for letter in letters)
    assert not [letter for letter in letters if "Waarvoor is de groep?" in letter]
    assert (lab.example / "uitvoer" / "brieven" / "brieven.docx").is_file()
    with Register.open(lab.example) as register:
        assert decisions(register).group_name == "Buurtapp Lindehof"  # own words are no decision: nothing else changed
