"""What happened at each door, and what it brought per street and channel (domain.md 2.4, 3.3)."""

from dataclasses import dataclass
from datetime import date, timedelta

from buurtapp.model.address import Address
from buurtapp.steps.area import counted_addresses
from buurtapp.steps.entering import members
from buurtapp.store import Register
from buurtapp.store.addresses import door_results, last_visits
from buurtapp.store.addresses import save_door as keep_door
from buurtapp.store.register import who_am_i
from buurtapp.store.signups import signups
from buurtapp.words import Fault, _

RESULTS = ("joined", "thinks", "no", "not_home", "sticker")
SIGN_UP_WITHIN = 7  # days after which a yes at the door without a sign-up comes back on the list


@dataclass(frozen=True, slots=True)
class Door:
    """One door on a walk: its number in the register, its address, results per round, sign-ups so far."""

    id: int
    address: Address
    results: dict[int, str]
    signed_up: int

    @property
    def last(self) -> str:
        """The newest result; empty when nobody went there yet."""
        return self.results[max(self.results)] if self.results else ""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a street brought: doors, doors visited, households that signed up by each channel."""

    street: str
    doors: int
    visited: int
    joined_at_door: int
    joined_by_letter: int


def result_words() -> dict[str, str]:
    """The results in the reader's language, by code."""
    return {
        "joined": _("Joins in"),
        "thinks": _("Thinks about it"),
        "no": _("Does not want to"),
        "not_home": _("Not at home"),
        "sticker": _("Sticker: no letters please"),
    }


def doors(register: Register, street: str = "", side: str = "") -> list[Door]:
    """The doors in walking order, of one street and side when given."""
    results = door_results(register)
    joined = _households(register)
    return [
        Door(number, address, results.get(number, {}), joined.get(number, 0))
        for number, address in counted_addresses(register).items()
        if street in ("", address.street) and side in ("", address.side)
    ]


def second_round(register: Register, today: date | None = None) -> list[Door]:
    """The doors where nobody was home last time, and those that said yes a week ago; nobody signed up there since."""
    late = {door.id for door in overdue(register, today)}
    return [door for door in doors(register) if (door.last == "not_home" and not door.signed_up) or door.id in late]


def overdue(register: Register, today: date | None = None) -> list[Door]:
    """The doors that said yes seven days ago or longer, and where nobody signed up."""
    visits, before = last_visits(register), (today or date.today()) - timedelta(days=SIGN_UP_WITHIN)
    return [
        door for door in doors(register) if door.last == "joined" and not door.signed_up and visits[door.id] <= before
    ]


def save_result(register: Register, address_id: int, result: str, round_: int = 1, on: date | None = None) -> None:
    """Keep what happened at a door in a round; raises Fault for an unknown result."""
    if result not in RESULTS:
        raise Fault(
            _("{result} is not a result at a door.", result=result),
            _("The lists count five results."),
            _("Choose one of: {results}.", results=", ".join(RESULTS)),
            _("Check the spelling first."),
        )
    keep_door(register, address_id, round_, result, on or date.today(), who_am_i())


def conversion(register: Register) -> list[Conversion]:
    """Per street: doors, visits, and households that signed up at the door or by letter."""
    by_street: dict[str, list[Door]] = {}
    for door in doors(register):
        by_street.setdefault(door.address.street, []).append(door)
    return [
        Conversion(
            street,
            len(found),
            sum(bool(door.results) for door in found),
            sum("joined" in door.results.values() for door in found),
            sum(bool(door.signed_up) and "joined" not in door.results.values() for door in found),
        )
        for street, found in by_street.items()
    ]


def _households(register: Register) -> dict[int, int]:
    """Sign-ups that the gate lets through or that are ready, per address."""
    counts: dict[int, int] = {}
    phones = {member.phone for member in members(register)}
    for signup in signups(register):
        if signup.address_id is not None and (signup.phone in phones or signup.verdict == "ready"):
            counts[signup.address_id] = counts.get(signup.address_id, 0) + 1
    return counts
