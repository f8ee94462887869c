"""`handover` and `receive` as commands: the password never in sight, the receipt from one to the other."""

import csv
import io
import subprocess
import sys

import pytest

PASSWORD = "molen-fiets-kaars-boom"


@pytest.fixture
def filled(run, folder, tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_text("Naam;Adres;Mobiel\nAnna Voorbeeld;De Ruijterkade 1;\nBram Voorbeeld;De Ruijterkade 2;\n", "utf-8")
    run("import", folder, path)
    return folder


@pytest.fixture
def password(monkeypatch):
    monkeypatch.setenv("BUURTAPP_PASSWORD", PASSWORD)


def receipt_in(printed: str) -> str:
    return next(line.rpartition(" ")[2] for line in printed.splitlines() if line.startswith("Ontvangstbewijs"))


def test_from_one_keeper_to_the_next(run, filled, tmp_path, password):
    before = run("register", filled)
    printed = run("handover", filled, tmp_path / "overdracht.zip")
    receipt = receipt_in(run("receive", tmp_path / "overdracht.zip", tmp_path / "nieuw"))
    assert run("register", tmp_path / "nieuw") == before
    assert len(list(csv.DictReader(io.StringIO(before)))) == 2
    run("handover", filled, "--receipt", "KXT4-7PHM-CD93", expect=2)
    assert run("register", filled) == before
    assert "aanmeldingen: 2" in run("handover", filled, "--receipt", receipt)
    assert "aanmeldingen: 2" in run("handover", filled, "--receipt", receipt)  # once more is no harm
    run("register", filled, expect=2)
    assert PASSWORD not in printed


def test_a_wrong_password_ends_with_two_and_makes_nothing(run, filled, tmp_path, password, monkeypatch):
    run("handover", filled, tmp_path / "overdracht.zip")
    monkeypatch.setenv("BUURTAPP_PASSWORD", "een heel ander wachtwoord")
    run("receive", tmp_path / "overdracht.zip", tmp_path / "nieuw", expect=2)
    assert not (tmp_path / "nieuw").exists()
    monkeypatch.setenv("BUURTAPP_PASSWORD", "kort")
    run("handover", filled, tmp_path / "tweede.zip", expect=2)
    assert not (tmp_path / "tweede.zip").exists()


def test_a_file_or_a_receipt_one_of_the_two(run, filled, tmp_path, password):
    run("handover", filled, expect=2)
    run("handover", filled, tmp_path / "p.zip", "--receipt", "KXT4-7PHM-CD93", expect=2)
    assert not (tmp_path / "p.zip").exists()


def test_later_changes_are_lost_only_when_said_so(run, filled, tmp_path, password):
    run("handover", filled, tmp_path / "overdracht.zip")
    receipt = receipt_in(run("receive", tmp_path / "overdracht.zip", tmp_path / "nieuw"))
    run("set", filled, "minimum_age=18")
    run("handover", filled, "--receipt", receipt, expect=2)
    run("handover", filled, "--receipt", receipt, "--yes")


def test_the_password_is_asked_for_and_not_shown(filled, tmp_path, monkeypatch):
    """The real program, its password typed twice; it stands in no output."""
    monkeypatch.delenv("BUURTAPP_PASSWORD", raising=False)
    command = [sys.executable, "-m", "buurtapp", "handover", str(filled), str(tmp_path / "p.zip")]
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    ran = subprocess.run(command, input=typed, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "p.zip").exists()
    assert PASSWORD not in ran.stdout + ran.stderr


def test_new_sign_ups_are_added_with_the_same_command(run, filled, tmp_path, password):
    from buurtapp.intake import read_table
    from buurtapp.rights.additions import pack_additions, sign_up_table

    run("handover", filled, tmp_path / "overdracht.zip")
    run("receive", tmp_path / "overdracht.zip", tmp_path / "nieuw")
    later = tmp_path / "lijst.csv"
    later.write_text(later.read_text("utf-8") + "Cato Voorbeeld;De Ruijterkade 3;\n", "utf-8")
    pack_additions(filled, [sign_up_table(later.name, read_table(later))], tmp_path / "erbij.zip", PASSWORD)
    assert "1 nieuw, 2 al bekend" in run("receive", tmp_path / "erbij.zip", tmp_path / "nieuw")


def test_without_a_password_and_without_a_keyboard_it_says_so(filled, tmp_path, monkeypatch):
    monkeypatch.delenv("BUURTAPP_PASSWORD", raising=False)
    command = [sys.executable, "-m", "buurtapp", "handover", str(filled), str(tmp_path / "p.zip")]
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 2
    assert "BUURTAPP_PASSWORD" in ran.stderr
    assert not (tmp_path / "p.zip").exists()
