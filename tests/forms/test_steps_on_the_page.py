"""Each step's page on the example neighbourhood: what a volunteer fills in is kept, and comes back."""

import shutil
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pytest
from ipywidgets import HTML, DOMWidget, Textarea

from buurtapp.forms import entering, initiative, pages, recruitment, signing_up, start, team
from buurtapp.forms.cases import CaseForm
from buurtapp.forms.doing import DoButton
from buurtapp.forms.doors import DoorForm
from buurtapp.forms.head import head
from buurtapp.forms.importing import ImportForm
from buurtapp.forms.invitations import InvitationForm
from buurtapp.forms.live import Live
from buurtapp.forms.members import MembersForm
from buurtapp.forms.pages import Page
from buurtapp.forms.paper import PaperForm
from buurtapp.forms.start import NewNeighbourhood
from buurtapp.steps import entering as entering_step
from buurtapp.steps import signing_up as signing_up_step
from buurtapp.steps.doors import doors
from buurtapp.steps.example import make_example
from buurtapp.steps.importing import import_file, waiting
from buurtapp.steps.opening import EXAMPLE
from buurtapp.steps.progress import progress
from buurtapp.store import Register
from buurtapp.store.forms import decisions, load, load_all
from buurtapp.store.signups import signups
from buurtapp.words import Fault

