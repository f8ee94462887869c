"""A test whose program is missing is skipped by that program's name, and fails where skips are not allowed."""

import shutil

import pytest
from _pytest.outcomes import Failed, Skipped


@pytest.fixture
def nothing_installed(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)


def test_a_missing_program_skips_by_name(program, nothing_installed, monkeypatch):
    monkeypatch.delenv("BUURTAPP_TESTS_STRICT", raising=False)
    with pytest.raises(Skipped, match="LibreOffice is missing"):
        program("LibreOffice")


def test_a_missing_program_fails_where_skips_are_not_allowed(program, nothing_installed, monkeypatch):
    monkeypatch.setenv("BUURTAPP_TESTS_STRICT", "1")
    with pytest.raises(Failed, match="Chromium is missing"):
        program("Chromium")


def test_a_program_is_found_by_its_path(program, monkeypatch, tmp_path):
    monkeypatch.setattr(shutil, "which", lambda name: str(tmp_path / name))
    assert program("Node") == str(tmp_path / "node")


def test_the_second_reader_is_missing_by_its_name(missing_by_name, monkeypatch):
    monkeypatch.delenv("BUURTAPP_TESTS_STRICT", raising=False)
    with pytest.raises(Skipped, match=r"ical\.js is missing"):
        missing_by_name("ical.js")
    monkeypatch.setenv("BUURTAPP_TESTS_STRICT", "1")
    with pytest.raises(Failed, match=r"ical\.js is missing"):
        missing_by_name("ical.js")
