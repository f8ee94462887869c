"""Which addresses a print is for: all, only the new ones, the doors where nobody was home, a few streets."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from buurtapp.files import slug
from buurtapp.model.address import Address
from buurtapp.model.area import parse_area, same_street
from buurtapp.steps.area import counted_addresses
from buurtapp.steps.doors import doors, second_round
from buurtapp.store import Register
from buurtapp.store.addresses import printed_before
from buurtapp.words import Fault, _

Only = Literal["all", "new", "not-home", "open"]
ONLY: tuple[Only, ...] = get_args(Only)


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of addresses and how to print them.

    `only`: `all`, `new` (never printed before), `not-home` (the second round) or `open` (who neither signed up nor
    said no). `where` is written as the area is: `Kerkstraat 1-99 oneven; Lindelaan 3-2`. `large` is large print,
    `two_sided` is Dutch in front and English behind.
    """

    only: Only = "all"
    where: str = ""
    large: bool = False
    two_sided: bool = False

    @property
    def looks(self) -> "Choice":
        """Only how to print: for what is made once for the team."""
        return Choice(large=self.large, two_sided=self.two_sided)

    @property
    def suffix(self) -> str:
        """What a file of this choice is called after its own name, so that it leaves the file for everybody alone."""
        words = {"all": "", "new": _("new"), "not-home": _("not home"), "open": _("no answer")}[self.only]
        parts = [words, self.where, _("large") if self.large else ""]
        return "".join(f"-{slug(part)}" for part in parts if part.strip())


ALL = Choice()


def chosen(register: Register, kind: str, choice: Choice = ALL) -> dict[int, Address]:
    """The addresses of a choice, in walking order, by their number; raises Fault when there is none."""
    counted = counted_addresses(register)
    if not counted:
        raise Fault(
            _("There are no addresses to print for."),
            _("A letter is made for every address in the area."),
            _("Load the address file in step 1, and look at the area."),
            _("Look first whether the area names the streets as the file does."),
        )
    there, wanted = _there(counted, choice.where), _only(register, kind, choice.only)
    found = {n: address for n, address in there.items() if wanted is None or n in wanted}
    if not found:
        raise _none_left(choice, _streets(counted))
    return found


def _there(counted: dict[int, Address], where: str) -> dict[int, Address]:
    """The addresses at a place; one door when it is written in full (`Kerkstraat 3-2`)."""
    parts = [part.strip() for part in re.split(r"[;\n]", where) if part.strip()]
    lines = {same_street(address.line) for address in counted.values()}
    whole = {same_street(part) for part in parts} & lines
    rest = [part for part in parts if same_street(part) not in whole]
    empty = [part for part in rest if not any(map(parse_area(part).covers, counted.values()))]
    if empty:
        raise _nothing_there(empty, _streets(counted))
    area = parse_area("; ".join(rest))
    return {
        number: address
        for number, address in counted.items()
        if same_street(address.line) in whole or ((rest or not whole) and area.covers(address))
    }


def _only(register: Register, kind: str, only: Only) -> set[int] | None:
    """The numbers of the addresses that a choice leaves; None for all."""
    match only:
        case "new":
            return set(counted_addresses(register)) - printed_before(register, kind)
        case "not-home":
            return {door.id for door in second_round(register)}
        case "open":
            return {door.id for door in doors(register) if not door.signed_up and door.last not in ("no", "sticker")}
    return None


def _streets(counted: dict[int, Address]) -> str:
    return ", ".join(sorted({address.street for address in counted.values()})[:10])


def _nothing_there(parts: list[str], streets: str) -> Fault:
    return Fault(
        _("No address lies there: {parts}.", parts="; ".join(parts)),
        _("These doors would get no letter, and nobody would notice."),
        _("These streets are in the address file: {streets}.", streets=streets),
        _("Look at the spelling of the street, and at the house numbers."),
    )


def _none_left(choice: Choice, streets: str) -> Fault:
    why = {
        "new": _("Every address there was printed before."),
        "not-home": _("There is no door there where nobody was home."),
        "open": _("Everybody there answered."),
    }[choice.only]
    return Fault(
        _("There are no addresses to print for."),
        why,
        _("These streets are in the address file: {streets}.", streets=streets),
        _("Choose all addresses, or look at the spelling of the street."),
    )
