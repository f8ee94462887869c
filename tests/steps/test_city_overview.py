"""The overview of a city: stages, next actions, counts that may be shared, and one page without a network."""

import json
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtapp.steps.city import outcomes
from buurtapp.steps.city.columns import stage_of
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.outcomes import Outcome
from buurtapp.steps.city.overview import overview
from buurtapp.steps.city.report import sheets, summary_lines, write_report
from buurtapp.steps.city.round import Round, save_round
from buurtapp.steps.city.rounding import shown, total
from buurtapp.steps.city.standing import Standing, save_standing, stage
from buurtapp.words import Fault

TODAY = date(2026, 11, 20)
STREET = Standing("Kerkstraat", team=2, admins=2, addresses=45, letters=45)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"team": 0, "admins": 0}, "no_initiator"),
        ({"team": 0, "admins": 0, "signups": 12}, "no_initiator"),
        ({"team": 1, "admins": 0}, "initiator"),
        ({}, "team"),
        ({"doors": 3}, "recruiting"),
        ({"signups": 3, "admitted": 2}, "recruiting"),
        ({"members": 9, "last": "2026-10-01"}, "running"),
        ({"members": 9, "last": "2026-03-01"}, "silent"),
        ({"members": 9, "last": "2026-10-01", "admins": 1}, "few_admins"),
        ({"members": 9, "last": "2026-10-01", "elsewhere": True}, "elsewhere"),
        ({"elsewhere": True}, "elsewhere"),
    ],
)
def test_a_street_has_one_stage(changes, expected):
    assert stage(replace(STREET, **changes), TODAY) == expected


@given(st.integers(0, 2000))
def test_a_small_count_is_hidden_and_the_rest_is_rounded_to_five(count):
    seen = shown(count)
    if count <= 7:
        assert seen.value is None
        assert not set(str(seen)) & set("01234568")
    else:
        assert seen.value % 5 == 0
        assert abs(seen.value - count) <= 2
    assert shown(count, exact=True).value == count


def test_a_total_is_the_sum_of_what_is_shown():
    assert total([shown(3), shown(12), shown(7), shown(8)]) == 20


@pytest.fixture
def city(tmp_path):
    """Three streets: one that runs, one that failed, one with a name that is code."""
    city = CityFolder(tmp_path)
    hostile = "<script>alert(1)</script>"
    save_round(city, Round("2026-11-20T01:00:00", {"A": ("Kerkstraat", ""), "B": ("Dorp", ""), "C": (hostile, "")},
                           rows=60, routed=57, aside=3))  # fmt: skip
    counts = replace(STREET, signups=33, admitted=31, households=23, members=28, ask=2, last="2026-11-01")
    save_standing(city, "A", counts)
    save_standing(city, "C", replace(counts, name=hostile, signups=6, admitted=5, households=5, members=0, ask=0))
    outcomes.save(city, Outcome("A", "05-whatsapp", "done", "2026-11-20T01:00:00", "2026-11-20T01:00:01"))
    outcomes.save(city, Outcome("B", "03-werving", "failed", "", "", "Het ging mis.", "Doe dit.", 4, "B"))
    return city


def test_failures_come_first_with_what_to_do_and_cases_before_the_rest(city):
    found = overview(city, today=TODAY)
    assert next(line.id for line in found.lines) == "B"
    by_id = {line.id: line for line in found.lines}
    assert by_id["B"].next == "Doe dit."
    assert "wachten" in by_id["A"].next
    assert by_id["A"].coverage == round(100 * 25 / 45)
    assert by_id["C"].coverage is None
    assert found.funnel == {"addresses": 90, "letters": 90, "signups": 35, "admitted": 30, "members": 30}


