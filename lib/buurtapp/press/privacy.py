"""What a privacy statement says: which data and why, for how long, and where (domain.md 4, design.md 3).

The rows follow what the folder really holds and what the team decided; nothing is promised that is not so.
"""

from datetime import date, timedelta

from babel.dates import format_date

from buurtapp.model.decisions import Decisions
from buurtapp.press.fields import both
from buurtapp.press.providers import provider
from buurtapp.store.holdings import Held
from buurtapp.store.life import PUT_OUT_DAYS, REFUSED_DAYS
from buurtapp.words import _, language, ngettext


def privacy_values(decided: Decisions, held: Held, platform: str) -> dict[str, object]:
    """The rows `gegevens` (what, why) and `termijnen` (what, until when), and the sentences `plekken`."""
    data = [both({"wat": what, "uitleg": why}) for what, why in _data(decided, held, platform)]
    terms = [both({"wat": what, "wanneer": until}) for what, until in _terms(decided, held)]
    return {"gegevens": data, "termijnen": terms, "plekken": _places(decided, platform)}


def _data(decided: Decisions, held: Held, platform: str) -> list[tuple[str, str]]:
    lives = decided.residence == "lives"
    home = _("So we see that you live in this area.") if lives else _("So we see that you live or work in this area.")
    rows = [
        (True, _("Name"), _("So we know who you are.")),
        (True, _("Street and house number"), home),
        (True, _("Mobile number"), _("With it we put you in the group in {platform}.", platform=platform)),
        (held.emails or not held.signups, _("Mail address"),
         _("With it we ask you something. You may leave it empty.")),
        (True, _("Your agreement"), _agreement(decided, held)),
        (held.codes, _("The code in your letter"), _("So we see which address your sign-up belongs to.")),
        (held.checked, _("How we know you"), _("Who saw that you live here, on which day and how.")),
        (held.doors, _("What you said at the door"), _("So we do not ring your bell too often.")),
        (held.asked, _("What you thought of the plan"), _("So we knew whether neighbours want a group.")),
        (held.chat, _("That you came into the group or left it"), _("So our list is right. We keep no messages.")),
        (bool(held.other_columns), _("What else you filled in"),
         _("Under: {titles}.", titles=", ".join(held.other_columns))),
        (held.files, _("Your sign-up as you sent it"), _("So we can find a mistake again.")),
    ]  # fmt: skip
    return [(what, why) for there, what, why in rows if there]


def _agreement(decided: Decisions, held: Held) -> str:
    said = [_("The day, and the text you said yes to (version {version}).", version=decided.consent_version)]
    if decided.minimum_age:
        said.append(_("Also that you are {age} or older. Not your birthday.", age=decided.minimum_age))
    elif held.ages:
        said.append(_("Also what you said of your age. Not your birthday."))
    return " ".join(said)


def _terms(decided: Decisions, held: Held) -> list[tuple[str, str]]:
    days = decided.retention_days
    leaving = ngettext("Until {n} day after you stop", "Until {n} days after you stop", days) if days else ""
    erased = _("As long as the group is there: only a secret code, so that an old list does not bring you back")
    years = _("{n} year: only a secret code of your number", n=PUT_OUT_DAYS // 365)
    rows = [
        (True, _("Your data"), leaving or _("Until you stop")),
        (True, _("What you told us at the door"), _after_launch(decided.launch)),
        (True, _("Your sign-up when you do not take part"), _after_launch(decided.launch)),
        (True, _("You were put out of the group"), years),
        (held.asked, _("What you thought of the plan"), _("Until the admins erase it, or you ask them to")),
        (held.chat, _("That you came into the group or left it"), _("Until we compare the group again")),
        (held.forgotten, _("We erased your data"), erased),
    ]  # fmt: skip
    return [(what, until) for there, what, until in rows if there]


def _after_launch(launch: date | None) -> str:
    weeks = ngettext("Until {n} week after the start", "Until {n} weeks after the start", REFUSED_DAYS // 7)
    if launch is None:
        return weeks
    last = format_date(launch + timedelta(days=REFUSED_DAYS), "d MMMM y", locale=language())
    return f"{weeks} ({last})"


def _places(decided: Decisions, platform: str) -> list[str]:
    return [
        _("On the computer of one admin, in one folder. The workbook sends nothing away."),
        _("In the phones of the admins: your name, door and number."),
        _("In the group: everybody sees your name and number. {platform} is a company with rules of its own.",
          platform=platform),
        *_arrivals(decided),
    ]  # fmt: skip


def _arrivals(decided: Decisions) -> list[str]:
    named = provider(decided.link)
    form = _("In the sign-up form at {provider}, until we erase it there.", provider=named) if named else ""
    return {
        "form": [form or _("In the answers to the sign-up form, until we erase them there.")],
        "mail": [_("In the mail box of the admins, until we erase it there.")],
        "whatsapp": [_("In a message on the phone of an admin, until we erase it there.")],
        "paper": [_("On paper at the home of an admin, until we destroy it.")],
    }[decided.signup_route]
