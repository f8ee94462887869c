"""On Binder nobody who exists is written to the disk; practice, own contacts and letters work (design.md 1)."""

import io
from datetime import date

import pytest
import xlsxwriter
from numbers_at_run_time import mobiles, national
from steps.conftest import HEADER, person

from buurtapp.intake.faults import UnreadableFile
from buurtapp.model.address import Address
from buurtapp.model.area import Area
from buurtapp.model.people import Neighbourhood, TeamMember
from buurtapp.steps import recruitment
from buurtapp.steps.importing import import_bytes, import_file, lay_pasted, lay_ready, type_in
from buurtapp.steps.public_machine import is_public, numbers, refuse_package
from buurtapp.steps.reconciling import reconcile_text, reconcile_upload
from buurtapp.store import Register
from buurtapp.store.addresses import replace_addresses
from buurtapp.store.forms import save
from buurtapp.words import Fault

REAL = [national(phone) for phone in mobiles(6, seed=8)]


@pytest.fixture
def binder(monkeypatch):
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.org/")


@pytest.fixture
def real(tmp_path):
    """A neighbourhood that is not for practice."""
    with Register.create(tmp_path / "echt", Neighbourhood(name="Echte buurt")) as made:
        replace_addresses(made, [Address("Lindelaan", n, "", "1999AB", "Voorbeeldstad") for n in range(1, 5)], Area())
        yield made


def listed(*phones):
    lines = (f"06-12-2025 10:15:0{n};Jan Proef{n};Lindelaan;{n};1999AB;{phone};;ja\n" for n, phone in enumerate(phones))
    return (HEADER + "".join(lines)).encode()


def everything(register):
    return {path for path in register.folder.path.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["BINDER_LAUNCH_HOST", "BINDER_REPO_URL", "BINDER_REQUEST"])
def test_binder_is_known_by_its_variables(name):
    assert is_public({name: "x"})
    assert not is_public({"PATH": "/bin", "MY_BINDER_": "x"})


@pytest.mark.parametrize(
    "spelling", ["06-{}", "06 {}", "+31 6 {}", "0031-6-{}", "+31 (0)6{}", "6{}", "bel 06.{} na 18u"]
)
def test_a_number_in_use_is_seen_in_any_spelling(spelling):
    for phone in mobiles(3, seed=5):
        assert numbers(spelling.format(phone[4:])) == (False, True)
    assert numbers(spelling.format("00000001")) == (True, False)


@pytest.mark.parametrize(
    "text", ["", "Lindelaan 12", "1999AB", "020-0000000", "+49 171 3920001", "61234567890", "12-6-2025"]
)
def test_what_is_no_dutch_mobile_number_is_none(text):
    assert numbers(text) == (False, False)


def test_a_file_of_real_sign_ups_is_refused_before_it_is_written(register, binder):
    before = everything(register)
    for bring in (lay_ready, import_bytes):
        with pytest.raises(Fault, match=r"lijst\.csv"):
            bring(register, "lijst.csv", listed(*REAL))
    assert everything(register) == before


def test_one_real_number_among_practice_ones_is_enough(register, binder):
    with pytest.raises(Fault):
        lay_ready(register, "lijst.csv", listed(*(f"06-0000000{n}" for n in range(1, 9)), REAL[0]))
    assert not list(register.folder.inputs.iterdir())


def test_a_list_without_numbers_is_refused_too(register, binder):
    with pytest.raises(Fault):
        lay_ready(register, "lijst.csv", listed("", "", ""))


def test_a_second_sheet_is_looked_at(register, binder):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for title, phones in (("Oefening", [f"06-0000000{n}" for n in range(1, 6)]), ("Oud", REAL)):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, ["Naam", "Straat", "Huisnummer", "Postcode", "Mobiel"])
            for n, phone in enumerate(phones, 1):
                sheet.write_row(n, 0, ["Jan Proef", "Lindelaan", str(n), "1999AB", phone])
    with pytest.raises(Fault):
        lay_ready(register, "lijst.xlsx", out.getvalue())
    assert not list(register.folder.inputs.iterdir())


