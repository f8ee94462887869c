"""What is to be done today: three lists, masked, and one person at a time in clear."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from buurtapp.forms.members import MembersForm
from buurtapp.forms.today import TodayForm
from buurtapp.model.signup import Status
from buurtapp.steps.entering import enrol, members, set_status
from buurtapp.steps.example import make_example
from buurtapp.steps.opening import EXAMPLE
from buurtapp.store import Register
from buurtapp.words import Fault


@pytest.fixture
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The example as it was made, with its groups."""
    register = make_example(tmp_path_factory.mktemp("vandaag") / EXAMPLE)
    enrol(register)
    return register


@pytest.fixture
def stand(enrolled: Register) -> Callable[[int, Status, int], str]:
    """Give the nth member a status of some days ago; returns the number."""

    def set_it(nth: int, status: Status, days: int) -> str:
        phone = members(enrolled)[nth].phone
        set_status(enrolled, [phone], status, date.today() - timedelta(days=days))
        return phone

    return set_it


def test_the_lists_say_who_to_add_to_invite_again_and_to_ring(
    enrolled: Register, stand: Callable[[int, Status, int], str]
) -> None:
    invited, late, without = stand(0, "invited", 5), stand(1, "invited", 20), stand(2, "no_whatsapp", 0)
    fresh = stand(3, "invited", 1)
    form = TodayForm(enrolled, lambda: None)
    found = {kind: [one.phone for one in those] for kind, those in form._lists.items()}
    assert found["invite_again"] == [invited]
    assert set(found["ring"]) == {late, without}
    assert all(fresh not in phones for phones in found.values())
    assert len(found["add"]) == len(members(enrolled)) - 4


def test_only_the_one_in_hand_is_in_clear(enrolled: Register) -> None:
    form = TodayForm(enrolled, lambda: None)
    first, *others = members(enrolled)
    labels = " ".join(label for label, _phone in form.who.options)
    assert form.shown.value == ""
    form.who.value = first.phone
    assert first.name in form.shown.value
    said = labels + form.shown.value
    assert not [one for one in others if one.phone in said or one.name in said]


def test_keeping_how_it_went_brings_the_next_one_in_hand(enrolled: Register) -> None:
    form = TodayForm(enrolled, lambda: None)
    first, second, *_others = (one.phone for one in members(enrolled))
    form.who.value = first
    assert form.outcome.value == "added"
    form.outcome.value = "invited"
    form.keep()
    assert next(one for one in members(enrolled) if one.phone == first).status == "invited"
    assert form.in_hand is not None
    assert form.in_hand.phone == second
    assert first not in [phone for _label, phone in form.who.options]


def test_without_anybody_in_hand_nothing_is_kept(enrolled: Register) -> None:
    before = members(enrolled)
    with pytest.raises(Fault):
        TodayForm(enrolled, lambda: None).keep()
    assert members(enrolled) == before


def test_when_all_is_done_it_says_so(enrolled: Register) -> None:
    set_status(enrolled, [one.phone for one in members(enrolled)], "joined")
    form = TodayForm(enrolled, lambda: None)
    assert form._body.layout.display == "none"
    assert "niets te doen" in form.counted.value


def test_it_follows_what_is_kept_elsewhere_on_the_page(enrolled: Register) -> None:
    form = TodayForm(enrolled, lambda: None)
    first, second, *_others = (one.phone for one in members(enrolled))
    form.who.value = second
    set_status(enrolled, [first], "joined")
    form.refresh()
    assert form.in_hand is not None
    assert form.in_hand.phone == second
    assert len(form.who.options) == len(members(enrolled))


def test_who_was_invited_is_listed_with_the_day_the_invitation_lapses(enrolled: Register) -> None:
    invited = members(enrolled)[0]
    set_status(enrolled, [invited.phone], "invited", date.today())
    form = MembersForm(enrolled, lambda: None)
    form.which.value = "invited"
    (tick,) = form.ticks.values()
    assert f"geldig tot en met {date.today() + timedelta(days=3):%d-%m-%Y}" in tick.description
