"""Only what the gate admits becomes a member, once for each phone number (design.md 4)."""

from datetime import date
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtapp.groups.members import members_of, taking_part
from buurtapp.model.admission import admit
from buurtapp.model.decisions import Decisions
from buurtapp.model.member import STATUSES

PHONE = "+31600000001"


def real_phone() -> str:
    draw = Random(7)
    return "+31" + "6" + draw.choice("123458") + "".join(draw.choice("0123456789") for _ in range(7))


def test_nothing_the_gate_holds_back_becomes_a_member(signup) -> None:
    sheets = [Decisions(), Decisions(verification="evidence", rules=True, minimum_age=16)]
    combinations = product(
        ("ready", "proposed", "ask", "excluded"), ("", "accept", "exclude"), ("", "1"), ("", "address", "door"),
        (False, True), (False, True), ("", PHONE, real_phone()),
        ((), ("consent.by_other",), ("person.put_out",), ("person.refused",), ("consent.withdrawn",)),
    )  # fmt: skip
    everyone = [
        signup(id=number, row=number, found=found, decided=decided, consent=consent, verified=verified, rules=rules,
               age=age, phone=phone, reasons=reasons)
        for number, (found, decided, consent, verified, rules, age, phone, reasons) in enumerate(combinations)
    ]  # fmt: skip
    for practice, sheet in product((False, True), sheets):
        for one in everyone:
            members = members_of([one], sheet, practice=practice)
            assert [member.phone for member in members] == [one.phone] * bool(admit(one, sheet, practice=practice))
            if members:
                assert one.decided != "exclude"
                assert one.found == "ready" or one.decided == "accept"
                assert one.consent
                assert one.verified
                assert not one.reasons
                assert members[0].phone.startswith("+3160") == practice


@pytest.mark.parametrize(
    "held_back",
    [{"found": "proposed"}, {"consent": ""}, {"verified": ""}, {"decided": "exclude"}, {"phone": ""},
     {"phone": "0600000001"}, {"found": "excluded", "reasons": ("person.refused",), "decided": "accept"}],
)  # fmt: skip
def test_each_thing_in_the_way_is_enough(signup, held_back) -> None:
    assert len(members_of([signup()], Decisions(), practice=True)) == 1
    assert members_of([signup(**held_back)], Decisions(), practice=True) == []


def test_one_member_for_each_phone_number_and_the_newest_counts(signup) -> None:
    old = signup(id=1, name="Jan", number="12", moment="2026-01-01T10:00:00")
    new = signup(id=2, name="Jan", number="14", moment="2026-02-01T10:00:00")
    for rows in ([old, new], [new, old]):
        (member,) = members_of(rows, Decisions(), practice=True)
        assert member.number == "14"


def test_a_tie_is_settled_by_content_and_not_by_the_order_of_rows(signup) -> None:
    one, other = signup(id=1, name="Jan", sort_name="Jan"), signup(id=2, name="Piet", sort_name="Piet")
    assert members_of([one, other], Decisions(), practice=True) == members_of([other, one], Decisions(), practice=True)


def test_a_held_back_row_does_not_hide_an_admitted_one(signup) -> None:
    rows = [signup(id=1), signup(id=2, found="ask", moment="2027-01-01T10:00:00")]
    assert len(members_of(rows, Decisions(), practice=True)) == 1


def test_the_standing_comes_along(signup) -> None:
    since, lapses = date(2026, 3, 1), date(2026, 3, 4)
    (known,) = members_of([signup()], Decisions(), practice=True, statuses={PHONE: ("BP1", "invited", since, lapses)})
    assert (known.group, known.status, known.since, known.lapses_on) == ("BP1", "invited", since, lapses)
    (fresh,) = members_of([signup()], Decisions(), practice=True)
    assert (fresh.group, fresh.status, fresh.since) == ("", "to_add", None)


def test_members_come_in_walking_order(signup) -> None:
    doors = [("Kerkstraat", "2", ""), ("Dorpstraat", "9", ""), ("Kerkstraat", "10", ""), ("Kerkstraat", "1", ""),
             ("Kerkstraat", "1", "A"), ("", "", "")]  # fmt: skip
    rows = [signup(id=n, phone=f"+3160000000{n}", street=street, number=number, addition=addition)
            for n, (street, number, addition) in enumerate(doors)]  # fmt: skip
    members = members_of(rows, Decisions(), practice=True)
    assert [f"{member.street} {member.door}".strip() for member in members] == [
        "", "Dorpstraat 9", "Kerkstraat 1", "Kerkstraat 1A", "Kerkstraat 2", "Kerkstraat 10",
    ]  # fmt: skip


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["ready", "ask"]), st.integers(1, 9)), max_size=12))
def test_nobody_twice_and_nobody_lost(signup, rows) -> None:
    people = [signup(id=n, phone=f"+3160000000{phone}", found=found, moment=f"2026-01-0{day}")
              for n, (phone, found, day) in enumerate(rows)]  # fmt: skip
    phones = [member.phone for member in members_of(people, Decisions(), practice=True)]
    assert sorted(phones) == sorted({one.phone for one in people if one.found == "ready"})


def test_who_refused_left_or_has_no_whatsapp_takes_no_part(member) -> None:
    people = [member(number, status=status) for number, status in enumerate(STATUSES)]
    assert {one.status for one in taking_part(people)} == set(STATUSES) - {"refused", "left", "no_whatsapp"}
