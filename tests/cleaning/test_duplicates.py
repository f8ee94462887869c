"""Rows that speak of one person, households, shared phones and people who left (design.md 4, domain.md 6.5)."""

import hashlib

import pandas as pd
import pytest
from cleaning.conftest import codes, sign_ups

from buurtapp.cleaning import Settings, clean

MARIE = {"name": "Marie Jansen", "phone": "06-00000002"}


def told(result: pd.DataFrame) -> list[str]:
    return result["reasons"].tolist()


def test_of_one_submission_sent_twice_the_newest_stays(judge) -> None:
    result = judge({}, {})
    assert told(result) == ["duplicate.same_submission", ""]
    assert result["same_as"].tolist() == [102, -1]


def test_of_equal_rows_at_one_moment_one_stays_whatever_the_order(judge, addresses) -> None:
    rows = sign_ups(*[{"moment": "2026-03-01T10:00"}] * 3)
    for order in (rows, rows.iloc[::-1]):
        result = clean(order, addresses, Settings(practice=True))
        assert result["verdict"].value_counts().to_dict() == {"excluded": 2, "ready": 1}
        assert result.loc[result["verdict"] == "ready"].index.tolist() == [101]


def test_the_newer_fields_count_for_one_phone_and_name(judge) -> None:
    result = judge({"number": "12"}, {"name": "J. de Vries", "number": "14", "phone": "+31 6 00000001"})
    assert told(result) == ["duplicate.same_phone", "name.initials_only"]
    assert result.iloc[1]["number"] == "14"


def test_newer_is_the_moment_and_not_the_place_in_the_file(judge) -> None:
    result = judge({"number": "14", "moment": "2026-03-02T10:00"}, {"moment": "2026-03-01T10:00"})
    assert told(result) == ["", "duplicate.same_phone"]
    assert result["same_as"].tolist() == [-1, 101]


def test_sources_are_taken_together(judge) -> None:
    result = judge({"source": "formulier.csv"}, {"source": "papier.xlsx", "remark": "graag sticker"})
    assert told(result) == ["duplicate.same_phone", ""]


def test_three_rows_of_one_person_all_name_the_newest(judge) -> None:
    result = judge({}, {"number": "14"}, {"name": "Jan Willem de Vries"})
    assert result["same_as"].tolist() == [103, 103, -1]


def test_a_double_of_a_row_that_gave_way_names_the_row_that_stays(judge) -> None:
    twice = {"phone": "", "moment": "2026-03-01T10:00"}
    told_of = judge(twice, twice, {"moment": "2026-03-01T10:01"})
    assert told_of["same_as"].tolist() == [103, 103, -1]
    assert told_of["verdict"].tolist() == ["excluded", "excluded", "ready"]


def test_a_phone_of_two_people_is_asked_about_at_both(judge) -> None:
    result = judge({}, {"name": "Marie Jansen"})
    assert told(result) == ["household.shared_phone"] * 2
    assert set(result["phone"]) == {"+31600000001"}


def test_two_people_in_one_row_do_not_swallow_the_one_who_signed_up_alone(judge) -> None:
    result = judge({"name": "Jan en Marie de Vries"}, {"name": "Jan de Vries"})
    assert [codes(row) for _label, row in result.iterrows()] == [
        {"household.shared_phone", "name.two_people"}, {"household.shared_phone"},
    ]  # fmt: skip


def test_house_mates_are_kept(judge) -> None:
    assert told(judge({}, MARIE, {"name": "Jan Jansen", "phone": "06-00000003"})) == ["", "", ""]


@pytest.mark.parametrize("name", ["Jan de Vries", "J. de Vries", "JAN DE VRIES", "Vries, Jan de", "de Vries"])
def test_one_person_with_a_new_phone_is_asked_about_at_both(judge, name) -> None:
    result = judge({}, {"name": name, "phone": "06-00000002"})
    assert all("duplicate.same_person_new_phone" in reasons for reasons in told(result))


