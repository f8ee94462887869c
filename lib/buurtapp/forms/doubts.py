"""Sentences beside a field whose value looks wrong; the value is kept all the same."""

import re

from buurtapp.words import _

_NUMBER = re.compile(r"[+\d][\d\s().-]*")  # a remark or a second number may follow
_SHORTER = ("112", "14", "0800", "0900")  # the municipality is 14 with its area code


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
