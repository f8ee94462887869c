"""Step 5 in a real browser: add somebody, invite somebody, compare the group with the register, keep it going."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from buurtapp.model.member import Member
from buurtapp.steps.entering import members
from buurtapp.steps.example import shipped
from buurtapp.store import Register

from .lab import Lab
from .test_a_volunteer import error_texts

pytestmark = pytest.mark.timeout(120)

SECRET = "kaboutergeheim"


def status_of(lab: Lab, phone: str) -> str:
    with Register.open(lab.example) as register:
        return next(one.status for one in members(register) if one.phone == phone)


def waiting(lab: Lab) -> list[Member]:
    with Register.open(lab.example) as register:
        return [one for one in members(register) if one.status == "to_add" and one.group]


def export_with(joined: Member, folder: Path) -> Path:
    """The example's own chat, after which one more member joins and writes something."""
    chat = next((shipped() / "whatsapp").glob("*.txt")).read_text(encoding="utf-8").rstrip("\n")
    number = f"+31 6 {joined.phone[4:]}"
    path = folder / "WhatsApp-chat met Buurtapp Lindehof.txt"
    path.write_text(
        f"{chat}\n22-11-2026 8:14 ’s avonds - {number} is deelnemer geworden via de uitnodigingslink van deze groep\n"
        f"22-11-2026 8:15 ’s avonds - {number}: {SECRET}\n",
        encoding="utf-8",
    )
    return path


def test_somebody_is_added_somebody_invited_and_the_group_compared(lab: Lab, page: Page, tmp_path: Path) -> None:
    lab.open(page, "notebooks/05-whatsapp.ipynb")
    lab.run_all(page)
    page.locator(".t-do").click()
    expect(page.locator(".t-download").first).to_be_visible()
    added, invited, joined, *_others = waiting(lab)

    page.locator(".t-today-who select").select_option(index=1)
    expect(page.get_by_text(f"{added.name}, {added.street} {added.door}")).to_be_visible()
    page.locator(".t-today-keep").click()
    expect(page.get_by_text(f"✓ {added.name}: toegevoegd.")).to_be_visible()
    assert status_of(lab, added.phone) == "added"

    page.locator(".t-invitation select").select_option(index=1)
    expect(page.locator(".t-invitation-text-1 textarea")).to_have_value(re.compile(re.escape(invited.name.split()[0])))
    page.locator(".t-today-outcome select").select_option(label="uitgenodigd")
    page.locator(".t-today-keep").click()
    expect(page.get_by_text(f"✓ {invited.name}: uitgenodigd.")).to_be_visible()
    assert status_of(lab, invited.phone) == "invited"

    with page.expect_file_chooser() as chooser:
        page.locator(".t-reconcile-file").click()
    chooser.value.set_files(export_with(joined, tmp_path))
    expect(page.get_by_text("Gooi WhatsApp-chat met Buurtapp Lindehof.txt")).to_be_visible()
    assert status_of(lab, joined.phone) == "to_add"
    page.locator(".t-reconcile-apply").click()
    expect(page.get_by_text("De stand van")).to_be_visible()
    assert status_of(lab, joined.phone) == "joined"
    expect(page.locator(".t-reconcile-apply")).to_be_hidden()
    assert SECRET not in page.content()
    assert not [path for path in lab.root.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert error_texts(page) == []

    page.locator(".t-undo:visible").click()
    expect(page.locator(".t-reconcile-apply")).to_be_visible()
    assert status_of(lab, joined.phone) == "to_add"

    page.locator(".t-tested-keep").click()
    expect(page.get_by_text("Bewaard voor 1 groep.")).to_be_visible()
    expect(page.locator(".t-officer-1 textarea")).to_have_value(re.compile(r"Laatste testbericht: \d+ \w+ \d{4}"))
    page.locator(".t-message select").select_option(label="Het gebeurde weer: een waarschuwing")
    expect(page.locator(".t-message-text-1 textarea")).to_have_value(re.compile("112"))
    page.locator(".t-report-behaviour textarea").fill(f"voelt aan deuren {SECRET}")
    page.locator(".t-report-make").click()
    expect(page.locator(".t-report-text textarea")).to_have_value(re.compile(f"^112 is niet gebeld(.|\n)*{SECRET}"))
    assert not [path for path in lab.root.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert error_texts(page) == []
