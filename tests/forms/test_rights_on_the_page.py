"""On the page: somebody is found masked, shown in clear, corrected, and erased only after a second confirmation."""

from datetime import date, timedelta

import pytest

from buurtapp.forms import rights
from buurtapp.forms.cleaning_up import CleanUpForm
from buurtapp.forms.pages import Page
from buurtapp.forms.person import PersonForm
from buurtapp.steps import entering
from buurtapp.steps.importing import type_in
from buurtapp.steps.signing_up import undo
from buurtapp.store.signups import signups
from buurtapp.words import Fault


def sign_up(register, name, number, phone):
    type_in(
        register,
        {"name": name, "street": "Kerkpad", "number": number, "postcode": "9999ZA", "phone": phone, "consent": "ja"},
    )


@pytest.fixture
def form(register):
    sign_up(register, "Anna Proef", "1", "06-00112233")
    sign_up(register, "Bram Proef", "2", "06-00445566")
    entering.enrol(register)
    return PersonForm(register, lambda: None, lambda: None)


def look_up(form, who):
    form.who.write(who)
    form.search()


def test_one_person_is_shown_in_clear(form):
    assert form.in_hand is None
    look_up(form, "0600112233")
    assert form.in_hand.name == "Anna Proef"
    assert "06-00112233" in form.shown.value
    assert "Bram" not in form.shown.value


def test_several_people_are_masked_until_one_is_chosen(form):
    look_up(form, "Proef")
    assert form.in_hand is None
    assert form.shown.value == ""
    labels = [label for label, _value in form.choose.options]
    assert any("A. P." in label and "06 •••• ••33" in label for label in labels)
    assert not any("Anna" in label or "112233" in label for label in labels)
    form.choose.value = 1
    assert form.in_hand.name == "Bram Proef"


def test_hostile_text_is_escaped(register, form):
    sign_up(register, "<script>alert(1)</script> Eva", "3", "06-00778899")
    look_up(form, "06-00778899")
    assert "<script>" not in form.shown.value


def test_a_word_file_is_offered(form, register):
    look_up(form, "Anna Proef")
    form.write()
    assert len(list(register.folder.path.glob("uitvoer/lijsten/inzage-*.docx"))) == 1


def test_a_correction_is_kept(form, register):
    look_up(form, "Anna Proef")
    form.correct("name", "Anna Beproefd")
    assert "Anna Beproefd" in {signup.name for signup in signups(register)}
    undo(register)
    assert "Anna Beproefd" not in {signup.name for signup in signups(register)}


def test_withdrawing_takes_off_the_lists_and_can_be_undone(form, register):
    look_up(form, "Anna Proef")
    form.withdraw()
    cards = next(register.folder.path.glob("uitvoer/contacten/*.vcf"))
    assert "Anna" not in cards.read_text(encoding="utf-8")
    assert "Bram" in cards.read_text(encoding="utf-8")
    assert [signup.verdict for signup in signups(register)] == ["excluded", "ready"]
    undo(register)
    assert [signup.verdict for signup in signups(register)] == ["ready", "ready"]


def test_putting_out_excludes(form, register):
    look_up(form, "Anna Proef")
    form.put_out()
    assert signups(register)[0].reasons == ("person.put_out",)


def test_erasing_asks_twice_and_leaves_a_list(form, register):
    look_up(form, "Anna Proef")
    form.erase.show()
    assert "contacten" in form.erase.would_go.value
    assert len(signups(register)) == 2
    with pytest.raises(Fault):
        form.erase.erase()
    assert len(signups(register)) == 2
    form.erase.sure.write(True)
    form.erase.erase()
    assert [signup.name for signup in signups(register)] == ["Bram Proef"]
    assert "Google" in form.erase.left_over.value
    assert "Anna" not in form.erase.left_over.value
    assert form.in_hand is None
    assert form.shown.value == ""
    assert form.who.control.read() == ""


def test_whoever_is_gone_elsewhere_is_shown_no_more(form, register):
    from buurtapp.rights.finding import find_one
    from buurtapp.rights.forget import forget

    look_up(form, "Anna Proef")
    forget(register, find_one(register, "Anna Proef"))
    form.refresh()
    assert form.in_hand is None
    assert "Anna" not in form.shown.value


def test_nobody_fits(form):
    with pytest.raises(Fault):
        look_up(form, "Onbekende Persoon")
    with pytest.raises(Fault):
        form.write()


def test_cleaning_up_asks_twice(form, register):
    clean = CleanUpForm(register, lambda: None)
    assert clean.shown.value == ""
    clean.show()
    assert "niets" in clean.shown.value
    register.write("UPDATE signup SET imported_at = '2026-01-01T10:00:00'")
    entering.set_status(register, ["+31600112233"], "left", date.today() - timedelta(days=31))
    clean.refresh()
    assert "1 aanmelding mag niet langer" in clean.shown.value
    clean.show()
    assert "<td" in clean.shown.value
    with pytest.raises(Fault):
        clean.clean()
    assert len(signups(register)) == 2
    clean.sure.write(True)
    clean.clean()
    assert [signup.name for signup in signups(register)] == ["Bram Proef"]


def test_unattended_nothing_is_shown_and_nothing_goes(register, form, capsys):
    entering.set_status(register, ["+31600112233"], "left", date.today() - timedelta(days=400))
    register.write("UPDATE signup SET imported_at = '2025-01-01T10:00:00'")
    before = register.folder.register.read_bytes()
    page = Page(register, 5, unattended=True)
    rights.person_form(page)
    rights.clean_up_form(page)
    assert register.folder.register.read_bytes() == before
    assert capsys.readouterr().out == ""
