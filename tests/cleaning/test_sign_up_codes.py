"""Codes on the letters are evidence of an address (design.md 4, the gate)."""

import pytest
from cleaning.conftest import codes

CODES = {"codes": {"K7-QX": 0, "M2-PW": 1}}


@pytest.mark.parametrize("code", ["K7-QX", "k7qx", " k7 qx ", "K7.QX", "code: K7-QX", "Aanmeldcode K7 QX"])
def test_a_code_of_the_address_proves_it(outcome, code) -> None:
    row = outcome(CODES, code=code)
    assert (row["verified"], row["reasons"], row["code"]) == ("code", "", "K7QX")


def test_a_code_of_another_address_and_an_unknown_one_are_asked_about(outcome) -> None:
    assert codes(outcome(CODES, code="M2-PW")) == {"code.other_address"}
    assert codes(outcome(CODES, code="ZZ-ZZ")) == {"code.unknown"}
    assert codes(outcome({"codes": {}}, code="K7-QX")) == {"code.unknown"}
    assert outcome(CODES, code="M2-PW")["verified"] == "address"


def test_a_code_that_was_replaced_proves_only_older_sign_ups(outcome) -> None:
    ended = {**CODES, "ended": {"K7-QX": "2026-09-05T12:00:00"}}
    assert outcome(ended, code="k7qx", moment="2026-09-05T11:59:59")["verified"] == "code"
    late = outcome({**ended, "evidence": True}, code="k7qx", moment="2026-09-05T12:00:01")
    assert (late["verified"], codes(late)) == ("address", {"code.unknown", "residence.unverified"})
    blank = outcome(ended, code="K7-QX", street="", number="", postcode="", moment="2026-10-01T08:00:00")
    assert (blank["address"], blank["verdict"]) == (-1, "ask")
    assert outcome(ended, code="M2-PW", moment="2026-10-01T08:00:00")["reasons"] == "code.other_address"


def test_an_empty_address_is_filled_in_from_the_code(outcome) -> None:
    row = outcome(CODES, code="M2-PW", street="", number="", postcode="")
    assert (row["street"], row["number"], row["address"], row["verified"], row["reasons"]) == (
        "Kerkstraat",
        "14",
        1,
        "code",
        "",
    )


def test_an_address_that_was_begun_is_not_filled_in(outcome) -> None:
    row = outcome(CODES, code="M2-PW", number="", postcode="")
    assert (row["address"], row["verdict"]) == (-1, "ask")


def test_a_code_counts_nothing_where_none_were_handed_out(outcome) -> None:
    row = outcome(code="K7-QX")
    assert (row["verified"], row["reasons"]) == ("address", "")


def test_evidence_is_asked_where_the_team_wants_it(outcome) -> None:
    asked = {"evidence": True, **CODES}
    assert codes(outcome(asked)) == {"residence.unverified"}
    assert outcome(asked, code="K7-QX")["reasons"] == ""
    for how in ("door", "call", "vouched"):
        assert outcome(asked, verified=how)["reasons"] == ""
    assert codes(outcome(asked, verified="address")) == {"residence.unverified"}


def _people(count: int) -> list[dict[str, str]]:
    names = ["Anna", "Bert", "Carla", "Dirk", "Els", "Frits"]
    return [{"name": f"{names[at]} Bos", "phone": f"06-0000001{at}", "code": "K7-QX"} for at in range(count)]


def test_four_people_may_share_a_code_and_five_are_asked_about(judge) -> None:
    assert set(judge(*_people(4), **CODES)["reasons"]) == {""}
    assert set(judge(*_people(5), **CODES)["reasons"]) == {"code.many_people"}


def test_the_rows_of_one_person_count_once(judge) -> None:
    people = _people(4)
    result = judge(*people, people[0], people[1], **CODES)
    assert not result["reasons"].str.contains("many_people").any()
