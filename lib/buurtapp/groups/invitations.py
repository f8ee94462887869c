"""An invitation for each person: a text, and a WhatsApp draft that a person still has to send (formats.md 1.5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from buurtapp.groups.names import PRACTICE, first_name, one_line
from buurtapp.model.member import INVITATION_DAYS, Member
from buurtapp.model.signup import Status
from buurtapp.press.texts import fill_in
from buurtapp.words import _, language

TEMPLATE = "uitnodiging.txt"
INVITABLE: frozenset[Status] = frozenset({"to_add", "invited", "lapsed"})


@dataclass(frozen=True, slots=True)
class Invitation:
    """The text for one member. `link` opens it as a draft, and is empty in practice; `shown` is never clickable."""

    member: Member
    text: str
    link: str
    shown: str


def invitation(
    member: Member, values: Mapping[str, object], template: Path, *, practice: bool, platform: str = "whatsapp"
) -> Invitation:
    """Fill in the invitation for a member of `members_of`.

    `template` is a text of `templates/<language>/teksten`; `values` are the neighbourhood's (`groep`, `buurt`,
    `afzender`, `contact_naam`, `contact_telefoon`), to which `voornaam`, `app` and `dagen` are added. Raises
    Fault when the template cannot be filled in. Only WhatsApp gets a draft.
    """
    own = {"voornaam": first_name(member.name), "app": platform.capitalize().replace("Whatsapp", "WhatsApp"),
           "dagen": INVITATION_DAYS}  # fmt: skip
    text = fill_in(template, {**values, **own}).body.strip()
    if practice:
        text = f"{PRACTICE}\n{text}"
    address = draft_address(member.phone, text) if platform == "whatsapp" else ""
    return Invitation(member, text, f"https://{address}" if address and not practice else "", address)


def invitations(
    members: Iterable[Member],
    values: Mapping[str, object],
    template: Path,
    *,
    practice: bool,
    platform: str = "whatsapp",
) -> list[Invitation]:
    """The invitations for everyone who is not in the group yet and may still be asked."""
    return [
        invitation(member, values, template, practice=practice, platform=platform)
        for member in members
        if member.status in INVITABLE
    ]


def draft_address(phone: str, text: str) -> str:
    """`wa.me/31…?text=…`: digits only, spaces as %20 and new lines as %0A."""
    return f"wa.me/{phone.removeprefix('+')}?text={quote(text, safe='')}"


def invitation_texts(made: Iterable[Invitation]) -> str:
    """All invitations below each other, to copy one by one."""
    blocks = [f"{_heading(one)}\n\n{one.text}\n\n{one.shown}".strip() for one in made]
    return ("\n\n" + "-" * 40 + "\n\n").join(blocks) + "\n" if blocks else ""


def invitation_page(made: Iterable[Invitation], title: str) -> str:
    """A page for the admin's own phone or computer: press a name, look at the draft in WhatsApp, send it there.

    In practice no name can be pressed.
    """
    items = "\n".join(f"<li>{_pressed(one)}<pre>{escape(one.text)}</pre></li>" for one in made)
    return _PAGE.format(
        language=language(),
        title=escape(title),
        hint=escape(
            _("Press a name. WhatsApp opens with the text. You send it yourself. Delete this page afterwards.")
        ),
        items=items,
    )


_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
body {{ font: 1.1rem/1.5 sans-serif; max-width: 40rem; margin: 1rem auto; padding: 0 1rem; color: #222; }}
li {{ margin: 0 0 1.5rem; }}
a {{ display: inline-block; padding: .4rem 0; }}
pre {{ font: inherit; font-size: .95rem; white-space: pre-wrap; background: #f2f4f6; padding: .6rem; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{hint}</p>
<ol>
{items}
</ol>
</body>
</html>
"""


def _pressed(one: Invitation) -> str:
    heading = escape(_heading(one))
    return f'<a href="{escape(one.link)}">{heading}</a>' if one.link else f"<strong>{heading}</strong>"


def _heading(one: Invitation) -> str:
    return one_line(f"{one.member.name} ({one.member.street} {one.member.door})").replace(" ( )", "")
