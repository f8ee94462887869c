"""Sentences beside a field whose value looks wrong; the value is kept all the same."""

import re
from datetime import date

from buurtapp.groups.split import NAME_LENGTH
from buurtapp.words import _, ngettext

_NUMBER = re.compile(r"[+\d][\d\s().-]*")  # a remark or a second number may follow
_SHORTER = ("112", "14", "0800", "0900")  # the municipality is 14 with its area code
_LONG_PAST = 183  # days; a wrong year is easily typed, and what may be kept of people is counted from this day
_FAR_AHEAD = 366


def mail_doubt(mail: str) -> str:
    """A sentence when a mail address cannot be right; empty when it can, or when there is none."""
    name, at, host = mail.partition("@")
    fine = not mail or (name and at and "." in host and " " not in mail)
    return "" if fine else _("Is this a mail address? It looks like naam@voorbeeld.nl.")


def phone_doubt(phone: str) -> str:
    """A sentence when a phone number misses a digit or has one too many; any number with a country code will do."""
    found = _NUMBER.search(phone)
    number = re.sub(r"[^+\d]", "", found.group()) if found else ""
    fine = not phone or number.startswith(("+", "00", *_SHORTER)) or len(number) == 10
    return "" if fine else _("Is this a phone number? It has ten digits, the area code included.")


def group_name_doubt(name: str) -> str:
    """A sentence when a group's name is longer than WhatsApp takes: our own lists then cut it off too."""
    over = len(name) - NAME_LENGTH
    if over <= 0:
        return ""
    return ngettext("WhatsApp takes a name of at most {most} characters. This is {n} too many; it is cut off.",
                    "WhatsApp takes a name of at most {most} characters. These are {n} too many; they are cut off.",
                    over, most=NAME_LENGTH)  # fmt: skip


def start_doubt(day: str | None, today: date | None = None, *, may_be_past: bool = False) -> str:
    """A sentence when the day on which a group starts is long past or far ahead; `may_be_past` for one that runs."""
    ahead = (date.fromisoformat(day) - (today or date.today())).days if day else 0
    if ahead < -_LONG_PAST and not may_be_past:
        return _("This day is more than half a year ago. Is the year right?")
    return _("This day is more than a year ahead. Is the year right?") if ahead > _FAR_AHEAD else ""


def link_doubt(link: str) -> str:
    """A sentence when the sign-up link cannot be right, or lacks the code that every letter fills in."""
    if not link:
        return ""
    if not link.startswith("https://") or " " in link:
        return _("A link starts with https:// and has no spaces.")
    if "TESTCODE" not in link:
        return _(
            "TESTCODE is not in the link. Fill in TESTCODE as the code in your form, and copy the pre-filled link."
        )
    return ""
