"""One typed address against the address file: which row it is, how sure that is, and the codes that say why."""

from typing import NamedTuple

from buurtapp.cleaning.additions import (
    HouseNumber,
    addition_key,
    addition_sense,
    holds_an_address,
    is_letter_of_a_row,
)
from buurtapp.cleaning.address_file import AddressFile
from buurtapp.cleaning.postcodes import EMPTY, UNUSABLE, VALID, near
from buurtapp.cleaning.streets import ALIKE, NONE, SAME, relation

NOWHERE = -1
_DAYS = range(36526, 58440)  # a spreadsheet's numbers of the days from 2000 to 2059 (formats.md 3.3)


class Typed(NamedTuple):
    """An address as typed: `state` says what the postcode is (postcodes.EMPTY, VALID, UNUSABLE)."""

    street: str
    house: HouseNumber
    postcode: str
    state: int
    city: str


class Choice(NamedTuple):
    """The position in the address file, NOWHERE when none is likely enough, and the reason codes."""

    position: int
    codes: tuple[str, ...]


def choose(typed: Typed, file: AddressFile) -> Choice:
    """Find the row of the address file that was meant (design.md 4)."""
    if typed.house.damaged:
        return Choice(NOWHERE, ("address.date_damage",))
    if typed.house.unsure:
        return Choice(NOWHERE, ("address.ambiguous",))
    if typed.house.number < 0:
        return Choice(NOWHERE, ("address.missing",))
    if not typed.street and typed.state == EMPTY:
        return _in_the_only_street(typed, file)
    found = _by_postcode(typed, file) if typed.postcode in file.postcode_ids else _by_street(typed, file)
    if found.codes == ("address.unknown",) and _DAYS.start <= typed.house.number < _DAYS.stop:
        return Choice(NOWHERE, ("address.date_damage",))
    return found


def _by_postcode(typed: Typed, file: AddressFile) -> Choice:
    """The postcode is in the file: the number and the street must agree with it."""
    candidates = file.at_postcode(typed.postcode, typed.house.number)
    if not candidates:
        found = _by_street(typed, file) if typed.street else None
        return found if found and found.position != NOWHERE else Choice(NOWHERE, ("address.unknown",))
    kinds = {position: _street_fits(typed.street, position, file) for position in candidates}
    best = max(kinds.values())
    if best == NONE:
        return Choice(NOWHERE, ("postcode.street_mismatch",))
    notes = () if best == SAME else ("address.street_corrected",)
    return _door(typed, [position for position in candidates if kinds[position] == best], notes, file)


def _street_fits(typed: str, position: int, file: AddressFile) -> int:
    """How the typed street stands to the row's; the name of another street in the file is no typing mistake."""
    street = str(file.street[position])
    if not typed or not street:
        return SAME
    kind = relation(typed, street)
    return NONE if kind == ALIKE and file.called(typed)[1] != NONE else kind


def _by_street(typed: Typed, file: AddressFile) -> Choice:
    """No usable postcode in the file: the street and the number must do it."""
    if not typed.street:
        return Choice(NOWHERE, ("address.outside_area" if typed.state == VALID else "address.unknown",))
    streets, kind = file.named(typed.street)
    if kind == NONE:
        unknown = not file.has_streets and typed.state != VALID
        return Choice(NOWHERE, ("address.unknown" if unknown else "address.outside_area",))
    candidates = file.at_streets(streets, typed.house.number)
    if not candidates:
        return Choice(NOWHERE, ("address.unknown",))
    candidates = [position for position in candidates if file.in_city(position, typed.city)]
    if not candidates:
        return Choice(NOWHERE, ("address.outside_area",))
    candidates = [position for position in candidates if _postcode_allows(typed, position, file)]
    if not candidates:
        return Choice(NOWHERE, ("address.unknown",))
    if len({(file.street[position].casefold(), file.city[position].casefold()) for position in candidates}) > 1:
        return Choice(NOWHERE, ("address.ambiguous",))
    notes = () if kind == SAME else ("address.street_guess",)
    return _door(typed, candidates, (*notes, *_postcode_note(typed, candidates[0], file)), file)


def _in_the_only_street(typed: Typed, file: AddressFile) -> Choice:
    """A house number alone, as on a street's own list: a guess where the area is one street.

    What is behind the number must be an addition there: `5 Dorpsweg` is a house in another street.
    """
    if not file.only_street:
        return Choice(NOWHERE, ("address.missing",))
    found = _by_street(typed._replace(street=file.only_street), file)
    if "address.addition_guess" in found.codes:
        return Choice(NOWHERE, ("address.ambiguous",))
    return found if found.position == NOWHERE else found._replace(codes=("address.street_guess", *found.codes))


def _postcode_allows(typed: Typed, position: int, file: AddressFile) -> bool:
    """Whether the postcode does not speak of another town, with a street of that name."""
    found = str(file.postcode[position])
    return typed.state != VALID or typed.postcode in file.postcode_ids or not found or near(typed.postcode, found)


def _postcode_note(typed: Typed, position: int, file: AddressFile) -> tuple[str, ...]:
    if not file.postcode[position]:
        return ("postcode.ignored",) if typed.state == UNUSABLE else ()
    return ("postcode.missing_filled",) if typed.state == EMPTY else ("postcode.ignored",)


def _door(typed: Typed, candidates: list[int], notes: tuple[str, ...], file: AddressFile) -> Choice:
    """The door among rows with one street and number: by its addition in any spelling, else a guess when alone."""
    doors: dict[str, int] = {}
    for position in candidates:
        doors.setdefault(file.addition_key(position), position)
    key = addition_key(typed.house.addition)
    if key in doors:
        return Choice(doors[key], notes)
    if _is_two_houses(typed.house, candidates[0], file) or holds_an_address(typed.house.addition):
        return Choice(NOWHERE, ("address.ambiguous",))
    if set(doors) == {""} and not file.street[doors[""]]:
        return Choice(doors[""], notes)  # a file of postcodes and numbers knows no additions
    letters = any(is_letter_of_a_row(door) for door in doors)
    sense = addition_sense(key, letters)
    meant = [position for door, position in doors.items() if addition_sense(door, letters) == sense]
    if len(meant) == 1:
        return Choice(meant[0], notes)
    if len(doors) == 1:
        return Choice(next(iter(doors.values())), (*notes, "address.addition_guess"))
    return Choice(NOWHERE, ("address.ambiguous",))


def _is_two_houses(house: HouseNumber, position: int, file: AddressFile) -> bool:
    """`12-14` where 14 is a house too (domain.md 6.2)."""
    if house.last < 0:
        return False
    street = int(file.street_id[position])
    if file.streets[street]:
        return bool(file.at_streets((street,), house.last))
    return bool(file.at_postcode(str(file.postcode[position]), house.last))
