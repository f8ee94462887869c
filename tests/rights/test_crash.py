"""Killed at any write, `forget` leaves every file old or new, and doing it again completes it (design.md 3)."""

import os
import shutil
import sqlite3
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from buurtapp.files import writing
from buurtapp.rights.finding import find_one
from buurtapp.rights.forget import forget
from buurtapp.steps import entering
from buurtapp.steps.importing import import_file
from buurtapp.store import Register
from buurtapp.store.backup import back_up
from buurtapp.store.signups import signups
from rights.conftest import HERS, NAME, PHONE, as_csv, as_xlsx, hers, row
from rights.searching import found_in

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to kill a process halfway")
STEP = 6  # of the many writes within one transaction every sixth is enough


@pytest.fixture
def small(empty, tmp_path) -> Path:
    """A folder with her in the register, two sign-up files, the lists and a backup."""
    for name, data in {"een.csv": as_csv([row(1), hers(), row(3)]), "twee.xlsx": as_xlsx([row(9)])}.items():
        (tmp_path / name).write_bytes(data)
        import_file(empty, tmp_path / name)
    entering.enrol(empty)
    back_up(empty, empty.folder.path / "reserve.sqlite")
    empty.close()
    return empty.folder.path


def killed_at(point: int, folder: Path) -> bool:
    """Forget her in another process that dies at the numbered write; whether it got that far."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pytest's own watchdog is a thread; the child only writes
        child = os.fork()
    if child == 0:
        _count_down(point)
        with Register.open(folder) as register:
            forget(register, find_one(register, PHONE))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def _count_down(point: int) -> None:
    left = [point]

    def dying(work: Callable, weight: int = STEP) -> Callable:
        def counted(*given, **named):
            left[0] -= weight
            if left[0] < 0:
                os._exit(9)
            return work(*given, **named)

        return counted

    writing._rename = dying(writing._rename)
    Path.unlink = dying(Path.unlink)
    Register.write_anew = dying(Register.write_anew)
    Register.write = dying(Register.write, 1)
    Register.write_many = dying(Register.write_many, 1)


def state_of(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".half-")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_killed_at_every_write(small, tmp_path):
    old, done = state_of(small), tmp_path / "klaar"
    shutil.copytree(small, done)
    assert not killed_at(10**6, done)
    new = state_of(done)
    point, died, deaths = 0, True, 0
    while died:
        folder = tmp_path / "proef"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(small, folder)
        died = killed_at(point, folder)
        deaths += died
        halfway = state_of(folder)
        for name, content in halfway.items():
            if not name.endswith((".sqlite", "-journal")):
                assert content in (old.get(name), new.get(name)), (point, name)
        with Register.open(folder) as register:
            assert register.read("PRAGMA integrity_check")[0][0] == "ok"
            assert sum(s.phone == PHONE for s in signups(register)) in (0, 1)
            assert len(signups(register)) in (3, 4)
            forget(register, find_one(register, PHONE))
            assert len(signups(register)) == 3
        assert found_in(folder, PHONE, *HERS) == {}, point
        assert not list(folder.rglob(".half-*"))
        after = state_of(folder)
        assert {name for name in after if not name.endswith(".sqlite")} == {n for n in new if not n.endswith(".sqlite")}
        point += STEP
    assert deaths > 12


def test_a_full_disk_changes_nothing_that_cannot_be_done_again(small, monkeypatch):
    def full(*_given):
        raise OSError(28, "No space left on device")

    with Register.open(small) as register:
        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", full)
            with pytest.raises(Exception, match=r"Sluit|schijf|bestand"):
                forget(register, find_one(register, NAME))
        assert sum(s.phone == PHONE for s in signups(register)) == 1
        forget(register, find_one(register, NAME))
    assert found_in(small, PHONE, *HERS) == {}


def test_a_register_that_somebody_else_writes_in_says_so(small, monkeypatch):
    monkeypatch.setattr("buurtapp.store.register.BUSY_SECONDS", 0.1)
    other = sqlite3.connect(small / "buurt.sqlite", isolation_level=None)
    with Register.open(small) as register:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Exception, match="register"):
            forget(register, find_one(register, NAME))
        other.execute("ROLLBACK")
        forget(register, find_one(register, NAME))
    assert found_in(small, PHONE, *HERS) == {}
