"""06-coordinator: what stays in the notebook names nobody and tells no small count; the tick is for the reader only."""

import pytest

from buurtapp.forms import coordinator as page
from buurtapp.forms.handling import Stopped
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


def test_it_opens_the_newest_city_and_shows_rounded_counts_until_the_reader_ticks(city):
    opened = page.open_city()
    assert opened.city.path == city.path
    tick = page.summary.__wrapped__(opened).children[1]
    table = page.streets.__wrapped__(opened).children[1]
    assert "35" in table.value
    assert "33" not in table.value
    tick.value = True
    assert "33" in table.value


def test_it_can_be_sorted_and_what_failed_comes_first(city):
    opened = page.open_city()
    choice, table = page.streets.__wrapped__(opened).children
    assert table.value.index("Dorp") < table.value.index("Kerkstraat")
    choice.value = "signups"
    assert table.value.index("Kerkstraat") < table.value.index("Dorp")
    failed = page.failed.__wrapped__(opened).value
    assert "Doe dit." in failed
    assert "<b>ging" not in failed


def test_unattended_it_writes_the_overview_and_shows_no_form(city, capsys):
    opened = page.open_city(str(city.path), unattended=True)
    page.streets(opened)
    page.do(opened)
    assert capsys.readouterr().out.split() == ["overzicht.html", "overzicht.xlsx"]


def test_without_a_city_it_says_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path))
    opened = page.open_city()
    page.summary(opened)
    page.check(opened)
    assert "buurtapp batch" in capsys.readouterr().out
    with pytest.raises(Stopped):
        page.check(page.open_city(str(tmp_path / "leeg"), unattended=True))
