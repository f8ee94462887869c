"""Where header words leave a choice, the cells decide: a street or an address, a house number or a numbering."""

import pandas as pd

from buurtapp.intake.cells import visible
from buurtapp.intake.content import FIELD_OF_KIND, Profile
from buurtapp.intake.headerlists import SECOND
from buurtapp.intake.headerwords import NAMES, Meaning, plain

Claims = list[set[str]]
_NUMBERING = ("nr", "no", "nummer", "number")


def settle(
    claims: Claims, meanings: list[Meaning | None], profiles: list[Profile], table: pd.DataFrame, system: frozenset[int]
) -> None:
    """Correct the claims in place. `system`: the positions that a form fills in by itself."""
    names = [str(name) for name in table.columns]
    _numbering(claims, names, profiles)
    _misnamed_number(claims, profiles)
    _street_or_address(claims, profiles)
    _addition_with_number(claims, profiles)
    _second_person(claims, names, system)
    _name_beside_part(claims, table)
    _only_surest(claims, meanings, system)


def _places(claims: Claims, wanted: str) -> list[int]:
    return [place for place, fields in enumerate(claims) if wanted in fields]


def _numbering(claims: Claims, names: list[str], profiles: list[Profile]) -> None:
    """A header Nr above 1, 2, 3, ... numbers the list, when a house number has another place or there is no street.

    So it does beside whole addresses, whatever stands below it.
    """
    elsewhere = bool(_places(claims, "address")) or not _places(claims, "street")
    numbers = _places(claims, "number")
    whole = any(profiles[place].share.get("address", 0.0) >= 0.5 for place in _places(claims, "address"))
    for place in numbers:
        first_of_several = len(numbers) > 1 and place == 0
        merely_numbered = (first_of_several or whole) and plain(names[place]) in _NUMBERING
        if merely_numbered or (profiles[place].counts_up and (elsewhere or len(numbers) > 1)):
            claims[place].discard("number")


def _misnamed_number(claims: Claims, profiles: list[Profile]) -> None:
    """A header Nummer may mean a phone number; the cells know."""
    for place in _places(claims, "number"):
        kind = profiles[place].mostly()
        if kind in ("phone", "email", "postcode", "address"):
            claims[place] = set(FIELD_OF_KIND[kind])


def _street_or_address(claims: Claims, profiles: list[Profile]) -> None:
    """A header Adres beside a house number is the street; Straat with numbers in it is the address."""
    numbers = [place for place in _places(claims, "number") if profiles[place].filled]
    for place in _places(claims, "address"):
        if numbers and profiles[place].share.get("address", 0.0) < 0.3:
            claims[place] = {"street"}
    for place in _places(claims, "street"):
        if not numbers and profiles[place].share.get("address", 0.0) >= 0.5:
            claims[place] = {"address"}


def _addition_with_number(claims: Claims, profiles: list[Profile]) -> None:
    """Huisnummer/toevoeging as the only number column holds both."""
    if _places(claims, "number"):
        return
    for place in _places(claims, "addition"):
        if profiles[place].holds("number") >= 0.6 and profiles[place].filled > 1:
            claims[place] = {"number"}
            return


def _second_person(claims: Claims, names: list[str], system: frozenset[int]) -> None:
    """Naam 1 and Naam 2 are two people, and so are two columns of one name: a list in two halves, side by side.

    A number behind the only name came from the form (formats.md 3.2).
    """
    for wanted in NAMES:
        places = [place for place in _places(claims, wanted) if place not in system]
        second = [place for place in places if SECOND.search(plain(names[place]))]
        for place in second if len(second) < len(places) else ():
            claims[place] = {"housemate"}
        for at, place in enumerate(places):
            if names[place].strip() and names[place] in {names[before] for before in places[:at]}:
                claims[place].add("housemate")  # a form with two branches fills only one of them


def _name_beside_part(claims: Claims, table: pd.DataFrame) -> None:
    """Voornaam and Naam side by side: the second is the surname, unless it holds the first as well."""
    for part, other in (("first_name", "last_name"), ("last_name", "first_name")):
        parts, wholes = _places(claims, part), _places(claims, "name")
        if parts and wholes and not _places(claims, other) and not _contains(table, wholes[0], parts[0]):
            claims[wholes[0]] = {other}


def _contains(table: pd.DataFrame, whole: int, part: int) -> bool:
    pairs = [
        (visible(long).casefold(), visible(short).casefold())
        for long, short in zip(table.iloc[:300, whole], table.iloc[:300, part], strict=True)
        if long and short
    ]
    return sum(short in long for long, short in pairs) * 2 > len(pairs)


def _only_surest(claims: Claims, meanings: list[Meaning | None], system: frozenset[int]) -> None:
    """A question that merely mentions a field gives way to the column that is labelled with it."""
    for wanted in ("name", "first_name", "last_name", "street", "number", "postcode", "city", "code", "address"):
        places = _places(claims, wanted)
        sure = [place for place in places if place not in system and (means := meanings[place]) and means.sure]
        for place in places:
            if sure and place not in sure:
                claims[place].discard(wanted)
