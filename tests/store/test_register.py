"""The register holds, whatever happens to the process, the disk or a second reader (design.md 3)."""

import os
import sqlite3
import stat
import subprocess
import sys

import pytest

from buurtapp.model.people import Neighbourhood
from buurtapp.store import Register, forms, life
from buurtapp.store import register as module
from buurtapp.store.backup import back_up
from buurtapp.store.schema import JOURNALLED, MIGRATIONS
from buurtapp.words import Fault

DIES_HALF_WAY = """
import os, sys
from pathlib import Path
from buurtapp.store import Register
register = Register.open(Path(sys.argv[1]))
with register.action("form.motive"):
    register.write("UPDATE form SET value = 'half'")
    os._exit(9)
"""


def tables(register):
    return {
        row[0]
        for row in register.read("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    }


def test_a_process_that_dies_half_way_leaves_the_old_state(register, folder):
    forms.save(register, "motive", "whole")
    died = subprocess.run([sys.executable, "-c", DIES_HALF_WAY, str(folder)], check=False)
    assert died.returncode == 9
    with Register.open(folder) as again:
        assert forms.load(again, "motive") == "whole"
        assert again.read("PRAGMA integrity_check")[0][0] == "ok"
        assert again.read("SELECT action_id FROM at_hand")[0][0] is None


def test_an_action_that_fails_changes_nothing(register):
    with pytest.raises(ZeroDivisionError), register.action("form.motive"):
        register.write("DELETE FROM address WHERE 1 = ?", (register.write("DELETE FROM address") // 0,))
    assert register.read("SELECT count(*) FROM address")[0][0] == 10


def test_two_notebooks_on_one_folder_both_work(register, folder):
    with Register.open(folder) as other:
        for turn in range(5):
            forms.save(register, "motive", f"one {turn}")
            assert forms.load(other, "motive") == f"one {turn}"
            forms.save(other, "factor", turn)
            assert forms.load(register, "factor") == turn


def test_a_reader_that_stopped_half_way_does_not_block_a_writer(register, folder, monkeypatch):
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.2)
    with Register.open(folder) as other:
        other.read("SELECT * FROM address")[0]
        forms.save(register, "motive", "written")


def test_a_busy_register_is_a_fault_and_not_a_traceback(register, folder, monkeypatch):
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.2)
    with Register.open(folder) as other, register.action("slow"):
        register.write("DELETE FROM address WHERE id = 1")
        with pytest.raises(Fault):
            forms.save(other, "motive", "me too")


def test_waiting_for_another_writer_lasts_ten_seconds_or_more():
    assert module.BUSY_SECONDS >= 10


def test_the_pragmas_of_the_contract(register):
    assert register.read("PRAGMA journal_mode")[0][0] == "delete"
    assert register.read("PRAGMA synchronous")[0][0] == 2
    assert register.read("PRAGMA secure_delete")[0][0] == 1
    assert register.read("PRAGMA user_version")[0][0] == len(MIGRATIONS)


def test_opening_what_is_not_there(tmp_path):
    with pytest.raises(Fault):
        Register.open(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_making_over_an_existing_one(register, folder):
    with pytest.raises(Fault):
        Register.create(folder, Neighbourhood(name="Other"))
    assert register.neighbourhood().name == "Lindehof"


def test_a_file_that_is_no_register(folder):
    folder.mkdir()
    (folder / "buurt.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(Fault):
        Register.open(folder)


def test_a_register_of_a_newer_workbook_is_left_alone(register, folder):
    register.close()
    raw = sqlite3.connect(folder / "buurt.sqlite")
    raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    raw.close()
    with pytest.raises(Fault):
        Register.open(folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_only_the_owner_can_read(register, folder):
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "buurt.sqlite").stat().st_mode) == 0o600


def test_every_table_has_a_life(register):
    assert {table for life_ in life.LIVES for table in life_.tables} == tables(register)


def test_every_table_with_people_in_it_is_journalled_or_can_be_worked_out(register):
    people = {
        table for kind in life.LIVES if kind.kind in ("signup", "refusal", "door", "team") for table in kind.tables
    }
    assert people - set(JOURNALLED) == {"outcome"}


def test_a_mark_recognises_without_revealing(register, folder):
    assert register.mark("phone", "+31600000001") == register.mark("phone", "+31600000001")
    assert register.mark("phone", "+31600000001") != register.mark("phone", "+31600000002")
    assert register.mark("a", "bc") != register.mark("ab", "c")
    with Register.create(folder.parent / "other", Neighbourhood(name="Other")) as other:
        assert other.mark("phone", "+31600000001") != register.mark("phone", "+31600000001")


def test_a_backup_is_whole(register, tmp_path):
    forms.save(register, "motive", "kept")
    copy = sqlite3.connect(back_up(register, tmp_path / "copy.sqlite"))
    assert copy.execute("SELECT value FROM form WHERE name = 'motive'").fetchone()[0] == '"kept"'
    copy.close()