def test_a_mail_address_tells_one_person_too(judge) -> None:
    mail = {"email": "jan@example.org"}
    assert (
        told(judge(mail, {**mail, "number": "14", "phone": "06-00000002"})) == ["duplicate.same_person_new_phone"] * 2
    )
    assert told(judge(mail, {**mail, **MARIE})) == ["", ""]  # a couple with one mailbox


def test_one_name_at_two_addresses_is_two_people(judge) -> None:
    assert told(judge({}, {"number": "14", "phone": "06-00000002"})) == ["", ""]


def test_a_withdrawal_beats_older_rows_and_not_a_newer_one(judge) -> None:
    result = judge({}, {"withdraw": "ja", "remark": "verhuisd"}, MARIE)
    assert [codes(row) for _label, row in result.iterrows()] == [
        {"consent.withdrawn", "duplicate.same_phone"}, {"consent.withdrawn"}, set(),
    ]  # fmt: skip
    again = judge({"withdraw": "ja"}, {})
    assert again["verdict"].tolist() == ["excluded", "ready"]


def test_a_withdrawal_without_a_name_is_known_by_its_phone(judge) -> None:
    result = judge({}, {"name": "", "street": "", "number": "", "postcode": "", "withdraw": "ja"})
    assert "consent.withdrawn" in told(result)[0]


def test_a_withdrawal_without_a_phone_is_known_by_name_and_address(judge) -> None:
    result = judge({}, {"phone": "", "withdraw": "ja"})
    assert told(result)[0] == "consent.withdrawn"
    assert result["verdict"].tolist() == ["excluded", "excluded"]


@pytest.mark.parametrize(
    ("known", "code"),
    [("withdrawn", "consent.withdrawn"), ("refused", "person.refused"), ("put_out", "person.put_out")],
)
def test_what_the_register_remembers_excludes_that_row_and_older_ones(judge, known, code) -> None:
    result = judge({"remark": "eerste keer"}, {"known": known}, MARIE)
    assert code in told(result)[0]
    assert code in told(result)[1]
    assert told(result)[2] == ""


def test_rows_without_a_phone_are_doubles_only_when_all_is_equal(judge) -> None:
    result = judge({"phone": ""}, {"phone": ""}, {"phone": "", "number": "14"})
    assert told(result) == ["duplicate.same_submission;phone.missing", "phone.missing", "phone.missing"]


@pytest.mark.parametrize(
    "fields",
    [{"name": "Totaal"}, {"name": "Totaal: 12", "phone": "12"}, {}, {"consent": "ja"}, {"name": "Naam",
    "phone": "Telefoon"},
     {"name": "---", "street": "---", "phone": "---"}, {"remark": "Lijst bijgewerkt op 3 maart"}, {"name": "Aantal 7"}],
    ids=range(8),
)  # fmt: skip
def test_rows_without_a_sign_up_are_left_out_and_never_doubles(judge, fields) -> None:
    nothing = {"name": "", "street": "", "number": "", "postcode": "", "phone": "", "consent": "", **fields}
    assert told(judge(nothing, nothing)) == ["row.no_data", "row.no_data"]


@pytest.mark.parametrize("fields", [{"phone": ""}, {"name": ""}, {"name": "Totaal"}, {"street": "", "postcode": ""}])
def test_a_row_that_holds_anything_of_a_person_is_judged(judge, fields) -> None:
    assert "row.no_data" not in told(judge(fields))[0]


@pytest.mark.timeout(30)
def test_ten_thousand_people_on_one_phone_end_in_time(addresses) -> None:
    names = [hashlib.md5(str(place).encode()).hexdigest() for place in range(10_000)]
    rows = sign_ups(*[{"name": f"{name[:9]} {name[9:]}", "moment": name} for name in names])
    result = clean(rows, addresses, Settings(practice=True))
    assert (result["verdict"] != "ready").all()
    assert (result["reasons"] == "household.shared_phone").mean() > 0.9
