"""The invitation of one member: chosen from a masked list, shown in clear to copy."""

from collections.abc import Mapping
from html import escape
from typing import Any

from ipywidgets import Dropdown, VBox

from buurtapp.forms.copying import Texts
from buurtapp.forms.finding import Finder
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.masks import mask_name, mask_phone
from buurtapp.forms.members import member_words
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html
from buurtapp.groups.invitations import INVITABLE, Invitation
from buurtapp.model.member import Member
from buurtapp.steps.entering import invitations_of, members
from buurtapp.store import Register
from buurtapp.words import _


class InvitationForm:
    """A choice of member, the text, and a draft in WhatsApp that a person sends; in practice only the text."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.status = StatusLine()
        self.choose = Dropdown(description=_("An invitation for whom?"), tooltip=_("Choose a member"))
        self.choose.add_class("t-invitation")
        self.choose.observe(guarded(self._chosen, self.status), "value")
        self._text, self.link = VBox(), html()
        self.finder = Finder(self.refresh, hook="invitation")
        box = VBox([self.finder.widget, self.choose])
        box.add_class("bk-field")
        self.widget = VBox([box, self._text, self.link, self.status.widget])
        self.refresh()

    def show(self, phone: str) -> Invitation | None:
        """Show the invitation for this member; None, and nothing on the page, when there is none."""
        those = [member for member in members(self._register) if member.phone == phone]
        made = next(iter(invitations_of(self._register, those)), None)
        texts = [(made.member.name, "", "", made.text)] if made else []
        self._text.children = [Texts(lambda: texts, hook="invitation-text").widget] if made else []
        self.link.value = _link_html(made) if made else ""
        return made

    def refresh(self) -> None:
        """Fill the list with who is not in the group yet."""
        waiting = [member for member in members(self._register) if member.status in INVITABLE]
        found = self.finder.arrange(waiting, member_words)
        options = [(_("Choose a member"), ""), *((_label(member), member.phone) for member in found)]
        if list(self.choose.options) != options:
            self.choose.options = options
            self.choose.value = ""

    def _chosen(self, change: Mapping[str, Any]) -> None:
        self.show(change["new"] or "")


def _label(member: Member) -> str:
    return f"{mask_name(member.name)}, {member.street} {member.door}, {mask_phone(member.phone)}"


def _link_html(made: Invitation) -> str:
    if not made.link:
        return paragraph(_("In a practice neighbourhood there is no link to WhatsApp, only the text."), "bk-help")
    label = escape(_("Open as a draft in WhatsApp. You send it yourself."))
    link = escape(made.link, quote=True)
    return f'<a class="bk-link" href="{link}" target="_blank" rel="noopener noreferrer">{label}</a>'
