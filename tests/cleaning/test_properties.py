"""What holds for any sign-ups whatever: order, repetition, survival, and numbers that `phonenumbers` knows."""

import pandas as pd
import phonenumbers
import pytest
from cleaning.conftest import DOORS, GOOD, sign_ups
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numbers_at_run_time import mobiles, national

from buurtapp.cleaning import Settings, clean, clean_phones
from buurtapp.cleaning.fields import EXTRA, FIELDS
from buurtapp.model.reasons import REASONS, verdict

RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
NUMBERS = [f"06-0000000{place}" for place in range(4)]
NAMES = ["Jan de Vries", "J. de Vries", "Marie Jansen", "jan de vries", "Vries, Jan de", "Fam. Jansen", "", "Totaal"]
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "ja", "nee", "12", "12 A", "Kerkstraat", "1234AB", "06-00000001", "=1+1", "1-feb",
    "x@y.nl", "\n"]),
    st.none(), st.integers(), st.floats(), st.booleans(), st.datetimes(),
)  # fmt: skip


@st.composite
def likely_rows(draw) -> pd.DataFrame:
    """Rows that are often each other's doubles, in any order."""
    count = draw(st.integers(1, 8))
    rows = []
    for _row in range(count):
        street, number, addition, postcode = draw(st.sampled_from(DOORS[:5]))
        rows.append({
            "name": draw(st.sampled_from(NAMES)), "phone": draw(st.sampled_from([*NUMBERS, "", "06-0000000"])),
            "street": street, "number": f"{number} {addition}", "postcode": draw(st.sampled_from([postcode, ""])),
            "email": draw(st.sampled_from(["", "jan@example.org"])), "consent": draw(st.sampled_from(["ja", "ja", ""])),
            "withdraw": draw(st.sampled_from(["", "", "", "ja"])),
            "moment": draw(st.sampled_from(["2026-01-01T10:00", "2026-01-02T10:00", ""])),
        })  # fmt: skip
    return sign_ups(*rows)


@RELAXED
@given(rows=likely_rows(), seed=st.integers(0, 99))
def test_the_order_of_the_rows_changes_nothing(rows: pd.DataFrame, seed: int, addresses: pd.DataFrame) -> None:
    mixed = rows.sample(frac=1, random_state=seed)
    told = Settings(practice=True)
    pd.testing.assert_frame_equal(clean(mixed, addresses, told).loc[rows.index], clean(rows, addresses, told))


@RELAXED
@given(rows=likely_rows())
def test_cleaning_again_what_came_out_ready_changes_no_value(rows: pd.DataFrame, addresses: pd.DataFrame) -> None:
    once = clean(rows, addresses, Settings(practice=True))
    ready = once[once["verdict"] == "ready"]
    cleaned = ready[["name", "street", "number", "addition", "postcode", "city", "phone", "email"]]
    again = clean(
        cleaned.assign(consent="ja", moment=rows.loc[ready.index, "moment"]), addresses, Settings(practice=True)
    )
    pd.testing.assert_frame_equal(again[cleaned.columns], cleaned)
    assert set(again["verdict"]) <= {"ready"}


@RELAXED
@given(rows=likely_rows())
def test_of_the_rows_of_one_person_one_stays_and_the_others_name_it(
    rows: pd.DataFrame, addresses: pd.DataFrame
) -> None:
    told = clean(rows, addresses, Settings(practice=True))
    doubles = told[told["same_as"] != -1]
    assert (doubles["verdict"] == "excluded").all()
    assert set(doubles["same_as"]) <= set(told.index)
    assert (told.loc[doubles["same_as"], "same_as"] == -1).all()
    assert not told.loc[told["verdict"] == "ready", "phone"].duplicated().any()


@RELAXED
@given(
    cells=st.lists(st.dictionaries(st.sampled_from([*FIELDS, *EXTRA, "set_phone", "set_number"]), CELLS), max_size=5),
    practice=st.booleans(),
)
def test_any_table_survives(cells: list[dict[str, object]], practice: bool, addresses: pd.DataFrame) -> None:
    rows = pd.DataFrame(cells)
    told = clean(rows, addresses, Settings(practice, rules=True, minimum_age=18, evidence=True, codes={"A": 0}))
    assert told.index.equals(rows.index)
    for reasons, outcome in zip(told["reasons"], told["verdict"], strict=True):
        codes = list(filter(None, reasons.split(";")))
        assert set(codes) <= set(REASONS)
        assert outcome == verdict(codes)


@RELAXED
@given(cells=st.lists(st.text(alphabet="0123456789 +-./()OlAn,;E|\n\u202f\u0661", max_size=24), max_size=20))
def test_a_ready_number_is_a_mobile_of_phonenumbers(cells: list[str]) -> None:
    numbers = [national(phone) for phone in mobiles(10)]
    mixed = cells + numbers + [f"{number} {cell}" for number, cell in zip(numbers, cells, strict=False)]
    told = clean_phones(pd.Series(mixed, dtype=object), practice=False)
    for phone, reasons in told.itertuples(index=False):
        effects = {REASONS[code].effect for code in reasons.split(";") if code}
        if not effects & {"ask", "proposed"}:
            number = phonenumbers.parse(phone)
            assert phonenumbers.is_valid_number(number)
            assert phonenumbers.number_type(number) in (1, 2)
            assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == phone


def test_numbers_that_are_typed_well_are_all_found(addresses: pd.DataFrame) -> None:
    phones = mobiles(200, seed=3)
    told = clean_phones(pd.Series([national(phone) for phone in phones]), practice=False)
    assert told["phone"].tolist() == phones
    assert set(told["reasons"]) == {""}


@pytest.mark.parametrize("column", ["name", "street", "phone", "consent"])
def test_a_missing_column_is_empty(column: str, addresses: pd.DataFrame) -> None:
    rows = sign_ups({})
    without = clean(rows.drop(columns=column), addresses, Settings(practice=True))
    pd.testing.assert_frame_equal(without, clean(rows.assign(**{column: ""}), addresses, Settings(practice=True)))


def test_what_comes_in_is_left_as_it_was(addresses: pd.DataFrame) -> None:
    rows = sign_ups({}, {"name": "JAN DE VRIES", "phone": "600000002"}, dict.fromkeys(GOOD, ""))
    before, doors = rows.copy(deep=True), addresses.copy(deep=True)
    clean(rows, addresses, Settings(practice=True))
    pd.testing.assert_frame_equal(rows, before)
    pd.testing.assert_frame_equal(addresses, doors)
