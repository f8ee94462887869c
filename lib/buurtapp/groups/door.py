"""The group link as a QR code on the admin's own phone, at the door and never on paper (formats.md 1.5)."""

import re

from buurtapp.press.qr import qr_png
from buurtapp.words import Fault, _

_LINK = re.compile(r"(?:https?://)?chat\.whatsapp\.com/(?:invite/)?(?P<code>[A-Za-z0-9_-]{10,64})/?(?:\?\S*)?")


def group_link(text: str) -> str:
    """The invitation link of a WhatsApp group, without what was added behind it; raises Fault when it is none."""
    match = _LINK.fullmatch(text.strip())
    if match is None:
        raise Fault(
            _("This is not the link of a WhatsApp group."),
            _("Such a link begins with https://chat.whatsapp.com/."),
            _("Open the group in WhatsApp, choose Invite via link, and copy the link."),
            _("Paste the link without other words first."),
        )
    return f"https://chat.whatsapp.com/{match['code']}"


def door_qr(link: str) -> bytes:
    """The QR code of a group link as PNG, to show on a screen. Not for print: who has the link can come in."""
    return qr_png(group_link(link))


def door_advice() -> list[str]:
    """What to do before, during and after showing the code."""
    return [
        _("Turn on admin approval in the group first. Then nobody comes in unseen."),
        _("Show the code on your own phone only. Never print it and never send it on."),
        _("Let in only whom you have just spoken to at the door."),
        _("Reset the link when you are done. The old code then stops working."),
    ]
