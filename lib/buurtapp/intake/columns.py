"""Which column holds which field of a sign-up: by header words and by what the column holds (design.md 4)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from buurtapp.intake.content import Profile, profile
from buurtapp.intake.guessing import guess_from_content
from buurtapp.intake.headerwords import Meaning, meaning, plain
from buurtapp.intake.origin import Origin, origin_of, system_columns
from buurtapp.intake.settling import Claims, settle

FIELDS = (
    "timestamp", "name", "first_name", "prefix", "last_name", "address", "street", "number", "addition", "postcode",
    "city", "phone", "email", "consent", "rules", "age", "code", "for_whom", "withdraw", "remark", "housemate",
)  # fmt: skip

_LATEST = (
    "tijd van laatste wijziging", "last modified time", "tijd van voltooien", "completion time", "tijdstempel",
    "timestamp",
)  # fmt: skip
_FIXED_LINE = ("vast", "thuis", "landline", "home", "werk", "work")
_MOBILE = ("mobiel", "06", "whatsapp", "gsm", "mobile", "app")


@dataclass(frozen=True, slots=True)
class Columns:
    """Per field the positions (from 0) of its columns, the one to trust first in front."""

    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    origin: Origin = ""

    def of(self, wanted: str) -> tuple[int, ...]:
        """The positions that hold a field; empty when none does."""
        return self.places.get(wanted, ())

    def fields_at(self, position: int) -> tuple[str, ...]:
        """The fields that one column holds; a tick for rules and data holds two."""
        return tuple(name for name in FIELDS if position in self.of(name))

    def to_json(self) -> str:
        """To keep with the header it belongs to."""
        places = {name: list(self.of(name)) for name in FIELDS if self.of(name)}
        return json.dumps({"places": places, "origin": self.origin}, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Columns":
        """What `to_json` wrote; raises ValueError for anything else."""
        kept: Any = json.loads(text)
        try:
            places = {str(name): tuple(int(at) for at in positions) for name, positions in kept["places"].items()}
            return cls({name: places[name] for name in FIELDS if name in places}, kept.get("origin", ""))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("not a description of columns") from error


def recognise_columns(table: pd.DataFrame) -> Columns:
    """Find the fields of FIELDS in a table of `read_table`; what is not recognised is in no field."""
    names = [str(name) for name in table.columns]
    profiles = [profile(table.iloc[:, place].tolist()) for place in range(len(names))]
    meanings = [_trusted(meaning(name), seen) for name, seen in zip(names, profiles, strict=True)]
    claims: Claims = [set(means.fields) if means else set() for means in meanings]
    system = system_columns(names)
    settle(claims, meanings, profiles, table, system)
    guess_from_content(claims, names, profiles)
    _add_agreements(claims, meanings, profiles)
    places = {}
    for wanted in FIELDS:
        found = [place for place, fields in enumerate(claims) if wanted in fields]
        if found:
            places[wanted] = tuple(sorted(found, key=lambda at: _rank(wanted, at, names, meanings, at in system)))
    return Columns(places, origin_of(names))


def _trusted(means: Meaning | None, seen: Profile) -> Meaning | None:
    """A question counts when the cells do not speak against it; a label too, unless all cells are something else."""
    if means is None or not seen.filled or len(means.fields) > 1:
        return means
    fits = seen.holds(means.fields[0])
    if means.sure:
        return None if fits < 0.1 and seen.filled >= 3 and seen.mostly(0.8) in _UNMISTAKABLE else means
    return means if fits >= 0.2 else None


_UNMISTAKABLE = ("email", "phone", "postcode", "timestamp", "address")


def _add_agreements(claims: Claims, meanings: list[Meaning | None], profiles: list[Profile]) -> None:
    """Ticks may say more than their question: "Akkoord" with the cell text "... de regels en mijn gegevens"."""
    for fields, seen in zip(claims, profiles, strict=True):
        if (fields and fields <= {"consent", "rules", "age"}) or (not fields and seen.agreeing >= 0.6):
            fields |= seen.agrees_to if seen.agreeing >= 0.2 else set()
    if not any("consent" in fields for fields in claims):
        for fields, means in zip(claims, meanings, strict=True):
            if means and means.agrees:
                fields.add("consent")


def _rank(wanted: str, at: int, names: list[str], meanings: list[Meaning | None], system: bool) -> tuple[int, ...]:
    words = plain(names[at])
    means = meanings[at]
    guessed = 0 if means and wanted in means.fields else 1
    if wanted == "timestamp":
        return (guessed, _LATEST.index(words) if words in _LATEST else len(_LATEST), at)
    if wanted == "phone":
        kind = 0 if any(word in words for word in _MOBILE) else 2 if any(word in words for word in _FIXED_LINE) else 1
        return (guessed, kind, at)
    return (int(system), guessed, at)
