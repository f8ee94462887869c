"""The area of the neighbourhood: its addresses, its streets, and which of them count."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from buurtapp.model.address import Address
from buurtapp.model.area import Area, parse_area, same_street
from buurtapp.steps.opening import addresses_in
from buurtapp.store import Register
from buurtapp.store.addresses import all_addresses, area_addresses, mark_area, replace_addresses
from buurtapp.store.forms import load, save
from buurtapp.words import Fault, _

HOMES = "woonfunctie"


@dataclass(frozen=True, slots=True)
class AddressCount:
    """Addresses in the area; `per_street` by street and side (`odd`, `even`)."""

    total: int
    per_street: dict[tuple[str, str], int]
    left_out: int = 0


def area_text(register: Register) -> str:
    """The area as it was typed; empty when every address counts."""
    return str(load(register, "area") or "")


def read_area(register: Register, text: str) -> Area:
    """The area that a text names; raises Fault when a part is unreadable or no address lies in it."""
    area = parse_area(text)
    addresses = all_addresses(register)
    if addresses and not any(area.covers(address) for address in addresses.values()):
        raise Fault(
            _("No address lies in this area."),
            _("Then there is nobody to write to."),
            _("These streets are in the address file: {streets}.", streets=", ".join(_streets(addresses))),
            _("Check the spelling of the streets first."),
        )
    return area


def set_area(register: Register, text: str) -> AddressCount:
    """Fix the area and mark its addresses; raises Fault, with nothing changed, when it cannot be read."""
    area = read_area(register, text)
    save(register, "area", text)
    mark_area(register, area)
    return count(register)


def load_addresses(register: Register, path: Path) -> AddressCount:
    """Take over an address file; the area stays as it was."""
    replace_addresses(register, addresses_in(path), current_area(register))
    return count(register)


def current_area(register: Register) -> Area:
    """The area in force."""
    return parse_area(area_text(register))


def unknown_streets(register: Register) -> list[str]:
    """Streets of the area that the address file does not have."""
    known = {same_street(address.street) for address in all_addresses(register).values()}
    return [part.street for part in current_area(register).streets if same_street(part.street) not in known]


def counted_addresses(register: Register) -> dict[int, Address]:
    """The addresses that count, in walking order: all of the area, unless the team filtered (design.md 3)."""
    chosen = load(register, "address_filter") or {}
    return {
        number: address
        for number, address in area_addresses(register).items()
        if not (chosen.get("homes_only") and address.use and HOMES not in address.use)
        and not (chosen.get("no_side_addresses") and address.side_address)
    }


def count(register: Register) -> AddressCount:
    """How many addresses count, by street and side."""
    counted = counted_addresses(register)
    per_street: Counter[tuple[str, str]] = Counter((address.street, address.side) for address in counted.values())
    return AddressCount(len(counted), dict(per_street), len(area_addresses(register)) - len(counted))


def _streets(addresses: dict[int, Address]) -> list[str]:
    return sorted({address.street for address in addresses.values()})[:10]
