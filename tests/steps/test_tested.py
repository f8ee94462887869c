"""That a test message was sent: kept per group, shown to the wijkagent, due on the planned days (domain.md 2.6)."""

from datetime import date, timedelta

import pytest
from steps.conftest import person

from buurtapp.steps import groups_kept, running, tested
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.entering import enrol
from buurtapp.steps.importing import import_file
from buurtapp.steps.signing_up import undo
from buurtapp.store.forms import save
from buurtapp.store.members import groups, set_status, statuses
from buurtapp.words import Fault

TODAY = date.today()


@pytest.fixture
def two_groups(register, write):
    """Six neighbours in groups of three."""
    decide_all(register, {"group_limit": "3"})
    import_file(register, write(*(person(n) for n in range(1, 7))))
    enrol(register)
    assert len(groups(register)) == 2
    return register


def last_on_pages(register):
    return [dict(page.lines)["Laatste testbericht"] for page in groups_kept.officer_pages(register)]


def test_before_anything_was_sent_the_page_says_so(two_groups):
    assert tested.last_tests(two_groups) == {}
    assert last_on_pages(two_groups) == ["nog niet bekend"] * 2


def test_one_group_or_all_of_them_as_one_action_that_can_be_taken_back(two_groups):
    first, second = groups(two_groups)
    assert tested.keep_test(two_groups, date(2026, 2, 18), [first]) == 1
    assert last_on_pages(two_groups) == ["18 februari 2026", "nog niet bekend"]
    assert tested.keep_test(two_groups, date(2026, 5, 20)) == 2
    assert tested.last_tests(two_groups) == {first: date(2026, 5, 20), second: date(2026, 5, 20)}
    assert "20 mei 2026" in groups_kept.admin_group_mail(two_groups).body
    undo(two_groups)
    assert tested.last_tests(two_groups) == {first: date(2026, 2, 18)}


def test_it_survives_another_import_and_enrolling_again(two_groups, write):
    tested.keep_test(two_groups, TODAY)
    kept = tested.last_tests(two_groups)
    import_file(two_groups, write(*(person(n) for n in range(1, 9)), name="langer.csv"))
    enrol(two_groups)
    assert kept.items() <= tested.last_tests(two_groups).items()


@pytest.mark.parametrize(
    ("on", "codes"), [(None, []), (TODAY + timedelta(days=1), []), (TODAY, ["XX9"])], ids=["none", "to come", "group"]
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(two_groups, on, codes):
    with pytest.raises(Fault):
        tested.keep_test(two_groups, on, codes)
    assert tested.last_tests(two_groups) == {}


def test_without_groups_there_is_nothing_to_keep(register):
    with pytest.raises(Fault):
        tested.keep_test(register, TODAY)


def test_the_next_one_is_the_planned_one_of_this_year_or_the_next(register):
    planned = [one.day for one in running.planned_year(register, 2027).events if one.key.startswith("test-")]
    assert tested.next_test(register, date(2027, 1, 1)).day == planned[0]
    assert tested.next_test(register, planned[0]).day == planned[0]
    assert tested.next_test(register, planned[0] + timedelta(days=1)).day == planned[1]
    assert tested.next_test(register, date(2027, 12, 31)).day.year == 2028


def test_a_group_is_late_after_a_planned_day_that_it_saw(two_groups):
    members = list(statuses(two_groups))
    set_status(two_groups, members, "joined", date(2026, 1, 5))
    codes = list(groups(two_groups))
    assert tested.overdue(two_groups, date(2026, 7, 1)) == codes
    tested.keep_test(two_groups, date(2026, 6, 3), codes[:1])
    assert tested.overdue(two_groups, date(2026, 7, 1)) == codes[1:]


def test_a_group_that_was_made_after_the_planned_day_is_not_late(two_groups):
    set_status(two_groups, list(statuses(two_groups)), "added", date(2026, 6, 30))
    assert tested.overdue(two_groups, date(2026, 7, 1)) == []


def test_the_admin_group_holds_admins_wijkagent_and_next_door_and_no_member(register):
    save(register, "team", {"name": "Roos Duizendschoon", "role": "main_admin"}, "a")
    save(register, "team", {"name": "Hulp Handig", "role": "helper"}, "b")
    save(register, "contacts", {"kind": "wijkagent", "name": "Klaas Kloek"}, "c")
    save(register, "contacts", {"kind": "municipality", "name": "Gerda Gemeente"}, "d")
    save(register, "contacts", {"kind": "neighbouring_group", "name": "Hugo Haasje"}, "e")
    assert [one.name for one in groups_kept.admin_group(register)] == [
        "Roos Duizendschoon",
        "Klaas Kloek",
        "Hugo Haasje",
    ]
