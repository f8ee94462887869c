"""A look before importing: how a file was read, put right by hand, and pasted text that is read like a file."""

from datetime import date
from pathlib import Path

import pytest

from buurtapp.forms.importing import ImportForm
from buurtapp.forms.look import LookForm
from buurtapp.forms.pasting import PasteForm
from buurtapp.forms.put_right import column_fields, dialect_fields
from buurtapp.steps.importing import ImportReport, import_file, waiting
from buurtapp.steps.looking import look
from buurtapp.store import Register
from buurtapp.store.signups import signups
from buurtapp.words import Fault

HEADER = "Naam;Straat;Huisnummer;Postcode;Mobiel;Akkoord"
ROWS = (
    "Anna de Proef;Kerkpad;1;9999ZA;06-00110011;ja",
    "Bram Oefening;Kerkpad;3;9999ZA;06-00220022;ja",
    "Cor Proef;Kerkpad;5;9999ZA;06-00330033;ja",
    "Dien Oefening;Kerkpad;7;9999ZA;06-00440044;ja",
)


def put(register: Register, *lines: str, name: str = "lijst.csv", encoding: str = "utf-8") -> Path:
    """A file in `invoer`."""
    path = register.folder.inputs / name
    path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    return path


def opened(register: Register, path: Path) -> tuple[LookForm, list[ImportReport]]:
    """The file in hand, and the list that its report will come in."""
    reports: list[ImportReport] = []
    form = LookForm(register, reports.append, lambda: None)
    form.open(path)
    return form, reports


def test_a_file_is_shown_with_three_rows_and_is_not_imported(register: Register) -> None:
    form, _reports = opened(register, put(register, HEADER, *ROWS))
    for text in ("puntkomma", "koppen op rij 1", "4 rijen", "Rij 2", "Anna de Proef", "Hele naam", "Toestemming"):
        assert text in form.shown.value
    assert "Dien Oefening" not in form.shown.value
    assert signups(register) == []


def test_one_click_imports_it_and_leaves_nothing_of_it_on_the_page(register: Register) -> None:
    form, reports = opened(register, put(register, HEADER, *ROWS))
    form.bring_in()
    assert [report.imported.new for report in reports] == [4]
    assert form.shown.value == ""
    assert form.widget.layout.display == "none"
    with pytest.raises(Fault):
        form.bring_in()


def test_a_column_put_right_by_hand_is_read_that_way(register: Register) -> None:
    form, _reports = opened(
        register, put(register, "Alfa;Beta;Gamma;Delta;Eps", "x1;Kerkpad 3;Anna de Proef;06-00110011;ja")
    )
    assert form.put_right is not None
    for place, held in (("1", ""), ("2", "address"), ("3", "name"), ("4", "phone"), ("5", "consent")):
        form.put_right.columns[f"column-{place}"].control.write(held)
    form.bring_in()
    [signup] = signups(register)
    assert (signup.name, signup.street, signup.number, signup.verdict) == ("Anna de Proef", "Kerkpad", "3", "ready")


def test_one_column_can_hold_two_agreements(register: Register) -> None:
    form, _reports = opened(register, put(register, HEADER, *ROWS))
    assert form.put_right is not None
    form.put_right.columns["column-6"].control.write("consent+rules")
    form.bring_in()
    assert all(signup.rules and signup.consent for signup in signups(register))


def test_letters_that_came_out_wrong_are_put_right_by_hand(register: Register) -> None:
    path = put(register, HEADER, "Renée de Proef;Kerkpad;1;9999ZA;06-00110011;ja", encoding="mac_roman")
    form, _reports = opened(register, path)
    assert "Renée" not in form.shown.value
    form.read_otherwise("encoding", "mac_roman")
    assert "Renée" in form.shown.value
    form.bring_in()
    assert signups(register)[0].name == "Renée de Proef"


def test_the_heading_row_is_put_right_by_hand(register: Register) -> None:
    form, _reports = opened(register, put(register, HEADER, *ROWS))
    form.read_otherwise("header", 0)
    assert "geen koppen" in form.shown.value
    assert "5 rijen" in form.shown.value


def test_a_choice_that_cannot_be_leaves_the_file_as_it_was_read(register: Register) -> None:
    form, _reports = opened(register, put(register, HEADER, *ROWS))
    before = form.shown.value
    with pytest.raises(Fault):
        form.read_otherwise("header", 99)
    assert form.shown.value == before
    assert form.bring_in().imported.new == 4


def test_a_remembered_heading_is_recognised_anew_by_what_this_file_holds(register: Register) -> None:
    first = put(register, "Anna de Proef;Kerkpad 1;06-00110011", "Bram Oefening;Kerkpad 3;06-00220022", name="een.csv")
    import_file(register, first)
    other = put(register, "06-00330033;Cor Proef;Kerkpad 5", "06-00440044;Dien Oefening;Kerkpad 7", name="twee.csv")
    form, _reports = opened(register, other)
    assert form.buttons["anew"].layout.display == ""
    form.recognise_anew()
    assert look(register, other, anew=True).fields[0] == ("phone",)
    form.bring_in()
    assert {s.phone for s in signups(register) if s.source == "twee.csv"} == {"+31600330033", "+31600440044"}


