"""Somebody asks what is held about her: find her, see and correct it, withdraw consent, put out, erase."""

from collections.abc import Callable
from typing import Any

from ipywidgets import Dropdown, HBox, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.cases import TICKS, correction_fields, correction_values
from buurtapp.forms.dossier_view import dossier_html
from buurtapp.forms.download import Downloads
from buurtapp.forms.erasing import EraseForm
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.masks import masked
from buurtapp.forms.record import RecordForm
from buurtapp.forms.tables import heading, html
from buurtapp.rights.dossier import dossier
from buurtapp.rights.dossier_page import write_dossier
from buurtapp.rights.finding import find, find_one
from buurtapp.rights.people import Person
from buurtapp.rights.withdrawing import put_out, withdraw
from buurtapp.steps.remaking import remake
from buurtapp.steps.signing_up import decide
from buurtapp.store import Register
from buurtapp.words import Fault, _


class PersonForm:
    """One person in hand, in clear; when several fit, a list with masked names to choose from."""

    def __init__(self, register: Register, saved: Callable[[], None], erased: Callable[[], None]) -> None:
        self._register, self._saved, self._erased = register, saved, erased
        self._person: Person | None = None
        self._asked = ""
        self._choices: list[Person] = []
        self._filling = False
        self.status = StatusLine()
        self.who = FieldView(
            Field("who", _("Mobile number, name or address"), placeholder=_("for example: Kerkstraat 12")), "person"
        )
        self.choose = Dropdown(description=_("Who is it?"), tooltip=_("Choose the person who asks"))
        self.choose.add_class("t-person-choose")
        self.choose.observe(guarded(self._chosen, self.status), "value")
        self._choose_box = VBox([self.choose])
        self._choose_box.add_class("bk-field")
        self.shown = html()
        self.downloads = Downloads(register.folder.path)
        self.buttons = HBox([
            button(_("Make a Word file of it"), self.write, self.status, hook="person-write"),
            button(_("Consent withdrawn"), self.withdraw, self.status, hook="person-withdraw", quiet=True),
            button(_("Put out of the group"), self.put_out, self.status, hook="person-put-out", quiet=True),
        ])  # fmt: skip
        self.erase = EraseForm(register, self._gone)
        self._correction = VBox()
        self._body = VBox([self.buttons, self.downloads.widget, self.shown, self._correction, self.erase.widget])
        search = button(_("Look up"), self.search, self.status, hook="person-find")
        self.widget = VBox([self.who.widget, HBox([search]), self.status.widget, self._choose_box, self._body])
        self._show([])

    @property
    def in_hand(self) -> Person | None:
        """The person a beheerder is looking at."""
        return self._person

    def search(self) -> None:
        """Look for who was typed; raises Fault when nobody fits."""
        self._asked = self.who.control.read().strip()
        one = find_one(self._register, self._asked)
        self._show([one] if one else find(self._register, self._asked))
        if one is None:
            self.status.done(_("More people fit. Choose the one you mean."))

    def write(self) -> None:
        """Write everything held about the person as a Word file, to give away or to print."""
        person = self._in_hand()
        path = write_dossier(self._register, dossier(self._register, person), person.phone or person.name)
        self.downloads.offer([path])
        self.status.done(_("The file is ready. Give it to this person only."))

    def correct(self, field: str, value: Any) -> None:
        """Put a value in the place of what the newest sign-up held."""
        newest = self._in_hand().signups[0]
        decide(self._register, newest, {field: ("ja" if value else "nee") if field in TICKS else str(value)})
        self._saved()

    def withdraw(self) -> None:
        """Keep that the person withdrew consent: off every list at once."""
        remake(self._register, withdraw(self._register, self._in_hand()))
        self._saved()
        self.status.done(_("Withdrawn. This person is off every list. The data go thirty days later at most."))

    def put_out(self) -> None:
        """Keep that the person was put out of the group: for a year, as a mark of the number."""
        remake(self._register, put_out(self._register, self._in_hand()))
        self._saved()
        self.status.done(_("Kept. A sign-up with this number does not get in unnoticed for a year."))

    def reload(self) -> None:
        """Show the person in hand as the register has it now."""
        self.refresh()

    def refresh(self) -> None:
        """Follow what changed elsewhere; whoever is gone is shown no more."""
        if self._person is None:
            return
        if self._person.asked:
            return
        same = [p for p in find(self._register, self._key(self._person)) if p.name == self._person.name]
        if same:
            self._take(same[0], anew=False)
        else:
            self._show([])

    def _gone(self) -> None:
        self._show([], keep_erased=True)
        self.who.write("")
        self._erased()

    def _show(self, found: list[Person], *, keep_erased: bool = False) -> None:
        """Show the one that fits, or a list to choose from."""
        self.status.clear()
        self.downloads.clear()
        self._choices = found
        self._choose_box.layout.display = "" if len(found) > 1 else "none"
        self._filling = True
        labels = [(masked(one.name, one.door, one.phone), place) for place, one in enumerate(found)]
        self.choose.options = [(_("Choose"), -1), *labels]
        self.choose.value = -1
        self._filling = False
        self._take(found[0] if len(found) == 1 else None, keep_erased=keep_erased)

    def _take(self, person: Person | None, *, anew: bool = True, keep_erased: bool = False) -> None:
        self._person = person
        for part in (self.buttons, self._correction, self.shown, self.downloads.widget):
            part.layout.display = "" if person else "none"
        self.erase.take(person, keep=keep_erased)
        self.shown.value = dossier_html(dossier(self._register, person)) if person else ""
        if anew:
            self._correction.children = self._correction_form(person) if person and person.signups else []

    def _correction_form(self, person: Person) -> list[Any]:
        values = correction_values(person.signups[0])
        form = RecordForm(correction_fields(), lambda: values, self.correct, hook="person")
        form.widget.add_class("bk-columns")
        return [heading(_("Put something right")), form.widget]

    def _key(self, person: Person) -> str:
        return person.signups[0].key if person.signups else person.name or person.asked

    def _in_hand(self) -> Person:
        if self._person is None:
            raise Fault(
                _("Nobody is chosen."),
                _("This is about one person."),
                _("Type a number, name or address, and press Look up."),
                _("Choose the person in the list when more people fit."),
            )
        return self._person

    def _chosen(self, change: Any) -> None:
        if not self._filling:
            self.status.clear()
            self._take(self._choices[change["new"]] if change["new"] >= 0 else None)
