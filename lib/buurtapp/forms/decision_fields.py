"""The decisions of step 2 as fields, in groups that a team can talk through one by one (domain.md 2.3)."""

from functools import partial
from pathlib import Path

from buurtapp.forms.doubts import group_name_doubt, link_doubt, mail_doubt, phone_doubt, start_doubt
from buurtapp.forms.fields import Field
from buurtapp.press.media_names import name_of
from buurtapp.press.shelf import medium
from buurtapp.store import Register
from buurtapp.store.members import groups
from buurtapp.words import _

_TO_CHOOSE = (
    "brief", "looplijst", "aanmeldformulier", "herinnering", "deurkaart", "flyer", "poster", "uitnodiging-infoavond",
    "welkomstbrief", "huisregels", "privacyverklaring", "signalementenkaart", "werving-mail", "werving-whatsapp",
    "buurtsite", "groepsbeschrijving", "bestelling",
)  # fmt: skip
Groups = list[tuple[str, list[Field]]]


def decision_groups(register: Register) -> Groups:
    """Every decision once, under its heading."""
    return [
        (_("The group"), _group(register)),
        (_("Who may take part"), _who()),
        (_("How people sign up"), _route(register)),
        (_("The house rules"), _rules()),
        (_("Who stands behind the letters"), _letters()),
        (_("Which means you use"), [_media()]),
    ]


def _group(register: Register) -> list[Field]:
    name = register.neighbourhood().name
    apps = (("WhatsApp", "whatsapp"), ("Signal", "signal"), ("Telegram", "telegram"))
    ways = ((_("A second group"), "group"), (_("A mail list"), "mail"))
    purposes = ((_("Only what 112 is for"), "urgent"), (_("Also other safety news"), "wider"))
    return [
        Field(
            "group_name",
            _("Name of the group"),
            help=_("Empty means: Neighbourhood app {name}.", name=name),
            check=group_name_doubt,
        ),
        Field("platform", _("Which app?"), "choice", options=apps),
        Field("purpose", _("What is the group for?"), "choice", options=purposes),
        Field(
            "group_limit",
            _("At most how many people in one group?"),
            "number",
            low=2,
            high=1024,
            help=_("Larger than this, and the list is split by street. 50 to 100 works well."),
        ),
        Field(
            "chat_group",
            _("There is a second place to chat"),
            "tick",
            help=_("A place to chat beside it keeps the safety group quiet."),
        ),
        Field("chat_way", _("Chat in a group or by mail?"), "choice", options=ways),
        Field(
            "wijkagent_in_group",
            _("The wijkagent is in the group"),
            "tick",
            help=_("In many places the wijkagent is only in the admins' group. The police act on 112, not on the app."),
        ),
    ]


def _who() -> list[Field]:
    ways = (
        (_("The address lies in the neighbourhood: enough"), "address"),
        (_("We check everyone: code, door, phone or a neighbour"), "evidence"),
    )
    homes = (
        (_("Who lives here"), "lives"),
        (_("Who lives here or has a business here"), "established"),
        (_("Who lives or works here"), "works"),
    )
    ages = ((_("We do not ask"), ""), ("16", 16), ("17", 17), ("18", 18), ("21", 21))
    return [
        Field("residence", _("Who belongs to the neighbourhood?"), "choice", options=homes),
        Field(
            "verification",
            _("How do you check that someone lives here?"),
            "choice",
            options=ways,
            help=_("False sign-ups have really happened. Checking everyone is safer, and more work."),
        ),
        Field("minimum_age", _("From what age?"), "choice", options=ages),
        Field(
            "rules",
            _("People must agree to the house rules"),
            "tick",
            help=_("Then the sign-up form has a tick for it, and who did not tick it has to be asked."),
        ),
    ]


def _route(register: Register) -> list[Field]:
    routes = (
        (_("A form on the internet"), "form"),
        (_("By mail"), "mail"),
        (_("By WhatsApp to an admin"), "whatsapp"),
        (_("On paper"), "paper"),
    )
    return [
        Field("signup_route", _("How do people sign up?"), "choice", options=routes),
        Field(
            "link",
            _("Link to the sign-up form"),
            help=_(
                "Make the form first. Copy its pre-filled link with TESTCODE as the code: "
                "every letter then gets a code of its own."
            ),
            check=link_doubt,
        ),
        Field(
            "contact",
            _("Mail address of the group"),
            help=_("A separate address is easy to hand over to a successor."),
            check=mail_doubt,
        ),
        Field("contact_name", _("Who answers questions?")),
        Field("contact_phone", _("Phone number for questions"), check=phone_doubt),
        Field("launch", _("On which day does the group start?"), "date", check=partial(_start_doubt, register)),
        Field(
            "consent_version", _("Version of the consent text"), help=_("Give it a new number when the text changes.")
        ),
        Field("rules_version", _("Version of the house rules"), help=_("Give it a new number when the rules change.")),
        Field("retention_days", _("Days until data of a leaver are deleted"), "number", low=0, high=30),
    ]


def _start_doubt(register: Register, day: str | None) -> str:
    """A group that runs began long ago, and so did the story of a practice neighbourhood."""
    return start_doubt(day, may_be_past=bool(groups(register)) or register.neighbourhood().practice)


def _rules() -> list[Field]:
    photos = (
        (_("Never photos"), "never"),
        (_("Only when needed for a description"), "description"),
        (_("Only to the police, not in the group"), "police"),
    )
    adding = ((_("Only admins"), "admins"), (_("Members too"), "members"))
    removal = ((_("First a friendly word, then a warning"), "warn_first"), (_("At once"), "at_once"))
    return [
        Field("photo_rule", _("Photos"), "choice", options=photos),
        Field("night_rule", _("At night only what is urgent"), "tick"),
        Field("adding", _("Who adds people?"), "choice", options=adding),
        Field("removal", _("When somebody breaks the rules"), "choice", options=removal),
        Field(
            "test_weeks", _("Test messages in which weeks?"), help=_("Four weeks a year, for example: 8, 21, 34, 47.")
        ),
        Field("costs", _("Costs"), help=_("Who pays for printing and stickers?")),
    ]


def _letters() -> list[Field]:
    return [
        Field("signers", _("Who signs the letters?"), help=_("Names as they stand under the letter.")),
        Field("signers_agreed_on", _("On which day did they agree?"), "date"),
        Field("wijkagent_name", _("Name of the wijkagent")),
        Field(
            "wijkagent_agreed",
            _("The wijkagent agreed to be named"),
            "tick",
            help=_("Without this tick the name does not stand in any letter."),
        ),
    ]


def _media() -> Field:
    options = tuple((name_of(kind), Path(medium(kind).file).stem) for kind in _TO_CHOOSE)
    return Field(
        "media", _("Which means do you want?"), "ticks", options=options, help=_("Step 3 makes what you tick here.")
    )
