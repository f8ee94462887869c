"""The same volunteer a month later: sign-ups in, ten cases settled, people added, the group compared.

In JupyterLab and as an app (docs/verhaal-vrijwilliger.md).
"""

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from buurtapp.forms.masks import mask_name, mask_phone
from buurtapp.model.member import Member
from buurtapp.model.reasons import REASONS
from buurtapp.model.signup import SignUp
from buurtapp.steps.entering import members
from buurtapp.steps.example import make_example, shipped, waiting_files
from buurtapp.steps.settling import reached, waiting_list
from buurtapp.steps.signing_up import cases, find
from buurtapp.store import Register
from buurtapp.words import _

from .app import App
from .at_the_desk import bring_in, choose, fill, press, reads_well, take_along
from .lab import READY_WITHIN_MS, Lab, control
from .pictures import picture

pytestmark = pytest.mark.timeout(300)

FORM = "Aanmelden buurtapp Lindehof.csv"
CORRECTED = "+31601239876"
SECRET = "kaboutergeheim"
ONE_PRESS = {
    "address.street_guess": "case-accept",
    "address.unknown": "case-exclude",
    "phone.service": "case-refuse",
    "duplicate.same_person_new_phone": "case-wait",
}


@pytest.fixture
def register(lab: Lab) -> Iterator[Register]:
    """The example neighbourhood in a folder of its own, before any sign-up of its form came in; gone afterwards."""
    folder = lab.root / "data" / "lindehof"
    with make_example(folder) as register:
        (folder / "invoer" / FORM).unlink()
        yield register
    shutil.rmtree(folder, ignore_errors=True)


def waits(sheet: Locator, many: int) -> None:
    """Wait until so many sign-ups wait for a person."""
    expect(sheet.get_by_text(f"{many} aanmeldingen wachten op u.")).to_be_visible()


def take_in_hand(sheet: Locator, signup: SignUp) -> None:
    """Choose the sign-up in the list by its file and row, and wait until it is shown."""
    listed = sheet.locator(".t-case-choose option", has_text=f"({signup.source}, {signup.row})")
    listed.wait_for(state="attached")
    choose(sheet, "case-choose", listed.inner_text())
    expect(sheet.get_by_text(f"Uit {signup.source}, rij {signup.row}.")).to_be_visible()


def choose_reason(sheet: Locator, code: str, many: int) -> None:
    choose(sheet, "bulk-choose", f"{_(REASONS[code].sentence)} ({many})")
    expect(sheet.get_by_text("Dit gaat over:")).to_be_visible()


def settle_ten(sheet: Locator, many: int, waiting: dict[str, SignUp]) -> None:
    """Settle ten of `many` sign-ups, each in another way; `waiting` has one for each reason."""
    for settled, (code, button) in enumerate(ONE_PRESS.items(), 1):
        take_in_hand(sheet, waiting[code])
        press(sheet, button)
        waits(sheet, many - settled)
    take_in_hand(sheet, waiting["phone.landline"])
    fill(sheet, "buddy-name", "Sien Theelepel")
    press(sheet, "buddy-keep")
    waits(sheet, many - 5)
    for settled, code, number in ((6, "phone.invalid", "06-01239876"), (7, "phone.two_numbers", "06-09613309")):
        take_in_hand(sheet, waiting[code])
        fill(sheet, "case-phone", number)
        waits(sheet, many - settled)
    choose_reason(sheet, "household.shared_phone", 2)
    press(sheet, "bulk-wait")
    waits(sheet, many - 9)
    choose_reason(sheet, "phone.digit_guess", 1)
    press(sheet, "bulk-accept")
    waits(sheet, many - 10)


def are_settled(register: Register, waiting: dict[str, SignUp]) -> None:
    """Check in the register what was decided on the page."""
    now = {code: find(register, signup.key) for code, signup in waiting.items()}
    assert now["address.street_guess"].verdict == "ready"
    assert now["phone.digit_guess"].verdict == "ready"
    assert now["address.unknown"].verdict == "excluded"
    assert now["phone.service"].verdict == "excluded"
    assert (now["phone.invalid"].verdict, now["phone.invalid"].phone) == ("ready", CORRECTED)
    assert (now["phone.two_numbers"].verdict, now["phone.two_numbers"].phone) == ("ready", "+31609613309")
    assert now["phone.landline"].buddy == "Sien Theelepel"
    assert reached(register).through_buddy == 1
    assert len(waiting_list(register)) == 3


def to_add(register: Register) -> list[Member]:
    return [one for one in members(register) if one.status == "to_add" and one.group]


def status_of(register: Register, member: Member) -> str:
    return next(one.status for one in members(register) if one.phone == member.phone)


def masked(member: Member) -> str:
    return f"{mask_name(member.name)}, {mask_phone(member.phone)}"


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


