"""The first start makes the environment; later ones use it, mend it or bring it up to date."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


def ran(finished):
    """The last line a command printed: what it was called with, and where its package came from."""
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout.strip().splitlines()[-1]


def ran_package(clone):
    """The folder of the package that the lock holds, as the environment finds it."""
    python = clone.own / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    asked = [str(python), "-c", "import smallpackage, os; print(os.path.dirname(smallpackage.__file__))"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def test_the_lock_is_installed_in_the_projects_own_environment(started):
    said = ran(started.start("demo", "a", "b c"))
    assert said.startswith("ran demo a b c with ")
    assert str(started.own) in said


def test_a_trainer_makes_a_practice_folder_without_knowing_where_buurtapp_lies(started):
    assert ran(started.start("practice", "oefenen", "--at", "4")).startswith("ran practice oefenen --at 4 with ")


def test_the_trainers_guide_names_no_program_that_its_reader_cannot_find():
    guide = (Path(__file__).parents[2] / "workshop" / "handleiding.md").read_text("utf-8")
    commands = re.findall(r"(?:^|`)((?:python|buurtapp) [^`\n]+)", guide, re.MULTILINE)
    assert commands
    assert [one for one in commands if one.startswith("buurtapp")] == []


def test_two_starts_at_once_make_one_environment(started, first_start):
    assert sum("De eerste keer" in text for text in first_start.said) == 1
    assert all("ran demo" in text for text in first_start.said)


def test_a_users_pip_settings_cannot_send_packages_elsewhere(started, first_start):
    assert str(started.own) in ran_package(started)
    assert not first_start.elsewhere.exists()


def test_packages_and_workbook_are_compiled_whatever_the_user_set(started):
    assert list((Path(ran_package(started)) / "__pycache__").glob("*.pyc"))
    assert list((started.folder / "lib" / "buurtapp" / "__pycache__").glob("*.pyc"))


def test_the_workbook_is_installed_editable(started):
    module = started.folder / "lib" / "buurtapp" / "added_later.py"
    module.write_text("SEEN = True\n")
    python = started.own / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    asked = [str(python), "-c", "import buurtapp.added_later as later; print(later.__file__)"]
    where = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=started.folder.parent)
    assert Path(where.stdout.strip()) == module


def test_a_later_start_takes_less_than_a_second_and_runs_no_pip(started):
    log = started.own / "pip-was-here"
    times = []
    for _ in range(3):
        before = time.monotonic()
        ran(started.start("demo", PIP_LOG=str(log)))
        times.append(time.monotonic() - before)
    assert min(times) < 1.0  # the workbook's own three lines included
    assert not log.exists()


def test_the_exit_code_is_the_commands_own(started):
    assert started.start("demo", "fail").returncode == 3


def test_the_folder_may_be_started_from_anywhere(started, tmp_path):
    finished = subprocess.run(
        started.command("demo"), cwd=tmp_path, env=started.environment(), capture_output=True, text=True, check=False
    )
    assert "ran demo" in ran(finished)


def test_a_changed_lock_is_installed_without_starting_over(started):
    kept = started.own / "a file of the environment"
    kept.touch()
    started.lock("smallpackage", "otherpackage")
    ran(started.start("demo"))
    assert kept.exists()
    assert (Path(ran_package(started)).parent / "otherpackage").is_dir()


def test_test_installs_the_second_lock_too_and_runs_pytest(started):
    stub = "import sys; print('pytest', *sys.argv[1:])"
    (started.folder / "pytest.py").write_text(stub)
    (started.folder / "requirements-test.lock").write_text("-r requirements.lock\n" + started.pin("testpackage"))
    finished = started.start("test", "--", "-k", "one two")
    assert ran(finished) == "pytest -k one two"
    assert (Path(ran_package(started)).parent / "testpackage").is_dir()


@pytest.mark.skipif(os.name == "nt", reason="the console passes Ctrl-C on in Windows")
def test_ctrl_c_stops_the_command_and_ends_with_130(started):
    process = subprocess.Popen(
        started.command("demo", "sleep"), env=started.environment(), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    while "sleeping" not in process.stdout.readline():
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(20) == 130


@pytest.mark.skipif(os.name == "nt", reason="the console passes Ctrl-C on in Windows")
def test_ctrl_c_during_the_set_up_ends_with_130_and_the_next_start_makes_it_anew(fresh):
    process = subprocess.Popen(
        fresh.command("demo"), env=fresh.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, start_new_session=True,
    )  # fmt: skip
    while not (fresh.own / "pyvenv.cfg").exists():
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=20)[0]
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert "ran demo" in ran(fresh.start("demo"))


def test_an_unknown_command_is_refused_with_the_list(started):
    finished = started.start("dmeo")
    assert finished.returncode == 2
    assert "start.py demo" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_help_needs_no_environment(fresh):
    finished = fresh.start("--help")
    assert finished.returncode == 0
    assert "start.py test" in finished.stdout
    assert not fresh.own.exists()


def test_an_active_environment_is_used_and_given_pip_and_no_other_is_made(fresh, tmp_path):
    active = tmp_path / "active"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(active)], check=True)
    python = active / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    assert str(active) in ran(fresh.start("demo", python=str(python)))
    assert not fresh.own.exists()
    # Its own `python3` first in PATH is what activating means; another Python that is called finds it too.
    assert str(active) in ran(fresh.start("demo", VIRTUAL_ENV=str(active)))
    assert not fresh.own.exists()
