"""Many cases at once, the waiting list, what to say to people, and neighbours who pass messages on."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from ipywidgets import HTML, DOMWidget, Textarea

from buurtapp.forms.asking import BuddyForm, asking_forms, links_html
from buurtapp.forms.bulk import BulkForm
from buurtapp.forms.cases import CaseForm
from buurtapp.forms.waiting_list import WaitingListForm
from buurtapp.model.people import Contact
from buurtapp.model.signup import SignUp
from buurtapp.steps import settling
from buurtapp.steps.importing import import_file
from buurtapp.steps.mails import Mail, question
from buurtapp.steps.signing_up import admission, cases, undo
from buurtapp.store import Register
from buurtapp.store.forms import save
from buurtapp.store.signups import signups
from buurtapp.words import Fault

Bring = Callable[..., None]

GUESS = "{name};Kerkpad;{number};9999ZA;06-O0{number}10011;ja"


@pytest.fixture
def bring(register: Register, tmp_path: Path) -> Bring:
    """Import a file of these rows."""

    def brought(*rows: str) -> None:
        path = tmp_path / "lijst.csv"
        path.write_text("\n".join(["Naam;Straat;Huisnummer;Postcode;Mobiel;Akkoord", *rows]), encoding="utf-8")
        import_file(register, path)

    return brought


def guess(name: str, number: int, **more: str) -> str:
    """A row with a letter O in its number: a proposal."""
    return GUESS.format(name=name, number=number).replace(";ja", f";{more.get('consent', 'ja')}")


def shown(widgets: list[DOMWidget]) -> str:
    """All text on the page."""
    return "".join(
        (str(widget.value) if isinstance(widget, HTML | Textarea) else "")
        + shown(list(getattr(widget, "children", ())))
        for widget in widgets
    )


def by_name(register: Register, name: str) -> SignUp:
    return next(signup for signup in signups(register) if signup.name == name)


def test_reasons_stand_with_their_counts_and_names_are_masked(register: Register, bring: Bring) -> None:
    bring(guess("Anna de Proef", 1), guess("Bram Oefening", 3), "Cor Proef;Kerkpad;5;9999ZA;06-00330033;")
    form = BulkForm(register, lambda: None)
    assert [label.rpartition(" ")[2] for label, code in form.choose.options if code] == ["(2)", "(1)"]
    form.choose.value = "phone.digit_guess"
    assert "A. de P." in form.shown.table.value
    assert "Proef" not in form.shown.table.value


def test_many_under_one_reason_are_searched_and_all_are_settled(register: Register, bring: Bring) -> None:
    bring(*(f"Proef{n};Kerkpad;{n};9999ZA;06-00{n:02}0033;" for n in range(10, 22)), guess("Bram Oefening", 3))
    form = BulkForm(register, lambda: None)
    form.choose.value = "consent.missing"
    form.shown.finder.search.value = "proef13"
    assert "Kerkpad 13" in form.shown.table.value
    assert "Kerkpad 14" not in form.shown.table.value
    assert "alle 12" in form.shown.below.value
    assert form.wait() == 12
    form.choose.value = "phone.digit_guess"
    assert "B. O." in form.shown.table.value  # the search was for the other list
    assert form.shown.below.value == ""


def test_only_proposals_can_be_taken_over_at_once(register: Register, bring: Bring) -> None:
    bring(guess("Anna de Proef", 1), "Cor Proef;Kerkpad;5;9999ZA;06-00330033;")
    form = BulkForm(register, lambda: None)
    form.choose.value = "consent.missing"
    assert form.buttons["accept"].layout.display == "none"
    form.choose.value = "phone.digit_guess"
    assert form.buttons["accept"].layout.display == ""


def test_taking_all_over_leaves_who_must_be_asked_something_too(register: Register, bring: Bring) -> None:
    bring(guess("Anna de Proef", 1), guess("Bram Oefening", 3), guess("Cor Proef", 5, consent=""))
    form = BulkForm(register, lambda: None)
    form.choose.value = "phone.digit_guess"
    assert form.accept() == 2
    assert [signup.name for signup in cases(register)] == ["Cor Proef"]
    assert "2 aanmeldingen zijn overgenomen. Bij de andere is meer nodig." in form.status.html
    undo(register)
    assert len(cases(register)) == 3


def test_everybody_under_a_reason_waits_or_is_left_out_in_one_action(register: Register, bring: Bring) -> None:
    bring(*(f"{name} Proef;Kerkpad;{n};9999ZA;06-00{n}30033;" for n, name in ((1, "Anna"), (3, "Bram"))))
    form = BulkForm(register, lambda: None)
    form.choose.value = "consent.missing"
    assert form.wait() == 2
    assert len(settling.waiting_list(register)) == 2
    undo(register)
    form.reload()
    form.choose.value = "consent.missing"
    assert form.exclude() == 2
    assert {signup.verdict for signup in signups(register)} == {"excluded"}
    with pytest.raises(Fault):
        form.exclude()


def test_who_waits_is_masked_and_can_come_off_the_list(register: Register, bring: Bring) -> None:
    bring("Anna de Proef;Kerkpad;1;9999ZA;06-00330033;")
    waiting = WaitingListForm(register, lambda: None)
    with pytest.raises(Fault):
        waiting.take_off()
    CaseForm(register, lambda: None).wait()
    waiting.refresh()
    assert [label for label, _number in waiting.choose.options][1:] == ["A. de P., Kerkpad 1"]
    assert cases(register) == []
    waiting.choose.value = waiting.choose.options[1][1]
    waiting.take_off()
    assert [signup.name for signup in cases(register)] == ["Anna de Proef"]
    assert "Niemand" in waiting.count.value


def test_a_question_is_a_draft_in_mail_and_whatsapp_without_a_number() -> None:
    mail = Mail("anna@voorbeeld.invalid", "Een vraag", "Beste Anna & co,\nklopt <dit>?")
    links = unquote(links_html(mail, practice=False))
    assert 'href="mailto:anna@voorbeeld.invalid?subject=Een vraag' in links
    assert "https://wa.me/?text=Beste Anna & co,\nklopt <dit>?" in links
    assert "<dit>" not in links_html(mail, practice=False)
    assert "wa.me" not in links_html(mail, practice=True)
    assert "mailto" not in links_html(Mail("", "Een vraag", "Beste"), practice=False)


def test_no_question_holds_the_number_of_someone_who_is_not_admitted(register: Register, bring: Bring) -> None:
    bring("Anna de Proef;Kerkpad;1;9999ZA;06-00330033;")
    signup = by_name(register, "Anna de Proef")
    assert not admission(register, signup)
    assert question(register, signup).whatsapp.startswith("https://wa.me/?text=")


def test_who_lives_outside_is_passed_on_to_the_group_next_door(register: Register, bring: Bring) -> None:
    bring("Anna de Proef;Verweg;1;1234ZZ;06-00330033;ja")
    signup = by_name(register, "Anna de Proef")
    assert "address.outside_area" in signup.reasons
    assert "stap 1" in shown(asking_forms(register, signup, lambda: None))
    contact = Contact(kind="neighbouring_group", name="Molenkwartier", email="molen@voorbeeld.invalid")
    save(register, "contacts", contact.model_dump(mode="json"), "1")
    said = shown(asking_forms(register, signup, lambda: None))
    assert "Molenkwartier, molen@voorbeeld.invalid" in said
    assert "{{" not in said


def test_someone_without_a_mobile_number_takes_part_through_a_neighbour(register: Register, bring: Bring) -> None:
    bring("Anna de Proef;Kerkpad;1;9999ZA;;ja", "Bram Oefening;Kerkpad;3;9999ZA;06-00220022;ja")
    settled: list[str] = []
    form = BuddyForm(register, by_name(register, "Anna de Proef"), lambda: settled.append("x"))
    with pytest.raises(Fault):
        form.keep()
    form.name.control.write("Bram van nummer 3")
    assert form.keep()
    assert settled == ["x"]
    assert settling.reached(register) == settling.Reached(1, 1)
    assert cases(register) == []
    assert not admission(register, by_name(register, "Anna de Proef"))


def test_a_neighbour_does_not_make_up_for_consent(register: Register, bring: Bring) -> None:
    bring("Anna de Proef;Kerkpad;1;9999ZA;;")
    form = BuddyForm(register, by_name(register, "Anna de Proef"), lambda: None)
    form.name.control.write("Bram van nummer 3")
    assert not form.keep()
    assert [signup.buddy for signup in cases(register)] == ["Bram van nummer 3"]
    assert settling.reached(register).through_buddy == 0


def test_the_case_of_someone_with_a_neighbour_leaves_the_list(register: Register, bring: Bring) -> None:
    bring("Anna de Proef;Kerkpad;1;9999ZA;;ja", guess("Bram Oefening", 3))
    form = CaseForm(register, lambda: None)
    form.choose.value = by_name(register, "Anna de Proef").id
    settling.through_buddy(register, by_name(register, "Anna de Proef"), "Bram")
    form._reached()
    assert "A. de P. doet mee via Bram." in form.status.html
    assert form.in_hand is not None
    assert form.in_hand.name == "Bram Oefening"


def test_of_two_numbers_one_press_settles_both_and_the_other_stays_masked(register: Register, bring: Bring) -> None:
    bring("Anna de Proef;Kerkpad;1;9999ZA;06-00110011;ja", "Anna de Proef;Kerkpad;1;9999ZA;06-00220022;ja")
    form = CaseForm(register, lambda: None)
    assert form.buttons["number"].layout.display == ""
    assert "06 •••• ••22" in form.shown.value or "06 •••• ••11" in form.shown.value
    hand = form.in_hand
    form.keep_number()
    assert cases(register) == []
    assert [signup.id for signup in signups(register) if signup.verdict == "ready"] == [hand.id if hand else -1]
    assert "het andere nummer vervalt" in form.status.widget.value


def test_a_case_of_one_number_has_no_button_for_another(register: Register, bring: Bring) -> None:
    bring(guess("Anna de Proef", 1))
    assert CaseForm(register, lambda: None).buttons["number"].layout.display == "none"
