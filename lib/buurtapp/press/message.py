"""The drafted message or mail that a QR code opens where a team signs people up without a form.

It asks what the form asks, a line each, so that the answer reads back as a sign-up (`intake.read_pasted`). Nothing is
filled in that only the sender can say: a tick that stands there already is no consent (AVG article 4, 11).
"""

from urllib.parse import quote

from buurtapp.model.address import Address
from buurtapp.model.decisions import Decisions
from buurtapp.press.team import TeamContext
from buurtapp.words import _


def subject(team: TeamContext) -> str:
    """What the message is about: the subject of a mail, the first line of a message."""
    return _("Sign-up {group}", group=team.values["groep"])


def draft(team: TeamContext, address: Address | None = None, code: str = "") -> str:
    """The text of the message: who signs up, at which address, and what she says yes to, with the versions."""
    decided = team.decisions
    where = f"{address.line}, {address.postcode}".strip(", ") if address else ""
    lines = [
        _("Name:"),
        _("Address:") + f" {where}".rstrip(),
        _("Mobile number:") if decided.signup_route == "mail" else "",
        _("Code:") + f" {code}" if code else "",
        _("Age {age} or more (yes/no):", age=decided.minimum_age) if decided.minimum_age else "",
        _("House rules {version} (yes/no):", version=decided.rules_version) if decided.rules else "",
        _("Consent data {version} (yes/no):", version=decided.consent_version),
    ]
    return "\n".join(filter(None, lines))


def draft_link(team: TeamContext, text: str) -> str:
    """The link that opens the message as a draft to the contact: `https://wa.me/…` or `mailto:…`; `""` where none can.

    A practice neighbourhood has no such link to WhatsApp (design.md 3), and neither have Signal and Telegram.
    """
    decided = team.decisions
    if decided.signup_route == "mail" and (to := _mail(decided)):
        body = text.replace("\n", "\r\n")  # RFC 6068, 5: a line break is %0D%0A
        return f"mailto:{to}?subject={quote(subject(team), safe='')}&body={quote(body, safe='')}"
    if decided.signup_route == "whatsapp" and decided.platform == "whatsapp" and not team.neighbourhood.practice:
        digits, words = _digits(decided), "\n".join((subject(team), text))
        return f"https://wa.me/{digits}?text={quote(words, safe='')}" if digits else ""
    return ""


def _mail(decided: Decisions) -> str:
    words = decided.contact.replace(",", " ").replace(";", " ").split()
    return next((quote(word, safe="@.+-_") for word in words if "@" in word), "")


def _digits(decided: Decisions) -> str:
    """The contact's number as wa.me wants it: country code and digits alone (formats.md 1.5)."""
    import phonenumbers  # takes a moment; only prints of this route need it

    for text in (decided.contact_phone, decided.contact):
        try:
            number = phonenumbers.parse(text, "NL")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return f"{number.country_code}{number.national_number}"
    return ""
