"""After `forget` nothing of her is left below the folder, and nothing of anybody else is gone (design.md 3)."""

import sqlite3
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from buurtapp.intake.reading import read_table
from buurtapp.rights.finding import find, find_one
from buurtapp.rights.forget import forget, preview
from buurtapp.steps import entering, recruitment, signing_up
from buurtapp.steps.importing import import_file, type_in, waiting
from buurtapp.store import journal
from buurtapp.store.signups import past_marks, signups
from buurtapp.words import Fault
from rights.conftest import DOOR, HERS, MAIL, NAME, PEOPLE, PHONE, as_csv, as_xlsx, hers, row
from rights.searching import found_in, spellings

PASTED = "geplakt-2026-09-03.txt"


def everything(lived):
    return found_in(lived.folder, PHONE, *HERS)


def forget_her(register):
    return forget(register, find_one(register, "06 00 13 57 90"))


def of_others(register):
    """What the register holds of others; the number of a row, and the remark about her, may change."""
    return [replace(s, id=0, same_as=None, raw={}) for s in signups(register) if s.phone != PHONE]


def test_she_is_found_everywhere_before_and_nowhere_after(lived):
    before = everything(lived)
    cards = {f"uitvoer/contacten/{name}" for name in ("contacten-LH1.vcf", "google-LH1.csv")}
    for place in ("buurt.sqlite", "buurt (1).sqlite", "reserve/buurt-2026-09-07.sqlite", "05-whatsapp.ipynb",
                  ".ipynb_checkpoints/05-whatsapp-checkpoint.ipynb", "mail.txt", "notitie.docx!word/document.xml",
                  f"Foto van {NAME}.txt", "invoer/.half-stuk.csv", "uitvoer/brieven/brieven.docx!word/document.xml",
                  "uitvoer/lijsten/register.xlsx!xl/sharedStrings.xml", *cards):  # fmt: skip
        assert place in before, place
    assert {part.split("!")[0] for part in before} >= {f"invoer/{name}" for name in lived.originals}
    assert {NAME, MAIL, DOOR, "the number as a number"} <= set().union(*before.values())
    assert len(set(spellings(PHONE)) & set().union(*before.values())) > 5
    done = forget_her(lived.register)
    assert everything(lived) == {}
    assert done.closed == ()
    assert find(lived.register, NAME) == []


def test_a_preview_changes_nothing_and_names_every_file(lived):
    def bytes_of(folder):
        return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    before = bytes_of(lived.folder)
    shown = preview(lived.register, find_one(lived.register, NAME))
    assert bytes_of(lived.folder) == before
    named = {found.path.relative_to(lived.folder).as_posix() for found in shown.files}
    assert named == {part.split("!")[0] for part in everything(lived)} - {"buurt.sqlite"}


def test_nobody_else_loses_anything(lived):
    before = of_others(lived.register)
    tables = {name: read_table(lived.folder / "invoer" / name) for name in lived.originals if name != PASTED}
    forget_her(lived.register)
    assert of_others(lived.register) == before
    for name, table in tables.items():
        mine = table[[NAME not in cells for cells in table.to_numpy().tolist()]]
        assert len(mine) == len(table) - 1
        after = read_table(_now_called(lived, name))
        assert len(after) == len(mine)
        kept = [cells for cells in after.to_numpy().tolist() if "koffie" not in cells[-1]]
        assert kept == [cells for cells in mine.to_numpy().tolist() if "koffie" not in cells[-1]]
    assert "Groet van Dirk Blijft" in _paragraphs(lived.folder / "notitie.docx")


def test_a_remark_about_her_loses_her_name_only(lived):
    forget_her(lived.register)
    remark = next(s.raw["remark"] for s in signups(lived.register) if s.key == "formulier.csv:4")
    assert remark.split() == ["samen", "met", "van", "de", "koffie"]
    import_file(lived.register, lived.folder / "invoer" / "formulier.csv")
    assert sum(s.name == PEOPLE[3] and s.source == "formulier.csv" for s in signups(lived.register)) == 1


