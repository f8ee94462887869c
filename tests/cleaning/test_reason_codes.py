"""Every reason code arises where design.md 4 and the facts say so, and gives the verdict that it should."""

import random
from typing import Any

import pytest
from cleaning.conftest import codes
from numbers_at_run_time import mobiles, national

from buurtapp.model.reasons import REASONS

REAL = {"practice": False}


def _foreign(start: str, digits: int) -> str:
    return start + "".join(random.Random(start).choices("123456789", k=digits))


def _case(settings: dict[str, Any] | None = None, **fields: Any) -> tuple[dict[str, Any], list[dict[str, Any]], int]:
    """Settings, rows, and which row (from the end) must have the code."""
    return settings or {}, [fields], -1


def _rows(*rows: dict[str, Any], at: int = -1, **settings: Any) -> tuple[dict[str, Any], list[dict[str, Any]], int]:
    return settings, list(rows), at


MOBILE = mobiles(1, seed=7)[0]
CASES = {
    "phone.zero_restored": _case(phone="600000001"),
    "phone.remark_removed": _case(phone="06-00000001 (na 18u)"),
    "phone.foreign": _case(REAL, phone=_foreign("+32 470 ", 6)),
    "phone.foreign_guess": _case(REAL, phone=_foreign("0470", 6)),
    "phone.digit_guess": _case(phone="O6-00000001"),
    "phone.missing": _case(phone="geen"),
    "phone.invalid": _case(phone="06-0000000"),
    "phone.landline": _case(phone="020-0000000"),
    "phone.service": _case(phone="0900-0000"),
    "phone.two_numbers": _case(phone="06-00000001 / 06-00000002"),
    "phone.scientific": _case(phone="6,12E+08"),
    "phone.implausible": _case(REAL, phone="06" + "1" * 8),
    "phone.in_doubt": _case(phone="oud nummer 06-00000001"),
    "phone.not_practice": _case(phone=national(MOBILE)),
    "address.street_corrected": _case(street="Kerkstr."),
    "address.street_guess": _case(street="Kerkstaat", postcode=""),
    "address.addition_guess": _case(number="12 C"),
    "address.missing": _case(street="", number="", postcode=""),
    "address.unknown": _case(number="99"),
    "address.ambiguous": _case(number="18"),
    "address.outside_area": _case(street="Nergensstraat", postcode="9876 ZX"),
    "address.date_damage": _case(number="1-feb"),
    "postcode.missing_filled": _case(postcode=""),
    "postcode.ignored": _case(postcode="0234 AB"),
    "postcode.street_mismatch": _case(street="Dorpsweg"),
    "name.initials_only": _case(name="J.P. de Vries"),
    "name.mojibake": _case(name="JosÃ© de Vries"),
    "name.missing": _case(name="-"),
    "name.two_people": _case(name="Jan en Marie de Vries"),
    "email.invalid": _case(email="jan(at)example"),
    "consent.missing": _case(consent="nee"),
    "consent.by_other": _case(for_whom="mijn buurvrouw"),
    "consent.withdrawn": _case(withdraw="afgemeld"),
    "rules.missing": _case({"rules": True}, rules=""),
    "age.missing": _case({"minimum_age": 18}, age="16"),
    "residence.unverified": _case({"evidence": True}),
    "duplicate.same_submission": _rows({}, {}, at=0),
    "duplicate.same_phone": _rows({}, {"name": "J. de Vries"}, at=0),
    "duplicate.put_right": _rows({"phone": "06-0000000"}, {}, at=0),
    "duplicate.same_person_new_phone": _rows({}, {"phone": "06-00000002"}),
    "household.shared_phone": _rows({}, {"name": "Marie Jansen"}),
    "person.refused": _case(known="refused"),
    "person.put_out": _case(known="put_out"),
    "row.no_data": _case(name="Totaal: 12", street="", number="", postcode="", phone="", consent=""),
    "code.unknown": _case({"codes": {"ABCD": 0}}, code="WXYZ"),
    "code.other_address": _case({"codes": {"ABCD": 1}}, code="ABCD"),
    "code.many_people": _rows(
        *[{"name": f"{name} de Vries", "phone": f"06-0000000{place}", "code": "ABCD"}
          for place, name in enumerate(["Anna", "Bert", "Carla", "Dirk", "Els"])],
        codes={"ABCD": 0},
    ),
}  # fmt: skip


def test_every_code_of_the_design_has_a_case() -> None:
    assert set(CASES) == set(REASONS)


@pytest.mark.parametrize("code", CASES)
def test_a_code_arises_and_its_effect_is_the_verdict(code: str, judge) -> None:
    settings, rows, place = CASES[code]
    row = judge(*rows, **settings).iloc[place]
    assert code in codes(row)
    effect = REASONS[code].effect
    assert row["verdict"] == ("ready" if effect == "noted" else effect)


def test_the_good_sign_up_has_no_code(outcome) -> None:
    row = outcome()
    assert (row["verdict"], row["reasons"], row["verified"], row["address"]) == ("ready", "", "address", 0)


def test_codes_stand_strongest_first(outcome) -> None:
    row = outcome(phone="600000001", street="Kerkstaat", postcode="", consent="")
    assert row["reasons"] == "consent.missing;address.street_guess;phone.zero_restored;postcode.missing_filled"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Anna de Vries - afgemeld", "consent.missing"),
        ("VERHUISD Anna de Vries", "consent.missing"),
        ("Anna de Vries (overleden)", "consent.missing"),
        ("Anna de Vries (nummer van dochter)", "phone.in_doubt"),
    ],
)
def test_what_a_list_keeper_wrote_beside_a_name_is_asked(outcome, name: str, code: str) -> None:
    row = outcome(name=name)
    assert code in codes(row)
    assert row["verdict"] == "ask"
