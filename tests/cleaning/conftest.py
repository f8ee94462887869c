"""An invented street plan, a faultless sign-up to start from, and one line that judges what a test makes of it."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from buurtapp.cleaning import Settings, clean

DOORS = [
    ("Kerkstraat", 12, "", "1234AB"), ("Kerkstraat", 14, "", "1234AB"), ("Kerkstraat", 16, "A", "1234AB"),
    ("Kerkstraat", 18, "A", "1234AB"), ("Kerkstraat", 18, "B", "1234AB"), ("Kerkstraat", 101, "", "1234AZ"),
    ("Berkenlaan", 1, "", "1234AC"), ("Berkenlaan", 3, "HS", "1234AC"), ("Berkenlaan", 3, "1", "1234AC"),
    ("Berkenlaan", 3, "2", "1234AC"), ("Berkenlaan", 5, "BIS", "1234AC"), ("Berkenlaan", 5, "BIS-A", "1234AC"),
    ("Berkenlaan", 7, "A-2", "1234AC"), ("Berkenlaan", 9, "RD", "1234AC"), ("Berkenlaan", 9, "ZW", "1234AC"),
    ("Burgemeester van der Heidestraat", 2, "", "1234AD"), ("Sint Annaplein", 4, "", "1234AE"),
    ("1e IJsselstraat", 6, "", "1234AG"), ("Plein 1945", 8, "", "1234AH"), ("Curaçaoweg", 10, "", "1234AJ"),
    ("Molenweg", 1, "", "1234AK"), ("Molenweg", 2, "", "1234AK"),
]  # fmt: skip
OUTSIDE = [("Verweg", 1, "", "1299ZZ")]
GOOD = {
    "name": "Jan de Vries", "street": "Kerkstraat", "number": "12", "postcode": "1234 AB",
    "phone": "06-00000001", "consent": "ja",
}  # fmt: skip
_COLUMNS = ["street", "number", "addition", "postcode"]

Judge = Callable[..., pd.DataFrame]


@pytest.fixture(scope="session")
def addresses() -> pd.DataFrame:
    """The address file; its last row lies outside the area."""
    table = pd.DataFrame([*DOORS, *OUTSIDE], columns=_COLUMNS)
    return table.assign(city="Ons Dorp", in_area=[True] * len(DOORS) + [False] * len(OUTSIDE))


def sign_ups(*rows: dict[str, Any]) -> pd.DataFrame:
    """Sign-ups of one file: each the good one with some fields changed, a minute after the one before."""
    table = pd.DataFrame([{**GOOD, **row} for row in rows]).fillna("")
    table["source"], table["row"] = "lijst.csv", [str(place + 2) for place in range(len(rows))]
    if "moment" not in table:
        table["moment"] = [f"2026-03-01T10:{place:02}:00" for place in range(len(rows))]
    return table.set_axis(range(101, 101 + len(rows)), axis=0)


@pytest.fixture
def judge(addresses: pd.DataFrame) -> Judge:
    """`judge({...}, {...}, rules=True)` cleans these sign-ups in a practice neighbourhood."""

    def judged(*rows: dict[str, Any], **settings: Any) -> pd.DataFrame:
        return clean(sign_ups(*rows), addresses, Settings(**{"practice": True, **settings}))

    return judged


@pytest.fixture
def outcome(judge: Judge) -> Callable[..., pd.Series]:
    """`outcome(number="14")` is what cleaning says of the good sign-up with these fields changed."""

    def told(settings: dict[str, Any] | None = None, **fields: Any) -> pd.Series:
        return judge(fields, **(settings or {})).iloc[0]

    return told


def codes(row: pd.Series) -> set[str]:
    """The reason codes of one row."""
    return set(filter(None, row["reasons"].split(";")))
