"""Fields are saved as they are filled in, come back after reopening, and show their faults beside them."""

import pytest

from buurtapp.forms.fields import Field, FieldView, views
from buurtapp.forms.listing import ListForm
from buurtapp.forms.record import RecordForm, saved_record, saved_value
from buurtapp.steps.signing_up import undo
from buurtapp.store import Register
from buurtapp.store.forms import load, load_all, save
from buurtapp.words import Fault

MEETING = [
    Field("place", "Plaats"),
    Field("on", "Datum", "date"),
    Field("notes", "Notities", "long"),
    Field("tea", "Thee", "tick"),
    Field("guests", "Aantal", "number", default=4),
    Field("kind", "Soort", "choice", options=(("Thuis", "home"), ("Zaal", "hall")), default="home"),
    Field("who", "Wie", "ticks", options=(("Buren", "neighbours"), ("Wijkagent", "wijkagent"))),
]
VALUES = {
    "place": "Buurthuis",
    "on": "2027-02-03",
    "notes": "eerste regel\ntweede regel",
    "tea": True,
    "guests": 12,
    "kind": "hall",
    "who": ["wijkagent"],
}
HOSTILE = "<img src=x onerror=alert(1)>"


def meeting_form(register: Register) -> RecordForm:
    return RecordForm(MEETING, *saved_record(register, "meeting", MEETING))


def test_every_kind_of_field_is_saved_without_a_button_and_comes_back(register: Register) -> None:
    form = meeting_form(register)
    for key, value in VALUES.items():
        form.views[key].control.write(value)
    assert load(register, "meeting") == VALUES
    again = Register.open(register.folder.path)
    reopened = meeting_form(again)
    assert {key: view.control.read() for key, view in reopened.views.items()} == VALUES


def test_saving_says_at_what_time(register: Register) -> None:
    form = meeting_form(register)
    form.views["place"].control.write("Schuur")
    assert "Bewaard om" in form.status.html


def test_reloading_shows_what_is_saved_and_saves_nothing(register: Register) -> None:
    form = meeting_form(register)
    save(register, "meeting", VALUES)
    form.reload()
    assert form.views["notes"].control.read() == VALUES["notes"]
    assert load(register, "meeting") == VALUES


def test_a_fault_while_saving_shows_beside_its_field_and_leaves_what_was_typed(register: Register) -> None:
    def refuse(_key: str, _value: object) -> None:
        raise Fault("Dat kan niet.", "Daarom.", "Kies een ander.", "")

    form = RecordForm([Field("place", "Plaats")], dict, refuse)
    form.views["place"].control.write("Maan")
    assert "Dat kan niet." in form.views["place"].said
    assert form.views["place"].control.read() == "Maan"


def test_a_doubtful_value_is_kept_and_its_sentence_goes_once_it_is_mended(register: Register) -> None:
    field = Field("mail", "Mail", check=lambda value: "" if "@" in value else "Er mist een @.")
    form = RecordForm([field], *saved_record(register, "mail", [field]))
    form.views["mail"].control.write("jan")
    assert "Er mist een @." in form.views["mail"].said
    assert load(register, "mail") == {"mail": "jan"}
    form.views["mail"].control.write("jan@voorbeeld.invalid")
    assert form.views["mail"].said == ""


@pytest.mark.parametrize(("typed", "kept"), [(9, 5), (5.5, 5), (0, 1), (-3, 1)])
def test_a_number_beyond_its_bounds_says_beside_the_field_what_became_of_it(register, typed, kept):
    field = Field("factor", "Per huishouden", "number", low=1, high=5, step=0.1, default=2)
    form = RecordForm([field], *saved_record(register, "forecast", [field]))
    view = form.views["factor"]
    view.control.widget.value = typed
    assert view.control.read() == kept
    assert load(register, "forecast") == {"factor": kept}
    assert f"Dit is een getal van 1 tot en met 5. Wij maakten er {kept} van." in view.said
    undo(register)
    assert load(register, "forecast") is None  # it was saved once
    view.control.widget.value = 3
    assert view.said == ""


def test_a_number_that_no_record_saves_says_so_too():
    view = FieldView(Field("parts", "In hoeveel delen?", "number", low=2, high=20, default=2))
    view.control.widget.value = 99
    assert view.control.read() == 20
    assert "van 2 tot en met 20" in view.said
    view.write(20)
    assert view.said == ""


def test_an_unforeseen_error_becomes_a_plain_sentence(register: Register) -> None:
    def fail(_key: str, _value: object) -> None:
        raise ZeroDivisionError("geheim nummer")

    form = RecordForm([Field("place", "Plaats")], dict, fail)
    form.views["place"].control.write("Maan")
    assert "niet hadden verwacht" in form.status.html
    assert "geheim" not in form.status.html


def test_one_value_can_be_a_form_of_its_own(register: Register) -> None:
    field = Field("motive", "Waarom", "long")
    form = RecordForm([field], *saved_value(register, "motive"))
    form.views["motive"].control.write("Babbeltruc in de straat")
    assert load(register, "motive") == "Babbeltruc in de straat"


def test_hostile_text_in_a_label_or_help_stays_text() -> None:
    view = views([Field("x", "Veld", help=HOSTILE)], {})["x"]
    assert HOSTILE not in view.widget.children[1].value
    view.say(HOSTILE)
    assert HOSTILE not in view.said


def test_rows_of_a_list_are_saved_one_by_one_and_come_back_in_order(register: Register) -> None:
    fields = [Field("name", "Naam"), Field("role", "Rol")]
    form = ListForm(register, "team", fields, one="Persoon", add="Persoon erbij")
    assert load_all(register, "team") == {}
    first = next(iter(form.cards.values()))
    first.views["name"].control.write("Fatma")
    form.add().views["name"].control.write("Piet")
    assert [value["name"] for value in load_all(register, "team").values()] == ["Fatma", "Piet"]
    again = ListForm(register, "team", fields, one="Persoon", add="Persoon erbij")
    assert [card.views["name"].control.read() for card in again.cards.values()] == ["Fatma", "Piet"]


def test_a_row_taken_out_is_gone_from_the_register(register: Register) -> None:
    fields = [Field("name", "Naam")]
    form = ListForm(register, "team", fields, one="Persoon", add="Persoon erbij")
    item = next(iter(form.cards))
    form.cards[item].views["name"].control.write("Fatma")
    form.take_out(item)
    assert load_all(register, "team") == {}
