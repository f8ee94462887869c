"""People in the chat whom we do not know: a person says which sign-up it is, and that is remembered."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ipywidgets import DOMWidget, Dropdown, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.case_view import door_line, found_by
from buurtapp.forms.finding import Finder
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.masks import mask_name, masked, spoken_phone
from buurtapp.forms.pages import paragraph
from buurtapp.forms.reconcile_view import masked_person, outcome_words
from buurtapp.forms.tables import heading, html
from buurtapp.groups.reconciling import Finding
from buurtapp.model.signup import SignUp
from buurtapp.steps.reconciling import match_by_hand, suggestions
from buurtapp.store import Register
from buurtapp.words import Fault, _


class MatchForm:
    """A masked list of strangers; the one in hand in clear, and beside it the sign-ups it may be."""

    def __init__(self, register: Register, matched: Callable[[], None]) -> None:
        self._register, self._matched = register, matched
        self._strangers: dict[str, Finding] = {}
        self._choices: dict[int, SignUp] = {}
        self._by_hand: dict[str, Finding] = {}
        self.status = StatusLine()
        self.who = _choice(_("Who in the chat?"), "t-match-who", guarded(self._chosen, self.status))
        self.signup = _choice(_("Which sign-up is that?"), "t-match-signup", guarded(self._compared, self.status))
        self.find_who = Finder(self._list_strangers, hook="match-who")
        self.find_signup = Finder(self._list_signups, hook="match-signup")
        self.shown, self.beside = html(), html()
        keep = button(_("This is the same person"), self.keep, self.status, hook="match-keep", quiet=True)
        self._box = VBox([
            heading(_("Who is this?")), _field(self.find_who.widget, self.who), self.shown,
            _field(self.find_signup.widget, self.signup), self.beside, keep,
        ])  # fmt: skip
        self.wrong = _choice(_("Which of your choices is wrong?"), "t-match-wrong")
        end = button(_("Take this choice back"), self.end, self.status, hook="match-end", quiet=True)
        self._hand_box = VBox([_field(self.wrong), end])
        self.widget = VBox([self._box, self._hand_box, self.status.widget])
        self.show(())

    def show(self, findings: Iterable[Finding]) -> None:
        """List who is in the chat and in no sign-up; whoever was in hand stays in hand."""
        findings = list(findings)
        self._show_by_hand(findings)
        people = [one for one in findings if one.outcome == "unknown" and one.row is None and one.person]
        self._strangers = {one.person.key: one for one in people if one.person}
        self._list_strangers()
        self._box.layout.display = "" if people else "none"

    def keep(self) -> None:
        """Keep that the one in hand is the chosen sign-up; raises Fault when one of the two was not chosen."""
        stranger, signup = self._strangers.get(self.who.value or ""), self._choices.get(self.signup.value or 0)
        if stranger is None or stranger.person is None or signup is None:
            raise Fault(
                _("Nobody was chosen yet."),
                _("We need both: the person in the chat, and the sign-up."),
                _("Choose in both lists, and look whether it is the same person."),
                "",
            )
        match_by_hand(self._register, stranger.person, signup)
        self._matched()
        self.status.done(_("Kept: this is {name}. With the next export we know it ourselves.", name=signup.name))

    def end(self) -> None:
        """Take away the chosen match of earlier; raises Fault when none was chosen."""
        found = self._by_hand.get(self.wrong.value or "")
        if found is None or found.person is None:
            raise Fault(
                _("Nobody was chosen yet."),
                _("We take back one choice at a time."),
                _("Choose in the list which one is wrong."),
                "",
            )
        match_by_hand(self._register, found.person, None)
        self._matched()
        self.status.done(_("Taken back. Choose again who it is."))

    def _list_strangers(self) -> None:
        people = [one.person for one in self._strangers.values() if one.person]
        found = self.find_who.arrange(
            list(enumerate(people, 1)), lambda one: (one[1].written, spoken_phone(one[1].phone))
        )
        labels = [(f"{nth}. {masked_person(person)}", person.key) for nth, person in found]
        options = [(_("Choose somebody"), ""), *labels]
        if list(self.who.options) != options:
            former = self.who.value
            self.who.options = options
            self.who.value = former if former in [key for _label, key in labels] else ""

    def _list_signups(self) -> None:
        found = self.find_signup.arrange(list(self._choices.values()), lambda one: (_label(one), found_by(one)))
        self.signup.options = [(_("Choose a sign-up"), 0), *((_label(one), one.id) for one in found)]
        self.signup.value = 0

    def _show_by_hand(self, findings: Iterable[Finding]) -> None:
        found = [one for one in findings if one.matched_by == "hand" and one.person]
        self._by_hand = {one.person.key: one for one in found if one.person}
        labels = [
            (f"{masked_person(one.person)} = {mask_name(one.name)}", key)
            for key, one in self._by_hand.items()
            if one.person
        ]
        self.wrong.options = [(_("Choose somebody"), ""), *labels]
        self.wrong.value = ""
        self._hand_box.layout.display = "" if found else "none"

    def _chosen(self, change: Mapping[str, Any]) -> None:
        self.status.clear()
        stranger = self._strangers.get(change["new"] or "")
        person = stranger.person if stranger else None
        self.shown.value = paragraph(_in_clear(stranger)) if stranger else ""
        found = suggestions(self._register, person) if person else []
        self._choices = {signup.id: signup for signup in found}
        self.find_signup.clear()
        self._list_signups()

    def _compared(self, change: Mapping[str, Any]) -> None:
        one = self._choices.get(change["new"] or 0)
        self.beside.value = (
            paragraph(", ".join(filter(None, (one.name, door_line(one), spoken_phone(one.phone))))) if one else ""
        )


def _choice(label: str, hook: str, chosen: Callable[..., None] | None = None) -> Dropdown:
    made = Dropdown(description=label, tooltip=label)
    made.add_class(hook)
    if chosen is not None:
        made.observe(chosen, "value")
    return made


def _field(*widgets: DOMWidget) -> VBox:
    made = VBox(widgets)
    made.add_class("bk-field")
    return made


def _in_clear(stranger: Finding) -> str:
    person = stranger.person
    written = person.written if person else ""
    phone = spoken_phone(person.phone) if person else ""
    seen = outcome_words()[stranger.last][0] if stranger.last != "not_seen" else ""
    day = f"{stranger.at:%d-%m-%Y}" if stranger.at else ""
    new = _("new number {phone}", phone=spoken_phone(stranger.new_phone)) if stranger.new_phone else ""
    known = "" if person and person.written[:1] in "+0123456789(" else written
    return ", ".join(filter(None, (known, phone, " ".join(filter(None, (seen, day))).lower(), new)))


def _label(one: SignUp) -> str:
    return masked(one.name, door_line(one), one.phone)
