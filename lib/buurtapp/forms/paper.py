"""Typing in a sign-up that came on paper; what was typed is kept until it is added."""

from collections.abc import Callable
from typing import Any

from ipywidgets import Button, VBox

from buurtapp.forms.doubts import mail_doubt, phone_doubt
from buurtapp.forms.fields import Field
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.record import RecordForm, saved_record
from buurtapp.model.reasons import REASONS
from buurtapp.steps.importing import PAPER, ImportReport, type_in
from buurtapp.steps.public_machine import refuse_numbers
from buurtapp.store import Register
from buurtapp.store.forms import decisions, save
from buurtapp.words import Fault, _

DRAFT = "paper_draft"
TICKS = ("consent", "rules", "age")


class PaperForm:
    """The fields of a paper sign-up and a button that adds it."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        fields = paper_fields(register)
        load, self._keep = saved_record(register, DRAFT, fields)
        self.record = RecordForm(fields, load, self._keep_draft, hook="paper", changed=saved)
        self.record.widget.add_class("bk-columns")
        self.status = StatusLine()
        self.status.mended_in(*(view.control for view in self.record.views.values()))
        self.button = Button(description=_("Add this sign-up"), tooltip=_("Add this sign-up"))
        self.button.add_class("t-paper-add")
        self.button.on_click(guarded(self._clicked, self.status, self.button))
        self.widget = VBox([self.record.widget, self.button, self.status.widget])

    def add(self) -> ImportReport:
        """Add what was typed as one sign-up and empty the form; raises Fault when there is nothing to add."""
        typed = {key: view.control.read() for key, view in self.record.views.items()}
        if not any(typed[key] for key in typed if key not in TICKS):
            raise _nothing_typed()
        with self._register.action("import", PAPER):
            report = type_in(self._register, {key: _as_cell(value) for key, value in typed.items()})
            if "row.no_data" in report.reasons:
                raise _no_sign_up()  # nothing of it is kept but what stands in the fields
        save(self._register, DRAFT, {})
        self.record.reload()
        self.record.status.clear()
        self._saved()
        self.status.done(_said(report))
        return report

    def _keep_draft(self, key: str, value: Any) -> None:
        """Keep what is typed until it is added; raises Fault for a real person on a public machine."""
        refuse_numbers(self._register, _("This field"), str(value), typed=True)
        self._keep(key, value)

    def reload(self) -> None:
        """Show again what was typed and not added yet."""
        self.record.reload()

    def _clicked(self, _button: object = None) -> None:
        self.add()


def paper_fields(register: Register) -> list[Field]:
    """The questions on the paper form; rules and age only where the team asks for them."""
    decided = decisions(register)
    rules = [Field("rules", _("Agrees to the house rules"), "tick", default=False)] if decided.rules else []
    age = [Field("age", _("Is old enough"), "tick", default=False)] if decided.minimum_age is not None else []
    return [
        Field("name", _("First name and last name"), default=""),
        Field("street", _("Street"), default=""),
        Field("number", _("House number"), default="", help=_("Only the number.")),
        Field("addition", _("Addition"), default="", help=_("For example A, or 2.")),
        Field("postcode", _("Postcode"), default="", placeholder="1234 AB"),
        Field("phone", _("Mobile number"), default="", placeholder="06", check=phone_doubt),
        Field("email", _("Mail address"), default="", check=mail_doubt),
        Field("consent", _("Signed: my data may be kept for the group"), "tick", default=False),
        *rules,
        *age,
        Field("code", _("Code from the letter"), default="", help=_("Empty when there is none on the paper.")),
    ]


def _as_cell(value: Any) -> str:
    return "ja" if value is True else "" if value in (False, None) else str(value)


def _said(report: ImportReport) -> str:
    if not report.imported.new:
        return _("This sign-up was there already.")
    why = " ".join(_(REASONS[code].sentence) for code in report.reasons)
    return _("Added.") + (f" {why}" if why else "")


def _nothing_typed() -> Fault:
    return Fault(
        _("Nothing was filled in yet."),
        _("An empty sign-up helps nobody."),
        _("Take over name, address and phone number from the paper."),
        _("Fill in the name first."),
    )


def _no_sign_up() -> Fault:
    return Fault(
        _("No sign-up can be read in this."),
        _("We read no name, no address and no phone number in it. Nothing was added; what you typed is still here."),
        _("Take over name, address and phone number from the paper."),
        _("Fill in the name first."),
    )
