"""What a print says of signing up: each address' code, the link and the QR code of the team's route."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from buurtapp.model.address import Address
from buurtapp.press.codes import for_reading
from buurtapp.press.links import LONGEST, TESTCODE, filled_in, for_typing
from buurtapp.press.message import draft, draft_link
from buurtapp.press.qr import QrSeries, qr_png
from buurtapp.press.team import TeamContext
from buurtapp.press.values import Picture, blank
from buurtapp.words import _

Codes = Mapping[str, str]
_QR_MM = 34.0


class SignUp:
    """The values `code`, `code_ingevuld`, `link` and `qr` of a letter. `codes` are by `Address.key`."""

    def __init__(self, team: TeamContext, codes: Codes, link: str) -> None:
        self._codes, self._link = codes, link
        self._route: _Route = _Form(link) if team.decisions.signup_route == "form" else _Message(team)
        self.shown = for_typing(link, "") if link else blank(_("link"))

    def of(self, address: Address | None = None) -> dict[str, object]:
        """The values for an address; without one those of a flyer, which belongs to nobody's door."""
        code = self._codes.get(address.key, "") if address else ""
        return {
            "code": for_reading(code) if code else "",
            "code_ingevuld": bool(code) and self._route.carries_code,
            "link": for_typing(self._link, code) if self._link else self.shown,
            "qr": self._route.picture(address, code),
        }

    def warnings(self) -> Iterator[str]:
        """What a team should know about its codes before printing."""
        return self._route.warnings(bool(self._codes))


class _Route(Protocol):
    """Where a QR code leads; `carries_code` when scanning it also fills in the address' own code."""

    carries_code: bool

    def picture(self, address: Address | None, code: str, /) -> Picture | str: ...

    def warnings(self, with_codes: bool, /) -> Iterator[str]: ...


class _Form:
    """The team's form; with TESTCODE in its link, the code is filled in."""

    def __init__(self, link: str) -> None:
        self._link = link
        self.carries_code = TESTCODE in link
        self._series = QrSeries(link, TESTCODE)
        words = _("QR code of the sign-up form")
        self._same = Picture(qr_png(link), _QR_MM, words) if link and not self.carries_code else ""

    def picture(self, _address: Address | None, code: str, /) -> Picture | str:
        if not self.carries_code:
            return self._same
        return Picture(self._series.png(code), _QR_MM, _("QR code of {link}", link=filled_in(self._link, code)))

    def warnings(self, with_codes: bool, /) -> Iterator[str]:
        if self._link and with_codes and not self.carries_code:
            yield _("The link has no TESTCODE in it, so people must type their code in themselves.")


class _Message:
    """A message or mail to the contact, laid ready; on paper alone there is none."""

    def __init__(self, team: TeamContext) -> None:
        self._team = team
        self._same = self._drawn(None, "")
        self.carries_code = bool(self._same)

    def picture(self, address: Address | None, code: str, /) -> Picture | str:
        return self._drawn(address, code) if address and self._same else self._same

    def warnings(self, _with_codes: bool, /) -> Iterator[str]:
        if not self._same and self._team.decisions.signup_route == "mail":
            yield _("There is no mail address to sign up to, so there is no QR code.")
        if not self._same and self._team.decisions.signup_route == "whatsapp":
            yield _("There is no QR code for a message: it needs WhatsApp, the contact's number and no practice.")

    def _drawn(self, address: Address | None, code: str) -> Picture | str:
        link = draft_link(self._team, draft(self._team, address, code))
        readable = 0 < len(link) <= LONGEST  # more squares than a phone reads from a letter
        return Picture(qr_png(link, "l"), _QR_MM, _("QR code of a message to sign up")) if readable else ""
