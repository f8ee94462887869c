"""The command `batch`: its arguments, its sums and its exit codes, where no street can run (design.md 6)."""

import json
import os
import socket
from pathlib import Path

import pytest

from buurtapp.batch.city import Request, run_city

ADDRESSES = "straat,huisnummer,postcode,plaats\nKerkstraat,1,1000AA,Voorbeeldstad\nKerkstraat,3,1000AA,Voorbeeldstad\n"
SIGNUPS = "Naam,Straat,Huisnummer,Mobiel,Toestemming\nBo de Beer,Kerkstraat,1,06-01234567,ja\nEs de Eik,Elders,9,,ja\n"


@pytest.fixture
def files(tmp_path):
    (tmp_path / "straten.csv").write_text("id,naam,gebied\nX,Nergens,Nergensstraat\n")
    (tmp_path / "adressen.csv").write_text(ADDRESSES)
    (tmp_path / "lijst.csv").write_text(SIGNUPS)
    (tmp_path / "tweede.csv").write_text(SIGNUPS)
    return tmp_path


def test_streets_that_cannot_work_end_in_one_and_all_rows_are_accounted_for(run, files):
    said = run("batch", "straten.csv", "--addresses", "adressen.csv", "--signups", "lijst.csv", "tweede.csv", "--out",
               "stad", expect=1)  # fmt: skip
    numbers = [int(line.split()[-1]) for line in said.splitlines() if line.split()[-1].isdigit()]
    assert numbers[:4] == [1, 4, 0, 4]
    assert (files / "stad" / "overzicht.html").exists()
    record = json.loads((files / "stad" / "uitvoering" / "uitkomsten" / "X" / "00-map.json").read_text())
    assert record["result"] == "failed"
    assert not (files / "stad" / "uitvoering" / "bezig.json").exists()


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(run, files):
    (files / "stuk.xlsx").write_bytes(b"PK\x03\x04 half een bestand")
    said = run("batch", "straten.csv", "--addresses", "adressen.csv", "--signups", "lijst.csv", "--signups",
               "stuk.xlsx", "--out", "stad", expect=1)  # fmt: skip
    numbers = [int(line.split()[-1]) for line in said.splitlines() if line.split()[-1].isdigit()]
    assert numbers[:4] == [1, 2, 0, 2]


def test_a_file_with_the_name_of_another_is_called_otherwise_in_every_run(run, files):
    for place in ("a", "b"):
        (files / place).mkdir()
        (files / place / "lijst.csv").write_text(SIGNUPS)
    for given in (["a/lijst.csv", "b/lijst.csv"], ["b/lijst.csv"]):
        said = run(
            "batch", "straten.csv", "--addresses", "adressen.csv", "--out", "stad", "--signups", *given, expect=1
        )
        assert f"{given[-1] if len(given) == 2 else 'lijst.csv'} heten lijst (2).csv" in said


def test_where_packages_and_their_passwords_lie_is_told(run, files, monkeypatch):
    words = ("batch", "straten.csv", "--addresses", "adressen.csv", "--out", "stad", "--packages", "pakketten")
    assert "wachtwoord" not in run(*words, expect=1)  # no street works, so there is no package
    (files / "pakketten").mkdir()
    (files / "pakketten" / "X.zip").touch()
    said = run(*words, expect=1)
    for part in ("in pakketten", str(Path("stad", "wachtwoorden.csv")), "op twee manieren"):
        assert part in said
    monkeypatch.setenv("BUURTAPP_PASSWORD", "vier woorden met streepjes")
    said = run(*words, expect=1)
    assert "wachtwoorden.csv" not in said
    assert "BUURTAPP_PASSWORD" in said


def test_a_line_without_counts_is_named_by_its_place(files):
    (files / "terug.txt").write_text("Dag!\n\n{half een regel}\n")
    asked = Request(files / "straten.csv", files / "adressen.csv", [], files / "stad", counts=[files / "terug.txt"])
    wrong = [fault.saw.partition(": ")[0] for fault in run_city(asked).not_taken]
    assert wrong == ["terug.txt, regel 1", "terug.txt, regel 3"]


@pytest.mark.parametrize(
    "words",
    [
        ("straten.csv", "--out", "stad"),
        ("weg.csv", "--addresses", "adressen.csv", "--out", "stad"),
        ("adressen.csv", "--addresses", "adressen.csv", "--out", "stad"),
        ("straten.csv", "--addresses", "weg.csv", "--out", "stad"),
        ("straten.csv", "--addresses", "adressen.csv", "--signups", "weg.csv", "--out", "stad"),
        ("straten.csv", "--addresses", "adressen.csv", "--out", "stad", "--engine", "turbo"),
        ("straten.csv", "--addresses", "adressen.csv", "--out", "stad", "--workers", "0"),
        ("straten.csv", "--addresses", "adressen.csv", "--out", "stad", "--set", "minimum_age"),
        ("straten.csv", "--addresses", "adressen.csv", "--out", "stad", "--set", "minimum_age=oud"),
        ("straten.csv", "--addresses", "adressen.csv", "--out", "lijst.csv"),
        ("straten.csv", "--addresses", "adressen.csv", "--out", "stad", "--receipts", "weg.txt"),
    ],
)
def test_unusable_input_ends_in_two_and_makes_no_street(run, files, words):
    run("batch", *words, expect=2)
    assert not list(files.glob("stad/*/buurt.sqlite"))


def test_two_batches_at_once_in_one_folder_are_refused(run, files):
    lock = files / "stad" / "uitvoering" / "bezig.json"
    lock.parent.mkdir(parents=True)
    lock.write_text(json.dumps({"pid": os.getppid(), "machine": socket.gethostname()}))
    run("batch", "straten.csv", "--addresses", "adressen.csv", "--out", "stad", expect=2)
    lock.write_text(json.dumps({"pid": 2**22 + 5, "machine": socket.gethostname()}))
    run("batch", "straten.csv", "--addresses", "adressen.csv", "--out", "stad", expect=1)
