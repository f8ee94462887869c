"""The commands of design.md 6 on a real address file: new, set, import, register, decide, undo, letters, enrol."""

import csv
import json
import subprocess
import sys
from collections import Counter

import docx
import openpyxl
import pytest
import vobject
from cli.conftest import AMSTERDAM
from click.testing import CliRunner
from numbers_at_run_time import mobiles, national

from buurtapp.cli.app import buurtapp

COLUMNS = ["source", "row", "name", "street", "number", "addition", "postcode", "phone", "email", "verdict", "reasons",
           "verified", "consent", "group", "status"]  # fmt: skip
ANNA, BRAM, ELS = mobiles(3)


@pytest.fixture
def signups(tmp_path):
    """A list typed in Excel-NL with a title above it: two fine, one without consent, one landline."""
    path = tmp_path / "lijst.csv"
    lines = [
        ["Aanmeldingen van de kade"],
        ["Naam", "Straat", "Huisnummer", "Toev", "Postcode", "Mobiel", "Akkoord"],
        ["Anna Voorbeeld", "De Ruijterkade", "105", "2", "1011 AB", national(ANNA), "ja"],
        ["Bram Voorbeeld", "De Ruijterkade", "105", "3", "1011AB", BRAM.removeprefix("+31"), "x"],
        ["Els Voorbeeld", "De Ruijterkade", "105", "1", "1011AB", national(ELS), ""],
        ["Fien Voorbeeld", "De Ruijterkade", "105", "H", "1011AB", "020 - 14 020 14", "ja"],
    ]
    path.write_bytes("\r\n".join(";".join(line) for line in lines).encode("cp1252"))
    return path


def test_a_neighbourhood_from_addresses_to_cards(run, folder, register, signups):
    run("import", folder, signups)
    rows = register()
    assert list(rows[0]) == COLUMNS
    assert [row["row"] for row in rows] == ["3", "4", "5", "6"]
    anna, bram, els, fien = rows
    assert (anna["source"], anna["verdict"], anna["phone"]) == ("lijst.csv", "ready", ANNA)
    assert (anna["street"], anna["number"], anna["addition"], anna["postcode"]) == (
        "De Ruijterkade", "105", "2", "1011AB",
    )  # fmt: skip
    assert (anna["verified"], anna["consent"]) == ("address", "1")
    assert (bram["verdict"], bram["phone"], bram["reasons"]) == ("ready", BRAM, "phone.zero_restored")
    assert (els["verdict"], els["reasons"], els["consent"]) == ("ask", "consent.missing", "")
    assert fien["verdict"] == "ask"

    run("letters", folder)
    letters = docx.Document(folder / "uitvoer" / "brieven" / "brieven.docx")
    text = "\n".join(paragraph.text for paragraph in letters.paragraphs)
    assert text.count("De Ruijterkade 105-2") >= 1

    run("enrol", folder)
    cards = list(vobject.readComponents((next((folder / "uitvoer" / "contacten").glob("*.vcf"))).read_text("utf-8")))
    assert {card.tel.value for card in cards} == {ANNA, BRAM}
    listed = openpyxl.load_workbook(next((folder / "uitvoer" / "lijsten").glob("toevoegen-*.xlsx")))
    cells = {str(cell.value) for row in listed.active.iter_rows() for cell in row}
    assert {ANNA, BRAM} <= cells
    assert ELS not in cells
    assert [row["status"] for row in register()] == ["to_add", "to_add", "", ""]
    assert register()[0]["group"]


def test_a_letter_for_every_address_of_the_file(run, folder):
    run("letters", folder)
    with AMSTERDAM.open(encoding="utf-8") as file:
        addresses = list(csv.DictReader(file, delimiter=";"))
    document = docx.Document(folder / "uitvoer" / "brieven" / "brieven.docx")
    lines = Counter(paragraph.text.strip() for paragraph in document.paragraphs)
    for address in addresses:
        addition = "-".join(filter(None, [address["huisletter"], address["huisnummertoevoeging"]]))
        hyphen = "-" if addition[:1].isdigit() else ""
        door = f"{address['openbareruimte']} {address['huisnummer']}{hyphen}{addition}"
        assert any(door in line for line in lines), door


def test_the_register_as_json_says_the_same(run, folder, register, signups):
    run("import", folder, signups)
    as_json = json.loads(run("register", folder, "--format", "json"))
    assert [{name: str(value) for name, value in row.items()} for row in as_json] == register()


def test_import_prints_counts_that_agree_with_the_register(run, folder, register, signups):
    said = run("import", folder, signups).split()
    counted = Counter(row["verdict"] for row in register())
    for verdict in ("ready", "proposed", "ask", "excluded"):
        assert said[said.index(verdict) + 1] == str(counted[verdict])


def test_importing_again_changes_nothing(run, folder, register, signups):
    run("import", folder, signups)
    before = register()
    run("import", folder, signups)
    assert register() == before


def test_a_decision_is_kept_on_re_import_and_can_be_undone(run, folder, register, signups):
    run("import", folder, signups)
    run("decide", folder, "lijst.csv:5", "consent=ja")
    assert register()[2]["verdict"] == "ready"
    run("import", folder, signups)
    assert register()[2]["verdict"] == "ready"
    run("decide", folder, "lijst.csv:5", "exclude")
    assert register()[2]["verdict"] == "excluded"
    run("undo", folder)
    assert register()[2]["verdict"] == "ready"
    run("undo", folder)
    assert register()[2]["verdict"] == "ask"


