"""The year of a group: four quiet Wednesdays, off holidays, and a file that other programs read."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from buurtapp.groups.calendar import year_calendar
from buurtapp.groups.calendar_files import calendar_file
from buurtapp.groups.free_days import (
    REGIONS,
    free_wednesday,
    missing_school_years,
    reason_against,
    table_date,
    vacations,
)
from buurtapp.model.decisions import Decisions
from buurtapp.words import Fault

KNOWN_YEARS = (2026, 2027, 2028)
LENGTHS = {"autumn": 9, "christmas": 16, "spring": 9, "may": 16, "summer": 44}  # days, weekends with them


def messages_of(year, **more):
    return [event for event in year_calendar(year, Decisions(), **more).events if event.key.startswith("test-")]


def made(calendar, name="Buurtapp Lindehof"):
    return calendar_file(calendar, name, lambda key: f"vast-{key}", datetime(2026, 11, 24, 12, tzinfo=UTC))


@pytest.mark.parametrize("year", KNOWN_YEARS)
@pytest.mark.parametrize("region", [None, *REGIONS])
def test_four_test_messages_on_free_wednesdays_at_eight(year, region):
    found = messages_of(year, region=region)
    assert len({event.day for event in found}) == 4
    for event in found:
        assert event.day.isoweekday() == 3
        assert event.start == time(20, 0)
        assert not reason_against(event.day, region)


def test_without_anything_in_the_way_the_week_is_the_one_decided():
    found = messages_of(2027)
    assert [(one.day.isocalendar().week, one.reason) for one in (found[1], found[3])] == [(21, ""), (47, "")]


def test_a_message_in_the_spring_vacation_moves_to_the_nearest_wednesday_and_says_why():
    first = messages_of(2027)[0]
    assert first.day == date(2027, 3, 3)  # 17 February is in the south's vacation, 24 February in the others'
    assert first.reason == "Verplaatst vanuit week 8: voorjaarsvakantie in noord, midden."
    assert messages_of(2027, region="zuid")[0].day == date(2027, 2, 24)


def test_of_two_equally_near_wednesdays_the_later_is_taken():
    assert free_wednesday(2027, 52, "noord").day == date(2027, 12, 22)  # a week later the year is over
    assert free_wednesday(2027, 43, "zuid").day == date(2027, 11, 3)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2033, 5, 4), "Dodenherdenking"),
        (date(2027, 5, 4), "Dodenherdenking"),
        (date(2027, 5, 5), "Bevrijdingsdag"),
        (date(2027, 4, 27), "Koningsdag"),
        (date(2030, 12, 25), "Eerste kerstdag"),
    ],
)
def test_a_public_holiday_and_remembrance_day_do_not_suit(day, told):
    assert reason_against(day) == told


def test_a_wednesday_on_the_fourth_of_may_is_avoided_without_a_table_too():
    assert date(2033, 5, 4).isoweekday() == 3
    chosen = free_wednesday(2033, 18)
    assert (chosen.day, chosen.reason) == (date(2033, 5, 11), "Dodenherdenking")
    assert missing_school_years(2033)


def test_a_vacation_counts_for_its_own_region():
    day = date(2027, 2, 17)
    assert reason_against(day, "zuid")
    assert not reason_against(day, "noord")
    assert reason_against(day) == "voorjaarsvakantie in zuid"
    assert reason_against(date(2027, 1, 2)) == "kerstvakantie"


@pytest.mark.parametrize("school_year", ["2025-2026", "2026-2027", "2027-2028", "2028-2029"])
def test_the_table_is_whole(school_year):
    found = vacations(school_year)
    assert len(found) == 5 * 3
    for one in found:
        assert one.first.isoweekday() == 6
        assert one.last.isoweekday() == 7
        assert (one.last - one.first).days + 1 == LENGTHS[one.name]
        assert str(one.first.year) in school_year
    assert {one.region for one in found} == set(REGIONS)


def test_the_dates_of_the_ministry_are_in_the_table():
    summer = {one.region: (one.first, one.last) for one in vacations("2028-2029") if one.name == "summer"}
    assert summer["noord"] == (date(2029, 7, 21), date(2029, 9, 2))
    assert summer["midden"] == (date(2029, 7, 7), date(2029, 8, 19))
    autumn = {one.region: one.first for one in vacations("2027-2028") if one.name == "autumn"}
    assert autumn == {"noord": date(2027, 10, 16), "midden": date(2027, 10, 16), "zuid": date(2027, 10, 23)}


@pytest.mark.parametrize("year", KNOWN_YEARS)
def test_a_year_that_is_in_the_table_has_no_warning(year):
    assert year_calendar(year, Decisions()).warnings == ()


def test_a_year_that_is_missing_says_so_with_the_day_of_the_table():
    warnings = year_calendar(2030, Decisions()).warnings
    assert len(warnings) == 2
    assert "2029-2030" in warnings[0]
    assert f"{table_date():%d-%m-%Y}" in warnings[0]
    assert len(year_calendar(2029, Decisions()).warnings) == 1


@pytest.mark.parametrize("weeks", ["53", "0", "999", "geen", "", "8 en 60"])
def test_a_week_that_does_not_exist_is_told_and_stops_nothing(weeks):
    calendar = year_calendar(2027, Decisions(test_weeks=weeks))
    assert calendar.warnings
    assert len([one for one in calendar.events if one.key.startswith("test-")]) == (1 if weeks == "8 en 60" else 0)


def test_two_weeks_that_would_meet_get_two_days():
    found = year_calendar(2027, Decisions(test_weeks="7, 8, 9")).events
    days = [event.day for event in found if event.key.startswith("test-")]
    assert len(set(days)) == 3


@pytest.mark.parametrize("year", [0, -1, 1999, 20270])
def test_an_impossible_year_is_refused(year):
    with pytest.raises(Fault):
        year_calendar(year, Decisions())


def test_nothing_is_planned_before_the_launch_and_the_doors_go_after_eight_weeks():
    calendar = year_calendar(2026, Decisions(launch="2026-10-14"))
    assert min(event.day for event in calendar.events) >= date(2026, 10, 14)
    doors = next(event for event in calendar.events if event.key == "retention-doors")
    assert doors.day == date(2026, 12, 9)


def test_the_year_holds_checks_evaluation_meetings_and_a_clean_up_every_month():
    events = {event.key: event for event in year_calendar(2027, Decisions()).events}
    assert {"evaluation", "meeting-4", "meeting-43"} <= set(events)
    assert len([key for key in events if key.startswith("retention-")]) == 12
    for test in (key for key in events if key.startswith("test-")):
        assert events[f"check-{test}"].day == events[test].day + timedelta(weeks=1)


def test_a_link_of_wabp_has_its_last_day_fourteen_days_after_its_mail():
    links = {"a": date(2027, 3, 1), "b": date(2026, 12, 25), "c": date(2027, 12, 20)}
    events = {event.key: event.day for event in year_calendar(2027, Decisions(), links).events}
    assert events["link-a"] == date(2027, 3, 15)
    assert events["link-b"] == date(2027, 1, 8)
    assert "link-c" not in events


def test_icalendar_reads_the_same_events_back():
    calendar = year_calendar(
        2027, Decisions(), {"a": date(2027, 3, 1)}, message="TEST; niet, reageren\nAan de hand: niets"
    )
    read = icalendar.Calendar.from_ical(made(calendar))
    found = {str(event["uid"]): event for event in read.walk("VEVENT")}
    assert len(found) == len(calendar.events)
    for event in calendar.events:
        back = found[f"vast-2027-{event.key}@buurtapp.invalid"]
        assert str(back["summary"]) == f"{event.title} – Buurtapp Lindehof"
        assert event.text in str(back["description"])
        if event.start:
            assert back.decoded("dtstart") == datetime.combine(event.day, event.start, ZoneInfo("Europe/Amsterdam"))
        else:
            assert back.decoded("dtstart") == event.day
            assert back.decoded("dtend") == event.day + timedelta(days=1)
    assert not read.errors
    assert [str(zone["tzid"]) for zone in read.walk("VTIMEZONE")] == ["Europe/Amsterdam"]


def test_vobject_reads_the_same_moments_in_winter_and_summer():
    calendar = year_calendar(2027, Decisions())
    read = vobject.readOne(made(calendar).decode())
    moments = {event.uid.value: event.dtstart.value for event in read.vevent_list}
    for event in calendar.events:
        value = moments[f"vast-2027-{event.key}@buurtapp.invalid"]
        if event.start is None:
            assert value == event.day
            continue
        hours = 2 if date(2027, 3, 28) <= event.day < date(2027, 10, 31) else 1
        wanted = datetime.combine(event.day, event.start, UTC) - timedelta(hours=hours)
        assert value.astimezone(UTC) == wanted


def test_lines_are_folded_and_end_as_the_standard_asks():
    data = made(year_calendar(2027, Decisions(), message="Een lange regel over é en ü. " * 20))
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_an_event_keeps_its_name_when_its_day_moves():
    north, south = (
        icalendar.Calendar.from_ical(made(year_calendar(2027, Decisions(), region=region)))
        for region in ("noord", "zuid")
    )
    ids = [{str(event["uid"]) for event in one.walk("VEVENT")} for one in (north, south)]
    assert ids[0] == ids[1]
    assert made(year_calendar(2027, Decisions())) == made(year_calendar(2027, Decisions()))
