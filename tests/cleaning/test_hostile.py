"""Tables that nobody fills in by accident: they end in reasons, in time, without a traceback (design.md 7)."""

import numpy as np
import pandas as pd
import pytest
from cleaning.conftest import GOOD, sign_ups

from buurtapp.cleaning import Settings, clean
from buurtapp.cleaning.fields import FIELDS

EVERYTHING = Settings(practice=True, rules=True, minimum_age=18, evidence=True, codes={"A": 0, "B": 99})
CELLS = ["\x00", "\ud800", "=1+1", "@SUM(A1)", "<b>", "'; DROP TABLE", "A" * 20_000, "1" * 20_000, "\u202e06", "🙂",
         "%s%n",
         "../../x", "{{7*7}}", "\r\n" * 500, "(" * 3_000, "a" * 3_000 + "@",
         "é" * 3_000, "-" * 3_000, "1-" * 2_000, "1 " * 10_000,
        "of 1 " * 5_000]  # fmt: skip


@pytest.mark.timeout(60)
@pytest.mark.parametrize("cell", CELLS, ids=range(len(CELLS)))
def test_one_odd_cell_everywhere(cell: str, addresses: pd.DataFrame) -> None:
    told = clean(pd.DataFrame([dict.fromkeys(FIELDS, cell)] * 3), addresses, EVERYTHING)
    assert set(told["verdict"]) <= {"ask", "excluded"}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("field", FIELDS)
def test_one_odd_cell_in_a_good_sign_up(field: str, addresses: pd.DataFrame) -> None:
    rows = sign_ups(*[{field: cell} for cell in CELLS])
    told = clean(rows, addresses, Settings(practice=True))
    assert told.index.equals(rows.index)
    assert not told.isna().any().any()


@pytest.mark.timeout(60)
def test_odd_cells_in_the_address_file(addresses: pd.DataFrame) -> None:
    odd = pd.DataFrame({"street": CELLS, "number": CELLS, "addition": CELLS, "postcode": CELLS, "in_area": True})
    both = pd.concat([odd, addresses], ignore_index=True)
    told = clean(sign_ups({}), both, Settings(practice=True)).iloc[0]
    assert (told["address"], told["verdict"]) == (len(odd), "ready")


def test_odd_indexes_and_columns(addresses: pd.DataFrame) -> None:
    rows = sign_ups({}, {"name": "Els Bos", "phone": "06-00000002"})
    wanted = clean(rows, addresses, Settings(practice=True))["verdict"].tolist()
    for index in (["b", "a"], [7, 7], [2.5, np.nan]):
        assert clean(rows.set_axis(index, axis=0), addresses, Settings(practice=True))["verdict"].tolist() == wanted
    twice = pd.concat([rows, rows[["name"]]], axis=1)
    assert clean(twice, addresses, Settings(practice=True))["verdict"].tolist() == wanted
    assert clean(rows.astype("category"), addresses, Settings(practice=True))["verdict"].tolist() == wanted


def test_the_same_address_twice_in_the_file_is_one_door(addresses: pd.DataFrame) -> None:
    twice = pd.concat([addresses, addresses], ignore_index=True)
    told = clean(sign_ups({}, {"number": "16", "phone": "06-2"}), twice, Settings(practice=True))
    assert told["address"].tolist() == [0, 2]


@pytest.mark.timeout(60)
def test_many_streets_that_are_not_there_end_in_time(addresses: pd.DataFrame) -> None:
    rows = sign_ups(*[{"street": f"Nergens{place}straat", "postcode": "", "phone": ""} for place in range(3_000)])
    assert set(clean(rows, addresses, Settings(practice=True))["verdict"]) == {"ask"}


def test_no_rows_give_no_rows(addresses: pd.DataFrame) -> None:
    for nothing in (pd.DataFrame(), pd.DataFrame(columns=list(GOOD)), sign_ups({}).iloc[:0]):
        told = clean(nothing, addresses, EVERYTHING)
        assert len(told) == 0
        assert {"name", "phone", "reasons", "verdict", "same_as"} <= set(told.columns)