def test_old_exports_do_not_bring_her_back(lived):
    forget_her(lived.register)
    count = len(signups(lived.register))
    for name in lived.originals:
        report = import_file(lived.register, lived.outside / name)
        assert report.imported.new == 0, name
        assert report.imported.forgotten >= 1, name
    assert len(signups(lived.register)) == count
    assert everything(lived) == {}, "the copies in invoer come without her too"


def test_an_old_row_under_another_header_is_known_by_its_moment(lived):
    forget_her(lived.register)
    other = as_csv([[*hers(day="2026-09-03")[:8], "anders"], row(9, day="2026-09-03")]).replace(b"Opmerking", b"Vraag")
    path = lived.outside / "anders.csv"
    path.write_bytes(other)
    report = import_file(lived.register, path)
    assert (report.imported.new, report.imported.forgotten) == (1, 1)
    assert everything(lived) == {}


def test_a_newer_sign_up_by_her_works(lived):
    forget_her(lived.register)
    path = lived.outside / "nieuw.csv"
    path.write_bytes(as_csv([hers(day="2099-01-01")]))
    assert import_file(lived.register, path).verdicts == {"ready": 1}
    assert [member.phone for member in entering.members(lived.register) if member.phone == PHONE] == [PHONE]


def test_she_can_sign_up_on_paper_again(empty):
    paper = {"name": NAME, "street": "Lindelaan", "number": "7", "phone": "06-00135790", "consent": "ja"}
    type_in(empty, paper)
    forget_her(empty)
    assert type_in(empty, paper).verdicts == {"ready": 1}


def test_nothing_before_it_can_be_taken_back(lived):
    forget_her(lived.register)
    with pytest.raises(Fault):
        signing_up.undo(lived.register)
    signing_up.decide(lived.register, signups(lived.register)[0], "exclude")
    signing_up.undo(lived.register)
    with pytest.raises(Fault):
        signing_up.undo(lived.register)
    assert everything(lived) == {}


def test_the_journal_keeps_its_rows_and_a_proof_with_counts(lived):
    read = lived.register.read
    rows = [tuple(found) for found in read("SELECT id, action_id, tbl, row FROM change")]
    forget_her(lived.register)
    assert [tuple(found) for found in read("SELECT id, action_id, tbl, row FROM change")] == rows
    proof = journal.actions(lived.register, 1)[0]
    assert proof.kind == "forget"
    assert {part.split("=")[0] for part in proof.about.split()} >= {"signups", "removed", "rewritten", "copies"}
    assert "signups=10" in proof.about


def test_rewritten_files_are_not_offered_again(lived):
    assert waiting(lived.register) == []
    forget_her(lived.register)
    assert waiting(lived.register) == []


def test_putting_out_is_remembered_and_withdrawing_is_not(lived):
    from buurtapp.judging.past import put_out, withdraw

    her = next(s for s in signups(lived.register) if s.phone == PHONE)
    put_out(lived.register, her)
    withdraw(lived.register, her)
    forget_her(lived.register)
    assert [kind for kind, *_ in past_marks(lived.register)] == ["put_out"]
    path = lived.outside / "nieuw.csv"
    path.write_bytes(as_csv([hers(day="2099-01-01")]))
    assert import_file(lived.register, path).reasons["person.put_out"] == 1


def test_house_mates_and_a_shared_number_stay(empty, tmp_path):
    path = tmp_path / "huis.csv"
    path.write_bytes(as_csv([hers(), [*hers()[:1], "Karel Anders", *hers()[2:6], "karel@anders.invalid", "ja", ""]]))
    import_file(empty, path)
    assert find_one(empty, "06-00135790") is None
    forget(empty, find_one(empty, NAME))
    assert [s.name for s in signups(empty)] == ["Karel Anders"]
    assert signups(empty)[0].phone == PHONE
    assert len(read_table(empty.folder.inputs / "huis.csv")) == 1
    assert set(found_in(empty.folder.path, PHONE, NAME, MAIL)["invoer/huis.csv"]) & {NAME, MAIL} == set()


def test_a_number_that_only_stands_in_a_file_can_be_forgotten(empty):
    (empty.folder.inputs / "los.csv").write_bytes(as_csv([hers(), row(9)]))
    forget(empty, find_one(empty, "0600135790"))
    assert found_in(empty.folder.path, PHONE) == {}
    with pytest.raises(Fault):
        find_one(empty, "Nooit Gehoord")


