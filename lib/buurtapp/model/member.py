"""Members and groups: who was admitted, in which group, and how far the entering has come."""

from dataclasses import dataclass
from datetime import date

from buurtapp.model.signup import Status

STATUSES: tuple[Status, ...] = (
    "to_add", "added", "invited", "lapsed", "joined", "refused", "no_whatsapp", "left",
)  # fmt: skip
INVITATION_DAYS = 3  # WhatsApp's private invitation lapses after three days (formats.md 1.3)


@dataclass(frozen=True, slots=True)
class Member:
    """One admitted person, known by the phone number (E.164)."""

    phone: str
    name: str
    sort_name: str
    street: str
    number: str
    addition: str
    group: str = ""
    status: Status = "to_add"
    since: date | None = None
    lapses_on: date | None = None

    @property
    def door(self) -> str:
        """House number and addition as on the door: `12A`, `12-2`."""
        return f"{self.number}{'-' if self.addition[:1].isdigit() else ''}{self.addition}"


@dataclass(frozen=True, slots=True)
class Group:
    """A WhatsApp group: a short code for the contact cards, a name, the streets it holds, its limit.

    `begun` is the day of a group that came later, beside others; the first ones begin with the neighbourhood's launch.
    """

    code: str
    name: str
    streets: tuple[str, ...] = ()
    limit: int = 100
    begun: date | None = None


def status_today(status: Status, lapses_on: date | None, today: date) -> Status:
    """The status as it is today: an invitation whose day is past has lapsed."""
    return "lapsed" if status == "invited" and lapses_on is not None and lapses_on < today else status
