"""`person`, `forget` and `retention` as commands: a preview first, nothing done when several people fit."""

import pytest

from buurtapp.steps.example import make_example

WHO = "06-05470089"  # Tijl Pannenkoek of the example neighbourhood


@pytest.fixture
def example(run, tmp_path):
    make_example(tmp_path / "voorbeeld").close()
    files = sorted((tmp_path / "voorbeeld" / "invoer").iterdir())
    run("import", tmp_path / "voorbeeld", *files)
    run("enrol", tmp_path / "voorbeeld")
    return tmp_path / "voorbeeld"


def everything(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_person_prints_and_writes_everything(run, example):
    said = run("person", example, "0605470089")
    assert "Tijl Pannenkoek" in said
    assert "Lindelaan 31" in said
    assert "Aanmelden buurtapp Lindehof.csv" in said
    assert len(list(example.glob("uitvoer/lijsten/inzage-*.docx"))) == 1


def test_several_people_are_listed_masked_and_nothing_is_done(run, example):
    before = everything(example)
    for command in ("person", "forget"):
        said = run(command, example, "Boterbloem", *(["--yes"] if command == "forget" else []), expect=2)
        assert said.count("06 •••• ••") >= 4
        assert "Boterbloem" not in said
    assert everything(example) == before


def test_forget_shows_first_and_then_does_it(run, example, tmp_path):
    before = everything(example)
    assert "invoer/Aanmelden buurtapp Lindehof.csv" in run("forget", example, WHO)
    assert everything(example) == before
    said = run("forget", example, WHO, "--yes")
    assert "Tijl" not in said
    assert "Google" in said
    assert "Tijl" not in run("register", example)
    assert "Tijl" not in (example / "uitvoer" / "contacten" / "contacten-BL1.vcf").read_text(encoding="utf-8")
    run("forget", example, "Tijl Pannenkoek", "--yes", expect=2)
    run("undo", example, expect=2)
    old = tmp_path / "oude export.csv"
    old.write_bytes(before[example / "invoer" / "Aanmelden buurtapp Lindehof.csv"])
    assert "1 aanmelding bleef weg" in run("import", example, old)
    assert "Tijl" not in run("register", example)


def test_forgetting_a_number_twice_is_no_fault(run, example):
    run("forget", example, WHO, "--yes")
    assert "signups" in run("forget", example, WHO, "--yes")


def test_withdrawing_and_putting_out_from_the_command_line(run, example):
    said = run("decide", example, "Aanmelden buurtapp Lindehof.csv:4", "withdraw")
    assert "excluded consent.withdrawn" in said
    assert "05470089" not in (example / "uitvoer" / "contacten" / "contacten-BL1.vcf").read_text(encoding="utf-8")
    said = run("decide", example, "Aanmelden buurtapp Lindehof.csv:5", "put-out")
    assert "person.put_out" in said


def test_retention_shows_first_and_then_does_it(run, example):
    run("set", example, "launch=2025-01-01")
    before = everything(example)
    assert "refused" in run("retention", example)
    assert everything(example) == before
    assert "refused" in run("retention", example, "--yes")
    excluded = [line for line in run("register", example).splitlines() if ",excluded," in line]
    assert all("person.put_out" in line for line in excluded), "put out today: that has thirty days of its own"
    assert run("retention", example).strip() == "Vandaag hoeft er niets weg."
