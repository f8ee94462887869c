"""Cleaning against the labelled set: nothing wrong may be ready, and every row comes out as its facts say."""

import pytest

from buurtapp.cleaning import Settings, clean
from labelled.compare import Comparison
from labelled.conftest import TABLE
from labelled.loader import load

RECALL = PRECISION = 1.0


@pytest.fixture(scope="module")
def comparison(pytestconfig: pytest.Config) -> Comparison:
    """The whole set, cleaned once; its table of recall and precision is printed at the end of the run."""
    comparison = _compared(seed=1)
    pytestconfig.stash[TABLE] = comparison.table()
    return comparison


def test_no_row_is_wrong_and_ready(comparison: Comparison) -> None:
    _none(comparison.wrong_and_ready)


def test_every_row_comes_out_as_its_facts_say(comparison: Comparison) -> None:
    _none([str(mistake) for mistake in comparison.mistakes])


def test_recall_and_precision_of_every_field_and_code(comparison: Comparison) -> None:
    scores = comparison.fields | comparison.codes
    below = [name for name, score in scores.items() if score.recall < RECALL or score.precision < PRECISION]
    _none(below)


def test_other_numbers_give_the_same_outcome() -> None:
    other = _compared(seed=2)
    _none([str(mistake) for mistake in other.mistakes])


def _compared(seed: int) -> Comparison:
    comparison = Comparison()
    for scenario in load(seed):
        outcome = clean(scenario.signups, scenario.addresses, Settings(**scenario.settings))
        assert outcome.index.equals(scenario.signups.index), scenario.name
        comparison.add(scenario, outcome)
    return comparison


def _none(faults: list[str]) -> None:
    if faults:
        pytest.fail("\n".join([f"{len(faults)} disagreements", *faults]), pytrace=False)
