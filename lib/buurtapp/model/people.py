"""The neighbourhood and the people around it who are not sign-ups: team and contacts."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from buurtapp.model.decisions import Day, YesNo

Role = Literal["initiator", "main_admin", "admin", "deputy", "helper"]
ContactKind = Literal["wijkagent", "municipality", "neighbouring_group", "other"]
Answer = Literal["yes", "no", "wants_to_help", ""]

ADMIN_ROLES: tuple[Role, ...] = ("main_admin", "admin", "deputy")


def _words(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Streets = Annotated[tuple[str, ...], BeforeValidator(_words)]


class Neighbourhood(BaseModel):
    """Who a work folder belongs to. `practice`: only 06-0 numbers can be ready (design.md 3)."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    name: str = Field(min_length=1, max_length=100)
    practice: bool = False
    municipality: str = ""
    keeper: str = ""


class TeamMember(BaseModel):
    """An initiator, admin (*beheerder*), deputy or helper."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    name: str = ""
    role: Role = "helper"
    phone: str = ""
    email: str = ""
    streets: Streets = ()
    availability: str = ""
    deputy_for: str = ""
    agreed_to_be_named: YesNo = False

    @property
    def is_admin(self) -> bool:
        """Whether this person adds and removes members."""
        return self.role in ADMIN_ROLES


class Contact(BaseModel):
    """Somebody outside the team: wijkagent, municipality, an admin next door."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    kind: ContactKind = "other"
    name: str = ""
    phone: str = ""
    email: str = ""
    contacted_on: Day = None
    note: str = ""


class Asked(BaseModel):
    """A neighbour who was asked in step 1, by first name or door only, and the answer."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    who: str = ""
    answer: Answer = ""
    on: Day = None


class Check(BaseModel):
    """One line of the checklist of step 1: when it was done, and what was found."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    done_on: date | None = None
    found: str = ""
