"""docs/reason-codes.md names every code with its English and Dutch sentence, and its examples are true."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cleaning.conftest import codes

from buurtapp.model.reasons import REASONS
from buurtapp.words import _, set_language

PAGE = Path(__file__).parents[2] / "docs" / "reason-codes.md"
LINE = re.compile(r"\| `([a-z_.]+)` \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|")
FIELD = re.compile(r"`(\w+)` (?:= `([^`]+)`|empty)")
TITLES = {"Noted": "noted", "Proposed": "proposed", "To ask": "ask", "Excluded": "excluded"}
CODES = {"codes": {"ABCD": 1, "EFGH": 0}}
SETTINGS: dict[str, dict[str, Any]] = {
    "phone.foreign": {"practice": False}, "phone.foreign_guess": {"practice": False},
    "rules.missing": {"rules": True}, "age.missing": {"minimum_age": 18}, "residence.unverified": {"evidence": True},
    "code.unknown": CODES, "code.other_address": CODES, "code.many_people": CODES,
}  # fmt: skip


def lines() -> Iterator[tuple[str, str, str, str, str]]:
    """Effect, code, English, Dutch and example of every line of the tables."""
    effect = ""
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            effect = TITLES.get(line[3:], "")
        if match := LINE.fullmatch(line):
            yield effect, *match.groups()[:4]


EXAMPLES = {code: example for _effect, code, _english, _dutch, example in lines()}


def test_every_code_stands_there_once_under_its_effect() -> None:
    assert sorted((code, effect) for effect, code, *_rest in lines()) == sorted(
        (code, reason.effect) for code, reason in REASONS.items()
    )


def test_the_sentences_are_those_of_the_workbook() -> None:
    set_language("nl")
    for _effect, code, english, dutch, _example in lines():
        assert (english, dutch) == (REASONS[code].sentence, _(REASONS[code].sentence))


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_gives_the_code(code: str, judge) -> None:
    example = EXAMPLES[code]
    rows = [dict(FIELD.findall(part)) for part in example.split(", then ")]
    if "five times" in example:
        rows = [
            {**rows[0], "name": name, "phone": f"06-0000001{at}"}
            for at, name in enumerate("Ada Bob Cor Dre Els".split())
        ]
    result = judge(*rows, **SETTINGS.get(code, {}))
    assert any(code in codes(row) for _label, row in result.iterrows())
