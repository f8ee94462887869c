"""Ten sign-ups that need a person, settled in a real browser, and still settled after the files come in again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from buurtapp.model.reasons import REASONS
from buurtapp.model.signup import SignUp
from buurtapp.steps.example import make_example, waiting_files
from buurtapp.steps.settling import reached, waiting_list
from buurtapp.steps.signing_up import cases, find
from buurtapp.store import Register
from buurtapp.words import _

from .lab import Lab, control

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def example(lab: Lab) -> Iterator[Register]:
    """An example neighbourhood of this test's own, with its own notebooks."""
    with make_example(lab.root / "data" / "tien-gevallen") as register:
        yield register


def waits(page: Page, many: int) -> None:
    """Wait until so many sign-ups wait for a person."""
    expect(page.get_by_text(f"{many} aanmeldingen wachten op u.")).to_be_visible()


def open_and_run(lab: Lab, page: Page) -> None:
    lab.open(page, "data/tien-gevallen/04-inschrijving.ipynb")
    lab.run_all(page)


def take_in_hand(page: Page, signup: SignUp) -> None:
    """Choose the sign-up in the list by its file and row, and wait until it is shown."""
    listed = page.locator(".t-case-choose option", has_text=f"({signup.source}, {signup.row})")
    listed.wait_for(state="attached")
    control(page, "case-choose").select_option(label=listed.inner_text())
    expect(page.get_by_text(f"Uit {signup.source}, rij {signup.row}.")).to_be_visible()


def press(page: Page, hook: str) -> None:
    page.locator(f".t-{hook}:visible").click()


def fill(page: Page, hook: str, value: str) -> None:
    control(page, hook).fill(value)
    control(page, hook).press("Tab")


def choose_reason(page: Page, code: str, many: int) -> None:
    control(page, "bulk-choose").select_option(label=f"{_(REASONS[code].sentence)} ({many})", timeout=15_000)
    expect(page.get_by_text("Dit gaat over:")).to_be_visible()


def bring_in_again(page: Page) -> None:
    """Choose each file once more, look, and import it."""
    for file in waiting_files():
        with page.expect_file_chooser() as chooser:
            page.locator(".t-import").click()
        chooser.value.set_files(file)
        expect(page.get_by_text(f"{file.name} staat klaar.")).to_be_visible()
        press(page, "look-import")
        expect(page.get_by_text(f"{file.name}: 0 nieuwe aanmeldingen")).to_be_visible()


def test_ten_cases_settled_in_the_browser_stay_settled(lab: Lab, page: Page, example: Register) -> None:
    open_and_run(lab, page)
    press(page, "import-waiting")
    expect(page.get_by_text(f"{waiting_files()[-1].name}: 26 nieuwe aanmeldingen")).to_be_visible()
    many = len(cases(example))
    waits(page, many)
    open_ones = {code: s for s in cases(example) for code in s.reasons}

    take_in_hand(page, open_ones["address.street_guess"])
    press(page, "case-accept")
    waits(page, many - 1)
    take_in_hand(page, open_ones["address.unknown"])
    press(page, "case-exclude")
    waits(page, many - 2)
    take_in_hand(page, open_ones["phone.service"])
    press(page, "case-refuse")
    waits(page, many - 3)
    take_in_hand(page, open_ones["duplicate.same_person_new_phone"])
    press(page, "case-wait")
    waits(page, many - 4)
    take_in_hand(page, open_ones["phone.landline"])
    fill(page, "buddy-name", "Sien Theelepel")
    press(page, "buddy-keep")
    waits(page, many - 5)
    for settled, code, number in ((6, "phone.invalid", "06-01239876"), (7, "phone.two_numbers", "06-09613309")):
        take_in_hand(page, open_ones[code])
        fill(page, "case-phone", number)
        waits(page, many - settled)

    choose_reason(page, "household.shared_phone", 2)
    press(page, "bulk-wait")
    waits(page, many - 9)
    choose_reason(page, "phone.digit_guess", 1)
    press(page, "bulk-accept")
    waits(page, many - 10)

    bring_in_again(page)
    waits(page, many - 10)
    open_and_run(lab, page)
    waits(page, many - 10)
    expect(page.get_by_text("Op de wachtlijst staan 3 mensen.")).to_be_visible()

    now = {code: find(example, signup.key) for code, signup in open_ones.items()}
    assert now["address.street_guess"].verdict == "ready"
    assert now["phone.digit_guess"].verdict == "ready"
    assert now["address.unknown"].verdict == "excluded"
    assert now["phone.service"].verdict == "excluded"
    assert (now["phone.invalid"].verdict, now["phone.invalid"].phone) == ("ready", "+31601239876")
    assert (now["phone.two_numbers"].verdict, now["phone.two_numbers"].phone) == ("ready", "+31609613309")
    assert now["phone.landline"].buddy == "Sien Theelepel"
    assert reached(example).through_buddy == 1
    assert len(waiting_list(example)) == 3
    assert len(cases(example)) == many - 10
