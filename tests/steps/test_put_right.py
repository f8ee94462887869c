"""Files laid ready, read another way by hand, and cases settled by reason or through a neighbour."""

from datetime import date

import pytest
from steps.conftest import person

from buurtapp.intake.columns import Columns
from buurtapp.intake.reading import ByHand, read
from buurtapp.judging.reading import default_reading
from buurtapp.steps import looking, settling, signing_up
from buurtapp.steps.importing import import_file, lay_pasted, lay_ready, take_away, to_look_at, waiting
from buurtapp.steps.mails import Mail
from buurtapp.store.signups import signups
from buurtapp.words import Fault


def test_a_file_that_was_laid_ready_waits_and_can_be_taken_away(register):
    path = lay_ready(register, "../../lijst.csv", b"Naam;Mobiel\nAnna;06-00110011\n")
    assert path.parent == register.folder.inputs
    assert waiting(register) == [path]
    assert take_away(register, path)
    assert waiting(register) == []


def test_an_imported_file_is_not_taken_away(register, write):
    import_file(register, write(person(1)))
    [kept] = register.folder.inputs.iterdir()
    assert not take_away(register, kept)
    assert kept.exists()


def test_two_pasted_texts_of_one_day_stay_apart(register):
    day = date(2026, 9, 3)
    first, again, other = (
        lay_pasted(register, text, day) for text in ("Anna, Lindelaan 1", "Anna, Lindelaan 1", "Bram, Lindelaan 2")
    )
    assert first.name == "geplakt-2026-09-03.txt"
    assert first == again != other


def test_pasted_text_is_read_as_such_also_when_it_waited(register):
    path = lay_pasted(register, "Anna Proef, Lindelaan 1, 06-00110011\nBram Proef, Lindelaan 2, 06-00220022")
    assert default_reading(path) == ByHand(pasted=True)
    assert read(path, default_reading(path))[1].kind == "pasted"
    signing_up.run(register)
    assert [(s.name, s.number, s.source) for s in signups(register)] == [
        ("Anna Proef", "1", path.name),
        ("Bram Proef", "2", path.name),
    ]


def test_other_files_are_read_by_themselves(tmp_path):
    assert default_reading(tmp_path / "lijst.csv") == ByHand()
    assert default_reading(tmp_path / "geplakt-2026-09-03.csv") == ByHand()


def test_fields_put_right_keep_the_order_of_trust():
    columns = Columns({"phone": (3, 1), "consent": (2,)}, "google-nl")
    changed = looking.with_fields(columns, [("phone",), ("phone",), ("consent", "rules"), ("phone",)])
    assert changed.of("phone") == (3, 1, 0)
    assert changed.of("consent") == changed.of("rules") == (2,)
    assert changed.origin == "google-nl"


def test_files_without_a_header_share_what_is_remembered_unless_recognised_anew(register, tmp_path):
    for name, text in (
        ("een.csv", "Anna Proef;Lindelaan 1;06-00110011\nBram Proef;Lindelaan 2;06-00220022\n"),
        ("twee.csv", "06-00330033;Cor Proef;Lindelaan 3\n06-00440044;Dien Proef;Lindelaan 4\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    import_file(register, tmp_path / "een.csv")
    seen = looking.look(register, tmp_path / "twee.csv")
    assert seen.remembered
    assert seen.fields[0] == ("name",)
    assert looking.look(register, tmp_path / "twee.csv", anew=True).fields[0] == ("phone",)


def test_a_corrected_answer_counts_as_taking_the_place_of_the_former(register, write):
    import_file(register, write(person(1)))
    report = import_file(register, write(person(1), person(1, day="2026-09-05").replace("n1@", "nieuw@")))
    assert (report.imported.new, report.imported.known, report.replaced) == (1, 1, 1)


def test_a_reason_is_settled_in_one_action_and_nothing_happens_without_cases(register, write):
    import_file(register, write(person(1, consent=""), person(2, consent="")))
    assert settling.settle_reason(register, "consent.missing", "accept") == 0
    assert settling.settle_reason(register, "consent.missing", "exclude") == 2
    assert settling.settle_reason(register, "consent.missing", "exclude") == 0
    signing_up.undo(register)
    assert len(signing_up.cases(register)) == 2


def test_who_comes_off_the_waiting_list_is_a_case_again(register, write):
    import_file(register, write(person(1, consent="")))
    waits = signing_up.decide(register, signups(register)[0], "wait")
    settling.off_the_waiting_list(register, waits)
    assert [signup.id for signup in signing_up.cases(register)] == [waits.id]
    signing_up.undo(register)
    assert [signup.id for signup in settling.waiting_list(register)] == [waits.id]


@pytest.mark.parametrize(("consent", "is_reached"), [("ja", True), ("", False)])
def test_a_neighbour_is_kept_and_counts_only_with_consent(register, write, consent, is_reached):
    row = person(2, consent=consent)
    number = row.split(";")[5]
    import_file(register, write(row.replace(number, "")))
    assert settling.through_buddy(register, signups(register)[0], " Anna van nummer 1 ") is is_reached
    assert signups(register)[0].buddy == "Anna van nummer 1"
    assert settling.reached(register).through_buddy == int(is_reached)
    assert bool(signing_up.cases(register)) is not is_reached
    signing_up.undo(register)
    assert signups(register)[0].buddy == ""


def test_a_draft_in_whatsapp_holds_no_number():
    mail = Mail("anna@voorbeeld.invalid", "Vraag", "Klopt 1 & 2?\n")
    assert mail.whatsapp == "https://wa.me/?text=Klopt%201%20%26%202%3F%0A"


def test_a_file_over_the_limits_is_not_laid_ready(register, monkeypatch):
    monkeypatch.setattr("buurtapp.files.limits.LARGEST_FILE", 3)
    with pytest.raises(Fault):
        lay_ready(register, "lijst.csv", b"Naam;Mobiel")
    assert list(register.folder.inputs.iterdir()) == []


def test_a_file_that_may_be_read_wrongly_says_so(register, write, tmp_path):
    assert to_look_at(import_file(register, write(person(1)))) == []
    mac = tmp_path / "mac.csv"
    mac.write_bytes("Naam;Mobiel\rRenée Proef;06-00110011\r".encode("mac_roman"))
    nothing = tmp_path / "niets.csv"
    nothing.write_text("ja;nee\nnee;ja\nja;nee\n", encoding="utf-8")
    assert [len(to_look_at(import_file(register, path))) for path in (mac, nothing)] == [1, 1]
    assert to_look_at(import_file(register, mac)) == []
