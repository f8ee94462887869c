"""The switch on the start page: where the choice is kept, what follows it, and that the environment wins."""

from datetime import datetime

import pytest

from buurtapp.forms import coordinator, initiative, pages, start, team
from buurtapp.forms.language import LanguageForm
from buurtapp.steps.chosen_language import FILE
from buurtapp.steps.opening import folder_for
from buurtapp.store import Register
from buurtapp.store.addresses import all_addresses
from buurtapp.words import language, speaking


@pytest.fixture(autouse=True)
def workbook(monkeypatch, tmp_path):
    """A workbook in which nobody chose a language yet; returns its data folder."""
    monkeypatch.delenv("BUURTAPP_LANG", raising=False)
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path))
    with speaking(""):
        yield tmp_path


@pytest.fixture
def shown(monkeypatch):
    found = []
    for module in (pages, start, coordinator):
        monkeypatch.setattr(module, "show", found.append)
    return found


def texts(widget):
    told = [str(getattr(widget, "value", "")), str(getattr(widget, "description", ""))]
    return " ".join(told + [texts(child) for child in getattr(widget, "children", ())])


def chosen(wanted):
    form = LanguageForm(lambda: None)
    form.choice.widget.value = wanted
    return form


def test_the_start_page_follows_at_once_and_every_page_opened_after_it(register, shown):
    page = start.open_folder(str(register.folder.path))
    start.language_form(page)
    start.new_form(page)
    switch, made = shown
    assert "Naam van uw buurt" in texts(made)
    switch.children[0].value = "en"
    assert "Name of your neighbourhood" in texts(made)
    assert "Naam van uw buurt" not in texts(made)
    assert "Are other pages open already?" in texts(switch)
    with speaking("nl"):  # another page is another process
        after = initiative.open_folder(str(register.folder.path))
        initiative.area_form(after)
        assert "Which streets belong to it?" in texts(shown[-1])


def test_what_was_typed_for_a_new_neighbourhood_outlives_a_change_of_language(register, shown, project):
    page = start.open_folder(str(register.folder.path))
    start.language_form(page)
    start.new_form(page)
    switch, cell = shown
    name, town, practice, upload, *_others = cell.children[0].children
    name.children[0].value, town.children[0].value, practice.children[0].value = "Proefpark", "Utrecht", True
    content = (project / "data" / "voorbeeldbuurt" / "adressen.csv").read_bytes()
    file = {"name": "adressen.csv", "type": "", "size": len(content), "last_modified": datetime.now()}
    upload.children[0].value = (file | {"content": memoryview(content)},)
    switch.children[0].value = "en"
    name, town, practice, upload, button, _status = cell.children[0].children
    assert (name.children[0].value, town.children[0].value, practice.children[0].value) == (
        "Proefpark",
        "Utrecht",
        True,
    )
    assert "addresses found" in texts(upload)
    button.click()
    with Register.open(folder_for("Proefpark")) as made:
        assert made.neighbourhood().municipality == "Utrecht"
        assert all_addresses(made)


def test_it_is_kept_for_the_computer_and_in_no_neighbourhood(register, workbook):
    chosen("en")
    assert (workbook / FILE).read_text("utf-8") == "en\n"
    assert not list(register.folder.path.rglob(FILE))
    assert "taal" not in repr(register.read("SELECT * FROM setting", ()))


def test_what_a_command_or_an_unattended_page_says_does_not_follow(register, shown):
    chosen("en")
    with speaking("nl"):
        team.open_folder(str(register.folder.path), unattended=True)
        coordinator.open_city(unattended=True)
        assert language() == "nl"
        coordinator.open_city()
        assert language() == "en"


def test_the_environment_wins_and_the_switch_says_so(register, monkeypatch):
    chosen("en")
    monkeypatch.setenv("BUURTAPP_LANG", "nl")
    with speaking("nl"):
        start.open_folder(str(register.folder.path))
        assert language() == "nl"
        form = LanguageForm(lambda: None)
    assert form.choice.widget.disabled
    assert "BUURTAPP_LANG" in texts(form.widget)


@pytest.mark.parametrize("damaged", [b"", b"de", b"\xff\xfe\x00", b"en; rm"])
def test_a_damaged_choice_is_no_choice(register, workbook, damaged):
    (workbook / FILE).write_bytes(damaged)
    start.open_folder(str(register.folder.path))
    assert language() == "nl"
