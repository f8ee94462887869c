"""Walk lists: the doors of a street side in walking order, with boxes to tick."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from buurtapp.model.address import Address, Side
from buurtapp.press.fields import both
from buurtapp.press.printing import Printed, print_many
from buurtapp.press.team import TeamContext
from buurtapp.press.template import Template
from buurtapp.press.values import DOTS
from buurtapp.words import _

OWN = frozenset(both({"straat": "", "kant": "", "aantal": 0, "loper": "", "ronde": "", "deuren": ()}))


@dataclass(frozen=True, slots=True)
class Round:
    """One side of one street: what a walker takes along."""

    street: str
    side: Side
    doors: tuple[Address, ...]

    @property
    def side_in_words(self) -> str:
        """`oneven kant` or `even kant`."""
        return _("odd side") if self.side == "odd" else _("even side")


def rounds(addresses: Iterable[Address]) -> list[Round]:
    """The addresses by street and side, in walking order; where there are no streets, by postcode."""

    def place(address: Address) -> tuple[str, Side]:
        return (address.street or f"{address.postcode[:4]} {address.postcode[4:]}".strip(), address.side)

    in_order = sorted(addresses, key=lambda address: (place(address)[0].casefold(), *address.walking_order[1:]))
    return [Round(street, side, tuple(doors)) for (street, side), doors in groupby(in_order, key=place)]


def walk_list(
    template: Template,
    addresses: Iterable[Address],
    team: TeamContext,
    known: Mapping[str, str] | None = None,
    walkers: Mapping[tuple[str, Side], str] | None = None,
    *,
    second_round: bool = False,
) -> Printed:
    """A list for each street side, each on a new page.

    `known` says what is known of a door, by `Address.key` ("al aangemeld"); `walkers` who walks a street side.
    """
    notes, names = known or {}, walkers or {}
    pieces = (
        both(
            {
                "straat": one.street,
                "kant": one.side_in_words,
                "aantal": len(one.doors),
                "loper": names.get((one.street, one.side)) or DOTS,
                "ronde": _("second round") if second_round else "",
                "deuren": [both({"nummer": door.door, "bekend": notes.get(door.key, "")}) for door in one.doors],
            }
        )
        for one in rounds(addresses)
    )
    return print_many(template, pieces, team.values, OWN)
