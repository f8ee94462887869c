"""The sign-ups that need a person, one by one: the one in hand in clear, all others masked (design.md 5)."""

from collections.abc import Callable, Mapping
from typing import Any

from ipywidgets import Button, Dropdown, HBox, VBox

from buurtapp.forms.asking import asking_forms
from buurtapp.forms.buttons import button
from buurtapp.forms.case_view import case_html, gate_words
from buurtapp.forms.checking import CheckForm
from buurtapp.forms.fields import Field
from buurtapp.forms.finding import Finder
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.masks import mask_name
from buurtapp.forms.pages import paragraph
from buurtapp.forms.place import try_again
from buurtapp.forms.record import RecordForm
from buurtapp.forms.tables import heading, html
from buurtapp.judging import past
from buurtapp.model.reasons import REASONS
from buurtapp.model.signup import SignUp
from buurtapp.steps import signing_up as step
from buurtapp.steps import two_numbers
from buurtapp.store import Register
from buurtapp.store.signups import signups
from buurtapp.words import Fault, _, ngettext

TICKS = ("consent", "rules", "age")
_TEXTS = ("name", "street", "number", "addition", "postcode", "phone", "email")


class CaseForm:
    """One case in hand: what the file says beside how we read it, and what a person can do with it."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self._hand: int | None = None
        self._filling = False
        self.status = StatusLine()
        self.choose = Dropdown(description=_("Which sign-up?"), tooltip=_("Choose the sign-up to look at"))
        self.choose.add_class("t-case-choose")
        self.choose.observe(guarded(self._chosen, self.status), "value")
        self.finder = Finder(self._searched, hook="case")
        self.count, self.shown = html(), html()
        self._correction = self._make_correction()
        self._details = VBox()
        self.buttons = self._make_buttons()
        head = VBox([self.finder.widget, self.choose])
        head.add_class("bk-field")
        self._body = VBox([head, self.shown, HBox(list(self.buttons.values())), self._details])
        self.widget = VBox([self.count, self.status.widget, self._body])
        self.reload()

    @property
    def in_hand(self) -> SignUp | None:
        """The sign-up a person is looking at, as it stands now."""
        return next((s for s in signups(self._register) if s.id == self._hand), None)

    def accept(self) -> None:
        """Take the case over as we read it, and go on to the next."""
        signup = step.decide(self._register, self._signup(), "accept")
        blocked = gate_words(step.admission(self._register, signup).because)
        said = _("{name} is taken over.", name=mask_name(signup.name))
        self._settled(said if not blocked else f"{said} {_('Not yet to WhatsApp: {why}.', why=', '.join(blocked))}")

    def keep_number(self) -> None:
        """Take the case over and leave out this person's sign-ups with another number, and go on to the next."""
        signup = two_numbers.keep_number(self._register, self._signup())
        self._settled(_("{name} is taken over with this number; the other number lapses.", name=mask_name(signup.name)))

    def exclude(self) -> None:
        """Leave the case out, and go on to the next."""
        signup = step.decide(self._register, self._signup(), "exclude")
        self._settled(_("{name} is left out.", name=mask_name(signup.name)))

    def wait(self) -> None:
        """Put the case on the waiting list, and go on to the next."""
        signup = step.decide(self._register, self._signup(), "wait")
        self._settled(_("{name} is on the waiting list.", name=mask_name(signup.name)))

    def refuse(self) -> None:
        """Refuse the person, and go on to the next."""
        signup = past.refuse(self._register, self._signup())
        self._settled(
            _("{name} is refused. An older sign-up with this number stays out too.", name=mask_name(signup.name))
        )

    def correct(self, field: str, value: Any) -> None:
        """Put a value in the place of what the file held; the case stays in hand, so that the result shows."""
        text = ("ja" if value else "nee") if field in TICKS else str(value)
        step.decide(self._register, self._signup(), {field: text})
        self._saved()
        self._show_reading()

    def next(self) -> None:
        """Lay the case aside and take the next one."""
        ids = [signup.id for signup in step.cases(self._register)]
        after = ids[ids.index(self._hand) + 1 :] if self._hand in ids else []
        self._hand = next(iter(after or ids), None)
        self.reload()

    def reload(self) -> None:
        """Show the case in hand, or the first that waits."""
        self._take_in_hand()
        self._show()

    def refresh(self) -> None:
        """Follow what changed elsewhere on the page; the case in hand stays as it is, typing and all."""
        former = self._hand
        self._take_in_hand()
        if self._hand != former:
            self._show()
        else:
            self._show_reading()

    def _take_in_hand(self) -> None:
        waiting = step.cases(self._register)
        if self.in_hand is None:
            self._hand = waiting[0].id if waiting else None
        self.count.value = _counted(len(waiting))
        self._fill_list(waiting)
        self._body.layout.display = "" if self._hand is not None else "none"

    def _settled(self, said: str) -> None:
        self._hand = None
        self._saved()
        self.refresh()
        self.status.done(said)

    def _signup(self) -> SignUp:
        signup = self.in_hand
        if signup is None:
            raise _nobody_in_hand()
        return signup

    def _show(self) -> None:
        self._show_reading()
        signup = self.in_hand
        self._details.children = self._detail_forms(signup) if signup else []

    def _show_reading(self) -> None:
        """Show how we read the case now, and leave the fields alone: whoever types in them keeps the cursor."""
        signup = self.in_hand
        others = two_numbers.other_numbers(self._register, signup) if signup else []
        self.buttons["number"].layout.display = "" if others else "none"
        self.shown.value = case_html(self._register, signup, others) if signup else ""

    def _detail_forms(self, signup: SignUp) -> list[Any]:
        self._correction.reload()
        self._correction.status.clear()
        check = CheckForm(self._register, self._signup, self._checked)
        asking = asking_forms(self._register, signup, self._reached)
        return [heading(_("Put something right")), self._correction.widget, check.widget, *asking]

    def _make_correction(self) -> RecordForm:
        """The fields to put right, made once: a new set for every case would take most of the time between two."""

        def load() -> Mapping[str, Any]:
            signup = self.in_hand
            return correction_values(signup) if signup else {}

        form = RecordForm(correction_fields(), load, self.correct, hook="case")
        form.widget.add_class("bk-columns")
        return form

    def _reached(self) -> None:
        """A neighbour passes messages on: the case stays in hand only while something else is missing."""
        signup = self._signup()
        if signup.verdict == "ready":
            self._settled(_("{name} takes part through {buddy}.", name=mask_name(signup.name), buddy=signup.buddy))
        else:
            self._saved()
            self._show_reading()

    def _checked(self) -> None:
        self._saved()
        self.reload()

    def _fill_list(self, waiting: list[SignUp]) -> None:
        self._filling = True
        found = self.finder.arrange(list(enumerate(waiting, 1)), lambda one: _words(one[1]))
        options = [(f"{nth}. {mask_name(s.name) or '?'} ({s.source}, {s.row})", s.id) for nth, s in found]
        in_hand = self.in_hand
        if in_hand is not None and in_hand.id not in [s.id for _nth, s in found]:
            sign = "→" if in_hand in waiting else "✓"
            options.insert(0, (f"{sign} {mask_name(in_hand.name)}", in_hand.id))
        self.choose.options = options
        self.choose.value = self._hand
        self._filling = False

    def _searched(self) -> None:
        self._fill_list(step.cases(self._register))

    def _chosen(self, change: Mapping[str, Any]) -> None:
        if not self._filling and change["new"] is not None:
            self._hand = change["new"]
            self.status.clear()
            self._show()

    def _make_buttons(self) -> dict[str, Button]:
        works = {
            "accept": (_("Right like this, take over"), self.accept),
            "number": (_("This number counts, the other lapses"), self.keep_number),
            "exclude": (_("Leave out"), self.exclude),
            "wait": (_("On the waiting list"), self.wait),
            "refuse": (_("Refuse"), self.refuse),
            "next": (_("Later, show the next"), self.next),
        }
        return {
            key: button(label, work, self.status, hook=f"case-{key}", quiet=key != "accept", then=self.choose)
            for key, (label, work) in works.items()
        }


