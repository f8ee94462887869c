"""What only a person can erase, and how: phone, Google, group, form, mail box, paper (domain.md 8.5)."""

from buurtapp.press.providers import provider
from buurtapp.rights.dossier_words import app_name
from buurtapp.store import Register
from buurtapp.store.forms import decisions
from buurtapp.words import _


def tasks(register: Register) -> list[tuple[str, str]]:
    """What and how, in the order in which it is quickest done."""
    decided = decisions(register)
    app = app_name(decided.platform)
    return [
        (_("The group in {app}", app=app), _("Open the group, choose the member, choose Remove. Old messages stay.")),
        (_("The contacts in your phone"), _("Search for the number, choose the contact, choose Delete.")),
        (_("Google contacts"),
         _("Go to contacts.google.com, delete the contact, and empty the bin there. All admins do this.")),
        (_form(decided.link), _("Open the list of answers, delete the row, and delete the answer in the form too.")),
        (_("Your mail box"), _("Search for the name and the mail address. Delete the mails, and empty the bin.")),
        (_("Your chats"), _("Delete the chat in which this person signed up or sent you a message.")),
        (_("Paper"), _("Put the slip, and the walk list with notes, through the shredder.")),
        (_("Your computer"), _("Empty the bin and the folder Downloads. A backup elsewhere keeps the old folder: "
                               "replace it by a new one.")),
        (_("The cloud"), _("Does this folder lie in OneDrive or Google Drive? Delete old versions and the bin there.")),
    ]  # fmt: skip


def _form(link: str) -> str:
    named = provider(link)
    return _("The answers of the form, at {provider}", provider=named) if named else _("The answers of the form")
