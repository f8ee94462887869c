"""What became of each step of each street: one small JSON record, written whole or not at all."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from buurtapp.files import write_atomic
from buurtapp.steps.city.folder import CityFolder

Result = Literal["done", "unchanged", "failed", "timed_out", "died", "cancelled"]
GOOD: frozenset[Result] = frozenset({"done", "unchanged"})
PACKAGE = "06-pakket"  # the step after the notebooks: a street goes to its beheerder
RESULTS: tuple[Result, ...] = ("done", "unchanged", "failed", "timed_out", "died", "cancelled")

_PEOPLE = re.compile(r"[\w.+-]+@[\w.-]+|\+?\d(?:[\s().-]{0,2}\d){7,}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One step of one street. `error` is the first error in plain words, `cell` where it came (from 1, 0 unknown),
    `look` the file to look in, `fingerprint` what the step was made from.
    """

    street: str
    step: str
    result: Result
    started: str
    ended: str
    error: str = ""
    next: str = ""
    cell: int = 0
    look: str = ""
    engine: str = ""
    fingerprint: str = ""

    @property
    def good(self) -> bool:
        """Whether the step is as it should be."""
        return self.result in GOOD


def save(city: CityFolder, outcome: Outcome) -> Path:
    """Write the record of one step."""
    path = city.outcomes(outcome.street) / f"{outcome.step}.json"
    return write_atomic(path, json.dumps(asdict(outcome), ensure_ascii=False, indent=1) + "\n")


def load(city: CityFolder, street: str) -> dict[str, Outcome]:
    """The records of a street by step, in order; one that cannot be read counts as not there."""
    found = {}
    for path in sorted(city.outcomes(street).glob("[0-9]*.json")):
        try:
            found[path.stem] = Outcome(**json.loads(path.read_bytes()))
        except (ValueError, TypeError, OSError):
            continue
    return found


def forget_after(city: CityFolder, street: str, steps: Iterable[str]) -> None:
    """Take away the records of steps that will be done anew."""
    for step in steps:
        (city.outcomes(street) / f"{step}.json").unlink(missing_ok=True)


def without_people(text: str) -> str:
    """A message of the system without anything that looks like a phone number or a mail address."""
    return _PEOPLE.sub("•••", text)
