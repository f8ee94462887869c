"""What is to be done today: who to add, who to invite again, who to ring; one at a time in clear."""

from collections.abc import Callable, Mapping
from typing import Any

from ipywidgets import Dropdown, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.finding import Finder
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.masks import mask_name, mask_phone, spoken_phone
from buurtapp.forms.members import member_words
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html, table_html
from buurtapp.groups.standing import status_word
from buurtapp.model.member import STATUSES, Member
from buurtapp.steps.entering import set_status, today
from buurtapp.store import Register
from buurtapp.store.members import statuses
from buurtapp.words import Fault, _

Kind = str


class TodayForm:
    """The three lists as counts, one of them masked to choose from, and how it went with the one in hand."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self._lists: dict[Kind, list[Member]] = {}
        self.status = StatusLine()
        self.counted, self.shown = html(), html()
        self.finder = Finder(self._list, hook="today")
        self.which = self._choice(_("What are you going to do?"), "t-today-which", self._listed)
        self.who = self._choice(_("With whom?"), "t-today-who", self._chosen)
        self.outcome = self._choice(_("How did it go with this person?"), "t-today-outcome", None)
        self.outcome.options = [(status_word(status), status) for status in STATUSES]
        self.keep_button = button(_("Keep this, and the next one"), self.keep, self.status, hook="today-keep")
        self._hand = VBox([self.shown, _field(self.outcome), self.keep_button])
        self._body = VBox([_field(self.which), self.finder.widget, _field(self.who), self._hand])
        self.widget = VBox([self.counted, self._body, self.status.widget])
        self.refresh()

    @property
    def in_hand(self) -> Member | None:
        """The member who is shown in clear."""
        return next((one for one in self._lists.get(self.which.value, []) if one.phone == self.who.value), None)

    def keep(self) -> None:
        """Keep how it went with the one in hand and take the next one; raises Fault when nobody is in hand."""
        member = self.in_hand
        if member is None:
            raise Fault(
                _("Nobody is chosen."),
                _("We keep how it went for one person at a time here."),
                _("Choose somebody in the list."),
                "",
            )
        set_status(self._register, [member.phone], self.outcome.value)
        after = self._after(member)
        self._saved()
        self.refresh()
        self.who.value = after if after in [phone for _label, phone in self.who.options] else ""
        self.status.done(f"{member.name}: {status_word(self.outcome.value)}.")

    def reload(self) -> None:
        """Show the lists as they are now."""
        self.refresh()

    def refresh(self) -> None:
        """Follow what was changed elsewhere; whoever is in hand stays there while still in the list."""
        known, found = statuses(self._register), today(self._register)
        lists = {"add": found.add, "invite_again": found.invite_again, "ring": found.ring}
        self._lists = {kind: [one for one in those if one.phone in known] for kind, those in lists.items()}
        words = kind_words()
        rows = [(words[kind], len(those)) for kind, those in self._lists.items()]
        anybody = any(self._lists.values())
        nobody = paragraph(_("Nothing to do today."))
        self.counted.value = table_html([_("To do"), _("Members")], rows, caption=_("Today")) if anybody else nobody
        self._body.layout.display = "" if anybody else "none"
        former = self.which.value
        options = [(words[kind], kind) for kind, those in self._lists.items() if those]
        if list(self.which.options) != options:
            self.which.options = options
            self.which.value = former if self._lists.get(former or "") else (options[0][1] if options else None)
        self._list()

    def _list(self) -> None:
        those = self.finder.arrange(self._lists.get(self.which.value or "", []), member_words)
        options = [(_("Choose a member"), ""), *((_label(one), one.phone) for one in those)]
        if list(self.who.options) != options:
            former = self.who.value
            self.who.options = options
            self.who.value = former if former in [one.phone for one in those] else ""
        self._show()

    def _show(self) -> None:
        member = self.in_hand
        self._hand.layout.display = "" if member else "none"
        self.shown.value = _in_clear(member, self.which.value) if member else ""

    def _after(self, member: Member) -> str:
        phones = [one.phone for one in self._lists[self.which.value]]
        return next(iter(phones[phones.index(member.phone) + 1 :]), "")

    def _listed(self, _change: object = None) -> None:
        self.status.clear()
        self.outcome.value = {"add": "added", "invite_again": "invited"}.get(self.which.value or "", "joined")
        self._list()

    def _chosen(self, _change: Mapping[str, Any]) -> None:
        self.status.clear()
        self._show()

    def _choice(self, label: str, hook: str, chosen: Callable[..., None] | None) -> Dropdown:
        made = Dropdown(description=label, tooltip=label)
        made.add_class(hook)
        if chosen is not None:
            made.observe(guarded(chosen, self.status), "value")
        return made


def kind_words() -> dict[Kind, str]:
    """The three lists in words."""
    return {
        "add": _("add to the group"),
        "invite_again": _("invite again: the invitation has lapsed"),
        "ring": _("ring: invited in vain, or without WhatsApp"),
    }


def _label(member: Member) -> str:
    return f"{mask_name(member.name)}, {member.street} {member.door}, {mask_phone(member.phone)}"


def _in_clear(member: Member, kind: Kind) -> str:
    tips = {
        "add": _("Save the contact first: look for the address in your phone."),
        "invite_again": _("The text of the invitation stands below."),
        "ring": _("No WhatsApp? A neighbour can pass messages on. You choose that neighbour in step 4."),
    }
    clear = f"{member.name}, {member.street} {member.door}, {spoken_phone(member.phone)}"
    since = _("{status} since {day}", status=status_word(member.status), day=f"{member.since:%d-%m-%Y}")
    return paragraph(clear) + (paragraph(since) if member.since else "") + paragraph(tips[kind], "bk-help")


def _field(widget: Dropdown) -> VBox:
    made = VBox([widget])
    made.add_class("bk-field")
    return made
