"""On Binder every page says that the machine forgets and saves the folder; 00-start opens what was saved."""

import base64
import io
import json
import re
import shutil
import zipfile

import pytest
from ipywidgets import Button
from numbers_at_run_time import mobiles, national

from buurtapp.forms import coordinator, entering, initiative, pages, recruitment, signing_up, start, team
from buurtapp.forms.arriving import ArrivingForm
from buurtapp.forms.pages import Page
from buurtapp.forms.paper import DRAFT, PaperForm
from buurtapp.forms.public_machine import save_neighbourhood
from buurtapp.forms.saved_folder import SavedFolderForm
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.round import Round, save_round
from buurtapp.store import Register
from buurtapp.store.forms import load
from buurtapp.words import Fault

PAGES = [start, initiative, team, recruitment, signing_up, entering]
LINK = re.compile(r'download="([^"]+)" href="data:application/zip;base64,([^"]+)"')


@pytest.fixture
def binder(monkeypatch):
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.org/")


@pytest.fixture
def shown(monkeypatch):
    found = []
    for module in (pages, coordinator):
        monkeypatch.setattr(module, "show", found.append)
    return found


def texts(widget):
    told = [str(getattr(widget, "value", "")), str(getattr(widget, "description", ""))]
    return " ".join(told + [texts(child) for child in getattr(widget, "children", ())])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__.rpartition(".")[2])
def test_every_page_says_that_this_machine_forgets(page, register, binder, shown):
    page.open_folder(str(register.folder.path))
    said = texts(shown[0])
    assert "openbare computer" in said
    assert "vergeet" in said
    assert "Bewaar mijn map (zip)" in said


def test_the_coordinators_page_says_it_too(binder, shown, tmp_path, monkeypatch):
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path))
    coordinator.open_city()
    assert "openbare computer" in texts(shown[0])


def test_a_city_is_saved_with_its_streets_and_opens_at_home(register, binder, shown, tmp_path, monkeypatch):
    city = CityFolder(tmp_path / "data" / "stad")
    save_round(city, Round("2026-11-20T01:00:00", {"A": ("Kerkstraat", "")}))
    shutil.copytree(register.folder.path, city.street("A").path)
    coordinator.open_city(str(city.path))
    saving = next(one for one in shown if "Bewaar mijn map (zip)" in texts(one))
    next(child for child in saving.children if isinstance(child, Button)).click()
    name, content = LINK.search(texts(saving)).groups()
    home = tmp_path / "thuis"
    zipfile.ZipFile(io.BytesIO(base64.b64decode(content))).extractall(home)
    monkeypatch.setenv("BUURTAPP_DATA", str(home))
    assert (name, coordinator.open_city().found().lines[0].name) == ("stad.zip", "Kerkstraat")
    with Register.open(home / "stad" / "A") as again:
        assert again.neighbourhood() == register.neighbourhood()


def test_elsewhere_and_unattended_nothing_is_said(register, shown, monkeypatch):
    initiative.open_folder(str(register.folder.path))
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.org/")
    initiative.open_folder(str(register.folder.path), unattended=True)
    assert not [widget for widget in shown if "openbare computer" in texts(widget)]


def test_what_is_saved_is_opened_on_the_start_page(register, tmp_path, monkeypatch, binder):
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path / "data"))
    form = save_neighbourhood(register)
    form.button.click()
    name, content = LINK.search(form.downloads.link.value).groups()
    page = Page(register)
    opening = SavedFolderForm(page.changed)
    opening.upload.take(({"name": name, "content": memoryview(base64.b64decode(content))},))
    assert "Proefbuurt" in opening.upload.status.html
    with Register.open(tmp_path / "data" / "proefbuurt") as again:
        assert again.neighbourhood() == register.neighbourhood()


def test_a_bad_file_is_told_beside_the_button(register):
    opening = SavedFolderForm(lambda: None)
    with pytest.raises(Fault):
        opening.upload.take(({"name": "foto.zip", "content": b"no zip"},))
    assert opening.opened is None


def test_no_package_is_taken_on_a_public_machine(binder):
    form = ArrivingForm(lambda: None)
    with pytest.raises(Fault, match="openbare computer"):
        form.take_file("overdracht.zip", b"PK")


def test_the_start_page_has_the_form(project):
    notebook = json.loads((project / "notebooks" / "00-start.ipynb").read_text("utf-8"))
    assert any("page.saved_folder_form(buurt)" in "".join(cell["source"]) for cell in notebook["cells"])


def test_a_real_number_from_paper_is_not_even_kept_as_a_draft(register, binder):
    form = PaperForm(register, lambda: None)
    form.record.views["phone"].control.widget.value = national(mobiles(1, seed=4)[0])
    assert "In dit veld lijken echte mensen te staan" in form.record.views["phone"].said
    assert "Gebruik dan nummers die met 06-0 beginnen" in form.record.views["phone"].said
    assert not load(register, DRAFT)
    form.record.views["phone"].control.widget.value = "06-00000004"
    assert load(register, DRAFT)["phone"] == "06-00000004"
