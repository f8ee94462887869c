"""The chat against the register on the page: masked, matched by hand, taken over and back, and nowhere on the disk."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from ipywidgets import HTML, DOMWidget

from buurtapp.forms import entering
from buurtapp.forms.masks import mask_name, spoken_phone
from buurtapp.forms.pages import Page
from buurtapp.forms.reconcile_view import FindingsView, masked_person
from buurtapp.forms.reconciling import ReconcileForm
from buurtapp.forms.undoing import UndoBar, in_words
from buurtapp.intake.chat_people import person
from buurtapp.steps import entering as step
from buurtapp.steps.example import make_example, shipped
from buurtapp.steps.importing import import_file, waiting
from buurtapp.steps.opening import EXAMPLE
from buurtapp.steps.reconciling import reconcile_text
from buurtapp.store import Register
from buurtapp.store.journal import actions
from buurtapp.store.members import statuses
from buurtapp.store.sightings import matches
from buurtapp.words import Fault

SECRET = "kaboutergeheim"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its sign-ups imported and its groups made."""
    folder = tmp_path_factory.mktemp("enrolled") / EXAMPLE
    with make_example(folder) as register:
        for path in waiting(register):
            import_file(register, path)
        step.enrol(register)
    return folder


@pytest.fixture
def register(made: Path, tmp_path: Path) -> Iterator[Register]:
    """A copy of it."""
    shutil.copytree(made, tmp_path / EXAMPLE)
    with Register.open(tmp_path / EXAMPLE) as register:
        yield register


@pytest.fixture
def chat() -> bytes:
    """The example's own chat."""
    return next((shipped() / "whatsapp").glob("*.txt")).read_bytes()


def standing(register: Register) -> dict[str, str]:
    return {phone: status for phone, (_group, status, _since, _lapses) in statuses(register).items()}


def page_text(widget: DOMWidget) -> str:
    own = str(widget.value) if isinstance(widget, HTML) else ""
    return own + "".join(page_text(child) for child in getattr(widget, "children", ()))


def test_before_any_export_there_is_nothing_to_take_over(register: Register) -> None:
    form = ReconcileForm(register, lambda: None)
    assert form._result.layout.display == "none"
    assert form.apply() == 0


def test_everybody_in_the_chat_gets_an_outcome_and_nobody_is_in_clear(register: Register, chat: bytes) -> None:
    form = ReconcileForm(register, lambda: None)
    form.take("WhatsApp-chat met Buurtapp Lindehof.txt", chat)
    assert form.done is not None
    for outcome, count in form.done.counts.items():
        assert (f": {count}</summary>" in form.view.table.value) or not count, outcome
    said = page_text(form.widget) + " ".join(label for label, _key in form.match.who.options)
    people = step.members(register)
    assert not [
        one for one in people if one.phone[3:] in said.replace(" ", "") or (" " in one.name and one.name in said)
    ]
    assert "Gooi WhatsApp-chat met Buurtapp Lindehof.txt" in form.note.value


def test_somebody_is_found_among_many_by_name_and_number_and_opened(register: Register, chat: bytes) -> None:
    form = ReconcileForm(register, lambda: None)
    form.take("chat.txt", chat)
    assert "<details open" not in form.view.table.value
    one = next(one for one in form.findings if one.outcome == "not_seen" and one.phone)
    for asked in (one.name, spoken_phone(one.phone)):
        form.view.finder.search.value = asked
        assert form.view.table.value.count("<tr>") == 2
        assert "<details open" in form.view.table.value
        assert mask_name(one.name) in form.view.table.value
    form.take("chat.txt", chat)
    assert form.view.table.value.count("<tr>") == 2  # what is searched for stays


def test_days_are_sorted_by_the_calendar(register: Register) -> None:
    joined = [("15-07-2026", "Vera"), ("02-08-2026", "Wim"), ("30-06-2026", "Zoë")]
    lines = [f"{day} 20:00 - Je hebt {name} toegevoegd\n" for day, name in joined]
    view = FindingsView()
    view.show(reconcile_text(register, "".join(lines)).findings)
    view.finder.order.value = 3
    found = re.findall(r"\d\d-\d\d-2026", view.table.value)
    assert found == ["30-06-2026", "15-07-2026", "02-08-2026"]


def test_strangers_and_sign_ups_are_looked_up_in_their_lists(register: Register) -> None:
    form = ReconcileForm(register, lambda: None)
    lines = [f"12-09-2026 20:00 - Je hebt Vreemde{letter} toegevoegd\n" for letter in "abcdefghijkl"]
    form.take("chat.txt", "".join(lines).encode())
    form.match.find_who.search.value = "vreemdek"
    assert [label for label, key in form.match.who.options if key] == ["11. V."]
    form.match.who.value = form.match.who.options[1][1]
    wanted = step.members(register)[3]
    form.match.find_signup.search.value = spoken_phone(wanted.phone)
    assert len(form.match.signup.options) == 2
    form.match.signup.value = form.match.signup.options[1][1]
    assert wanted.name in form.match.beside.value
    form.match.who.value = ""
    assert form.match.find_signup.search.value == ""


