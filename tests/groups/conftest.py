"""Members and sign-ups to test with: practice people only."""

from collections.abc import Callable

import pytest
from hypothesis import settings

from buurtapp.model.member import Member
from buurtapp.model.signup import SignUp

settings.register_profile("unhurried", deadline=None)  # a busy machine is no failure
settings.load_profile("unhurried")


def practice_phone(number: int) -> str:
    return f"+3160{number:07}"


@pytest.fixture(scope="session")
def member() -> Callable[..., Member]:
    """`member(1, "Kerkstraat", 12, "A")`: the number makes the phone."""

    def make(phone: int, street: str = "Kerkstraat", number: int = 12, addition: str = "", **more) -> Member:
        fields = {"name": "Jan van der Berg", "sort_name": "Berg, Jan van der"} | more
        return Member(practice_phone(phone), street=street, number=str(number), addition=addition, **fields)

    return make


@pytest.fixture(scope="session")
def signup() -> Callable[..., SignUp]:
    """A sign-up that passes the gate of a practice folder, but for what is given."""

    def make(**more) -> SignUp:
        fields = {"id": 1, "source": "a.csv", "row": 2, "name": "Jan", "sort_name": "Jan", "street": "Kerkstraat",
                  "number": "12", "phone": practice_phone(1), "found": "ready", "consent": "1",
                  "verified": "address", "moment": "2026-01-01T10:00:00"}  # fmt: skip
        return SignUp(**fields | more)

    return make
