"""A letter for every address, in walking order, in one print file; and the sign-up form on paper."""

from collections.abc import Iterable, Mapping

from buurtapp.model.address import Address
from buurtapp.press.fields import both
from buurtapp.press.links import check_link
from buurtapp.press.printing import Printed, print_many, print_one
from buurtapp.press.sign_up import Codes, SignUp
from buurtapp.press.team import TeamContext
from buurtapp.press.template import Template
from buurtapp.press.values import blank
from buurtapp.words import _, counted

NO_ADDRESS = {"straat": "", "huisnummer": "", "adres": "", "postcode": "", "plaats": "", "postcode_plaats": ""}
OWN = frozenset(both({**NO_ADDRESS, "code": "", "code_ingevuld": "", "link": "", "qr": ""}))


def letters(
    template: Template,
    addresses: Iterable[Address],
    team: TeamContext,
    codes: Codes | None = None,
    link: str | None = None,
) -> Printed:
    """One letter for each address, by street, side and number.

    `codes` holds each address' sign-up code by `Address.key`; without it no code is printed. `link` is the sign-up
    link (TESTCODE in it becomes the code); left out, it is the team's. Raises Fault for a template that asks for what
    is not there and for a link that may not be printed, before anything is made.
    """
    signup = SignUp(team, codes or {}, team.link if link is None else check_link(link) if link else "")
    in_order = sorted(addresses, key=lambda address: address.walking_order)
    pieces = (both({**of_address(address), **signup.of(address)}) for address in in_order)
    shared = {**team.values, **both({"link": signup.shown})}
    told = counted(pieces, _("Making the letters"), len(in_order))
    printed = print_many(template, told, shared, OWN)
    return Printed(printed.data, printed.count, (*printed.warnings, *signup.warnings()))


def paper_form(
    template: Template, team: TeamContext, addresses: Iterable[Address] = (), codes: Codes | None = None
) -> Printed:
    """The sign-up form on paper: one without an address, or one for each address with it filled in."""
    signup = SignUp(team, codes or {}, team.link)
    in_order = sorted(addresses, key=lambda address: address.walking_order)
    filled = [both({**of_address(address), **signup.of(address)}) for address in in_order]
    return print_many(template, filled or [both({**NO_ADDRESS, **signup.of()})], team.values, OWN)


def of_address(address: Address) -> dict[str, object]:
    """The values of one address; without a street (postcode files have none) the number stands alone."""
    postcode = f"{address.postcode[:4]} {address.postcode[4:]}".strip()
    return {
        "straat": address.street,
        "huisnummer": address.door,
        "adres": address.line if address.street else _("number {door}", door=address.door),
        "postcode": postcode,
        "plaats": address.city,
        "postcode_plaats": f"{postcode} {address.city}".strip(),
    }


def page(template: Template, team: TeamContext, more: Mapping[str, object] | None = None) -> Printed:
    """A medium that a team prints once, such as a flyer: its decisions, its link and QR code without any code.

    `more` holds values of this medium alone, under the Dutch names of `fields`.
    """
    values = {**team.values, **both({**NO_ADDRESS, **SignUp(team, {}, team.link).of(), **(more or {})})}
    return print_one(template, values)


def information_evening(template: Template, team: TeamContext, when: str = "", where: str = "") -> Printed:
    """The invitation for an information evening; day and place are lines to write on when they are not given."""
    day = when or blank(_("day and time of the information evening"))
    return page(template, team, {"wanneer": day, "waar": where or blank(_("place of the information evening"))})
