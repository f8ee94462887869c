"""The two halves of a handover on the page, as a person presses them."""

import re
import shutil

import pandas as pd
import pytest

from buurtapp.forms.arriving import ArrivingForm
from buurtapp.forms.handing_over import HandOverForm
from buurtapp.forms.privacy import privacy_parts
from buurtapp.forms.start import _list_html
from buurtapp.rights.additions import pack_additions, sign_up_table
from buurtapp.rights.reporting_back import take_report
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.example import make_example
from buurtapp.steps.importing import import_file, waiting
from buurtapp.steps.opening import open_folder
from buurtapp.store import Register
from buurtapp.store.signups import signups
from buurtapp.words import Fault

PASSWORD = "molen-fiets-kaars-boom"


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def register(data):
    with make_example(data / "zonnebuurt") as made:
        yield made


@pytest.fixture
def form(register):
    return HandOverForm(register)


def make(form, password=PASSWORD):
    form.package.first.write(password)
    form.package.second.write(password)
    return form.package.make()


def arrived(package, password=PASSWORD, name=""):
    arriving = ArrivingForm(lambda: None)
    arriving.take_file(package.name, package.read_bytes())
    arriving.password.write(password)
    arriving.name.control.write(name)
    return arriving, arriving.open()


def test_from_the_button_to_counts(form, register, data):
    assert "nog geen pakket" in form.standing.value
    assert form.receipt.widget.layout.display == "none"
    package = make(form)
    assert package.parent == register.folder.outputs
    assert form.package.first.value == form.package.second.value == ""
    assert "WhatsApp-groep" in form.package.tasks.value
    assert form.receipt.widget.layout.display == ""
    arriving, received = arrived(package)
    assert received.folder == data / "lindehof"
    assert received.receipt in arriving.receipt.value
    assert arriving.password.value == ""
    form.receipt.typed.control.write(received.receipt)
    form.receipt.confirm()
    assert "aanmeldingen: 8" in form.receipt.kept.value
    assert form.package.widget.layout.display == "none"
    assert "is overgedragen op" in _list_html()


def test_a_proposed_password_is_shown_and_does(form):
    password = form.package.propose()
    assert re.search(password, form.package.proposed.value)
    assert form.package.make().exists()


def test_two_different_passwords_make_nothing(form, register):
    form.package.first.write(PASSWORD)
    form.package.second.write(PASSWORD + "s")
    with pytest.raises(Fault, match="niet gelijk"):
        form.package.make()
    assert not list(register.folder.outputs.glob("*.zip"))


def test_what_changed_since_is_named_and_asks_for_a_tick(form, register):
    package = make(form)
    _arriving, received = arrived(package)
    decide_all(register, {"minimum_age": 18})
    form.refresh()
    assert "niet in het pakket" in form.standing.value
    assert form.receipt.lose.widget.layout.display == ""
    form.receipt.typed.control.write(received.receipt)
    with pytest.raises(Fault, match="veranderde"):
        form.receipt.confirm()
    form.receipt.lose.control.write(True)
    form.receipt.confirm()


def test_a_folder_of_that_name_gets_a_number_behind_it(form, data):
    package = make(form)
    assert arrived(package, name="Onze buurt")[1].folder == data / "onze-buurt"
    assert arrived(package, name="Onze buurt")[1].folder == data / "onze-buurt-2"


def test_nothing_chosen_or_a_wrong_password_makes_no_folder(form, data):
    package = make(form)
    before = sorted(data.iterdir())
    with pytest.raises(Fault, match="geen pakket gekozen"):
        ArrivingForm(lambda: None).open()
    with pytest.raises(Fault, match="wachtwoord"):
        arrived(package, "een ander wachtwoord")
    assert sorted(data.iterdir()) == before


def test_new_sign_ups_find_their_neighbourhood(form, register, data, tmp_path):
    _arriving, received = arrived(make(form))
    table = pd.DataFrame([["Nieuw Voorbeeldmens", "Lindelaan 3"]], columns=["Naam", "Adres"], index=[2])
    pack_additions(register.folder.path, [sign_up_table("later.csv", table)], tmp_path / "erbij.zip", PASSWORD)
    shutil.move(register.folder.path, tmp_path / "weg")
    arriving, added = arrived(tmp_path / "erbij.zip")
    assert (added.name, added.imported.new) == ("Lindehof", 1)
    assert "1 nieuw, 0 al bekend" in arriving.status.html
    with Register.open(received.folder) as theirs:
        assert "Nieuw Voorbeeldmens" in {one.name for one in signups(theirs)}
    shutil.rmtree(received.folder)
    with pytest.raises(Fault, match="niet op deze computer"):
        arrived(tmp_path / "erbij.zip")


def test_only_who_took_over_gets_counts_to_send_back(form, register):
    assert form.back.parts() == []
    assert form.back.widget.layout.display == "none"
    _arriving, received = arrived(make(form))
    with Register.open(received.folder) as theirs:
        page = HandOverForm(theirs)
        assert page.back.widget.layout.display == ""
        ((_title, _to, _subject, text),) = page.back.parts()
        form.receipt.typed.control.write(received.receipt)
        form.receipt.confirm()
        assert take_report(register.folder.path, text)["totals"]["signups"] == len(signups(theirs))


def test_an_example_that_was_handed_over_is_made_anew(data):
    with open_folder() as example:
        form = HandOverForm(example)
        _arriving, received = arrived(make(form))
        form.receipt.typed.control.write(received.receipt)
        form.receipt.confirm()
    with open_folder() as anew:
        assert len(signups(anew)) == 8
    assert list(data.glob("voorbeeldbuurt-overgedragen-*/overdracht.json"))


def test_the_privacy_statement_on_the_page_follows_what_is_held(register):
    ((_title, _to, _subject, before),) = privacy_parts(register)
    assert "Mailadres." not in before
    for path in waiting(register):
        import_file(register, path)
    ((_title, _to, _subject, after),) = privacy_parts(register)
    assert "Mailadres." in after
    assert "Bij: ID" not in after  # the form's own numbering says nothing of anybody
    said = after.partition("Zeg het aan")[0]
    assert not [one.name for one in signups(register) if len(one.name) > 5 and one.name in said]
