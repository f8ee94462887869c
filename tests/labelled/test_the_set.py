"""The labelled set itself: large, faulty and varied enough, consistent, and free of real-looking numbers."""

import itertools
import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import phonenumbers
import pytest

from labelled import loader
from labelled.effects import STRENGTH, VERDICT_OF, strongest
from labelled.expectation import readings

HERE = Path(__file__).parent
Row = dict[Hashable, Any]
REAL_LOOKING = re.compile(r"(\+31 ?6|\b06)[ .-]?[1-58](\W?\d){7}\b")
A_FACT = re.compile(r"^(design|domain|formats)\.md \d|^issue 3\b")


@pytest.fixture(scope="module")
def scenarios() -> list[loader.Scenario]:
    return loader.load()


@pytest.fixture(scope="module")
def rows(scenarios: list[loader.Scenario]) -> list[Row]:
    return [row for scenario in scenarios for row in scenario.expected.reset_index().to_dict("records")]


def test_it_has_at_least_400_rows_of_which_60_percent_are_faulty(rows: list[Row]) -> None:
    faulty = [row for row in rows if readings(row["reasons"]).required]
    assert len(rows) >= 400
    assert len(faulty) >= 0.6 * len(rows)


def test_every_row_cites_the_fact_it_comes_from(rows: list[Row]) -> None:
    assert [f"{row['file']}:{row['id']}" for row in rows if not A_FACT.match(row["fact"])] == []


def test_every_code_of_the_design_is_required_by_some_row(rows: list[Row]) -> None:
    groups = [group for row in rows for group in readings(row["reasons"]).required]
    assert set(VERDICT_OF) - {code for group in groups for code in group} == set()
    alone = {group[0] for group in groups if len(group) == 1}
    # Which of two equal rows is excluded is not fixed, so that code is asked per pair (column keep_one).
    assert set(VERDICT_OF) - alone == {"duplicate.same_submission"}


def test_it_uses_no_code_that_the_design_does_not_have(rows: list[Row]) -> None:
    assert {code for row in rows for code in readings(row["reasons"]).mentioned} <= set(VERDICT_OF)


def test_verdicts_follow_from_the_reasons(rows: list[Row]) -> None:
    for row in rows:
        wanted = readings(row["reasons"])
        optional = itertools.chain.from_iterable(
            itertools.combinations(sorted(wanted.optional), size) for size in range(len(wanted.optional) + 1)
        )
        possible = {
            strongest(frozenset(chosen) | frozenset(extra))
            for extra in optional
            for chosen in itertools.product(*wanted.required)
        }
        verdicts = set(row["verdict"].split("|"))
        assert verdicts <= possible.intersection(STRENGTH), f"{row['file']}:{row['id']}"


def test_no_real_looking_mobile_number_stands_in_its_files() -> None:
    for path in sorted(HERE.iterdir()):
        if path.is_file():
            assert REAL_LOOKING.search(path.read_text(encoding="utf-8")) is None, path.name


def test_expected_numbers_are_what_phonenumbers_calls_valid(scenarios: list[loader.Scenario]) -> None:
    for scenario in scenarios:
        for row in scenario.expected.itertuples():
            for number in str(row.phone).split("|"):
                if number.startswith("+") and not number.startswith("+3160"):
                    assert phonenumbers.is_valid_number(phonenumbers.parse(number)), f"{row.file}:{row.Index}"


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others() -> None:
    first, again, other = (loader.load(seed)[0].signups["phone"] for seed in (1, 1, 2))
    assert first.equals(again)
    assert (first != other).mean() > 0.7


def test_no_placeholder_is_left_in_a_cell(scenarios: list[loader.Scenario]) -> None:
    for scenario in scenarios:
        for table in (scenario.signups, scenario.expected.drop(columns="labels")):
            left = table.astype(str).apply(lambda column: column.str.contains(r"[{}]|\\u"))
            assert not left.to_numpy().any(), scenario.name


def test_rows_are_no_accidental_duplicates_of_one_another(scenarios: list[loader.Scenario]) -> None:
    for scenario in scenarios:
        people, expected = scenario.signups, scenario.expected
        lone = expected["together"] == ""
        names = people["name"].where(people["name"] != "", people["first_name"] + people["last_name"])
        names = names[lone & (names.str.len() > 1)]
        assert names[names.duplicated()].tolist() == [], scenario.name
        phones = expected.loc[lone & expected["phone"].str.match(r"\+\d+$"), "phone"]
        assert phones[phones.duplicated()].tolist() == [], scenario.name


def test_two_people_behind_one_door_are_meant_to_be_house_mates(scenarios: list[loader.Scenario]) -> None:
    for scenario in scenarios:
        found = scenario.expected[scenario.expected["labels"].map(lambda labels: bool(labels) and labels != [-1])]
        lone = found[(found["together"] == "") & (found["file"] != "emails.csv")]
        doors = lone["labels"].map(str)
        assert doors[doors.duplicated()].tolist() == [], scenario.name
