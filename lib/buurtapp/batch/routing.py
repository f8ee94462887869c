"""Every sign-up of a city to exactly one street, by its address or sign-up code; else aside, with the reason."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from buurtapp.batch.signup_files import SignUpFile
from buurtapp.batch.territories import Territories
from buurtapp.cleaning import Settings, clean
from buurtapp.model.address import Address
from buurtapp.model.area import same_street
from buurtapp.words import _

Why = Literal["row.no_data", "nowhere.area", "nowhere.unknown", "two.areas", "two.code", "two.clues"]

_ADDRESS_COLUMNS = ("street", "number", "addition", "postcode", "city")
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that fits no street, or more than one. Names nobody: the row is looked up in the file it came from."""

    source: str
    row: int
    why: Why
    streets: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Routed:
    """Where the rows went: per street, per file (by place), the rows' places in it; and what was set aside."""

    rows: int
    of_street: dict[str, dict[int, list[int]]]
    aside: list[Aside]

    @property
    def routed(self) -> int:
        """How many rows have a street."""
        return sum(len(places) for files in self.of_street.values() for places in files.values())


def route(files: Sequence[SignUpFile], land: Territories, codes: Mapping[str, frozenset[str]] | None = None) -> Routed:
    """Find each row's street; all rows are cleaned together, once.

    `codes` has the sign-up codes of the letters and, for each, the keys of the addresses it was printed for.
    """
    places = [(at, place) for at, file in enumerate(files) for place in range(len(file.rows))]
    if not places:
        return Routed(0, {}, [])
    found = _cleaned(files, land.addresses)
    by_code = _streets_of_codes(land, codes or {})
    clues = _Clues(land)
    of_street: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    aside = []
    for (at, place), row in zip(places, _looked_at(found), strict=True):
        ids, why = _choose(row, land, by_code.get(row.code, _NOBODY), clues)
        if why is None:
            of_street[next(iter(ids))][at].append(place)
        else:
            here = files[at].rows[place].row
            about = land.addresses[row.address].street if row.address >= 0 else ""
            aside.append(Aside(files[at].shown, here, why, tuple(sorted(filter(None, ids))), about))
    return Routed(len(places), {id_: dict(of) for id_, of in of_street.items()}, aside)


def why_words() -> dict[Why, str]:
    """Each reason to set a row aside, in one sentence."""
    return {
        "row.no_data": _("There is no sign-up in this row."),
        "nowhere.area": _("The address lies in none of the streets of the list."),
        "nowhere.unknown": _("No street follows from what was filled in."),
        "two.areas": _("The address lies in more than one street of the list."),
        "two.code": _("The address and the code in the letter lead to different streets."),
        "two.clues": _("The street and the postcode lead to different streets, or to several."),
    }


@dataclass(frozen=True, slots=True)
class _Row:
    address: int
    code: str
    street: str
    postcode: str
    empty: bool


def _choose(row: _Row, land: Territories, coded: frozenset[str], clues: "_Clues") -> tuple[frozenset[str], Why | None]:
    """The one street of a row, or the streets it might be and why it is none of them."""
    if row.empty:
        return _NOBODY, "row.no_data"
    holders = frozenset(land.holders[row.address]) if row.address >= 0 else _NOBODY
    if len(holders) > 1:
        both = holders & coded
        return (both, None) if len(both) == 1 else (holders, "two.areas")
    if holders and coded and not holders & coded:
        return holders | coded, "two.code"
    if holders or len(coded) == 1:
        return holders or coded, None
    if row.address >= 0:
        return _NOBODY, "nowhere.area"
    likely = clues.of(row)
    if len(likely) == 1:
        return likely, None
    return likely, "two.clues" if likely else "nowhere.unknown"


class _Clues:
    """A street's name or a postcode, where the door itself is not in the address file: the beheerder asks on."""

    def __init__(self, land: Territories) -> None:
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_postcode: dict[str, set[str]] = defaultdict(set)
        self._elsewhere = ""
        for address, ids in zip(land.addresses, land.holders, strict=True):
            # an address in no street of the list counts too: its street may lead out of the list
            self._by_name[same_street(address.street)].update(ids or (self._elsewhere,))
            self._by_postcode[address.postcode].update(ids or (self._elsewhere,))

    def of(self, row: _Row) -> frozenset[str]:
        """The streets that name and postcode agree on; all they lead to where they do not agree."""
        by_name = self._by_name.get(same_street(row.street), set()) if row.street else set()
        by_postcode = self._by_postcode.get(row.postcode, set()) if row.postcode else set()
        agreed = by_name & by_postcode if by_name and by_postcode else by_name | by_postcode
        likely = agreed or by_name | by_postcode
        return frozenset(likely) if likely != {self._elsewhere} else _NOBODY


def _cleaned(files: Sequence[SignUpFile], addresses: Sequence[Address]) -> pd.DataFrame:
    frame = pd.concat([file.fields for file in files], ignore_index=True)
    table = pd.DataFrame(
        [[getattr(address, name) for name in _ADDRESS_COLUMNS] for address in addresses], columns=list(_ADDRESS_COLUMNS)
    )
    return clean(frame, table, Settings())


def _looked_at(found: pd.DataFrame) -> Iterator[_Row]:
    empty = found["reasons"].str.contains("row.no_data", regex=False)
    columns = (found["address"].tolist(), found["code"].tolist(), found["street"].tolist(), found["postcode"].tolist())
    for address, code, street, postcode, nothing in zip(*columns, empty.tolist(), strict=True):
        yield _Row(address, code, street, postcode, nothing)


def _streets_of_codes(land: Territories, codes: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    if not codes:
        return {}
    holders = {address.key: ids for address, ids in zip(land.addresses, land.holders, strict=True)}
    return {code: frozenset(id_ for key in keys for id_ in holders.get(key, ())) for code, keys in codes.items()}