def correction_fields() -> list[Field]:
    """What a person can put right."""
    labels = {
        "name": _("Name"), "street": _("Street"), "number": _("House number"), "addition": _("Addition"),
        "postcode": _("Postcode"), "phone": _("Mobile number"), "email": _("Mail address"),
    }  # fmt: skip
    texts = [Field(key, label, default="") for key, label in labels.items()]
    consent = Field(
        "consent", _("Consent is there"), "tick", default=False,
        help=_("Tick this only when this person told you so, or signed for it."),
    )  # fmt: skip
    return [*texts, consent]


def correction_values(signup: SignUp) -> dict[str, Any]:
    """How we read it, or else what the file says."""
    texts = {key: getattr(signup, key) or signup.raw.get(key, "") for key in _TEXTS}
    return {**texts, "consent": bool(signup.consent)}


def _words(signup: SignUp) -> tuple[object, ...]:
    """What a case is found by: who, where, in which file, and why it waits."""
    why = [_(REASONS[code].sentence) for code in signup.reasons]
    return signup.name, signup.street, signup.number, signup.phone, signup.source, signup.row, *why


def _counted(waiting: int) -> str:
    if not waiting:
        return paragraph("✓ " + _("No sign-up needs you now."), "bk-done")
    return paragraph(ngettext("{n} sign-up needs you.", "{n} sign-ups need you.", waiting), "bk-card-title")


def _nobody_in_hand() -> Fault:
    return Fault(
        _("This sign-up is not there any more."),
        _("It was settled or deleted in another window."),
        _("Choose the next one in the list."),
        try_again(),
    )
