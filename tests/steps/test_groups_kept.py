"""Per group: admins, overflow, the page for the wijkagent, and dividing a running group; nothing is kept of it."""

from pathlib import Path

import pytest

from buurtapp.steps import dividing
from buurtapp.steps import groups_kept as step
from buurtapp.steps.entering import enrol, members
from buurtapp.steps.example import make_example
from buurtapp.steps.importing import import_file, waiting
from buurtapp.steps.opening import EXAMPLE
from buurtapp.store import Register
from buurtapp.store.forms import load_all, save
from buurtapp.store.journal import actions
from buurtapp.store.members import groups
from buurtapp.words import Fault


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The example with all its sign-ups, in groups."""
    register = make_example(tmp_path_factory.mktemp("groepen") / EXAMPLE)
    for path in waiting(register):
        import_file(register, path)
    enrol(register)
    return register


@pytest.fixture
def fresh(tmp_path: Path) -> Register:
    """The example as it was made, without groups."""
    return make_example(tmp_path / EXAMPLE)


def test_a_group_with_one_admin_is_warned_of(fresh: Register) -> None:
    enrol(fresh)
    team = load_all(fresh, "team")
    for item, value in team.items():
        save(fresh, "team", {**value, "role": "helper"}, item)
    (group,) = groups(fresh).values()
    assert any(group.name in one.sentence for one in step.admin_concerns(fresh))


def test_before_there_are_groups_nothing_is_said_of_them(fresh: Register) -> None:
    assert step.kept(fresh) == []
    assert step.outlooks(fresh) == []
    assert step.officer_pages(fresh) == []
    with pytest.raises(Fault):
        dividing.division_plan(fresh, "BL1", 2)


def test_the_outlook_counts_members_and_stays_above_them(running: Register) -> None:
    (growth,) = step.outlooks(running)
    (group,) = groups(running).values()
    found = growth.outlook
    assert (growth.name, found.limit) == (group.name, group.limit)
    assert found.size == len(members(running)) <= found.low <= found.expected <= found.high


def test_the_wijkagent_gets_streets_admins_and_counts_and_never_a_member(running: Register) -> None:
    mail = step.admin_group_mail(running)
    named = {value["name"] for value in load_all(running, "team").values()}
    told = [value["phone"] for value in load_all(running, "team").values() if value.get("agreed_to_be_named")]
    assert mail.subject
    assert str(len(members(running))) in mail.body
    assert "Lindelaan" in mail.body
    assert all(phone in mail.body for phone in told)
    assert not [one for one in members(running) if one.name not in named and (one.name in mail.body)]
    assert not [one for one in members(running) if one.name not in named and one.phone in mail.body]


def test_a_running_group_is_divided_on_paper_only(running: Register) -> None:
    (group,) = groups(running).values()
    before, done = groups(running), len(actions(running))
    plan = dividing.division_plan(running, group.code, 2)
    (moves,) = plan.division.moves
    assert len(plan.division.stays.members) + len(moves.members) == len(members(running))
    assert moves.group.name in plan.notice.body
    assert moves.group.name in plan.steps.body
    assert f"{len(moves.members)} mensen" in plan.steps.body
    said = plan.notice.body + plan.steps.body
    assert not [one for one in members(running) if one.phone in said or one.name in said]
    assert (groups(running), len(actions(running))) == (before, done)


def test_a_group_cannot_be_divided_in_more_parts_than_it_has_sides(running: Register) -> None:
    (group,) = groups(running).values()
    with pytest.raises(Fault):
        dividing.division_plan(running, group.code, 20)
    with pytest.raises(Fault):
        dividing.division_plan(running, "ZZ9", 2)
