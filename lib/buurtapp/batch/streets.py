"""The list of streets of a city: one work folder for each line (design.md 6, `batch`)."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import pandas as pd

from buurtapp.files import is_reserved, slug
from buurtapp.intake.reading import read_table
from buurtapp.model.area import Area, parse_area
from buurtapp.words import Fault, _

NEEDED = ("id", "naam", "gebied")
OPTIONAL = ("beheerder", "telefoon", "e-mail")
_AS_IT_IS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
_OURS = "uitvoering"


@dataclass(frozen=True, slots=True)
class Street:
    """One line of the list. `fault` says why it cannot be used; `area` is empty then."""

    id: str
    name: str
    area_text: str
    area: Area = field(default_factory=Area)
    keeper: str = ""
    phone: str = ""
    email: str = ""
    fault: str = ""


def read_streets(path: Path) -> list[Street]:
    """The streets of a list (CSV or a spreadsheet), in its order; a line that cannot be used carries its fault.

    An id is also the name of its folder: letters and digits stay, anything else becomes a hyphen. Raises
    Fault when the file cannot be read, misses a column or holds no street.
    """
    table = _with_columns(Path(path))
    streets = [_street(int(number), dict(zip(table.columns, row, strict=True))) for number, row in _rows(table)]
    if not streets:
        raise Fault(
            _("There are no streets in {name}.", name=Path(path).name),
            _("The batch makes one folder for each street of the list."),
            _("Put every street on a line of its own, below the names of the columns: {columns}.",
              columns=", ".join(NEEDED)),
            _("Open the file to see whether it is the right one."),
        )  # fmt: skip
    return _each_id_once(streets)


def folder_of(id_: str) -> str:
    """The name of the folder of a street, from its id as the list has it."""
    name = id_ if _AS_IT_IS.fullmatch(id_) else slug(id_)
    return f"{name}-1" if name.casefold() == _OURS or is_reserved(name) else name


def _rows(table: pd.DataFrame) -> list[tuple[int, tuple[str, ...]]]:
    rows = zip(table.index, table.itertuples(index=False, name=None), strict=True)
    return [(int(number), row) for number, row in rows if any(cell.strip() for cell in row)]


def _with_columns(path: Path) -> pd.DataFrame:
    """The table with the list's own column names; a header that reading did not see as one is the first line."""
    for header in (None, 1):
        table = read_table(path, header=header)
        names = ["".join(str(name).casefold().split()).replace("email", "e-mail") for name in table.columns]
        if all(names.count(name) == 1 for name in NEEDED):
            known = [place for place, name in enumerate(names) if name in (*NEEDED, *OPTIONAL)]
            chosen = table.iloc[:, known]
            return chosen.set_axis([names[place] for place in known], axis=1)
    missing = [name for name in NEEDED if name not in names]
    raise Fault(
        _("{name} is not a list of streets: it misses {columns}.", name=path.name, columns=", ".join(missing)),
        _("Each street needs an id, a name and an area."),
        _("Give the first line the names {columns}.", columns=", ".join((*NEEDED, *OPTIONAL))),
        _("Look whether the list of streets and the file of addresses were swapped."),
    )


def _street(number: int, cells: dict[str, str]) -> Street:
    given = {name: cells.get(name, "").strip() for name in (*NEEDED, *OPTIONAL)}
    id_ = folder_of(given["id"]) if given["id"] else f"rij-{number}"
    street = Street(
        id_, (given["naam"] or id_)[:100], given["gebied"],
        keeper=given["beheerder"], phone=given["telefoon"], email=given["e-mail"],
    )  # fmt: skip
    if not given["id"]:
        return replace(street, fault=_("Line {number} has no id.", number=number))
    if not given["gebied"]:
        return replace(street, fault=_("No area is filled in."))
    try:
        return replace(street, area=parse_area(given["gebied"]))
    except Fault as fault:
        return replace(street, fault=fault.saw)


def _each_id_once(streets: list[Street]) -> list[Street]:
    """A second street with the folder of an earlier one gets a free name, and cannot be used."""
    taken = {street.id.casefold() for street in streets}
    seen: set[str] = set()
    found = []
    for street in streets:
        if street.id.casefold() in seen:
            fault = _(
                "An earlier line has the folder {id} already: an id stands in the list more than once, or two of them "
                "are too much alike.",
                id=street.id,
            )
            street = replace(street, id=_free(street.id, taken), area=Area(), fault=fault)
            taken.add(street.id.casefold())
        seen.add(street.id.casefold())
        found.append(street)
    return found


def _free(id_: str, taken: Collection[str]) -> str:
    return next(name for n in count(2) if (name := f"{id_}-dubbel-{n}").casefold() not in taken)
