"""Deciding: kept, undone, never undone by a re-import; refused, withdrawn and put out stay out (design.md 4)."""

from datetime import date

import pytest
import xlsxwriter
from steps.conftest import person

from buurtapp.intake.reading import ByHand
from buurtapp.judging import past
from buurtapp.steps import entering, signing_up
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.importing import import_bytes, import_file, type_in, waiting
from buurtapp.steps.mails import bcc, confirmation, question
from buurtapp.steps.settling import waiting_list
from buurtapp.store.signups import signups
from buurtapp.words import Fault


def verdicts(register):
    return {signup.key: signup.verdict for signup in signups(register)}


def phones(register):
    return {member.phone for member in entering.members(register)}


def test_a_withdrawal_beats_older_rows_and_a_newer_sign_up_works_again(register, write):
    import_file(register, write(person(1, day="2026-06-01"), person(2)))
    first = signing_up.find(register, "lijst.csv:2")
    past.withdraw(register, first, on=date(2026, 7, 1))
    assert signing_up.find(register, "lijst.csv:2").reasons == ("consent.withdrawn",)
    assert first.phone not in phones(register)
    import_file(register, write(person(1, day="2026-05-01"), name="ouder.csv"))
    assert first.phone not in phones(register)
    import_file(register, write(person(1, day="2026-08-01"), name="nieuwer.csv"))
    assert first.phone in phones(register)


def test_who_was_put_out_does_not_come_back_with_a_newer_sign_up(register, write):
    import_file(register, write(person(1, day="2026-06-01")))
    out = past.put_out(register, signing_up.find(register, "lijst.csv:2"))
    import_file(register, write(person(1, day="2027-08-01"), name="nieuwer.csv"))
    assert out.phone not in phones(register)
    again = signing_up.find(register, "nieuwer.csv:2")
    assert again.verdict == "excluded"
    assert signing_up.decide(register, again, "accept").verdict == "excluded"
    assert out.phone not in phones(register)


def test_someone_put_out_is_remembered_by_a_mark_only(register, write):
    import_file(register, write(person(1)))
    out = past.put_out(register, signing_up.find(register, "lijst.csv:2"))
    kept = str([tuple(row) for row in register.read("SELECT * FROM past")])
    assert out.phone not in kept
    assert out.phone[-8:] not in kept


def test_a_refused_sign_up_stays_refused_when_the_file_comes_again(register, write):
    path = write(person(1), person(2))
    import_file(register, path)
    past.refuse(register, signing_up.find(register, "lijst.csv:2"))
    import_file(register, path)
    import_file(register, write(person(1), person(2), person(3), name="langer.csv"))
    assert verdicts(register) == {"langer.csv:2": "excluded", "langer.csv:3": "ready", "langer.csv:4": "ready"}


def test_one_undo_takes_back_a_whole_withdrawal(register, write):
    import_file(register, write(person(1)))
    entering.enrol(register)
    past.withdraw(register, signing_up.find(register, "lijst.csv:2"))
    assert not phones(register)
    signing_up.undo(register)
    assert len(phones(register)) == 1
    assert entering.members(register)[0].status == "to_add"


def test_the_same_person_again_counts_once_and_the_newest_wins(register, write):
    import_file(register, write(person(1, day="2026-06-01"), person(1, day="2026-07-01")))
    assert verdicts(register) == {"lijst.csv:2": "excluded", "lijst.csv:3": "ready"}
    assert len(phones(register)) == 1


def test_a_correction_is_judged_anew_and_keeps_the_original(register, write):
    import_file(register, write(person(1).replace("06-00001097", "06-000")))
    wrong = signing_up.cases(register)[0]
    assert "phone.invalid" in wrong.reasons
    mended = signing_up.decide(register, wrong, {"phone": "06 0000 1097"})
    assert (mended.verdict, mended.phone) == ("ready", "+31600001097")
    assert mended.raw["phone"] == "06-000"


def test_what_was_typed_can_be_emptied_and_what_the_person_gave_cannot(register, write):
    import_file(register, write(person(1)))
    given = signups(register)[0]
    with pytest.raises(Fault):
        signing_up.decide(register, given, {"phone": " "})
    assert signups(register)[0] == given
    typed = signing_up.decide(register, given, {"phone": "06 0000 1234"})
    assert typed.phone == "+31600001234"
    assert signing_up.decide(register, typed, {"phone": ""}).phone == given.phone


def test_an_unknown_field_changes_nothing(register, write):
    import_file(register, write(person(1)))
    signup = signups(register)[0]
    with pytest.raises(Fault):
        signing_up.decide(register, signup, {"phone": "06 0000 1234", "birthday": "1-1-1950"})
    with pytest.raises(Fault):
        signing_up.decide(register, signup, {"verified": "smell"})
    assert signups(register)[0] == signup


