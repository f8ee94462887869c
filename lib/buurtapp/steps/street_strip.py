"""A street at a glance: which doors joined, think, refused, were not home. For the screen; who is not home is
nobody else's business, so it goes into no file and no report.
"""

from collections import Counter

from buurtapp.pictures import DoorMark
from buurtapp.pictures.strip import DoorState
from buurtapp.steps.doors import Door, doors
from buurtapp.store import Register


def street_marks(register: Register, street: str) -> list[DoorMark]:
    """The doors of one street with what is known of each, in walking order."""
    there = [door for door in doors(register) if door.address.street == street]
    return [DoorMark(door.address.door, door.address.side, state(door)) for door in there]


def area_counts(register: Register) -> list[tuple[str, Counter[DoorState]]]:
    """Every street in walking order, with how many of its doors are in each state."""
    found: dict[str, Counter[DoorState]] = {}
    for door in doors(register):
        found.setdefault(door.address.street, Counter())[state(door)] += 1
    return list(found.items())


def state(door: Door) -> DoorState:
    """What the strip shows of a door: a sign-up counts more than what was said at the door."""
    if door.signed_up:
        return "member"
    said: dict[str, DoorState] = {
        "joined": "joined", "thinks": "thinks", "no": "no", "not_home": "not_home", "sticker": "sticker",
    }  # fmt: skip
    return said.get(door.last, "open")
