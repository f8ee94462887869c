"""What the team decides (domain.md 2.3): every decision has a default, so a new folder works at once."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from buurtapp.words import Fault, _

_YES = {"yes", "ja", "true", "1", "j", "y"}
_NO = {"no", "nee", "false", "0", "n"}
_NONE = {"", "none", "geen", "-"}


def _yes_or_no(value: Any) -> Any:
    word = str(value).strip().casefold()
    return True if word in _YES else False if word in _NO else value


def _nothing(value: Any) -> Any:
    return None if value is None or str(value).strip().casefold() in _NONE else value


def _day(value: Any) -> Any:
    """Accept 31-12-2026 beside 2026-12-31."""
    value = _nothing(value)
    parts = str(value).split("-")
    if value is not None and len(parts) == 3 and len(parts[2]) == 4:
        return f"{parts[2]}-{parts[1]:0>2}-{parts[0]:0>2}"
    return value


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Day = Annotated[date | None, BeforeValidator(_day)]
Age = Annotated[Annotated[int, Field(ge=1, le=99)] | None, BeforeValidator(_nothing)]


class Decisions(BaseModel):
    """One sheet of decisions; each feeds every text that mentions it. `""` and None mean: not decided yet."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    # the group
    group_name: str = ""
    platform: Literal["whatsapp", "signal", "telegram"] = "whatsapp"
    purpose: Literal["urgent", "wider"] = "urgent"
    chat_group: YesNo = False
    chat_way: Literal["group", "mail"] = "group"
    wijkagent_in_group: YesNo = False
    group_limit: Annotated[int, Field(ge=2, le=1024)] = 100
    cards_per_file: Annotated[int, Field(ge=1, le=500)] = 500

    # who may take part, and how we know
    verification: Literal["address", "evidence"] = "address"
    residence: Literal["lives", "established", "works"] = "lives"
    minimum_age: Age = None
    rules: YesNo = False

    # how to sign up
    signup_route: Literal["form", "mail", "whatsapp", "paper"] = "form"
    link: str = ""
    contact: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    launch: Day = None

    # what the texts say
    consent_version: str = "1"
    rules_version: str = "1"
    photo_rule: Literal["never", "description", "police"] = "description"
    night_rule: YesNo = True
    adding: Literal["admins", "members"] = "admins"
    removal: Literal["warn_first", "at_once"] = "warn_first"
    retention_days: Annotated[int, Field(ge=0, le=30)] = 30
    costs: str = ""
    test_weeks: str = "8, 21, 34, 47"

    # who stands behind the letters
    signers: str = ""
    signers_agreed_on: Day = None
    wijkagent_name: str = ""
    wijkagent_agreed: YesNo = False
    media: tuple[str, ...] = ("wervingsbrief", "looplijst", "aanmeldformulier")

    @property
    def named_wijkagent(self) -> str:
        """The wijkagent's name where it may be printed: only when she or he agreed."""
        return self.wijkagent_name if self.wijkagent_agreed else ""

    @property
    def chat(self) -> str:
        """Where neighbours chat: `group` (a second one), `mail` (a list), or empty when the team wants neither."""
        return self.chat_way if self.chat_group else ""

    def changed(self, changes: dict[str, Any]) -> "Decisions":
        """A copy with some decisions changed; raises Fault that names the decision that cannot be."""
        unknown = [key for key in changes if key not in Decisions.model_fields]
        if unknown:
            raise _no_such_decision(unknown[0])
        try:
            return Decisions.model_validate(self.model_dump() | changes)
        except ValidationError as error:
            first = error.errors()[0]
            raise _cannot_be(str(first["loc"][0]), str(changes.get(str(first["loc"][0]), ""))) from error


def _no_such_decision(key: str) -> Fault:
    return Fault(
        _("There is no decision called {key}.", key=key),
        _("We only keep decisions that a text or a check uses."),
        _("Choose one of: {keys}.", keys=", ".join(sorted(Decisions.model_fields))),
        _("Check the spelling first."),
    )


def _cannot_be(key: str, value: str) -> Fault:
    return Fault(
        _("{key} cannot be {value}.", key=key, value=repr(value)),
        _("That value does not fit this decision, so nothing was changed."),
        _("Fitting values: {values}.", values=_fitting(key)),
        _("Type one of these and try again."),
    )


def _fitting(key: str) -> str:
    schema = Decisions.model_json_schema()["properties"].get(key, {})
    options = [str(option) for part in (schema, *schema.get("anyOf", [])) for option in part.get("enum", [])]
    if options:
        return ", ".join(options)
    kinds = {part.get("format") or part.get("type") for part in (schema, *schema.get("anyOf", []))}
    if "boolean" in kinds:
        return "yes, no"
    return "2026-12-31" if "date" in kinds else _("a number") if "integer" in kinds else _("a text")