def test_practice_numbers_are_taken_in_a_practice_neighbourhood(register, binder):
    report = import_bytes(register, "lijst.csv", (HEADER + person(1) + person(2)).encode())
    assert report.imported.new == 2


def test_moments_are_no_numbers(register, binder):
    assert import_bytes(register, "lijst.csv", listed("06-00000011", "06-00000012")).imported.new == 2


def test_every_file_that_we_ship_to_practise_with_is_taken(register, project, binder):
    shipped = [
        *(project / "data" / "voorbeeldbuurt" / "aanmeldingen").iterdir(), *(project / "workshop").glob("*.csv"),
    ]  # fmt: skip
    assert len(shipped) >= 5
    for path in shipped:
        assert lay_ready(register, path.name, path.read_bytes()).exists(), path.name


def test_a_real_neighbourhood_takes_no_sign_ups_at_all(real, binder):
    for content in (listed(*REAL), listed("06-00000001")):
        with pytest.raises(Fault, match="oefenbuurt"):
            lay_ready(real, "lijst.csv", content)
    assert not list(real.folder.inputs.iterdir())


def mentions_a_file(fault: Fault) -> bool:
    return any(word in str(fault) for word in ("bestand", ".txt", "papier", "Lees"))


def test_pasted_text_is_refused_and_taken_alike(register, binder):
    with pytest.raises(Fault, match="In de geplakte tekst lijken echte mensen te staan") as refused:
        lay_pasted(register, f"Jan de Proef, Lindelaan 3, {REAL[0]}", date(2026, 9, 1))
    assert not mentions_a_file(refused.value)
    assert not list(register.folder.inputs.iterdir())
    assert lay_pasted(register, "Jan de Proef, Lindelaan 3, 06-00000003", date(2026, 9, 1)).exists()


def test_a_sign_up_from_paper_and_a_file_by_command_are_refused(register, binder, tmp_path):
    with pytest.raises(Fault, match="In deze aanmelding lijken echte mensen te staan") as refused:
        type_in(register, {"name": "Jan", "phone": REAL[0]})
    assert not mentions_a_file(refused.value)
    path = tmp_path / "lijst.csv"
    path.write_bytes(listed(*REAL))
    with pytest.raises(Fault):
        import_file(register, path)
    assert not register.read("SELECT 1 FROM signup")


def test_a_file_that_cannot_be_read_is_not_kept(register, binder):
    with pytest.raises(UnreadableFile):
        lay_ready(register, "lijst.xlsx", b"%PDF-1.4 no list")
    assert not list(register.folder.inputs.iterdir())


def test_a_group_of_real_people_is_not_kept(register, real, binder):
    with pytest.raises(Fault, match="In deze chat of lijst lijken") as refused:
        reconcile_text(register, f"Jan Proef\n{REAL[0]}\n{REAL[1]}")
    assert not mentions_a_file(refused.value)
    chat = b"01-09-2026 20:00 - ~ Jan is toegevoegd\n"
    with pytest.raises(Fault):
        reconcile_upload(real, chat, "chat.txt")
    for one in (register, real):
        assert not one.read("SELECT 1 FROM sighting")


def test_a_package_is_refused(binder):
    with pytest.raises(Fault):
        refuse_package()


def test_a_team_with_its_own_contacts_makes_letters(real, binder):
    save(real, "team", TeamMember(name="Ria Proef", phone=REAL[0]).model_dump(mode="json"), "1")
    done = recruitment.letters(real)
    assert done.counts["letters"] == 4


def test_elsewhere_nothing_is_refused(real):
    assert not is_public({})
    assert lay_ready(real, "lijst.csv", listed(*REAL)).exists()
    refuse_package()
