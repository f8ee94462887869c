"""Somebody else at work in the folder is named, and so is a copy that a sync program made (design.md 3)."""

import pytest

from buurtapp.store import lease


def test_who_else_has_it_open_is_named_until_they_close(register):
    lease.beat(register)
    assert lease.warnings(register) == []
    lease.beat(register, "fien@laptop")
    assert "fien@laptop" in lease.warnings(register)[0]
    lease.let_go(register, "fien@laptop")
    assert lease.warnings(register) == []


def test_a_lease_without_a_heartbeat_runs_out(register):
    register.write("INSERT INTO lease VALUES ('bram@pc', '2026-01-01T12:00:00')")
    assert lease.warnings(register) == []


@pytest.mark.parametrize("name", ["buurt (1).sqlite", "buurt-LAPTOP.sqlite", "buurt - kopie.sqlite"])
def test_a_conflict_copy_is_named(register, folder, name):
    (folder / name).write_bytes(b"")
    assert name in lease.warnings(register)[0]


def test_the_backup_file_of_sqlite_itself_is_no_conflict_copy(register, folder):
    (folder / "buurt.sqlite-journal").write_bytes(b"")
    assert lease.warnings(register) == []
