"""A neighbourhood in numbers: what the sender keeps, and what a successor may report back (design.md 3, One owner)."""

from collections import Counter
from collections.abc import Iterable

from buurtapp.model.admission import admit
from buurtapp.store import Register
from buurtapp.store.addresses import all_addresses, area_addresses
from buurtapp.store.forms import decisions
from buurtapp.store.signups import signups

Counts = dict[str, dict[str, int]]
OTHER = "other"


def counts(register: Register) -> Counts:
    """Totals, verdicts, statuses, and sign-ups per street; never two of them crossed, and nobody's name.

    A street counts only where the address file knows it: what people typed may be anything.
    """
    found = signups(register)
    decided, practice = decisions(register), register.neighbourhood().practice
    known = {address.street for address in all_addresses(register).values()}
    streets = (one.street if one.street in known else OTHER for one in found)
    statuses = _counted(one.status for one in found if one.status)
    return {
        "totals": {
            "addresses": len(area_addresses(register)),
            "signups": len(found),
            "admitted": sum(bool(admit(one, decided, practice=practice)) for one in found),
            "joined": statuses.get("joined", 0),
        },
        "verdicts": _counted(one.verdict for one in found),
        "statuses": statuses,
        "streets": _counted(streets),
    }


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
