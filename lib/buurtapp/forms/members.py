"""How far everyone's entering into WhatsApp has come: tick people in a masked list, then say how it went."""

from collections.abc import Callable
from typing import Any

from ipywidgets import Button, Checkbox, Dropdown, HBox, VBox

from buurtapp.forms.finding import Finder
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.masks import mask_name, mask_phone, spoken_phone
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html, table_html
from buurtapp.groups.standing import status_word
from buurtapp.model.member import STATUSES, Member
from buurtapp.model.signup import Status
from buurtapp.steps.entering import members, set_status
from buurtapp.store import Register
from buurtapp.store.members import statuses
from buurtapp.words import Fault, _, ngettext

EVERYBODY = "all"
BATCH = 20  # adding many people at once makes WhatsApp suspicious, and one loses count


class MembersForm:
    """The members of one status, each with a tick; a choice and a button that keep how it went."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self.status = StatusLine()
        self.ticks: dict[str, Checkbox] = {}
        words = [(status_word(status), status) for status in STATUSES]
        self.which = Dropdown(description=_("Show"), options=[*words, (_("Everybody"), EVERYBODY)], value="to_add")
        self.finder = Finder(self._searched, _titles(), hook="members")
        self.which.observe(guarded(self._chosen, self.status), "value")
        self.outcome = Dropdown(description=_("How did it go?"), options=words, value="added")
        self.outcome.add_class("t-members-outcome")
        self.all_button = self._button(_("Tick all"), "t-members-all", self.tick_all, quiet=True)
        self.keep_button = self._button(_("Keep this"), "t-members-keep", self.keep)
        self.counted, self._box = html(), VBox()
        choose, decide = VBox([self.which]), VBox([self.outcome])
        for box in (choose, decide):
            box.add_class("bk-field")
        buttons = HBox([self.all_button, self.keep_button])
        self.widget = VBox([self.counted, choose, self.finder.widget, self._box, decide, buttons, self.status.widget])
        self.reload()

    def tick_all(self) -> None:
        """Tick everybody in the list."""
        for tick in self.ticks.values():
            tick.value = True

    def keep(self) -> None:
        """Keep the chosen outcome for whoever is ticked; raises Fault when nobody is."""
        phones = [phone for phone, tick in self.ticks.items() if tick.value]
        if not phones:
            raise _nobody_ticked()
        status: Status = self.outcome.value
        set_status(self._register, phones, status)
        self._saved()
        self.reload()
        said = ngettext("{n} member: {status}.", "{n} members: {status}.", len(phones), status=status_word(status))
        self.status.done(said)

    def reload(self) -> None:
        """Show the list with what the register holds now; nobody is ticked."""
        found = self._placed()
        self.counted.value = _counted(found)
        self._show(self._chosen_of(found))

    def _searched(self) -> None:
        """Show who is found below who is ticked already: a tick is never out of sight."""
        ticked = {phone for phone, tick in self.ticks.items() if tick.value}
        known = [member for member in self._placed() if member.phone in ticked]
        found = [member for member in self._chosen_of(self._placed()) if member.phone not in ticked]
        self._show([*known, *found])
        for phone in ticked & self.ticks.keys():
            self.ticks[phone].value = True

    def _show(self, chosen: list[Member]) -> None:
        shown = chosen[:BATCH] if self.which.value == "to_add" else chosen
        self.ticks = {member.phone: _tick(member) for member in shown}
        self._box.children = [html(paragraph(_said(len(shown), len(chosen)))), *self.ticks.values()]

    def refresh(self) -> None:
        """Show it again when others were placed or changed, and keep the ticks when not."""
        found = self._placed()
        self.counted.value = _counted(found)
        now = [member.phone for member in self._chosen_of(found)]
        if now[: len(self.ticks)] != list(self.ticks) or (now and not self.ticks):
            self.reload()

    def _chosen_of(self, found: list[Member]) -> list[Member]:
        chosen = [member for member in found if self.which.value in (EVERYBODY, member.status)]
        return self.finder.arrange(chosen, member_words)

    def _placed(self) -> list[Member]:
        known = statuses(self._register)
        return [member for member in members(self._register) if member.phone in known]

    def _chosen(self, _change: object = None) -> None:
        self.status.clear()
        self.reload()

    def _button(self, label: str, hook: str, work: Callable[[], None], *, quiet: bool = False) -> Button:
        button = Button(description=label, tooltip=label)
        button.add_class(hook)
        if quiet:
            button.add_class("bk-quiet")

        def clicked(_button: Any = None) -> None:
            work()

        button.on_click(guarded(clicked, self.status, button))
        return button


def _titles() -> tuple[str, ...]:
    return _("Name"), _("Street"), _("House number"), _("Mobile number"), _("Group")


def member_words(member: Member) -> tuple[str, ...]:
    """What a member is found by and sorted by, in clear."""
    return f"{member.sort_name} {member.name}", member.street, member.door, spoken_phone(member.phone), member.group


def _said(shown: int, chosen: int) -> str:
    if not chosen:
        return _("Nobody here. Press the button above first, or choose another list.")
    if shown < chosen:
        return _("The first {shown} of {chosen}. Keep how it went, and the next ones come.", shown=shown, chosen=chosen)
    return ngettext("{n} person in this list.", "{n} people in this list.", chosen)


def _tick(member: Member) -> Checkbox:
    label = f"{mask_name(member.name)}, {member.street} {member.door}, {mask_phone(member.phone)}"
    until = _(", valid until {day}", day=f"{member.lapses_on:%d-%m-%Y}") if member.lapses_on else ""
    return Checkbox(description=f"{label} ({member.group}){until}", indent=False, tooltip=label)


def _counted(found: list[Member]) -> str:
    rows = [(status_word(status), sum(member.status == status for member in found)) for status in STATUSES]
    filled = [row for row in rows if row[1]]
    return table_html([_("Status"), _("Members")], filled, caption=_("How far it has come")) if filled else ""


def _nobody_ticked() -> Fault:
    return Fault(
        _("Nobody is ticked."),
        _("We only keep how it went for the people you tick."),
        _("Tick one or more people in the list."),
        _("Choose another list above when the people you look for are not in it."),
    )
