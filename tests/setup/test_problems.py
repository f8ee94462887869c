"""What can go wrong is told in one Dutch and one English sentence with the cure, never in a traceback."""

import errno
import importlib.util
import shutil
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from buurtapp_start import environment as environments
from buurtapp_start import main, packages, problem
from buurtapp_start.environment import Environment

LOG = Path("pip.log")


def is_clear(text, *words):
    """Two lines, Dutch and English, that hold the cure; no traceback."""
    dutch, english = text.strip().splitlines()[-2:]
    assert dutch.startswith("NL  ")
    assert english.startswith("EN  ")
    assert "start opnieuw" in dutch
    assert "start again" in english
    assert "Traceback" not in text
    for word in words:
        assert word in text


def test_what_cannot_be_fetched_is_told_and_the_next_start_mends_it(started):
    lock = started.folder / "requirements.lock"
    right = lock.read_text()

    lock.write_text(right + started.pin("changedpackage").replace("sha256:", "sha256:" + 8 * "0")[:-9])
    changed = started.start("demo")
    assert changed.returncode == 1
    is_clear(changed.stdout + changed.stderr, "niet het onderdeel")

    offline = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}
    stopped = started.start("demo", **offline)
    assert stopped.returncode == 1
    is_clear(stopped.stdout + stopped.stderr, "internet", "buurtapp-pip.log")
    assert (started.own / "buurtapp-pip.log").read_text("utf-8")

    lock.write_text(right)
    again = started.start("demo")
    assert again.returncode == 0, again.stdout + again.stderr


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "vol"),
        ("OSError: [WinError 112] There is not enough space on the disk", "vol"),
        ("[Errno 122] Disk quota exceeded: '/home/x'\nERROR: No matching distribution found", "vol"),
        ("ERROR: Could not find a version that satisfies the requirement x==1 (from versions: none)", "internet"),
        ("Failed to establish a new connection: [Errno -3] Temporary failure in name resolution", "internet"),
        ("Failed to establish a new connection: [Errno 11001] getaddrinfo failed", "internet"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))", "proxy"),
        ("ReadTimeoutError(\"HTTPSConnectionPool: Read timed out.\")", "internet"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "niet het onderdeel"),
        ("ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: 'x'", "geschreven"),
        ("PermissionError: [WinError 32] The process cannot access the file", "geschreven"),
        ("ERROR: something no one has seen before", "niet gelukt"),
    ],
)  # fmt: skip
def test_what_pip_says_is_understood(said, word, tmp_path):
    is_clear(str(packages.diagnose(said, tmp_path / "pip.log")), word)


def test_the_disk_that_is_full_is_named(tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    temporary = Path(packages.tempfile.gettempdir())
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(9, 9, 0 if Path(path) == temporary else 9))
    is_clear(str(packages.diagnose("[Errno 28]", tmp_path / "env" / "pip.log")), str(temporary))


def test_a_python_without_venv_names_the_debian_package(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(problem.Problem) as stopped:
        environments.create(Environment(tmp_path / ".venv", own=True))
    is_clear(str(stopped.value), f"sudo apt install python3.{sys.version_info[1]}-venv")
    assert not (tmp_path / ".venv").exists()


def test_too_little_room_is_told_before_anything_is_made(tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10**10, 9 * 10**9, 10**9))
    with pytest.raises(problem.Problem) as stopped:
        environments.create(Environment(tmp_path / ".venv", own=True))
    is_clear(str(stopped.value), str(tmp_path), "2 GB")
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    ("number", "word"),
    [(errno.ENOSPC, "vol"), (errno.EACCES, "geschreven"), (errno.EROFS, "geschreven"), (errno.ENOENT, "ontbreken")],
)
def test_what_the_system_refuses_is_told(number, word, monkeypatch, capsys):
    def refuse(*_):
        raise OSError(number, "no", "here")

    monkeypatch.setattr(main, "prepare", refuse)
    assert main.main(["demo"]) == 1
    is_clear(capsys.readouterr().err, word)


def test_an_active_environment_with_an_old_python_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "_quietly", lambda _environment, *arguments: "sys.version_info" in arguments[1])
    with pytest.raises(problem.Problem) as stopped:
        packages.check_python(Environment(tmp_path))
    is_clear(str(stopped.value), "3.11", "deactivate")


def test_an_active_environment_that_cannot_get_pip_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "_quietly", lambda _environment, *arguments: "sys.version_info" not in arguments[1])
    with pytest.raises(problem.Problem) as stopped:
        packages.check_python(Environment(tmp_path))
    is_clear(str(stopped.value), "pip", "deactivate")
