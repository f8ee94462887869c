"""The sign-up code of each address: given once, the same in letter, reminder and reprint (domain.md 2.5)."""

from collections.abc import Mapping

from buurtapp.model.address import Address
from buurtapp.model.decisions import Decisions
from buurtapp.press.codes import make_codes
from buurtapp.press.links import TESTCODE
from buurtapp.steps.choosing import chosen
from buurtapp.store import Register
from buurtapp.store.addresses import add_codes, code_counts, codes, current_codes
from buurtapp.store.forms import decisions


def address_codes(register: Register, addresses: Mapping[int, Address] | None = None) -> dict[str, str]:
    """The code in use per address, by its key: of `addresses`, or of every one that counts.

    An address without a code gets one, and keeps it. Empty when the team's way of signing up uses no codes.
    """
    if not uses_codes(decisions(register)):
        return {}
    wanted = chosen(register, "brief") if addresses is None else addresses
    given = current_codes(register)
    missing = {number: address.key for number, address in wanted.items() if number not in given}
    fresh = make_codes(register.key(), missing.values(), taken=codes(register).keys())
    add_codes(register, {number: fresh[key] for number, key in missing.items()})
    known = current_codes(register)
    return {address.key: known[number] for number, address in wanted.items()}


def new_residents(register: Register, addresses: Mapping[int, Address]) -> None:
    """Give addresses that new people moved into a new code; the former one stays known as that address' own."""
    if not uses_codes(decisions(register)):
        return
    had, taken = code_counts(register), set(codes(register))
    for number, address in addresses.items():
        nth = had.get(number, 0)
        code = make_codes(register.key(), [address.key], taken, nth)[address.key]
        taken.add(code)
        add_codes(register, {number: code}, nth)


def uses_codes(decided: Decisions) -> bool:
    """Whether letters carry a code for their address: the form fills it in, or the team asks for evidence."""
    return TESTCODE in decided.link or decided.verification == "evidence"
