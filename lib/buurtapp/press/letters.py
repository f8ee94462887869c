"""A letter for every address, in walking order, in one print file; and the sign-up form on paper."""

from collections.abc import Iterable, Iterator, Mapping

from buurtapp.model.address import Address
from buurtapp.press.codes import for_reading
from buurtapp.press.fields import both
from buurtapp.press.links import TESTCODE, check_link, filled_in, for_typing
from buurtapp.press.printing import Printed, print_many, print_one
from buurtapp.press.qr import QrSeries, qr_png
from buurtapp.press.team import TeamContext
from buurtapp.press.template import Template
from buurtapp.press.values import Picture, blank
from buurtapp.words import _

_QR_MM = 34.0
_NO_ADDRESS = {"straat": "", "huisnummer": "", "adres": "", "postcode": "", "plaats": "", "postcode_plaats": ""}
OWN = frozenset(both({**_NO_ADDRESS, "code": "", "code_ingevuld": "", "link": "", "qr": ""}))
Codes = Mapping[str, str]


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
    signup = _SignUp(team.link if link is None else check_link(link) if link else "", codes or {})
    in_order = sorted(addresses, key=lambda address: address.walking_order)
    pieces = (both({**of_address(address), **signup.of(address.key)}) for address in in_order)
    shared = {**team.values, **both({"link": signup.shown})}
    printed = print_many(template, pieces, shared, OWN)
    return Printed(printed.data, printed.count, (*printed.warnings, *signup.warnings()))


def paper_form(
    template: Template, team: TeamContext, addresses: Iterable[Address] = (), codes: Codes | None = None
) -> Printed:
    """The sign-up form on paper: one without an address, or one for each address with it filled in."""
    signup = _SignUp(team.link, codes or {})
    in_order = sorted(addresses, key=lambda address: address.walking_order)
    filled = [both({**of_address(address), **signup.of(address.key)}) for address in in_order]
    return print_many(template, filled or [both({**_NO_ADDRESS, **signup.of("")})], team.values, OWN)


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
    values = {**team.values, **both({**_NO_ADDRESS, **_SignUp(team.link, {}).of(""), **(more or {})})}
    return print_one(template, values)


def information_evening(template: Template, team: TeamContext, when: str = "", where: str = "") -> Printed:
    """The invitation for an information evening; day and place are lines to write on when they are not given."""
    day = when or blank(_("day and time of the information evening"))
    return page(template, team, {"wanneer": day, "waar": where or blank(_("place of the information evening"))})


class _SignUp:
    """The sign-up route of a print: each address' code, link and QR code."""

    def __init__(self, link: str, codes: Codes) -> None:
        self.link = link
        self.codes = codes
        self.fills_in = TESTCODE in link
        self.shown = for_typing(link, "") if link else blank(_("link"))
        self._series = QrSeries(link, TESTCODE) if link else None
        self._same = (
            Picture(qr_png(link), _QR_MM, _("QR code of the sign-up form")) if link and not self.fills_in else ""
        )

    def of(self, key: str) -> dict[str, object]:
        """The values for the address with this key."""
        code = self.codes.get(key, "")
        filled = bool(code and self.fills_in)
        return {
            "code": for_reading(code) if code else "",
            "code_ingevuld": filled,
            "link": for_typing(self.link, code) if self.link else self.shown,
            "qr": self._picture(code),
        }

    def warnings(self) -> Iterator[str]:
        """What a team should know about its codes before printing."""
        if self.link and self.codes and not self.fills_in:
            yield _("The link has no TESTCODE in it, so people must type their code in themselves.")

    def _picture(self, code: str) -> Picture | str:
        if not self._series or not self.fills_in:
            return self._same
        text = _("QR code of {link}", link=filled_in(self.link, code))
        return Picture(self._series.png(code), _QR_MM, text)
