"""A fault below a button goes as soon as a person mends the field that it is about."""

from collections.abc import Callable

import pytest

from buurtapp.forms.controls import Control
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.link_code import DoorCode
from buurtapp.forms.paper import PaperForm
from buurtapp.forms.pasting import PasteForm
from buurtapp.forms.press import PressForm
from buurtapp.forms.reconciling import ReconcileForm
from buurtapp.store import Register
from buurtapp.words import Fault

Broken = tuple[StatusLine, Callable[[], object], Control, str]


def nothing() -> None:
    """What a form calls after saving."""


def press(register: Register) -> Broken:
    form = PressForm(register, nothing)
    form.where.write("Bestaatnietstraat")
    return form.status, form.make, form.where, "Kerkpad 3"


def paste(register: Register) -> Broken:
    form = PasteForm(register, nothing)
    return form.status, form.read, form.text.control, "Jan de Proef"


def door(_register: Register) -> Broken:
    form = DoorCode()
    form.link.control.write("hallo")
    return form.status, form.show, form.link.control, "https://chat.whatsapp.com/proef"


def paper(register: Register) -> Broken:
    form = PaperForm(register, nothing)
    return form.status, form.add, form.record.views["name"].control, "Jan de Proef"


def pasted_list(register: Register) -> Broken:
    form = ReconcileForm(register, nothing)
    return form.status, form.read, form.text.control, "Jan de Proef"


@pytest.mark.parametrize("broken", [press, paste, door, paper, pasted_list])
def test_a_fault_goes_as_it_is_mended(register: Register, broken: Callable[[Register], Broken]) -> None:
    status, work, field, mended = broken(register)
    with pytest.raises(Fault) as refused:
        work()
    status.fault(refused.value)  # as the button does
    field.widget.value = mended
    assert status.html == ""


def test_what_was_done_stays_when_a_field_changes(register: Register) -> None:
    form = PasteForm(register, nothing)
    form.status.done("Ingelezen.")
    form.text.control.write("Jan")
    assert "Ingelezen." in form.status.html


def test_a_pasted_list_takes_the_fault_of_an_earlier_file_away(register: Register) -> None:
    form = ReconcileForm(register, nothing)
    with pytest.raises(Fault) as refused:
        form.take("foto.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    form.upload.status.fault(refused.value)
    form.text.control.write("asdf")
    with pytest.raises(Fault):
        form.read()
    assert form.upload.status.html == ""


def test_a_mobile_number_on_paper_that_misses_a_digit_is_asked_about(register: Register) -> None:
    form = PaperForm(register, nothing)
    form.record.views["phone"].control.widget.value = "06-12"
    assert "Is dit een telefoonnummer?" in form.record.views["phone"].said
