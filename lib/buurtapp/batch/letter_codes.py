"""The sign-up codes on the letters of all streets, to find a sign-up's street by."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress

from buurtapp.batch.signup_files import SignUpFile
from buurtapp.cleaning.codes import code_key
from buurtapp.steps.city.folder import CityFolder
from buurtapp.store import UNREADABLE, Register
from buurtapp.store.addresses import all_addresses, codes


def codes_of(city: CityFolder, files: Sequence[SignUpFile]) -> dict[str, frozenset[str]]:
    """Each code that was printed, with the keys of its addresses; empty when no sign-up mentions a code."""
    if not any(file.fields["code"].map(code_key).any() for file in files):
        return {}
    found: dict[str, set[str]] = defaultdict(set)
    for id_ in city.streets():
        with suppress(*UNREADABLE):  # handed over, or damaged: the street's own turn tells
            for code, key in _printed(city, id_):
                found[code_key(code)].add(key)
    return {code: frozenset(keys) for code, keys in found.items()}


def _printed(city: CityFolder, street: str) -> list[tuple[str, str]]:
    """The codes of a street, each with the key of the address it was printed for."""
    with Register.open(city.street(street).path) as register:
        given = codes(register)
        known = all_addresses(register) if given else {}
    return [(code, known[number].key) for code, number in given.items() if number in known]
