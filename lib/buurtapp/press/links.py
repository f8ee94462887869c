"""The sign-up link: where every printed QR code leads, and nowhere else (design.md 3, domain.md 2.4)."""

import re
from urllib.parse import urlsplit

from buurtapp.words import Fault, _

TESTCODE = "TESTCODE"  # what the team fills in as code when it makes its pre-filled link
LONGEST = 600  # more makes the squares of a 34 mm QR code too small for a phone
_SCHEMES = {"http", "https", "mailto"}
_INVITES = ("chat.whatsapp.com", "signal.group", "t.me", "telegram.me")
_INVITATION = re.compile(r"\b(?:chat\.whatsapp\.com|signal\.group|t\.me|telegram\.me)/[\w+#-]", re.IGNORECASE)


def check_link(link: str) -> str:
    """The link without spaces around it; raises Fault for a group's invitation or what is no web or mail link."""
    plain = link.strip()
    if "://" not in plain and not plain.startswith("mailto:"):
        plain = f"https://{plain}"
    try:
        parts = urlsplit(plain)
        host = (parts.hostname or "").removeprefix("www.") if parts.port is None or parts.port else ""
    except ValueError as error:  # no host name, or words where a port belongs, as in javascript:…
        raise _not_a_link(link) from error
    if host in _INVITES:
        raise _invitation()
    arrives = "@" in parts.path if parts.scheme == "mailto" else "." in host
    if parts.scheme not in _SCHEMES or not arrives or not plain.isprintable() or " " in plain:
        raise _not_a_link(link)
    if len(plain.encode()) > LONGEST:
        raise Fault(
            _("The sign-up link is {length} characters long.", length=len(plain)),
            _("A QR code of more than {most} characters cannot be scanned from a letter.", most=LONGEST),
            _("Fill in only the code in the pre-filled link, and leave the other questions empty."),
            _("Make the pre-filled link again first."),
        )
    return plain


def refuse_invitations(words: str) -> None:
    """Raise Fault when a group's invitation stands anywhere in words that will be printed."""
    if _INVITATION.search(words):
        raise _invitation()


def filled_in(link: str, code: str) -> str:
    """The link with a code in the place of TESTCODE."""
    return link.replace(TESTCODE, code)


def for_typing(link: str, code: str) -> str:
    """The link as it is printed: with its code (or none), without `https://`, which nobody needs to type."""
    shown = filled_in(link, code)
    return shown.removeprefix("https://").removeprefix("http://").removeprefix("mailto:")


def _invitation() -> Fault:
    return Fault(
        _("This link is the invitation to the group itself."),
        _("Whoever scans it would be in the group without anyone having looked at the sign-up."),
        _("Paste the link to your sign-up form; the invitation stays with the admins."),
        _("Open your form, choose Send, and copy the link from there."),
    )


def _not_a_link(link: str) -> Fault:
    return Fault(
        _("This is not a link to a form: {link}", link=link[:80]),
        _("A phone that scans the letter must arrive at your sign-up form."),
        _("Copy the whole link from the form; it begins with https://."),
        _("Open the link in your browser first and see that the form appears."),
    )