def test_a_paper_sign_up_is_a_row_like_any_other(register):
    report = type_in(
        register,
        {"name": "Mies Oefening", "street": "Lindelaan", "number": "5", "postcode": "1999 ab", "phone": "06 0000 0505",
         "consent": "ja"},
    )  # fmt: skip
    assert report.verdicts == {"ready": 1}
    assert type_in(register, {"name": "Mies Oefening"}).verdicts == {"ask": 1}
    assert set(verdicts(register)) == {"papier:2", "papier:3"}


def test_a_file_in_the_folder_waits_until_it_is_imported(register, write):
    path = register.folder.inputs / "van-de-stick.csv"
    path.write_bytes(write(person(1)).read_bytes())
    assert waiting(register) == [path]
    done = signing_up.run(register)
    assert done.counts["new_rows"] == 1
    assert waiting(register) == []
    assert signing_up.run(register).counts["new_rows"] == 0


def test_a_bad_file_among_those_that_wait_does_not_stop_the_rest(register, write):
    (register.folder.inputs / "a-kapot.xlsx").write_bytes(b"PK\x03\x04 half a workbook")
    (register.folder.inputs / "b-goed.csv").write_bytes(write(person(1)).read_bytes())
    done = signing_up.run(register)
    assert done.counts["new_rows"] == 1
    assert any("a-kapot.xlsx" in warning for warning in done.warnings)


def test_an_upload_that_cannot_be_read_leaves_nothing_behind(register):
    with pytest.raises(Fault):
        import_bytes(register, "foto.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(50))
    assert list(register.folder.inputs.iterdir()) == []
    assert signups(register) == []


def test_two_files_of_one_name_are_both_kept_as_they_came(register, write):
    first = import_file(register, write(person(1)))
    second = import_file(register, write(person(1), person(2)))
    assert (first.imported.new, second.imported.new) == (1, 1)
    assert len(list(register.folder.inputs.iterdir())) == 2


def test_asking_more_of_people_later_judges_everyone_anew(register, write):
    import_file(register, write(person(1)))
    decide_all(register, {"minimum_age": "18"})
    assert signups(register)[0].reasons == ("age.missing",)
    assert not phones(register)
    decide_all(register, {"minimum_age": ""})
    assert phones(register)


def test_only_people_who_are_ready_stand_in_the_bcc_line(register, write):
    import_file(register, write(person(1), person(2, consent="nee"), person(3).replace("n3@voorbeeld.invalid", "n3@")))
    assert bcc(register) == "n1@voorbeeld.invalid"


def test_messages_speak_to_one_person_and_say_what_is_unclear(register, write):
    decide_all(register, {"contact": "lindehof@voorbeeld.invalid", "group_name": "Buurtapp Lindehof"})
    import_file(register, write(person(1), person(2, consent="")))
    fine, unclear = signups(register)
    assert fine.name in confirmation(register, fine).body
    assert "112" in confirmation(register, fine).body
    asked = question(register, unclear)
    assert "toestemming" in asked.body
    assert "lindehof@voorbeeld.invalid" in asked.body
    assert asked.to == "n2@voorbeeld.invalid"


def test_a_second_sheet_is_named_and_imported_beside_the_first(register, tmp_path):
    header = ["Naam", "Straat", "Huisnummer", "Postcode", "Mobiel", "Akkoord"]
    path = tmp_path / "straten.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {"Even": [["Ada", 2], ["Bob", 4]], "Oneven": [["Cor", 3]]}.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, header)
            for down, (who, number) in enumerate(rows, 1):
                cells = [f"{who} Voorbeeld", "Lindelaan", number, "1999AB", f"06-00{number:06d}", "ja"]
                sheet.write_row(down, 0, cells)
    report = import_file(register, path)
    assert (report.source, report.other_sheets) == ("straten.xlsx", ("Oneven",))
    assert import_file(register, path, ByHand(sheet="Oneven")).source == "straten.xlsx (Oneven)"
    assert [signup.key for signup in signups(register)] == [
        "straten.xlsx:2", "straten.xlsx:3", "straten.xlsx (Oneven):2",
    ]  # fmt: skip
    assert signing_up.find(register, "straten.xlsx (Oneven):2").name == "Cor Voorbeeld"
    assert import_file(register, path, ByHand(sheet="Oneven")).imported.new == 0


def test_a_row_that_was_crossed_out_waits_for_a_person_and_undo_takes_all_back(register, tmp_path):
    path = tmp_path / "door.xlsx"
    with xlsxwriter.Workbook(path) as book:
        struck, sheet = book.add_format({"font_strikeout": True}), book.add_worksheet()
        sheet.write_row(0, 0, ["Naam", "Straat", "Huisnummer", "Postcode", "Mobiel", "Akkoord"])
        for down, who in enumerate(["Ada", "Bob"], 1):
            cells = [f"{who} Voorbeeld", "Lindelaan", down, "1999AB", f"06-00{down:06d}", "ja"]
            sheet.write_row(down, 0, cells, struck if who == "Bob" else None)
    assert import_file(register, path).struck == 1
    assert [signup.name for signup in waiting_list(register)] == ["Bob Voorbeeld"]
    assert len(phones(register)) == 1
    assert import_file(register, path).struck == 0
    signing_up.undo(register)
    assert signups(register) == []
