"""The team's decisions as questions and answers in plain words (domain.md 2.3)."""

from buurtapp.press.team import TeamContext
from buurtapp.press.values import DOTS
from buurtapp.words import _


def decision_rows(team: TeamContext) -> list[tuple[str, str]]:
    """Question and answer for each decision of the team; a dotted line where nothing was decided."""
    decided = team.decisions
    yes_no = {True: _("yes"), False: _("no")}
    return [
        (_("What is the group called?"), decided.group_name or DOTS),
        (_("What is the group for?"), _purpose(decided.purpose)),
        (_("Who may join?"), _residence(decided.residence)),
        (_("From which age?"), _("{age} years", age=decided.minimum_age) if decided.minimum_age else _("any age")),
        (_("How do we know who lives here?"), _verification(decided.verification)),
        (_("How do people sign up?"), _route(decided.signup_route)),
        (_("Is the wijkagent in the group?"), yes_no[decided.wijkagent_in_group]),
        (_("May photos be shared?"), _photos(decided.photo_rule)),
        (_("Quiet at night, except for danger?"), yes_no[decided.night_rule]),
        (_("Who adds people?"), _("only admins") if decided.adding == "admins" else _("all members")),
        (_("What if someone breaks the rules?"), _removal(decided.removal)),
        (_("Is there a second group for chatting?"), _chat(decided.chat)),
        (_("In which weeks is the test message?"), decided.test_weeks or DOTS),
        (_("How long do we keep data after leaving?"), _("{days} days", days=decided.retention_days)),
        (_("What does it cost, and who pays?"), decided.costs or DOTS),
        (_("On which day do we start?"), str(team.values["start"]) if decided.launch else DOTS),
    ]


def _chat(way: str) -> str:
    return {"": _("no"), "group": _("yes"), "mail": _("no, a mail list")}[way]


def in_words(name: str, value: str) -> str:
    """What a decision under its Dutch name (`route`, `leeftijd`, …) says in plain words."""
    choices = {"doel": _purpose, "woonregel": _residence, "route": _route, "fotoregel": _photos, "uitzetten": _removal}
    if name in choices:
        return choices[name](value)
    if name == "toevoegen":
        return _("only admins") if value == "admins" else _("all members")
    return {"True": _("yes"), "False": _("no")}.get(value, value)


def _purpose(choice: str) -> str:
    return _("only for danger and alarm") if choice == "urgent" else _("for safety, and for other news")


def _residence(choice: str) -> str:
    return {
        "lives": _("people who live here"),
        "established": _("people and shops that are here"),
        "works": _("people who live or work here"),
    }[choice]


def _verification(choice: str) -> str:
    return _("an address in the area is enough") if choice == "address" else _("code from the letter, door or phone")


def _route(choice: str) -> str:
    return {
        "form": _("with the form"),
        "mail": _("by mail"),
        "whatsapp": _("with a message"),
        "paper": _("on paper"),
    }[choice]


def _photos(choice: str) -> str:
    return {
        "never": _("no, never"),
        "description": _("only when a description needs it"),
        "police": _("only with the police"),
    }[choice]


def _removal(choice: str) -> str:
    return _("first a word, then out of the group") if choice == "warn_first" else _("out of the group at once")
