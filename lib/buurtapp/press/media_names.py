"""What people call each medium of the shelf."""

from buurtapp.words import _


def name_of(kind: str) -> str:
    """The everyday name of a kind of medium; its own word when it has no other."""
    return names().get(kind, kind.replace("-", " ").replace("_", " "))


def names() -> dict[str, str]:
    """The everyday name of each kind, in the order in which a team needs them."""
    return {
        "brief": _("Recruiting letter"),
        "herinnering": _("Reminder"),
        "deurkaart": _("Door card: we missed you"),
        "flyer": _("Flyer"),
        "poster": _("Poster with tear-off strips"),
        "aanmeldformulier": _("Sign-up form on paper"),
        "welkomstbrief": _("Welcome letter for new neighbours"),
        "uitnodiging-infoavond": _("Invitation to an information evening"),
        "huisregels": _("House rules"),
        "privacyverklaring": _("Privacy statement"),
        "signalementenkaart": _("Signalling card"),
        "werving-mail": _("Mail to neighbours"),
        "werving-whatsapp": _("WhatsApp message to neighbours"),
        "buurtsite": _("Text for the neighbourhood site"),
        "privacy-op-site": _("Privacy statement as text for a site"),
        "groepsbeschrijving": _("Description of the group in WhatsApp"),
        "looplijst": _("Walk list"),
        "agenda": _("Agenda of the meeting"),
        "verslag": _("Minutes of the meeting"),
        "gaan-of-niet": _("Go or no-go page"),
        "bestelling": _("Order for stickers and signs"),
        "etiketten": _("Address labels"),
        "jaarkalender": _("Year calendar"),
    }
