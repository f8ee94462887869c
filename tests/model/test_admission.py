"""The gate, against the words of design.md 3 and 4: every combination, judged twice."""

from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtapp.model.admission import admit
from buurtapp.model.decisions import Decisions
from buurtapp.model.reasons import REASONS, verdict
from buurtapp.model.signup import SignUp

PRACTICE_PHONE = "+31600000001"
PAST = {"consent.withdrawn", "person.refused", "person.put_out"}
EVIDENCE = {"code", "door", "call", "vouched"}


def real_phone(seed: int = 1) -> str:
    """A number in a range that is really in use, made while the tests run and kept nowhere."""
    draw = Random(seed)
    return "+31" + "6" + draw.choice("123458") + "".join(draw.choice("0123456789") for _ in range(7))


def signup(**more) -> SignUp:
    fields = {"id": 1, "source": "a.csv", "row": 2, "name": "Jan", "phone": PRACTICE_PHONE, "found": "ready",
              "consent": "1", "verified": "address"}  # fmt: skip
    return SignUp(**fields | more)


def admitted(person: SignUp, practice: bool = True, **decisions) -> bool:
    return bool(admit(person, Decisions(**decisions), practice=practice))


def expected(person: SignUp, decisions: Decisions, practice: bool) -> bool:
    """Design.md 4, "The gate", written once more from its own sentences."""
    if person.decided == "exclude" or (person.found != "ready" and person.decided != "accept"):
        return False
    if PAST & set(person.reasons) or "row.no_data" in person.reasons:
        return False
    if person.consent == "" or "consent.by_other" in person.reasons:
        return False
    if (decisions.rules and not person.rules) or (decisions.minimum_age and not person.age):
        return False
    if decisions.verification == "evidence" and person.verified not in EVIDENCE:
        return False
    if person.verified == "":
        return False
    is_practice = person.phone.startswith("+3160") and len(person.phone) == 12
    return person.phone != "" and is_practice == practice


def test_every_combination_is_judged_as_the_design_says() -> None:
    reasons = [(), ("name.initials_only",), ("consent.by_other",), ("consent.withdrawn",), ("person.put_out",)]
    sheets = [
        Decisions(),
        Decisions(verification="evidence"),
        Decisions(rules=True),
        Decisions(minimum_age=18, verification="evidence", rules=True),
    ]
    seen = {True: 0, False: 0}
    for found, decided, codes, verified, consent, rules, age, phone, practice, sheet in product(
        ("ready", "proposed", "ask", "excluded"), ("", "accept", "exclude"), reasons, ("", "address", "code", "door"),
        ("", "1"), (False, True), (False, True), ("", PRACTICE_PHONE, real_phone()), (False, True), sheets,
    ):  # fmt: skip
        person = signup(found=found, decided=decided, reasons=codes, verified=verified, consent=consent, rules=rules,
                        age=age, phone=phone)  # fmt: skip
        got = admit(person, sheet, practice=practice)
        assert bool(got) == expected(person, sheet, practice), (person, sheet, practice, got.because)
        assert got.admitted == (got.because == ())
        seen[got.admitted] += 1
    assert seen[True] > 100
    assert seen[False] > seen[True]


@pytest.mark.parametrize("found", ["proposed", "ask", "excluded"])
def test_what_no_person_accepted_never_passes(found: str) -> None:
    assert not admitted(signup(found=found))
    assert admitted(signup(found=found, decided="accept"))


@pytest.mark.parametrize("code", sorted(REASONS))
def test_no_code_but_a_note_passes_by_itself(code: str) -> None:
    person = signup(found=verdict([code]), reasons=(code,))
    assert admitted(person) == (REASONS[code].effect == "noted")


@pytest.mark.parametrize("code", sorted(PAST | {"row.no_data", "consent.by_other"}))
def test_accepting_cannot_undo_what_the_person_or_the_team_decided(code: str) -> None:
    assert not admitted(signup(found=verdict([code]), reasons=(code,), decided="accept"))


def test_excluding_beats_a_clean_row() -> None:
    assert not admitted(signup(decided="exclude"))


def test_the_persons_own_consent_is_always_needed() -> None:
    assert not admitted(signup(consent=""))
    assert not admitted(signup(consent="", decided="accept", found="ask", reasons=("consent.missing",)))


def test_rules_and_age_count_only_where_the_team_asks() -> None:
    assert admitted(signup())
    assert not admitted(signup(), rules=True)
    assert admitted(signup(rules=True), rules=True)
    assert not admitted(signup(), minimum_age=16)
    assert admitted(signup(age=True), minimum_age=16)


@pytest.mark.parametrize("how", sorted(EVIDENCE))
def test_evidence_is_a_code_the_door_a_call_or_somebody_who_vouches(how: str) -> None:
    assert admitted(signup(verified=how), verification="evidence")
    assert not admitted(signup(verified="address"), verification="evidence")
    assert not admitted(signup(verified=""), verification="address")


@pytest.mark.parametrize("seed", range(5))
def test_a_practice_folder_takes_practice_numbers_only_and_a_real_one_never(seed: int) -> None:
    for decided in ("", "accept"):
        assert admitted(signup(decided=decided))
        assert not admitted(signup(decided=decided), practice=False)
        assert not admitted(signup(phone=real_phone(seed), decided=decided))
        assert admitted(signup(phone=real_phone(seed), decided=decided), practice=False)


@pytest.mark.parametrize(
    "phone",
    ["", "0600000001", "+31", "+31 6 00000001", "+3160000000x", "+31600000001\n", "31600000001", "+0600000001",
     "+3160000٠٠٠١", "+31600000001;+31600000002", "+" + "6" * 16],
)  # fmt: skip
@pytest.mark.parametrize("practice", [True, False])
def test_what_is_not_one_whole_number_never_passes(phone: str, practice: bool) -> None:
    assert not admitted(signup(phone=phone, decided="accept"), practice)


def test_all_that_is_in_the_way_is_named() -> None:
    person = signup(found="proposed", consent="", verified="", phone="")
    assert admit(person, Decisions(rules=True, minimum_age=18), practice=True).because == (
        "verdict", "consent", "rules", "age", "verified", "phone",
    )  # fmt: skip


@settings(deadline=None)
@given(st.sets(st.sampled_from(sorted(REASONS)), max_size=4), st.sampled_from(["", "accept", "exclude"]))
def test_whatever_the_codes_only_ready_or_accepted_passes(codes: set[str], decided: str) -> None:
    person = signup(reasons=tuple(codes), found=verdict(codes), decided=decided)
    if admitted(person):
        assert decided == "accept" or {REASONS[code].effect for code in codes} <= {"noted"}
        assert not codes & (PAST | {"row.no_data", "consent.by_other"})