def test_an_upload_leaves_nothing_in_the_widget_and_no_message_on_the_disk(register: Register) -> None:
    form = ReconcileForm(register, lambda: None)
    content = f"12-09-2026 20:00 - Je hebt Jan toegevoegd\n12-09-2026 20:01 - Jan: {SECRET}\n".encode()
    before = {path for path in register.folder.path.rglob("*") if path.is_file()}
    form.upload.take(({"name": "chat.txt", "content": memoryview(content)},))
    assert form.upload.button.value == ()
    assert not form.upload.button.multiple
    assert {path for path in register.folder.path.rglob("*") if path.is_file()} == before
    assert not [path for path in before if SECRET.encode() in path.read_bytes()]
    assert SECRET not in repr(form.done)


def test_taking_over_is_one_action_that_the_bar_takes_back(register: Register, chat: bytes) -> None:
    page = Page(register, 5)
    page.bars.append(UndoBar(register, page.reload))
    entering.reconcile_form.__wrapped__(page)  # type: ignore[attr-defined]
    form = page.forms[-1]
    assert isinstance(form, ReconcileForm)
    before = standing(register)
    form.take("chat.txt", chat)
    assert standing(register) == before
    changed = form.apply()
    after = standing(register)
    assert changed > 5
    assert {"joined", "left"} <= set(after.values())
    assert actions(register)[0].kind == "reconcile"
    assert form.apply_button.layout.display == "none"
    page.bars[0].take_back()
    assert standing(register) == before
    assert form.apply_button.layout.display == ""


def test_a_stranger_is_matched_by_hand_and_known_the_next_time(register: Register, chat: bytes) -> None:
    form = ReconcileForm(register, lambda: None)
    form.take("chat.txt", chat)
    key = next(key for label, key in form.match.who.options if "~" in label)
    with pytest.raises(Fault):
        form.match.keep()
    form.match.who.value = key
    assert "~ Vera" in form.match.shown.value
    label, chosen = form.match.signup.options[1]
    signup = form.match._choices[chosen]
    assert signup.phone not in label
    form.match.signup.value = chosen
    assert signup.name in form.match.beside.value
    form.match.keep()
    assert matches(register) == {key: chosen}
    assert key not in [other for _label, other in form.match.who.options]
    again = ReconcileForm(register, lambda: None)
    again.take("chat.txt", chat)
    assert key not in [other for _label, other in again.match.who.options]
    with pytest.raises(Fault):
        again.match.end()
    again.match.wrong.value = key
    again.match.end()
    assert matches(register) == {}
    assert key in [other for _label, other in again.match.who.options]
    assert again.match._hand_box.layout.display == "none"


def test_a_pasted_list_says_who_is_not_in_the_group_and_the_box_is_emptied(register: Register) -> None:
    first, *others = step.members(register)
    form = ReconcileForm(register, lambda: None)
    form.text.control.write(f"{first.phone}\n~ Onbekend\n")
    form.read()
    assert form.text.control.read() == ""
    assert form.done is not None
    assert form.done.full
    assert form.done.counts["in_group"] == 1
    assert form.done.counts["not_in_group"] == len(others)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chat.txt", b""),
        ("chat.txt", b"Beste buren, zondag is er koffie om 10:30 in de molen.\n"),
        ("chat.zip", b"PK\x03\x04 kapot"),
        ("foto.jpg", b"\xff\xd8\xff\xe0"),
        ("leden.xlsx", b"PK\x03\x04"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_form_and_changes_nothing(
    register: Register, name: str, content: bytes
) -> None:
    before = standing(register), len(actions(register))
    form = ReconcileForm(register, lambda: None)
    with pytest.raises(Fault):
        form.take(name, content)
    stamp = datetime(2026, 9, 12, tzinfo=UTC)
    entry = {"name": name, "type": "", "size": len(content), "content": content, "last_modified": stamp}
    form.upload.button.value = (entry,)
    assert "bk-fault" in form.upload.status.html
    assert form.upload.button.value == ()
    assert (standing(register), len(actions(register))) == before


def test_a_list_that_cannot_be_read_stays_in_the_box(register: Register) -> None:
    form = ReconcileForm(register, lambda: None)
    with pytest.raises(Fault):
        form.read()
    form.text.control.write("Hallo allemaal, tot 10:30")
    with pytest.raises(Fault):
        form.read()
    assert form.text.control.read() == "Hallo allemaal, tot 10:30"


def test_hostile_names_in_a_chat_stay_text(register: Register) -> None:
    form = ReconcileForm(register, lambda: None)
    form.take("<b>.txt", b"12-09-2026 20:00 - Je hebt <img src=x onerror=alert(1)> toegevoegd\n")
    form.match.who.value = form.match.who.options[1][1]
    assert "<img" not in page_text(form.widget)
    assert "<b>" not in page_text(form.widget)


def test_people_of_a_chat_are_masked() -> None:
    assert masked_person(person("+31 6 00112278")) == "06 •••• ••78"
    assert masked_person(person("~ Vera")) == "~ V."
    assert masked_person(person("@vera.lindehof")) == "@v•••"


def test_undo_names_what_it_takes_back() -> None:
    assert in_words("match 3") != in_words("form.motive")
    assert in_words("reconcile 12") != in_words("form.motive")
