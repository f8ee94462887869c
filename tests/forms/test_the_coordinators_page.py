"""06-coordinator: what stays in the notebook names nobody and tells no small count; the tick is for the reader only."""

import pytest

from buurtapp.forms import coordinator as page
from buurtapp.forms import street_list
from buurtapp.forms.handling import Stopped
from buurtapp.forms.street_list import StreetList
from buurtapp.steps.city import outcomes
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.outcomes import Outcome
from buurtapp.steps.city.round import Round, save_round
from buurtapp.steps.city.standing import Standing, save_standing


@pytest.fixture
def city(tmp_path, monkeypatch):
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path))
    city = CityFolder(tmp_path / "stad")
    save_round(city, Round("2026-11-20T01:00:00", {"A": ("Kerkstraat", ""), "B": ("Dorp", "")}, 33, 33, 0))
    save_standing(city, "A", Standing("Kerkstraat", team=2, admins=2, addresses=45, signups=33, admitted=31))
    outcomes.save(city, Outcome("B", "03-werving", "failed", "", "", "Het <b>ging</b> mis.", "Doe dit.", 4, "B"))
    return city


@pytest.fixture
def shown(monkeypatch):
    """Every widget that the page shows, in order."""
    found = []
    for module in (page, street_list):
        monkeypatch.setattr(module, "show", found.append)
    return found


def test_it_opens_the_newest_city_and_shows_rounded_counts_until_the_reader_ticks(city, shown):
    opened = page.open_city()
    assert opened.city.path == city.path
    page.summary(opened)
    tick, table = shown[0].children[1], StreetList(opened)
    assert "35" in table.rounded.html
    assert not table.exact.widget.value
    tick.value = True
    assert "33" in table.exact.widget.value
    assert "Kerkstraat" not in table.rounded.html  # what stays in the notebook never holds an exact count


def test_it_can_be_searched_and_sorted_and_what_failed_comes_first(city):
    table = StreetList(page.open_city())
    assert [line.name for line in table.found()] == ["Dorp", "Kerkstraat"]
    table.finder.order.value = 2
    assert [line.name for line in table.found()] == ["Dorp", "Kerkstraat"]  # nothing before 35 sign-ups
    table.finder.backwards.value = True
    assert [line.name for line in table.found()] == ["Kerkstraat", "Dorp"]
    table.finder.search.value = "niet GELUKT"
    assert [line.name for line in table.found()] == ["Dorp"]
    assert "Kerkstraat" not in table.rounded.html
    assert "1 van 2" in table.finder.count.value


def test_only_the_first_hundred_of_many_streets_are_on_the_page(city):
    save_round(city, Round("2026-11-20T01:00:00", {f"S{nth:03}": (f"Straat {nth:03}", "") for nth in range(101)}))
    table = StreetList(page.open_city())
    assert "Straat 099" in table.rounded.html
    assert "Straat 100" not in table.rounded.html
    table.finder.search.value = "straat 100"
    assert "Straat 100" in table.rounded.html


def test_what_failed_links_to_the_page_of_that_street_where_it_is_mended(city, monkeypatch):
    own = city.street("B").path
    own.mkdir()
    (own / "03-werving.ipynb").touch()
    monkeypatch.chdir(city.path)
    told = page.failed_html(page.open_city())
    assert 'Doe dit.<br><a href="B/03-werving.ipynb">Open stap 3 van Dorp</a>' in told
    assert "<b>ging" not in told


def test_a_street_that_has_no_page_or_another_keeper_has_no_link(city):
    save_standing(city, "A", Standing("Kerkstraat", handed_over=True))
    assert "<a" not in StreetList(page.open_city()).rounded.html


def test_unattended_it_writes_the_overview_and_shows_no_form(city, capsys):
    opened = page.open_city(str(city.path), unattended=True)
    page.streets(opened)
    page.do(opened)
    assert capsys.readouterr().out.split() == ["overzicht.html", "overzicht.xlsx"]


def test_without_a_city_it_says_once_what_to_do(tmp_path, monkeypatch, capsys, shown):
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path))
    opened = page.open_city()
    for part in (page.summary, page.pictures, page.failed, page.streets, page.do):
        part(opened)
    assert len(shown) == 1
    assert "Er is nog geen stad gemaakt" in shown[0].value
    page.check(opened)
    assert "buurtapp batch" in capsys.readouterr().out
    with pytest.raises(Stopped):
        page.check(page.open_city(str(tmp_path / "leeg"), unattended=True))
