"""A value that looks wrong is kept, with a sentence beside its field."""

import pytest

from buurtapp.forms.decision_fields import decision_groups
from buurtapp.forms.doubts import phone_doubt
from buurtapp.store import Register


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


def test_the_number_that_stands_on_every_letter_is_looked_at(register: Register) -> None:
    fields = [field for _title, fields in decision_groups(register) for field in fields]
    assert [field.check for field in fields if field.key == "contact_phone"] == [phone_doubt]
