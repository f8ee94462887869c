"""Step 4, before importing: how a file was read, for a look, and putting it right by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from buurtapp.intake.columns import FIELDS, Columns, recognise_columns
from buurtapp.intake.reading import ByHand, Reading, read
from buurtapp.judging.outcomes import refresh
from buurtapp.judging.reading import default_reading, recognised
from buurtapp.store import Register
from buurtapp.store.rows import headers, keep_columns
from buurtapp.words import Fault, _


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it was read: its dialect with three rows, and which field each column holds.

    `remembered`: this header came before, and its columns are as they were recognised or put right then.
    """

    reading: Reading
    names: tuple[str, ...]
    fields: tuple[tuple[str, ...], ...]
    columns: Columns = field(default_factory=Columns)
    remembered: bool = False


def look(register: Register, path: Path, by_hand: ByHand | None = None, *, anew: bool = False) -> Look:
    """Read a file without importing it; raises UnreadableFile (a Fault).

    `anew` recognises the columns by what this file holds, whatever is remembered of its header: files
    without a header and of equal width have one header in the register.
    """
    table, reading = read(path, by_hand or default_reading(path))
    names = [str(name) for name in table.columns]
    kept = recognised(register, names)
    columns = recognise_columns(table) if anew or kept is None else kept
    fields = tuple(columns.fields_at(place) for place in range(len(names)))
    return Look(reading, tuple(names), fields, columns, kept is not None)


def with_fields(columns: Columns, fields: Sequence[Sequence[str]]) -> Columns:
    """The columns with other fields per position; where a field stays, the order of trust stays."""
    places = {}
    for name in FIELDS:
        chosen = [place for place, held in enumerate(fields) if name in held]
        former = [place for place in columns.of(name) if place in chosen]
        if chosen:
            places[name] = (*former, *(place for place in chosen if place not in former))
    return Columns(places, columns.origin)


def columns_by_hand(fields: Sequence[str]) -> Columns:
    """Columns from the field chosen for each position; `""` for a column that is not used."""
    places: dict[str, tuple[int, ...]] = {}
    for place, name in enumerate(fields):
        if name and name not in FIELDS:
            raise Fault(
                _("There is no field {name}.", name=name),
                _("A column can only hold what a sign-up holds."),
                _("Choose one of: {fields}.", fields=", ".join(FIELDS)),
                _("Check the spelling first."),
            )
        if name:
            places[name] = (*places.get(name, ()), place)
    return Columns(places)


def known_headers(register: Register) -> Mapping[int, tuple[list[str], Columns]]:
    """Every header that was imported, with the field of each of its columns."""
    return {number: (names, Columns.from_json(kept)) for number, (names, kept) in headers(register).items()}


def put_columns_right(register: Register, header: int, columns: Columns) -> None:
    """Read every row under this header in another way from now on, and judge the register anew."""
    keep_columns(register, header, columns.to_json())
    refresh(register)
