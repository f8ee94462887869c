"""The sign-up codes on the letters of all streets, to find a sign-up's street by."""

from collections import defaultdict
from collections.abc import Sequence

from buurtapp.batch.signup_files import SignUpFile
from buurtapp.cleaning.codes import code_key
from buurtapp.steps.city.folder import CityFolder
from buurtapp.store import Register
from buurtapp.store.addresses import all_addresses, codes
from buurtapp.store.handed_over import HandedOver


def codes_of(city: CityFolder, files: Sequence[SignUpFile]) -> dict[str, frozenset[str]]:
    """Each code that was printed, with the keys of its addresses; empty when no sign-up mentions a code."""
    if not any(file.fields["code"].map(code_key).any() for file in files):
        return {}
    found: dict[str, set[str]] = defaultdict(set)
    for id_ in city.streets():
        try:
            with Register.open(city.street(id_).path) as register:
                given = codes(register)
                known = all_addresses(register) if given else {}
        except HandedOver:
            continue
        for code, number in given.items():
            if number in known:
                found[code_key(code)].add(known[number].key)
    return {code: frozenset(keys) for code, keys in found.items()}
