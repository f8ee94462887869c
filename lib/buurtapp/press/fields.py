"""The placeholders that our templates know: their Dutch name, their English one, and what they print.

A Dutch template says `{{ straat }}`, an English one `{{ street }}`; both work in both.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One placeholder; `meaning` is an English msgid for the list that a volunteer picks from."""

    name: str
    english: str
    meaning: str = ""


def _N(msgid: str) -> str:
    return msgid


FIELDS: tuple[Field, ...] = (
    # the team's decisions
    Field("buurt", "neighbourhood", _N("name of the neighbourhood")),
    Field("gemeente", "municipality", _N("municipality")),
    Field("groep", "group_name", _N("name of the group")),
    Field("doel", "purpose", _N("what the group is for: urgent or wider")),
    Field("praatgroep", "chat_group", _N("whether there is a second group for chatting")),
    Field("wijkagent_in_groep", "wijkagent_in_group", _N("whether the wijkagent is in the group")),
    Field("platform", "platform", _N("app of the group, such as WhatsApp")),
    Field("contact", "contact", _N("who to ask, with phone or mail")),
    Field("link", "link", _N("link to the sign-up form")),
    Field("start", "launch_date", _N("day on which the group starts")),
    Field("route", "route", _N("how people sign up: form, mail, whatsapp or paper")),
    Field("regels", "rules", _N("whether people agree to house rules")),
    Field("regels_versie", "rules_version", _N("version of the house rules")),
    Field("toestemming_versie", "consent_version", _N("version of the consent text")),
    Field("leeftijd", "minimum_age", _N("minimum age, if there is one")),
    Field("woonregel", "residence", _N("who may join: lives, established or works")),
    Field("bewaardagen", "retention_days", _N("days until data are wiped after leaving")),
    Field("ondertekenaars", "signers", _N("names under the letter, once they agreed")),
    Field("akkoord_op", "agreed_on", _N("day on which they agreed")),
    Field("wijkagent", "wijkagent", _N("name of the wijkagent, once agreed")),
    Field("datum", "date", _N("day of printing")),
    Field("logo", "logo", _N("the team's logo")),
    Field("fotoregel", "photo_rule", _N("photos in the group: never, description or police")),
    Field("nachtregel", "night_rule", _N("whether the group is quiet at night, except for danger")),
    Field("toevoegen", "adding", _N("who adds people: admins or members")),
    Field("uitzetten", "removal", _N("what happens when rules are broken: warn_first or at_once")),
    Field("testweken", "test_weeks", _N("weeks of the test message")),
    Field("kosten", "costs", _N("what it costs, in a sentence")),
    # the privacy statement
    Field("gegevens", "data", _N("what is kept of people and why, one row each")),
    Field("termijnen", "terms", _N("how long each is kept, one row each")),
    Field("plekken", "places", _N("where it is kept, one sentence each")),
    # the address of a letter
    Field("straat", "street", _N("street")),
    Field("huisnummer", "door", _N("house number with addition")),
    Field("adres", "address", _N("street and house number")),
    Field("postcode", "postcode", _N("postcode")),
    Field("plaats", "city", _N("city")),
    Field("postcode_plaats", "postcode_city", _N("postcode and city")),
    Field("code", "code", _N("sign-up code of the address")),
    Field("code_ingevuld", "code_filled_in", _N("whether the QR code fills in the code")),
    Field("qr", "qr", _N("QR code that opens the form")),
    # walk list
    Field("kant", "side", _N("side of the street")),
    Field("aantal", "count", _N("number of addresses")),
    Field("loper", "walker", _N("who walks here")),
    Field("deuren", "doors", _N("the doors, one row each")),
    Field("ronde", "round", _N("second round, on a list for doors where nobody was home")),
    Field("nummer", "number"),
    Field("bekend", "known"),
    # address labels
    Field("rijen", "rows", _N("the labels of a sheet, three in a row")),
    # meeting
    Field("wanneer", "when", _N("day and time")),
    Field("waar", "where", _N("place of the meeting")),
    Field("volgende", "next", _N("next meeting")),
    Field("team", "team", _N("team members, with name and role")),
    Field("punten", "points", _N("points of the agenda")),
    Field("besluiten", "decisions", _N("decisions: question and answer")),
    Field("acties", "actions", _N("actions: what, who, when")),
    Field("naam", "name"),
    Field("rol", "role"),
    Field("wat", "what"),
    Field("wie", "who"),
    Field("uitleg", "explanation"),
    Field("minuten", "minutes"),
    Field("vraag", "question"),
    Field("antwoord", "answer"),
    Field("klaar", "done"),
    # go or no-go
    Field("aanleiding", "motive", _N("why a group is wanted")),
    Field("straten", "streets", _N("streets of the area, one row each")),
    Field("adressen", "addresses", _N("number of addresses")),
    Field("huisnummers", "numbers"),
    Field("prognose", "forecast", _N("forecast per way of recruiting")),
    Field("manier", "way"),
    Field("laag", "low"),
    Field("verwacht", "expected"),
    Field("hoog", "high"),
    Field("deelnemers", "members"),
    Field("bron", "source"),
    Field("gevraagd", "asked", _N("number of neighbours asked")),
    Field("ja", "yes", _N("how many said yes")),
    Field("nee", "no", _N("how many said no")),
    Field("wil_helpen", "wants_to_help", _N("how many want to help")),
    Field("open", "undecided", _N("how many do not know yet")),
    Field("stappen", "checks", _N("steps of the checklist")),
    Field("gevonden", "found"),
)

NAMES = frozenset(name for field in FIELDS for name in (field.name, field.english))
CHOICES = frozenset(
    name
    for field in FIELDS
    for name in (field.name, field.english)
    if field.name in ("doel", "praatgroep", "wijkagent_in_groep", "route", "regels", "woonregel", "fotoregel",
                      "nachtregel", "toevoegen", "uitzetten", "code_ingevuld")
)  # fmt: skip
_ENGLISH = {field.name: field.english for field in FIELDS}


def both(values: Mapping[str, object]) -> dict[str, object]:
    """Values under their Dutch names, and again under their English ones. KeyError for an unknown name."""
    return {**values, **{_ENGLISH[name]: value for name, value in values.items()}}
