"""A value that looks wrong is kept, with a sentence beside its field."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from buurtapp.forms.decision_fields import decision_groups
from buurtapp.forms.doubts import group_name_doubt, phone_doubt, start_doubt
from buurtapp.forms.fields import FieldView
from buurtapp.groups.split import NAME_LENGTH
from buurtapp.model.member import Group
from buurtapp.model.people import Neighbourhood
from buurtapp.store import Register
from buurtapp.store.members import place


@pytest.mark.parametrize("phone", ["12", "06-0000001", "06-000000012", "abc", "06 00 00 00 0 (na 18 uur)"])
def test_a_phone_number_that_misses_a_digit_or_has_one_too_many_is_asked_about(phone: str) -> None:
    assert phone_doubt(phone) == "Is dit een telefoonnummer? Dat heeft tien cijfers, met het netnummer erbij."


@pytest.mark.parametrize(
    "phone",
    ["", "06-00000001", "(030) 000 00 00", "+31 6 00000001", "0031600000001", "14 030", "0900-8844", "112",
     "06-00000001 na 18 uur", "06-00000001 of 06-00000002", "tel. 06 00 00 00 01"],
)  # fmt: skip
def test_a_phone_number_that_can_be_right_is_not(phone: str) -> None:
    assert phone_doubt(phone) == ""


def decision_field(register: Register, key: str) -> FieldView:
    """One field of the decision sheet, as it stands on the page."""
    return FieldView(next(one for _title, fields in decision_groups(register) for one in fields if one.key == key))


def test_a_group_name_that_whatsapp_cuts_off_is_asked_about(register: Register) -> None:
    view = decision_field(register, "group_name")
    view.write("x" * NAME_LENGTH)
    assert view.said == ""
    view.write("x" * (NAME_LENGTH + 2))
    assert "WhatsApp neemt een naam van hoogstens 100 tekens. Dit zijn er 2 te veel; die vallen weg." in view.said
    assert "Dit is er 1 te veel" in group_name_doubt("x" * (NAME_LENGTH + 1))


TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("day", "asked"),
    [(None, ""), ("2026-02-01", ""), ("2026-12-31", ""), ("2025-03-15", "een half jaar geleden. Klopt het jaar?"),
     ("0026-03-15", "een half jaar geleden."), ("2028-03-15", "pas over meer dan een jaar. Klopt het jaar?")],
)  # fmt: skip
def test_a_start_long_past_or_far_ahead_is_asked_about(day: str | None, asked: str) -> None:
    said = start_doubt(day, TODAY)
    assert asked in said
    assert bool(asked) == bool(said)


def test_a_group_that_runs_began_long_ago(tmp_path: Path) -> None:
    register = Register.create(tmp_path / "echt", Neighbourhood(name="Proefbuurt"))
    view = decision_field(register, "launch")
    view.write((date.today() - timedelta(days=400)).isoformat())
    assert "Klopt het jaar?" in view.said
    place(register, [Group("BP", "Buurtapp Proefbuurt")], {}, date.today())
    view.judge()
    assert view.said == ""


def test_the_number_that_stands_on_every_letter_is_looked_at(register: Register) -> None:
    fields = [field for _title, fields in decision_groups(register) for field in fields]
    assert [field.check for field in fields if field.key == "contact_phone"] == [phone_doubt]