def holds_secret(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


def keep_it_going(sheet: Locator) -> None:
    """Note a test message, take a message that lies ready, and write a report."""
    press(sheet, "tested-keep")
    expect(sheet.get_by_text("Bewaard voor 1 groep.")).to_be_visible()
    expect(control(sheet, "officer-1")).to_have_value(re.compile(r"Laatste testbericht: \d+ \w+ \d{4}"))
    choose(sheet, "message", "Het gebeurde weer: een waarschuwing")
    expect(control(sheet, "message-text-1")).to_have_value(re.compile("112"))
    control(sheet, "report-behaviour").fill(f"voelt aan deuren {SECRET}")
    press(sheet, "report-make")
    expect(control(sheet, "report-text")).to_have_value(re.compile(f"^112 is niet gebeld(.|\n)*{SECRET}"))


def test_sign_ups_become_a_group(desk: Lab | App, page: Page, register: Register, tmp_path: Path) -> None:
    sheet = desk.sheet(page)

    desk.open(page, "data/lindehof/04-inschrijving.ipynb")
    desk.run_all(page)
    bring_in(page, sheet, "import", shipped() / "aanmeldingen" / FORM)
    expect(sheet.get_by_text("Kijk even: staat alles op de goede plek?")).to_be_visible()
    picture(page, desk, "vrijwilliger-5-kijken", sheet.get_by_text("Lees aanmeldingen in").first)
    press(sheet, "look-import")
    expect(sheet.get_by_text(re.compile(rf"{re.escape(FORM)}: \d+ nieuwe"))).to_be_visible()
    press(sheet, "import-waiting")
    expect(sheet.get_by_text(f"{waiting_files()[-1].name}: 26 nieuwe aanmeldingen")).to_be_visible()
    picture(page, desk, "vrijwilliger-5-gevonden", sheet.get_by_role("heading", name="Wat vonden wij?"))
    many = len(cases(register))
    waits(sheet, many)
    waiting = {code: signup for signup in cases(register) for code in signup.reasons}
    take_in_hand(sheet, waiting["address.street_guess"])
    picture(page, desk, "vrijwilliger-6-geval", sheet.locator(".t-case-choose"))
    settle_ten(sheet, many, waiting)
    for file in waiting_files():
        bring_in(page, sheet, "import", file)
        expect(sheet.get_by_text(f"{file.name} staat klaar.")).to_be_visible()
        press(sheet, "look-import")
        expect(sheet.get_by_text(f"{file.name}: 0 nieuwe aanmeldingen")).to_be_visible()
    waits(sheet, many - 10)
    expect(sheet.get_by_text("Op de wachtlijst staan 3 mensen.")).to_be_visible()
    picture(page, desk, "vrijwilliger-6-wachtlijst", sheet.get_by_role("heading", name="De wachtlijst"))
    are_settled(register, waiting)
    reads_well(desk, sheet)
    desk.follow(page, sheet.get_by_role("link", name="stap 5: WhatsApp"))

    desk.run_all(page)
    press(sheet, "do")
    expect(sheet.locator(".t-download").first).to_be_visible(timeout=READY_WITHIN_MS)
    content = take_along(page, sheet, "toevoegen-")
    picture(page, desk, "vrijwilliger-7-lijsten", sheet.get_by_role("heading", name="Maak de groepen"))
    cells = [str(cell) for row in openpyxl.load_workbook(io.BytesIO(content)).active.values for cell in row if cell]
    assert [cell for cell in cells if waiting["phone.invalid"].name in cell]
    added, invited, joined, *_others = to_add(register)

    sheet.locator(".t-today-who select").select_option(index=1)
    expect(sheet.get_by_text(f"{added.name}, {added.street} {added.door}")).to_be_visible()
    picture(page, desk, "vrijwilliger-7-vandaag", sheet.get_by_role("heading", name="Vandaag"))
    press(sheet, "today-keep")
    expect(sheet.get_by_text(f"✓ {added.name}: toegevoegd.")).to_be_visible()
    assert status_of(register, added) == "added"
    sheet.locator(".t-invitation select").select_option(index=1)
    expect(sheet.locator(".t-invitation-text-1 textarea")).to_have_value(re.compile(re.escape(invited.name.split()[0])))
    choose(sheet, "today-outcome", "uitgenodigd")
    press(sheet, "today-keep")
    expect(sheet.get_by_text(f"✓ {invited.name}: uitgenodigd.")).to_be_visible()
    assert status_of(register, invited) == "invited"

    bring_in(page, sheet, "reconcile-file", export_with(joined, tmp_path))
    expect(sheet.get_by_text("Gooi WhatsApp-chat met Buurtapp Lindehof.txt")).to_be_visible()
    assert status_of(register, joined) == "to_add"
    press(sheet, "reconcile-apply")
    expect(sheet.get_by_text("De stand van")).to_be_visible()
    assert status_of(register, joined) == "joined"
    expect(sheet.locator(".t-reconcile-apply")).to_be_hidden()
    missing = sheet.locator("details", has_text="Niet gezien")
    missing.locator("summary").click()
    picture(page, desk, "vrijwilliger-8-vergeleken", sheet.get_by_role("heading", name="Klopt de groep met de lijst?"))
    picture(page, desk, "vrijwilliger-8-niet-gezien", missing)
    not_seen = missing.locator("tbody tr td:first-child").all_inner_texts()
    assert masked(next(one for one in members(register) if one.phone == CORRECTED)) in not_seen
    assert masked(joined) not in not_seen
    assert SECRET not in page.content()
    assert holds_secret(desk.root) == []

    press(sheet, "undo")
    expect(sheet.locator(".t-reconcile-apply")).to_be_visible()
    assert status_of(register, joined) == "to_add"
    keep_it_going(sheet)
    assert holds_secret(desk.root) == []
    reads_well(desk, sheet)