def test_one_of_two_numbers_is_taken_over_and_the_other_left_out(run, folder, register, tmp_path):
    path = tmp_path / "twee.csv"
    row = "Anna Voorbeeld;De Ruijterkade;105;2;1011AB;{};ja\n"
    path.write_text(f"Naam;Straat;Huisnummer;Toev;Postcode;Mobiel;Akkoord\n{row.format(ANNA)}{row.format(ELS)}")
    run("import", folder, path)
    assert [row["verdict"] for row in register()] == ["ask", "ask"]
    run("decide", folder, "twee.csv:3", "this-number")
    assert [row["verdict"] for row in register()] == ["excluded", "ready"]
    run("undo", folder)
    assert [row["verdict"] for row in register()] == ["ask", "ask"]


def test_accepting_does_not_give_consent(run, folder, register, signups):
    run("import", folder, signups)
    run("decide", folder, "lijst.csv:5", "accept")
    assert register()[2]["verdict"] == "ready"
    run("enrol", folder)
    assert ELS not in next((folder / "uitvoer" / "contacten").glob("*.vcf")).read_text("utf-8")


def test_the_team_asks_for_evidence(run, folder, register, signups):
    run("import", folder, signups)
    run("set", folder, "verification=evidence", "minimum_age=18", "rules=yes")
    assert {row["verdict"] for row in register()} == {"ask"}
    assert "residence.unverified" in register()[0]["reasons"]
    run("enrol", folder, expect=2)
    run("decide", folder, "lijst.csv:3", "verified=door", "age=ja", "rules=ja")
    anna = register()[0]
    assert (anna["verdict"], anna["verified"]) == ("ready", "door")


def test_a_practice_folder_takes_practice_numbers_only(run, tmp_path, signups):
    oefen = tmp_path / "oefen"
    run("new", oefen, "--name", "Oefenbuurt", "--addresses", AMSTERDAM, "--practice")
    other = tmp_path / "oefen.csv"
    other.write_text("Naam,Adres,Mobiel,Akkoord\nMies Oefening,De Ruijterkade 105-2,06-00112233,ja\n", "utf-8")
    run("import", oefen, signups, other)
    rows = list(csv.DictReader(run("register", oefen).splitlines()))
    by_source = {(row["source"], row["row"]): row for row in rows}
    assert "phone.not_practice" in by_source["lijst.csv", "3"]["reasons"]
    assert by_source["oefen.csv", "2"]["verdict"] == "ready"
    run("decide", oefen, "lijst.csv:3", "accept")
    run("enrol", oefen)
    card = next((oefen / "uitvoer" / "contacten").glob("*.vcf")).read_text("utf-8")
    assert ANNA not in card
    assert "OEFEN" in card


@pytest.mark.parametrize(
    "words",
    [
        ("set", "FOLDER", "verification=maybe"),
        ("set", "FOLDER", "no_such_decision=1"),
        ("set", "FOLDER", "rules"),
        ("import", "FOLDER", "not-there.csv"),
        ("decide", "FOLDER", "lijst.csv:99", "accept"),
        ("decide", "FOLDER", "nonsense", "accept"),
        ("letters", "FOLDER", "--kind", "sticker-van-goud"),
        ("register", "NOWHERE"),
        ("undo", "NOWHERE"),
        ("new", "FOLDER", "--name", "Nog eens", "--addresses", str(AMSTERDAM)),
        ("new", "ELSEWHERE", "--name", "X", "--addresses", "not-there.csv"),
        ("no-such-command",),
    ],
)
def test_unusable_input_is_a_sentence_and_exit_code_2(run, folder, tmp_path, words):
    places = {"FOLDER": folder, "NOWHERE": tmp_path / "nowhere", "ELSEWHERE": tmp_path / "elsewhere"}
    run(*(places.get(word, word) for word in words), expect=2)
    assert not (tmp_path / "elsewhere").exists()


def test_one_bad_file_among_good_ones_is_exit_code_1(run, folder, register, signups, tmp_path):
    bad = tmp_path / "foto.xlsx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    run("import", folder, bad, signups, expect=1)
    assert len(register()) == 4


def test_nothing_new_is_done_too(run, folder, signups):
    run("import", folder, signups)
    run("import", folder, signups, expect=0)


def program(*words, cwd):
    return subprocess.run(
        [sys.executable, "-m", "buurtapp", *map(str, words)], capture_output=True, cwd=cwd, check=False
    )


def test_the_command_itself(tmp_path):
    made = program("new", "buurt", "--name", "De Ruijterkade", "--addresses", AMSTERDAM, cwd=tmp_path)
    assert made.returncode == 0, made.stderr.decode()
    shown = program("register", "buurt", cwd=tmp_path)
    assert (shown.returncode, shown.stdout.decode().strip()) == (0, ",".join(COLUMNS))
    refused = program("register", "nowhere", cwd=tmp_path)
    assert refused.returncode == 2
    assert len(refused.stderr.decode().splitlines()) == 4
    assert b"Traceback" not in refused.stderr


def test_set_says_which_prints_are_out_of_date_and_why(run, folder):
    run("set", folder, "minimum_age=16")
    run("letters", folder)
    told = CliRunner().invoke(buurtapp, ["set", str(folder), "minimum_age=18"])
    assert told.stdout == "minimum_age=18\n"
    assert "! Wervingsbrief (brieven.docx): De leeftijd is veranderd van 16 naar 18." in told.stderr
    run("letters", folder)
    assert "verouderd" not in CliRunner().invoke(buurtapp, ["set", str(folder), "minimum_age=18"]).output
