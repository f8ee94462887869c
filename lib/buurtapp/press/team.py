"""What every letter of a team has in common: the values that its decisions give the templates."""

from dataclasses import dataclass
from datetime import date

from buurtapp.model.decisions import Decisions
from buurtapp.model.people import Neighbourhood
from buurtapp.press.fields import both
from buurtapp.press.links import check_link, for_typing, refuse_invitations
from buurtapp.press.privacy import privacy_values
from buurtapp.press.values import Blank, blank
from buurtapp.store.holdings import Held
from buurtapp.words import _, language

_PLATFORMS = {"whatsapp": "WhatsApp", "signal": "Signal", "telegram": "Telegram"}


@dataclass(frozen=True, slots=True)
class TeamContext:
    """A neighbourhood with its decisions, as values for templates. `link` is checked; `""` when there is none."""

    neighbourhood: Neighbourhood
    decisions: Decisions
    values: dict[str, object]
    link: str


def team_context(
    neighbourhood: Neighbourhood, decisions: Decisions, *, today: date | None = None, held: Held | None = None
) -> TeamContext:
    """The values that a team's decisions give every template.

    What only the team knows and has not filled in is a blank line: contact, link, launch day, signers. A wijkagent
    or signer is named only when the agreement is on record. Raises Fault for a link that may not be printed, wherever
    it stands.
    """
    for words in decisions.model_dump(exclude={"link"}).values():
        refuse_invitations(str(words))
    link = check_link(decisions.link) if decisions.link else ""
    signed = bool(decisions.signers and decisions.signers_agreed_on)
    values = {
        "buurt": neighbourhood.name,
        "gemeente": neighbourhood.municipality,
        "groep": decisions.group_name or _("Neighbourhood app {name}", name=neighbourhood.name),
        "doel": decisions.purpose,
        "praatgroep": decisions.chat == "group",
        "wijkagent_in_groep": decisions.wijkagent_in_group,
        "platform": _PLATFORMS[decisions.platform],
        "contact": _contact(decisions),
        "link": for_typing(link, "") if link else blank(_("link")),
        "start": in_words(decisions.launch) if decisions.launch else blank(_("launch day")),
        "route": decisions.signup_route,
        "regels": decisions.rules,
        "regels_versie": decisions.rules_version,
        "toestemming_versie": decisions.consent_version,
        "leeftijd": decisions.minimum_age or "",
        "woonregel": decisions.residence,
        "bewaardagen": decisions.retention_days,
        "fotoregel": decisions.photo_rule,
        "nachtregel": decisions.night_rule,
        "toevoegen": decisions.adding,
        "uitzetten": decisions.removal,
        "testweken": decisions.test_weeks,
        "kosten": decisions.costs,
        "ondertekenaars": decisions.signers if signed else blank(_("names of the signers, and when they agreed")),
        "akkoord_op": in_words(decisions.signers_agreed_on) if signed and decisions.signers_agreed_on else "",
        "wijkagent": decisions.named_wijkagent,
        "logo": "",
        "datum": in_words(today or date.today(), weekday=False),
        **privacy_values(decisions, held or Held(), _PLATFORMS[decisions.platform]),
    }
    return TeamContext(neighbourhood, decisions, both(values), link)


def in_words(day: date, *, weekday: bool = True) -> str:
    """A day as people say it: `maandag 4 mei 2026`."""
    from babel.dates import format_date  # slow to load; only prints need it

    return str(format_date(day, "EEEE d MMMM y" if weekday else "d MMMM y", locale=language()))


def _contact(decisions: Decisions) -> str | Blank:
    """Name, phone and mail of the contact, each once, as far as the team gave them."""
    parts: list[str] = []
    for part in (decisions.contact_name, decisions.contact_phone, decisions.contact):
        if part and not any(part in known for known in parts):
            parts = [known for known in parts if known not in part] + [part]
    return ", ".join(parts) or blank(_("contact"))
