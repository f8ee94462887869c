"""Every date shape of a WhatsApp export (formats.md 1.6), and the order of day and month, decided per file."""

from datetime import datetime

import pytest

from buurtapp.intake import UnreadableFile
from buurtapp.intake.chat_export import read_export

LEFT = "Jan Voorbeeld heeft de groep verlaten"


def moment(*heads: str) -> list[datetime]:
    text = "".join(f"{head}{LEFT}\n" for head in heads)
    return [event.at for event in read_export(text, "chat.txt").events]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("12-03-2025 14:05 - ", datetime(2025, 3, 12, 14, 5)),  # Android nl-NL, older
        ("12-03-2025, 14:05 - ", datetime(2025, 3, 12, 14, 5)),  # Android nl-NL, newer
        ("12/03/2025 14:05 - ", datetime(2025, 3, 12, 14, 5)),  # nl-BE
        ("2/03/2025, 14:05 - ", datetime(2025, 3, 2, 14, 5)),  # en-NL
        ("12.03.25, 14:05 - ", datetime(2025, 3, 12, 14, 5)),  # German phones
        ("[12-03-2025 14:05:06] ", datetime(2025, 3, 12, 14, 5, 6)),  # iOS nl-NL
        ("[12-03-2025, 14:05:06] ", datetime(2025, 3, 12, 14, 5, 6)),  # iOS nl-NL, newer
        ("[22-11-13 19:08:14] ", datetime(2013, 11, 22, 19, 8, 14)),  # iOS nl, older: day first
        ("\u200e[12-03-2025 14:05:06] \u200e", datetime(2025, 3, 12, 14, 5, 6)),
        ("\ufeff12-03-2025 14:05 - ", datetime(2025, 3, 12, 14, 5)),
        ("2025-03-12, 14:05 - ", datetime(2025, 3, 12, 14, 5)),
        ("3/2/25, 9:05\u202fAM - ", datetime(2025, 3, 2, 9, 5)),  # en-US: month first
        ("3/2/25, 9:05\u202fPM - ", datetime(2025, 3, 2, 21, 5)),
        ("[3/2/25, 12:05:00\u202fAM] ", datetime(2025, 3, 2, 0, 5)),
        ("3/2/25, 12:05 p.m. - ", datetime(2025, 2, 3, 12, 5)),
    ],
)
def test_a_shape(head, expected):
    assert moment(head) == [expected]


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("12:30 ’s nachts", 0), ("1:30 ’s nachts", 1), ("5:30 's nachts", 5), ("6:30 ’s ochtends", 6),
        ("11:30 ’s ochtends", 11), ("12:30 ’s middags", 12), ("1:30 ’s middags", 13), ("5:30 's middags", 17),
        ("6:30 ’s avonds", 18), ("11:30\u00a0’s avonds", 23),
    ],
)  # fmt: skip
def test_dutch_parts_of_the_day(written, hour):
    assert moment(f"22-07-2023 {written} - ") == [datetime(2023, 7, 22, hour, 30)]


def test_one_day_above_twelve_settles_the_whole_file():
    assert [at.month for at in moment("3/2/25, 9:05 - ", "3/13/25, 9:05 - ")] == [3, 3]
    assert [at.month for at in moment("3/2/25, 9:05 AM - ", "13/3/25, 9:05 AM - ")] == [2, 3]


def test_the_order_in_which_the_chat_runs_forward():
    assert moment("1/9/2025, 9:05 - ", "2/1/2025, 9:05 - ", "3/1/2025, 9:05 - ")[1] == datetime(2025, 2, 1, 9, 5)


def test_day_first_when_nothing_tells():
    assert moment("01-02-2025 14:05 - ", "02-03-2025 14:05 - ")[0] == datetime(2025, 2, 1, 14, 5)


def test_a_year_in_front_when_only_then_the_chat_runs_forward():
    assert moment("[22-11-13 19:08:14] ", "[23-01-02 19:08:14] ", "[23-02-01 19:08:14] ")[0].year == 2022


def test_dates_that_contradict_each_other_name_the_line():
    with pytest.raises(UnreadableFile) as caught:
        moment("13-03-2025 14:05 - ", "14-03-2025 14:05 - ", "03-25-2025 14:05 - ")
    assert "3" in caught.value.saw
    assert "1" in caught.value.why


def test_a_date_that_cannot_be_names_the_line():
    with pytest.raises(UnreadableFile) as caught:
        moment("45-45-2025 14:05 - ")
    assert "1" in caught.value.saw
    assert "45-45-2025" in caught.value.saw


def test_no_date_at_all_names_the_line():
    with pytest.raises(UnreadableFile) as caught:
        read_export("\n\nhallo allemaal\n12-03-2025 zomaar", "chat.txt")
    assert "3" in caught.value.saw
    assert "hallo" not in str(caught.value)


def test_a_typed_date_in_a_message_starts_no_line():
    text = (
        "[12-03-2025 14:05:06] Els: dit stond er:\n"
        "11-03-2025 14:05 - Jan heeft de groep verlaten\n"
        "99-99-2025 bestaat niet\n"
        "[12-03-2025 14:06:06] \u200eEls heeft de groep verlaten\n"
    )
    assert [event.person.written for event in read_export(text, "chat.txt").events] == ["Els"]
