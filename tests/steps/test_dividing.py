"""Dividing a running group in the register: one action, who moves is to be added, and the old chat tells no lies."""

from datetime import date

import pytest
from babel.dates import format_date
from steps.conftest import person

from buurtapp.forms.reconcile_view import findings_html
from buurtapp.steps import dividing, reconciling
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.entering import enrol, members, placed, set_status, today
from buurtapp.steps.groups_kept import officer_pages
from buurtapp.steps.importing import import_file
from buurtapp.steps.signing_up import undo
from buurtapp.store.members import groups
from buurtapp.words import Fault


@pytest.fixture
def joined(register, write):
    """Eight neighbours, odd and even, who are all in the one group."""
    import_file(register, write(*(person(n) for n in range(1, 9))))
    enrol(register)
    set_status(register, [one.phone for one in members(register)], "joined")
    return register


def standing(register):
    return {one.number: (one.group, one.status) for one in members(register)}


def divided(register):
    (code,) = groups(register)
    plan = dividing.division_plan(register, code, 2)
    return plan, dividing.carry_out(register, plan)


def test_who_moves_is_to_be_added_and_who_stays_stays(joined):
    plan, moving = divided(joined)
    stays, (moves,) = plan.division.stays, plan.division.moves
    now = standing(joined)
    assert moving == len(moves.members) == 4
    assert {now[one.number] for one in stays.members} == {(stays.group.code, "joined")}
    assert {now[one.number] for one in moves.members} == {(moves.group.code, "to_add")}
    assert {one.phone for one in today(joined).add} == {one.phone for one in moves.members}


def test_the_lists_and_cards_follow_and_doing_them_again_moves_nobody(joined):
    divided(joined)
    before = standing(joined)
    enrol(joined)
    assert standing(joined) == before
    assert [len(one.members) for one in placed(joined)] == [4, 4]
    assert len(list((joined.folder.outputs / "contacten").glob("*.vcf"))) == 2


def test_it_is_taken_back_whole(joined):
    before, known = standing(joined), groups(joined)
    divided(joined)
    undo(joined)
    assert (standing(joined), groups(joined)) == (before, known)


def test_it_survives_another_import_and_newcomers_go_to_their_own_side(joined, write):
    divided(joined)
    before = standing(joined)
    import_file(joined, write(*(person(n) for n in range(1, 12)), name="langer.csv"))
    enrol(joined)
    now = standing(joined)
    assert before.items() <= now.items()
    assert (now["9"][0], now["10"][0]) == (now["7"][0], now["8"][0])


def test_the_wijkagent_reads_since_when_each_group_is_there(joined):
    decide_all(joined, {"launch": "2026-03-04"})
    divided(joined)
    told = [dict(page.lines)["Sinds"] for page in officer_pages(joined)]
    assert told == ["4 maart 2026", format_date(date.today(), "d MMMM y", locale="nl")]
    enrol(joined)
    assert [dict(page.lines)["Sinds"] for page in officer_pages(joined)] == told


def test_a_plan_for_groups_that_changed_is_refused(joined):
    plan, _moving = divided(joined)
    before = standing(joined)
    with pytest.raises(Fault):
        dividing.carry_out(joined, plan)
    assert standing(joined) == before


def test_leaving_the_old_group_after_moving_is_no_leaving(joined, tmp_path):
    plan, _moving = divided(joined)
    stays, (moves,) = plan.division.stays, plan.division.moves
    said = "".join(f"{one.phone} heeft de groep verlaten\n" for one in moves.members[:2])
    still = "".join(f"{one.phone}: hallo\n" for one in moves.members[2:])
    rest = "".join(f"{one.phone}: hallo\n" for one in stays.members)
    lines = (said + still + rest).splitlines()
    chat = tmp_path / f"WhatsApp-chat met {stays.group.name}.txt"
    chat.write_text("".join(f"{date.today():%d-%m-%Y} 20:00 - {line}\n" for line in lines), encoding="utf-8")
    done = reconciling.reconcile(joined, chat)
    assert reconciling.proposed(joined, done.findings) == []
    assert reconciling.apply(joined, done.findings) == 0
    shown = findings_html(done.findings)
    assert shown.count(f"hoort bij groep {moves.group.code}") == len(moves.members)
    assert f"hoort bij groep {stays.group.code}" not in shown


def test_a_household_that_signs_up_later_is_counted_to_the_day_the_group_is_full(register, write):
    from buurtapp.steps.groups_kept import outlooks

    decide_all(register, {"group_limit": "12"})
    import_file(register, write(*(person(n, day=f"{date.today():%Y-%m-%d}") for n in range(1, 9))))
    enrol(register)
    (growth,) = outlooks(register)
    assert growth.full_on is not None
    assert growth.full_on > date.today()
