"""What the last run of a batch knew of the whole city: the streets of its list, and the sums of the routing."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from buurtapp.files import write_atomic
from buurtapp.steps.city.folder import CityFolder


@dataclass(frozen=True, slots=True)
class Round:
    """When, the streets by id (name, and what is wrong with its line), and how many rows went where.

    `shared`: addresses that lie in more than one street of the list. `areas` has a mark of each street's area, and
    `twice` the work folders with sign-ups that belong to another street since the list was changed.
    `sources`: what each sign-up file that ever came in is called, by a mark of its place.
    """

    at: str
    streets: dict[str, tuple[str, str]] = field(default_factory=dict)
    rows: int = 0
    routed: int = 0
    aside: int = 0
    shared: int = 0
    areas: dict[str, str] = field(default_factory=dict)
    twice: Sequence[str] = ()
    sources: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.rows != self.routed + self.aside:
            raise ValueError("every row has one place, or is set aside")


def save_round(city: CityFolder, made: Round) -> Path:
    """Keep it beside the records."""
    return write_atomic(city.lines, json.dumps(asdict(made), ensure_ascii=False, indent=1) + "\n")


def load_round(city: CityFolder) -> Round | None:
    """The last run; None when there was none."""
    try:
        kept = json.loads(city.lines.read_bytes())
        streets = {id_: (str(name), str(fault)) for id_, (name, fault) in kept.pop("streets").items()}
        return Round(streets=streets, **kept)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
