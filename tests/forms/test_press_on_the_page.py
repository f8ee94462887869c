"""The press and the walks as they are on the page of step 3."""

import openpyxl
import pytest

from buurtapp.forms.press import PressForm
from buurtapp.forms.walking import StripForm, WalkersForm, said, upload
from buurtapp.model.address import Address
from buurtapp.model.area import Area
from buurtapp.model.people import Neighbourhood
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.doors import doors
from buurtapp.steps.returned_lists import Returned
from buurtapp.steps.walking import walkers
from buurtapp.store import Register
from buurtapp.store.addresses import codes, replace_addresses
from buurtapp.words import Fault

NOTHING = lambda: None  # noqa: E731


@pytest.fixture
def register(tmp_path):
    with Register.create(tmp_path / "hof", Neighbourhood(name="Hof", practice=True)) as made:
        replace_addresses(made, [Address("Lindelaan", n, "", "1999AB", "Stad") for n in range(1, 7)], Area())
        decide_all(made, {"link": "https://formulier.voorbeeld.invalid/x?c=TESTCODE"})
        yield made


def test_new_residents_need_an_address_so_that_nobody_elses_code_changes(register):
    form = PressForm(register, NOTHING)
    form.only.write("new-residents")
    with pytest.raises(Fault, match="Lindelaan 3-2"):
        form.make()
    assert not codes(register)
    form.where.write("Lindelaan 3")
    assert form.make().files[0].name == "welkomstbrief-lindelaan-3.docx"
    assert len(codes(register)) == 1


def test_a_proof_is_always_a_letter_with_an_address(register):
    form = PressForm(register, NOTHING)
    form.kind.write("poster")
    assert form.prove().files[0].name == "proef-brief.docx"
    assert "Klaar" in form.status.html


def test_a_name_is_kept_as_it_is_filled_in(register):
    form = WalkersForm(register, NOTHING)
    form.names["Lindelaan", "odd"].value = "Tijl Pannenkoek"
    assert walkers(register) == {("Lindelaan", "odd"): "Tijl Pannenkoek"}
    again = WalkersForm(register, NOTHING)
    assert again.names["Lindelaan", "odd"].value == "Tijl Pannenkoek"


def test_a_list_that_came_back_is_read_and_not_kept(register, tmp_path):
    book = openpyxl.Workbook()
    for row in (["Nummer", "Uitslag"], [1, "niet thuis"], [2, "tja"]):
        book.active.append(row)
    book.save(tmp_path / "terug.xlsx")
    content = (tmp_path / "terug.xlsx").read_bytes()
    strip = StripForm(register)
    button = upload(register, strip.refresh)
    button.take(({"name": "../../terug.xlsx", "content": content},))
    assert "1 nieuwe uitslag" in button.status.html
    assert "Lindelaan" not in button.status.html
    assert "tja" in button.status.html
    assert [door.last for door in doors(register)][3] == "not_home"  # after the even side
    assert "Lindelaan: was niet thuis: 1" in strip.picture.widget.value
    strip.street.value = "Lindelaan"
    assert "was niet thuis: 1 (1)" in strip.picture.widget.value
    assert not list(register.folder.path.rglob("terug*"))


def test_what_a_list_brought_is_told_in_words():
    assert said(Returned(1, 2)) == "1 nieuwe uitslag. 2 uitslagen waren al bekend."