def test_every_kind_of_file_asks_only_what_it_leaves_open(register: Register) -> None:
    seen = look(register, put(register, HEADER, *ROWS))
    assert [field.key for field in dialect_fields(seen.reading)] == ["separator", "encoding", "header"]
    pasted = look(register, put(register, "Anna de Proef, Kerkpad 1, 06-00110011", name="geplakt-2027-01-01.txt"))
    assert dialect_fields(pasted.reading) == []
    assert len(column_fields(pasted)) == len(pasted.names)


def test_hostile_cells_and_headings_stay_text(register: Register) -> None:
    rows = "<b>Naam</b>;Mobiel;Adres\n<img src=x onerror=alert(1)>;06-00110011;<script>1</script>\n"
    form, _reports = opened(register, put(register, rows, name="<svg>.csv"))
    for tag in ("<img", "<script", "<svg", "<b>"):
        assert tag not in form.shown.value


def test_an_upload_waits_until_it_is_imported_and_goes_away_when_it_is_not_wanted(register: Register) -> None:
    form = ImportForm(register, lambda: None)
    form.take("lijst.csv", "\n".join([HEADER, *ROWS]).encode())
    assert [path.name for path in waiting(register)] == ["lijst.csv"]
    assert signups(register) == []
    form.look.close()
    assert waiting(register) == []
    form.take("lijst.csv", "\n".join([HEADER, *ROWS]).encode())
    form.look.bring_in()
    assert "4 nieuwe aanmeldingen" in form.status.html
    assert waiting(register) == []


def test_a_file_of_the_volunteer_stays_where_it_is_when_it_is_laid_aside(register: Register) -> None:
    path = put(register, HEADER, *ROWS)
    form = ImportForm(register, lambda: None)
    form.choose.value = path.name
    assert form.look.path == path
    form.take(path.name, path.read_bytes())
    form.look.close()
    assert path.exists()


def test_an_upload_that_cannot_be_read_is_not_kept(register: Register) -> None:
    with pytest.raises(Fault):
        ImportForm(register, lambda: None).take("foto.xlsx", b"PK\x03\x04 geen werkblad")
    assert list(register.folder.inputs.iterdir()) == []


def test_an_imported_file_can_be_looked_at_again_and_changes_nothing(register: Register) -> None:
    path = put(register, HEADER, *ROWS)
    form = ImportForm(register, lambda: None)
    form.read_waiting()
    form.choose.value = path.name
    assert form.look.bring_in().imported.new == 0
    assert "4 waren er al" in form.status.html


def test_a_corrected_answer_says_that_it_takes_the_place_of_an_earlier_one(register: Register) -> None:
    stamped = "Tijdstempel;" + HEADER
    import_file(register, put(register, stamped, "1-9-2026 20:00:00;" + ROWS[0], name="een.csv"))
    path = put(register, stamped, "2-9-2026 20:00:00;" + ROWS[0].replace(";1;", ";2;"), name="twee.csv")
    form = ImportForm(register, lambda: None)
    form.choose.value = path.name
    assert form.look.bring_in().replaced == 1
    assert "1 vervangt een eerdere aanmelding" in form.status.html


def test_pasted_text_becomes_a_file_of_the_day_and_sign_ups(register: Register) -> None:
    form = PasteForm(register, lambda: None)
    form.text.control.write("Anna de Proef, Kerkpad 1, 06-00110011, akkoord\nBram Oefening, Kerkpad 3, 06-00220022")
    form.read()
    assert "Anna de Proef" in form.look.shown.value
    assert signups(register) == []
    form.look.bring_in()
    assert {(s.name, s.source) for s in signups(register)} == {
        ("Anna de Proef", f"geplakt-{date.today()}.txt"), ("Bram Oefening", f"geplakt-{date.today()}.txt"),
    }  # fmt: skip
    assert form.text.control.read() == ""
    assert not [s for s in signups(register) if s.name == "Bram Oefening" and s.verdict == "ready"]


def test_an_empty_text_box_is_said_so_and_a_text_that_was_laid_aside_is_gone(register: Register) -> None:
    form = PasteForm(register, lambda: None)
    with pytest.raises(Fault):
        form.read()
    form.text.control.write("Anna de Proef, Kerkpad 1, 06-00110011")
    form.read()
    form.look.close()
    assert list(register.folder.inputs.iterdir()) == []


def test_a_list_of_one_column_says_so(register: Register) -> None:
    form, _reports = opened(register, put(register, "Anna de Proef", "Bram Oefening", name="namen.txt"))
    assert form.put_right is not None
    assert form.put_right.dialect["separator"].control.read() == ""
    assert "puntkomma" not in form.shown.value


def test_an_empty_file_says_that_nobody_is_in_it(register: Register) -> None:
    form, _reports = opened(register, put(register, name="leeg.csv"))
    assert "geen aanmeldingen" in form.shown.value
    assert form.bring_in().imported.new == 0
