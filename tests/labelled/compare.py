"""The outcome of cleaning beside the labels: every checked value of every row, with recall and precision."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from labelled.effects import VERDICT_OF
from labelled.expectation import readings
from labelled.loader import Scenario

Row = dict[Hashable, Any]
Judge = Callable[[str, str, tuple[str, ...]], "Judgement"]
TEXTS = {"name": "name", "phone": "phone", "email": "email", "verified": "verified", "verdict": "verdict"}
TICKS = ("consent", "rules", "age")
DOOR = ("street", "number", "addition", "postcode")
DECISIVE = {"verdict", "phone", "address", "consent", *DOOR}


@dataclass(frozen=True)
class Judgement:
    """One checked value of one row: what came out, what may come out, and whether that agrees."""

    where: str
    field: str
    got: str
    allowed: tuple[str, ...]
    right: bool
    fact: str

    def __str__(self) -> str:
        allowed = " or ".join(map(repr, self.allowed))
        return f"{self.where} {self.field}: got {self.got!r}, expected {allowed} ({self.fact})"


@dataclass
class Score:
    """Counts of one field or code: found right, found wrong (or where nothing was), not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def count(self, got: bool, wanted: bool, right: bool) -> None:
        """Count one value: ``got`` and ``wanted`` say whether there was and should be one."""
        self.right += right and got
        self.wrong += got and not right
        self.missed += wanted and not right

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0


@dataclass
class Comparison:
    """All judgements of the set, the rows that are wrong and ready, and the scores per field and per code."""

    judgements: list[Judgement] = field(default_factory=list)
    wrong_and_ready: list[str] = field(default_factory=list)
    fields: dict[str, Score] = field(default_factory=dict)
    codes: dict[str, Score] = field(default_factory=dict)

    @property
    def mistakes(self) -> list[Judgement]:
        return [judgement for judgement in self.judgements if not judgement.right]

    def add(self, scenario: Scenario, outcome: pd.DataFrame) -> None:
        """Judge the outcome of one scenario; ``outcome`` is what ``clean`` gave, with the same index."""
        rows = zip(scenario.expected.to_dict("records"), outcome.to_dict("records"), outcome.index, strict=True)
        for expected, got, line in rows:
            judgements = list(_judge(expected, got, scenario.addresses, f"{expected['file']}:{line}"))
            self.judgements += judgements
            for judgement in judgements:
                self._score(judgement)
            self._score_codes(str(expected["reasons"]), _codes(got["reasons"]))
            wrong = [str(judgement) for judgement in judgements if not judgement.right and judgement.field in DECISIVE]
            if got["verdict"] == "ready":
                self.wrong_and_ready += wrong
        self._judge_pairs(scenario, outcome)

    def table(self) -> str:
        """Recall and precision per field and per reason code, one line each."""
        lines = [f"{'':36}{'recall':>8}{'precision':>11}{'right':>7}{'wrong':>7}{'missed':>8}"]
        for title, scores in (("field", self.fields), ("reason code", self.codes)):
            lines.append(f"{title}")
            lines += [
                f"  {name:34}{score.recall:8.3f}{score.precision:11.3f}{score.right:7}{score.wrong:7}{score.missed:8}"
                for name, score in sorted(scores.items())
            ]
        return "\n".join(lines)

    def _score(self, judgement: Judgement) -> None:
        if judgement.field != "reasons":
            score = self.fields.setdefault(judgement.field, Score())
            nothing = {"", "-1", "no"}
            score.count(judgement.got not in nothing, not nothing & set(judgement.allowed), judgement.right)

    def _score_codes(self, cell: str, codes: frozenset[str]) -> None:
        wanted = readings(cell)
        for group in wanted.required:
            for code in codes & set(group) or {group[0]}:
                self.codes.setdefault(code, Score()).count(code in codes, True, code in codes)
        for code in codes - wanted.mentioned:
            self.codes.setdefault(code, Score()).count(True, False, False)

    def _judge_pairs(self, scenario: Scenario, outcome: pd.DataFrame) -> None:
        """Of the rows with the same ``keep_one`` exactly one stays, the others point at it."""
        pairs = scenario.expected[scenario.expected["keep_one"] != ""]
        for name, rows in pairs.groupby("keep_one"):
            verdicts = Counter(outcome.loc[rows.index, "verdict"])
            stays = outcome.loc[rows.index].query("verdict == 'ready'").index
            others = outcome.loc[rows.index.difference(stays)]
            right = len(stays) == 1 and bool((others["same_as"] == stays[0]).all())
            right = right and bool(others["reasons"].str.contains("duplicate.same_", regex=False).all())
            where = f"{rows['file'].iloc[0]}:{'+'.join(map(str, rows.index))} {name}"
            fact = rows["fact"].iloc[0]
            self.judgements.append(Judgement(where, "keep_one", str(dict(verdicts)), ("one stays",), right, fact))


def _judge(expected: Row, got: Row, addresses: pd.DataFrame, where: str) -> Iterator[Judgement]:
    def judged(name: str, text: str, allowed: tuple[str, ...], right: bool | None = None) -> Judgement:
        return Judgement(where, name, text, allowed, text in allowed if right is None else right, expected["fact"])

    for name, column in TEXTS.items():
        if "*" not in expected[name]:
            yield judged(name, str(got[column]), tuple(expected[name].split("|")))
    for name in TICKS:
        if "*" not in expected[name]:
            yield judged(name, "yes" if got[name] else "no", tuple(expected[name].split("|")))
    if expected["labels"] is not None:
        yield judged("address", str(int(got["address"])), tuple(map(str, expected["labels"])))
        yield from _judge_door(expected["labels"], got, addresses, judged)
    if "*" not in expected["same_as"]:
        allowed = "-1" if expected["same_as"] == "-" else expected["same_as"]
        yield judged("same_as", str(int(got["same_as"])), (allowed,))
    if expected["sort"] != "*":
        begins = str(got["sort_name"]).casefold().startswith(expected["sort"].casefold())
        yield judged("sort_name", str(got["sort_name"]), (f"{expected['sort']}…",), begins)
    codes, reasons = _codes(got["reasons"]), str(expected["reasons"])
    yield judged("reasons", ";".join(sorted(codes)), (reasons,), readings(reasons).accept(codes))


def _judge_door(labels: list[int], got: Row, addresses: pd.DataFrame, judged: Judge) -> Iterator[Judgement]:
    """The four parts of an address, where the file's own spelling is asked (a file without streets asks none)."""
    if -1 in labels:
        return
    for part in DOOR:
        allowed = tuple(str(addresses.at[label, part]) for label in labels)
        if part != "street" or "" not in allowed:
            yield judged(part, str(got[part]), allowed)


def _codes(reasons: object) -> frozenset[str]:
    """The codes of a row that design.md 4 knows; a code for a new fault is judged by its verdict only."""
    return frozenset(str(reasons).split(";")) & set(VERDICT_OF)
