"""What a keeper hands over by hand, because no program can."""

from buurtapp.press.providers import provider
from buurtapp.store import Register
from buurtapp.store.forms import decisions
from buurtapp.words import _

_PLATFORMS = {"whatsapp": "WhatsApp", "signal": "Signal", "telegram": "Telegram"}


def by_hand(register: Register) -> list[str]:
    """What to do together with the successor, in this order; the last ones when everything works there."""
    decided = decisions(register)
    platform = _PLATFORMS[decided.platform]
    tasks = [
        _("Make your successor an admin of the {platform} group, and of the group of admins.", platform=platform),
        _("Tell the group and the wijkagent who the new admin is."),
        _form(decided.link) if decided.signup_route == "form" or decided.link else "",
        _("Give your successor the mail box for sign-ups, with a new password.") if "@" in decided.contact else "",
        _("Change your name and number in the texts: letter, form, site and the description of the group."),
        _("Give your successor the registration at wabp.nl, with the mail address for its sign-ups."),
        _("Give paper lists and forms to your successor, or put them through the shredder."),
        _("When the receipt is in: erase the neighbours in your phone and in your Google contacts."),
        _("Erase the package too: the file, the USB stick and the mail it came with."),
    ]
    return [task for task in tasks if task]


def _form(link: str) -> str:
    named = provider(link)
    if named:
        return _("Give your successor the sign-up form and its answers, at {provider}.", provider=named)
    return _("Give your successor the sign-up form and its answers.")
