"""The example, made anew for the tests: its plan, and the bytes of its files."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "data"))


@pytest.fixture(scope="session")
def shipped() -> Path:
    return ROOT / "data" / "voorbeeldbuurt"


@pytest.fixture(scope="session")
def plan():
    from example_parts.plan import make_plan
    from make_example import example_files

    made = make_plan()
    example_files(made)  # gives every row its place
    return made


@pytest.fixture(scope="session")
def files(plan) -> dict[str, bytes]:
    from make_example import example_files

    return example_files(plan)
