"""The moments of forms and spreadsheets (formats.md 3.1, 3.2) as ISO text."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtapp.intake import read_timestamp


def iso(*texts):
    return read_timestamp(pd.Series(list(texts), dtype="str")).tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024/12/03 8:48:17 p.m. CET", "2024-12-03T20:48:17"),
        ("2024/12/03 8:48:17 a.m. CET", "2024-12-03T08:48:17"),
        ("2024/07/03 12:08:17 a.m. CEST", "2024-07-03T00:08:17"),
        ("2024/07/03 12:08:17 p.m. CEST", "2024-07-03T12:08:17"),
        ("2024/12/03 8:48:17 PM GMT+1", "2024-12-03T20:48:17"),
        ("2024/07/03 8:48:17 PM GMT+2", "2024-07-03T20:48:17"),
        ("2024/07/03 8:48:17 PM GMT-4", "2024-07-04T02:48:17"),
        ("3-12-2024 20:48:17", "2024-12-03T20:48:17"),
        ("03-12-2024 20:48", "2024-12-03T20:48:00"),
        ("13/12/2024 20:48:17", "2024-12-13T20:48:17"),
        ("12/13/2024 20:48:17", "2024-12-13T20:48:17"),
        ("2/13/25 9:05:06", "2025-02-13T09:05:06"),
        ("2026-02-01 14:05:06", "2026-02-01T14:05:06"),
        ("2026-02-01", "2026-02-01T00:00:00"),
        ("2024-12-03T19:48:17Z", "2024-12-03T20:48:17"),
        ("2024-07-03T18:48:17.123+00:00", "2024-07-03T20:48:17"),
        ("3 december 2024 om 20:48", "2024-12-03T20:48:00"),
        ("dinsdag 3 dec. 2024 20:48", "2024-12-03T20:48:00"),
        ("22-07-2023 6:50 ’s avonds", "2023-07-22T18:50:00"),
        ("22-07-2023 12:10 's nachts", "2023-07-22T00:10:00"),
        ("22-07-2023 1:10 ’s middags", "2023-07-22T13:10:00"),
        ("45629.866863426", "2024-12-03T20:48:17"),
        ("45629,866863426", "2024-12-03T20:48:17"),
    ],
)
def test_a_moment_in_each_shape(text, expected):
    assert iso(text) == [expected]


@pytest.mark.parametrize("text", ["", "gisteren", "31-02-2024", "12:30", "0600000001", "99/99/9999", "1234AB", "5"])
def test_what_is_no_moment_is_empty(text):
    assert iso(text) == [""]


def test_day_and_month_are_settled_for_the_whole_column():
    assert iso("3/12/2024 20:48", "25/12/2024 9:00") == ["2024-12-03T20:48:00", "2024-12-25T09:00:00"]
    assert iso("12/3/2024 20:48", "12/25/2024 9:00") == ["2024-12-03T20:48:00", "2024-12-25T09:00:00"]


def test_the_order_of_the_rows_settles_what_the_numbers_leave_open():
    assert iso("11/12/2024 9:00", "12/2/2024 9:00")[0] == "2024-11-12T09:00:00"
    assert iso("11/12/2024 9:00", "12/12/2024 9:00", "1/1/2025 9:00")[0] == "2024-12-11T09:00:00"


def test_two_digit_years_with_slashes_are_microsoft_s_and_others_dutch():
    assert iso("2/1/25 9:05:06") == ["2025-02-01T09:05:06"]
    assert iso("2/1/2025 9:05:06") == ["2025-01-02T09:05:06"]
    assert iso("2-1-25 9:05:06") == ["2025-01-02T09:05:06"]


def test_the_index_stays():
    found = read_timestamp(pd.Series(["3-12-2024", ""], index=[4, 9], dtype="str"))
    assert found.to_dict() == {4: "2024-12-03T00:00:00", 9: ""}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.datetimes(dt.datetime(2013, 1, 1), dt.datetime(2060, 1, 1)), min_size=1, max_size=5))
def test_dutch_moments_of_any_day_come_back(moments):
    moments = [moment.replace(microsecond=0) for moment in moments]
    texts = [f"{m.day}-{m.month}-{m.year} {m.hour:02}:{m.minute:02}:{m.second:02}" for m in moments]
    assert iso(*texts) == [moment.isoformat("T", "seconds") for moment in moments]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=5))
def test_any_text_is_a_moment_or_nothing(texts):
    for found in iso(*texts):
        assert found == "" or dt.datetime.fromisoformat(found)