def test_a_walk_list_that_was_filled_in_loses_her_door_only(lived):
    recruitment.letters(lived.register, "looplijst")
    path = next(lived.folder.glob("uitvoer/lijsten/looplijst.xlsx"))
    book = load_workbook(path)
    for cells in book.active.iter_rows():
        if cells[1].value == "9":
            cells[3].value = "Niet thuis"
    book.save(path)
    forget_her(lived.register)
    rows = [[cell.value for cell in cells] for cells in load_workbook(path).active.iter_rows()]
    assert [cells[3] for cells in rows if cells[1] == "9"] == ["Niet thuis"]
    assert "7" not in {cells[1] for cells in rows}
    assert {"5", "8"} <= {cells[1] for cells in rows}


def test_a_name_in_the_name_of_a_list(lived):
    for name in ("looplijst-renée-voorbeeld-wég.xlsx", "looplijst-anna-voorbeeld.xlsx"):
        (lived.folder / "uitvoer" / "lijsten" / name).write_bytes(as_xlsx([])[:0])
    forget_her(lived.register)
    assert [path.name for path in lived.folder.glob("uitvoer/lijsten/loop*")] == ["looplijst-anna-voorbeeld.xlsx"]


def test_a_file_that_another_program_holds_says_so_and_can_be_done_again(lived, monkeypatch):
    def held(path, missing_ok=False):
        raise PermissionError(13, "The process cannot access the file")

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.unlink", held)
        with pytest.raises(Fault, match="Sluit"):
            forget_her(lived.register)
    assert any(signup.phone == PHONE for signup in signups(lived.register))
    forget_her(lived.register)
    assert everything(lived) == {}


def test_what_nobody_can_look_into_is_named(lived):
    (lived.folder / "scan.pdf").write_bytes(b"%PDF-1.7 stream")
    (lived.folder / "uitvoer" / "lijsten" / "lijst.pdf").write_bytes(b"%PDF-1.7 stream")
    (lived.folder / "buurt-oud.sqlite").write_bytes((lived.folder / "buurt.sqlite").read_bytes()[:-40000])
    done = forget_her(lived.register)
    assert {path.name for path in done.closed} == {"scan.pdf", "buurt-oud.sqlite"}
    assert not (lived.folder / "uitvoer" / "lijsten" / "lijst.pdf").exists()


def test_a_file_that_cannot_be_rewritten_is_named_and_stays_whole(lived):
    word = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + NAME.encode("cp1252")
    (lived.folder / "oud.doc").write_bytes(word)
    (lived.folder / "invoer" / "briefje.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = forget_her(lived.register)
    assert {path.name for path in done.closed} == {"oud.doc", "briefje.png"}
    assert (lived.folder / "oud.doc").read_bytes() == word


def test_what_an_undone_import_brought_does_not_stay_in_the_journal(empty, tmp_path):
    for name, rows in {"een.csv": [hers()], "twee.csv": [hers(), row(1)]}.items():
        (tmp_path / name).write_bytes(as_csv(rows))
        import_file(empty, tmp_path / name)
    signing_up.decide(empty, find_one(empty, NAME).signups[0], {"name": f"{NAME} junior"})
    for _action in range(3):
        signing_up.undo(empty)
    assert signups(empty) == []
    assert [tuple(found) for found in empty.read("SELECT id FROM change WHERE before <> '' AND tbl = 'signup'")] == []


def test_the_database_of_another_program_is_left_alone(lived):
    with sqlite3.connect(lived.folder / "ander.sqlite") as other:
        other.execute("CREATE TABLE note (text)")
        other.execute("INSERT INTO note VALUES (?)", (NAME,))
    before = (lived.folder / "ander.sqlite").read_bytes()
    done = forget_her(lived.register)
    assert (lived.folder / "ander.sqlite").read_bytes() == before
    assert {path.name for path in done.closed} == {"ander.sqlite"}


def _now_called(lived, name):
    path = lived.folder / "invoer" / name
    return path if path.exists() else next((lived.folder / "invoer").glob(f"{name[:-4]}-*.csv"))


def _paragraphs(path):
    import docx

    return [paragraph.text for paragraph in docx.Document(path).paragraphs]