Shown = list[DOMWidget]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """The widgets that were put on the page."""
    found: Shown = []
    monkeypatch.setattr(pages, "show", found.append)
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The example neighbourhood as it was made, and with its three sign-up files imported."""
    folders = {name: tmp_path_factory.mktemp(name) for name in ("fresh", "imported")}
    for name, folder in folders.items():
        with make_example(folder / EXAMPLE) as register:
            for path in waiting(register) if name == "imported" else []:
                import_file(register, path)
    return folders


@pytest.fixture
def example(made: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    """The example neighbourhood, as it was made."""
    yield from _copy(made["fresh"], tmp_path, monkeypatch)


@pytest.fixture
def imported(made: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    """The example with its three sign-up files imported."""
    yield from _copy(made["imported"], tmp_path, monkeypatch)


def _copy(source: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    monkeypatch.setenv("BUURTAPP_DATA", str(target))
    shutil.copytree(source, target, dirs_exist_ok=True)
    with Register.open(target / EXAMPLE) as register:
        yield register


def everything(widget: DOMWidget, kinds: tuple[type, ...] = (HTML, Textarea)) -> str:
    """All text that a widget and the widgets in it show."""
    own = str(getattr(widget, "value", "")) if isinstance(widget, kinds) else ""
    return own + "".join(everything(child, kinds) for child in getattr(widget, "children", ()))


def test_the_head_names_the_one_thing_to_do_next(example: Register) -> None:
    states = progress(example)
    first = next(state for state in states if state.state != "ready")
    assert f"</strong> {escape(states[1].next)}</p>" in head(example, 2)
    assert f'.ipynb">{first.number}. {first.title}</a>. {escape(first.next)}</p>' in head(example, 0, "map/")


def test_the_start_page_brings_the_pages_of_a_neighbourhood_up_to_date(example: Register) -> None:
    own = example.folder.path / "01-initiatief.ipynb"
    own.write_text("oud", encoding="utf-8")
    start.open_folder(str(example.folder.path), unattended=True)
    assert own.read_text(encoding="utf-8") == "oud"
    start.open_folder(str(example.folder.path))
    assert "# Stap 1: Initiatief" in own.read_text(encoding="utf-8")


CELLS: list[Callable[[Page], None]] = [
    start.new_form, start.overview, initiative.motive_form, initiative.asked_form, initiative.addresses_form,
    initiative.area_form, initiative.forecast_form, initiative.checklist_form, initiative.contacts_form,
    initiative.mails_form, team.team_form, team.decisions_form, team.form_text_form, team.meeting_form,
    team.actions_form, recruitment.before_printing, recruitment.press_form, recruitment.walkers_form,
    recruitment.doors_form,
    recruitment.strip_form, recruitment.conversion_table,
    signing_up.import_form, signing_up.paste_form, signing_up.result, signing_up.bulk_form, signing_up.cases_form,
    signing_up.waiting_list_form, signing_up.paper_form, signing_up.confirmations_form, signing_up.wabp_form,
    entering.groups_table, entering.members_form, entering.invitation_form,
]  # fmt: skip


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.__name__)
def test_every_form_opens_without_a_fault_and_is_left_out_when_unattended(
    cell: Callable[[Page], None], example: Register, shown: Shown
) -> None:
    cell(Page(example, 1, unattended=True))
    assert shown == []
    cell(Page(example, 1))
    assert len(shown) == 1
    assert "bk-fault" not in everything(shown[0])


def test_what_was_filled_in_is_there_again_after_opening_anew(example: Register) -> None:
    page = Page(example, 1)
    initiative.motive_form.__wrapped__(page)  # type: ignore[attr-defined]
    page.forms[-1].views["motive"].control.write("Een lachende egel steelt fietsen")  # type: ignore[attr-defined]
    again = Page(Register.open(example.folder.path), 1)
    initiative.motive_form.__wrapped__(again)  # type: ignore[attr-defined]
    assert again.forms[-1].views["motive"].control.read() == "Een lachende egel steelt fietsen"  # type: ignore[attr-defined]


def test_an_area_that_cannot_be_read_is_kept_as_typed_with_its_fault_beside_it(example: Register) -> None:
    before = load(example, "area")
    page = Page(example, 1)
    initiative.area_form.__wrapped__(page)  # type: ignore[attr-defined]
    form = page.forms[0]
    form.views["area"].control.write("Kerkstraat 99-1")  # type: ignore[attr-defined]
    assert "Kerkstraat 99-1" in form.views["area"].said  # type: ignore[attr-defined]
    assert load(example, "area") == before
    form.reload()
    assert form.views["area"].control.read() == "Kerkstraat 99-1"  # type: ignore[attr-defined]
    anew = Page(example, 1)
    initiative.area_form.__wrapped__(anew)  # type: ignore[attr-defined]
    assert "Kerkstraat 99-1" in anew.forms[0].views["area"].said  # type: ignore[attr-defined]


def test_a_decision_is_kept_and_reaches_the_text_of_the_form(example: Register) -> None:
    page = Page(example, 2)
    team.decisions_form.__wrapped__(page)  # type: ignore[attr-defined]
    text = team.form_text_form.__wrapped__(page)  # type: ignore[attr-defined]
    who = page.forms[1]
    who.views["rules"].control.write(True)  # type: ignore[attr-defined]
    assert decisions(example).rules
    without = everything(text)
    who.views["rules"].control.write(False)  # type: ignore[attr-defined]
    assert everything(text) != without


def test_undo_takes_the_last_change_back_and_shows_it(example: Register) -> None:
    page = Page(example, 2)
    page.bars.append(pages.UndoBar(example, page.reload))
    team.meeting_form.__wrapped__(page)  # type: ignore[attr-defined]
    place = page.forms[0].views["where"].control  # type: ignore[attr-defined]
    before = place.read()
    place.write("In de molen")
    assert page.bars[0].widget.layout.display == ""
    page.bars[0].take_back()
    assert place.read() == before


def test_a_door_is_kept_as_it_is_chosen_and_undone_with_the_rest(example: Register) -> None:
    form = DoorForm(example, lambda: None)
    door = next(d for d in doors(example, *form.side.value) if not d.results)
    form.choices[door.id].value = "not_home"
    assert next(d for d in doors(example) if d.id == door.id).results == {1: "not_home"}
    form.round.value = 2
    assert door.id in form.choices


def test_waiting_files_are_imported_once(example: Register) -> None:
    form = ImportForm(example, lambda: None)
    assert len(form.read_waiting()) == 3
    assert form.read_button.layout.display == "none"
    assert form.read_waiting() == []


def test_a_file_that_is_no_list_leaves_the_register_as_it_was(example: Register) -> None:
    before = signing_up_step.summary(example)
    form = ImportForm(example, lambda: None)
    with pytest.raises(Fault):
        form.take("foto.xlsx", b"PK\x03\x04 dit is geen werkblad")
    assert signing_up_step.summary(example) == before


def test_only_the_case_in_hand_is_in_clear(imported: Register) -> None:
    form = CaseForm(imported, lambda: None)
    signup = form.in_hand
    assert signup is not None
    others = [s for s in signing_up_step.cases(imported) if s.id != signup.id and s.name and s.name != signup.name]
    listed = " ".join(label for label, _number in form.choose.options)
    assert others
    assert not [s for s in others if s.name in listed and " " in s.name]
    assert not [s for s in others if s.phone and s.phone in listed]


def test_an_accepted_case_becomes_ready_and_the_next_comes_in_hand(imported: Register) -> None:
    form = CaseForm(imported, lambda: None)
    first, many = form.in_hand, len(signing_up_step.cases(imported))
    assert first is not None
    form.accept()
    assert len(signing_up_step.cases(imported)) == many - 1
    assert form.in_hand is not None
    assert form.in_hand.id != first.id
    assert signing_up_step.find(imported, first.key).verdict == "ready"


def test_a_corrected_case_stays_in_hand_so_that_the_result_shows(imported: Register) -> None:
    form = CaseForm(imported, lambda: None)
    signup = next(s for s in signing_up_step.cases(imported) if "phone.invalid" in s.reasons)
    form.choose.value = signup.id
    form.correct("phone", "06-01239876")
    assert form.in_hand is not None
    assert form.in_hand.id == signup.id
    assert form.in_hand.phone == "+31601239876"
    assert "06 01 23 98 76" in form.shown.value


def test_typing_in_a_case_keeps_its_fields_on_the_page(imported: Register) -> None:
    page = Page(imported, 4)
    cell = signing_up.cases_form.__wrapped__(page)  # type: ignore[attr-defined]
    form = page.forms[0]
    assert isinstance(form, CaseForm)
    fields = form._details.children
    form.correct("phone", "06-01239876")
    page.changed()
    assert form._details.children == fields
    assert "06 01 23 98 76" in everything(cell)


def test_an_import_brings_its_cases_on_the_page(example: Register) -> None:
    page = Page(example, 4)
    signing_up.import_form.__wrapped__(page)  # type: ignore[attr-defined]
    signing_up.cases_form.__wrapped__(page)  # type: ignore[attr-defined]
    importing, cases = page.forms
    assert isinstance(importing, ImportForm)
    assert isinstance(cases, CaseForm)
    assert cases.in_hand is None
    importing.read_waiting()
    assert cases.in_hand is not None
    assert cases._body.layout.display == ""


def test_an_excluded_and_a_refused_case_leave_the_list(imported: Register) -> None:
    form = CaseForm(imported, lambda: None)
    many = len(signing_up_step.cases(imported))
    form.exclude()
    form.refuse()
    assert len(signing_up_step.cases(imported)) <= many - 2


def test_hostile_text_in_a_sign_up_stays_text_on_the_page(example: Register) -> None:
    form = ImportForm(example, lambda: None)
    rows = 'Naam,Adres,Mobiel,Toestemming\n"<img src=x onerror=alert(1)>","<b>Lindelaan</b> 1",06-x<script>,ja\n'
    form.take("<svg onload=alert(1)>.csv", rows.encode())
    before = everything(form.widget, (HTML,))
    form.look.bring_in()
    cases = CaseForm(example, lambda: None)
    page = before + everything(cases.widget, (HTML,)) + everything(form.widget, (HTML,))
    assert "img" in page
    for tag in ("<img", "<script", "<svg", "<b>"):
        assert tag not in page


def test_a_paper_sign_up_is_kept_while_it_is_typed_and_then_added(example: Register) -> None:
    form = PaperForm(example, lambda: None)
    values = {"name": "Mies Proef", "street": "Lindelaan", "number": "1", "phone": "06-04567123", "consent": True}
    for key, value in values.items():
        form.record.views[key].control.write(value)
    again = PaperForm(example, lambda: None)
    assert again.record.views["name"].control.read() == "Mies Proef"
    assert again.add().imported.new == 1
    assert again.record.views["name"].control.read() == ""
    added = next(s for s in signups(example) if s.name == "Mies Proef")
    assert (added.source, added.phone, bool(added.consent)) == ("papier", "+31604567123", True)


def test_an_empty_paper_sign_up_is_not_added(example: Register) -> None:
    with pytest.raises(Fault):
        PaperForm(example, lambda: None).add()


def test_a_paper_sign_up_without_a_single_thing_to_read_is_refused_and_stays_in_the_form(imported: Register) -> None:
    form = PaperForm(imported, lambda: None)
    known = len(signups(imported))
    for key, typed in (("phone", "zeg ik niet"), ("number", "x"), ("postcode", "???")):
        form.record.views[key].control.widget.value = typed
    with pytest.raises(Fault, match="geen aanmelding uit te lezen"):
        form.add()
    assert len(signups(imported)) == known
    assert form.record.views["phone"].control.read() == "zeg ik niet"


def test_members_are_masked_and_their_status_is_kept(imported: Register) -> None:
    entering_step.enrol(imported)
    form = MembersForm(imported, lambda: None)
    members = entering_step.members(imported)
    labels = " ".join(tick.description for tick in form.ticks.values())
    assert len(form.ticks) == 20 < len(members)
    assert not [m for m in members if m.phone in labels or (m.name in labels and " " in m.name)]
    first = next(iter(form.ticks))
    form.ticks[first].value = True
    form.outcome.value = "joined"
    form.keep()
    assert next(m for m in entering_step.members(imported) if m.phone == first).status == "joined"
    with pytest.raises(Fault):
        form.keep()


def test_an_invitation_in_practice_has_no_link(imported: Register) -> None:
    entering_step.enrol(imported)
    form = InvitationForm(imported)
    made = form.show(form.choose.options[1][1])
    assert made is not None
    assert "href" not in form.link.value
    assert "OEFEN" in everything(form.widget)


def test_a_do_button_shows_counts_and_offers_the_files(imported: Register) -> None:
    button = DoButton(Page(imported, 5), "Maak", entering_step.run, hook="do")
    done = button.act()
    assert done.counts["members"] > 0
    assert "Leden" in button.result.value
    assert len(button.downloads.widget.children[0].children) == len(done.files)


def test_a_new_neighbourhood_gets_its_addresses_and_its_own_notebooks(example: Register, tmp_path: Path) -> None:
    form = NewNeighbourhood(Page(example))
    form.views["name"].control.write("Wilgenhof")
    rows = "straat;huisnummer;toevoeging;postcode;plaats\nWilgenpad;1;;9999ZZ;Nergens\nWilgenpad;3;A;9999ZZ;Nergens\n"
    assert form.take_file("adressen.csv", rows.encode()).startswith("2 ")
    made = form.make()
    assert made.folder.path == tmp_path / "wilgenhof"
    assert sorted(path.name[:2] for path in made.folder.path.glob("*.ipynb")) == ["01", "02", "03", "04", "05"]
    assert not made.neighbourhood().practice
    with pytest.raises(Fault):
        form.make()


def test_what_was_made_has_a_link_right_below_the_form(
    example: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    way = start.WayOn()
    page = Page(example)
    way.show(page)
    form = NewNeighbourhood(page, way=way)
    form.views["name"].control.write("Wilgenhof & zo")
    form.make().close()
    (link,) = (view for view in page.views if isinstance(view, Live))
    assert '<a href="wilgenhof-zo/01-initiatief.ipynb">Ga verder met stap 1 van Wilgenhof &amp; zo</a>' in link.html
    assert "Hieronder gaat u verder met stap 1." in form.status.html


def test_a_neighbourhood_without_a_name_is_not_made(example: Register) -> None:
    with pytest.raises(Fault):
        NewNeighbourhood(Page(example)).make()


def test_a_fault_of_the_form_for_a_new_neighbourhood_goes_as_it_is_mended(example: Register) -> None:
    form = NewNeighbourhood(Page(example))
    form.button.click()
    assert "De buurt heeft nog geen naam." in form.status.html
    form.views["name"].control.widget.value = "Lindehof"
    assert form.status.html == ""


def test_a_picture_in_the_place_of_addresses_is_not_called_a_list_of_sign_ups(example: Register) -> None:
    with pytest.raises(Fault) as refused:
        NewNeighbourhood(Page(example)).take_file("foto.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert "foto.png is een plaatje." in str(refused.value)
    assert "aanmelding" not in str(refused.value)


def test_a_folder_that_is_not_there_stops_the_page_in_sentences(tmp_path: Path) -> None:
    with pytest.raises(Fault) as stopped:
        pages.open_page(1, str(tmp_path / "weg"))
    assert stopped.value._render_traceback_()[0]  # type: ignore[attr-defined]


def test_unattended_the_do_cell_acts_and_prints_counts_only(
    imported: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    entering.do(Page(imported, 5, unattended=True))
    said = capsys.readouterr().out
    assert "Leden: " in said
    assert not [member for member in entering_step.members(imported) if member.phone in said or member.name in said]


def test_the_team_of_the_example_shows_its_streets_as_words(example: Register) -> None:
    page = Page(example, 2)
    team.team_form.__wrapped__(page)  # type: ignore[attr-defined]
    cards = page.forms[0].cards.values()  # type: ignore[attr-defined]
    assert len(cards) == len(load_all(example, "team"))
    assert not [card for card in cards if "[" in card.views["streets"].control.read()]