@pytest.mark.parametrize("exact", [False, True])
def test_of_a_street_that_was_handed_over_no_share_of_households_is_told(city, exact):
    given = replace(STREET, signups=33, admitted=31, households=0, members=28, handed_over=True)
    save_standing(city, "A", given)
    line = next(line for line in overview(city, today=TODAY, exact=exact).lines if line.id == "A")
    assert (line.handed_over, line.coverage) == (True, None)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "overgedragen"),
        ({"reported": "2026-11-12"}, "overgedragen; op 12-11-2026: draait"),
        ({"reported": "2026-11-12", "members": 0}, "overgedragen; op 12-11-2026: werving"),
        ({"reported": "2026-11-12", "members": 0, "signups": 0}, "overgedragen"),
    ],
)
def test_a_street_that_was_handed_over_is_counted_apart_and_tells_what_its_counts_told_that_day(city, changes, said):
    counted = replace(STREET, admins=1, signups=33, members=28, last="2026-01-01", handed_over=True)
    save_standing(city, "A", replace(counted, **changes))
    found = overview(city, today=TODAY)
    assert [stage_of(line) for line in found.lines][-1] == said
    assert (sum(found.stages.values()), found.handed_over) == (1, 1)
    _streets, _failed, whole = sheets(found)
    assert ["overgedragen", 1] in whole.rows


def test_the_page_is_one_file_that_asks_nothing_of_a_network_and_runs_no_street_name(city):
    page, _sheet = write_report(city, overview(city, today=TODAY))
    text = page.read_text(encoding="utf-8")
    assert "<script>alert" not in text
    assert "http://" not in text.replace("http://www.w3.org", "")
    assert "https://" not in text
    assert "default-src 'none'" in text
    assert "aria-sort" in text
    assert text.count("<th scope") == 12


def test_no_small_or_exact_count_of_people_is_in_what_is_shared(city):
    page, sheet = write_report(city, overview(city, today=TODAY))
    cells = {str(cell.value) for tab in openpyxl.load_workbook(sheet) for row in tab.iter_rows() for cell in row}
    for exact in ("33", "31", "23", "28", "6", "5", "57"):
        assert exact not in cells
        assert f">{exact}</td>" not in page.read_text(encoding="utf-8")
    exact_page, _sheet = write_report(city, overview(city, today=TODAY, exact=True))
    assert ">33</td>" in exact_page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("routed", "aside", "said"),
    [(57, 3, ("55", "55", "≤ 7")), (3, 0, ("≤ 7", "≤ 7", "0")), (89, 31, ("120", "90", "30"))],
)
def test_the_sums_of_the_routing_tell_no_more_than_the_streets_do(city, routed, aside, said):
    save_round(city, Round("2026-11-20T01:00:00", {"A": ("Kerkstraat", "")}, routed + aside, routed, aside))
    page, sheet = write_report(city, overview(city, today=TODAY))
    sums = {
        label: str(number) for label, number in openpyxl.load_workbook(sheet)["Hele stad"].iter_rows(values_only=True)
    }
    assert tuple(sums[name] for name in ("Aanmeldingen gelezen", "Naar een straat", "Niet ingedeeld")) == said
    rows, placed, left = said
    assert f"{rows} aanmeldingen gelezen: {placed} gingen naar een straat, {left} pasten" in page.read_text("utf-8")
    exact_page, _sheet = write_report(city, overview(city, today=TODAY, exact=True))
    assert f"{routed} gingen naar een straat, {aside} pasten" in exact_page.read_text("utf-8")


def test_sign_ups_that_stand_in_two_streets_of_the_list_are_told_to_count_in_both(city):
    listed = {"A": ("Kerkstraat", ""), "B": ("Dorp", "")}
    save_round(city, Round("2026-11-20T01:00:00", listed, 60, 60, 0, twice=["B", "X"]))  # X left the list
    lines = summary_lines(overview(city, today=TODAY))
    assert [line for line in lines if "B, X" in line]
    assert lines[-1].startswith("Die in B tellen in beide straten mee.")
    save_round(city, Round("2026-11-20T01:00:00", listed, 60, 60, 0, twice=["X"]))
    assert "beide straten" not in summary_lines(overview(city, today=TODAY))[-1]


def test_a_damaged_record_counts_as_not_there_and_no_city_is_a_plain_sentence(city, tmp_path):
    (city.outcomes("B") / "03-werving.json").write_text("{half")
    assert next(line for line in overview(city).lines if line.id == "B").trouble is None
    with pytest.raises(Fault):
        overview(CityFolder(tmp_path / "leeg"))


def test_a_record_tells_no_number_or_mail_address_of_the_system(city):
    said = outcomes.without_people("kan 06-12 34 56 78 en +31 6 1234 5678 niet mailen: jan.de-vries@voorbeeld.invalid")
    assert not any(map(str.isdigit, said))
    assert "@" not in said
    assert json.loads((city.outcomes("B") / "03-werving.json").read_text())["result"] == "failed"
