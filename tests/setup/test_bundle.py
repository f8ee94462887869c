"""A USB stick holds the workbook, the wheels of other computers and nobody's data; start.py needs no network then."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from buurtapp.cli.app import buurtapp
from buurtapp.cli.practising import KINDS
from buurtapp.steps.workshop import bundle
from buurtapp.steps.workshop.bundle import MADE_FOR, PARTS, TARGETS, WHEELS, copy_workbook, make_bundle, pins
from buurtapp.words import Fault
from buurtapp_start import packages, problem
from buurtapp_start.environment import ROOT, Environment
from buurtapp_start.problem import Problem

LOCK = """\
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:cc
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:dd
ptyprocess==0.7.0 ; os_name != 'nt' \\
    --hash=sha256:ee
six==1.17.0 \\
    --hash=sha256:ff
    # via nothing
"""
NO_NETWORK = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}


@pytest.mark.parametrize(
    ("kind", "python", "wanted"),
    [
        ("windows", "3.11", ["colorama==0.4.6", "numpy==2.4.6", "six==1.17.0"]),
        ("windows", "3.13", ["colorama==0.4.6", "numpy==2.5.5", "six==1.17.0"]),
        ("mac", "3.13", ["numpy==2.5.5", "ptyprocess==0.7.0", "six==1.17.0"]),
        ("linux", "3.11", ["numpy==2.4.6", "ptyprocess==0.7.0", "six==1.17.0"]),
    ],
)
def test_a_lock_is_read_for_the_learner_s_computer_and_not_for_the_trainer_s(kind, python, wanted):
    found = list(pins(LOCK, TARGETS[kind], python))
    assert [line.split()[0] for line in found] == wanted
    assert all("--hash=sha256:" in line and ";" not in line for line in found)
    assert "--hash=sha256:aa --hash=sha256:bb" in " ".join(list(pins(LOCK, TARGETS["windows"], python)))


def test_every_package_of_the_real_lock_is_wanted_somewhere():
    text = (ROOT / "requirements.lock").read_text("utf-8")
    names = {line.partition("==")[0] for line in text.splitlines() if "==" in line and line[0].isalpha()}
    wanted = {
        line.partition("==")[0]
        for target in TARGETS.values()
        for python in ("3.11", "3.12", "3.13")
        for line in pins(text, target, python)
    }
    assert names == wanted


def tracked() -> set[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is no clone")
    return set(filter(None, done.stdout.split("\0")))


def test_the_bundle_holds_every_file_that_ships_and_nothing_else(tmp_path):
    copy_workbook(tmp_path / "stick")
    made = {one.relative_to(tmp_path / "stick").as_posix() for one in (tmp_path / "stick").rglob("*") if one.is_file()}
    ours = {name for name in tracked() if name.split("/")[0] in (*PARTS, "data")}
    assert ours <= made
    assert not {name for name in made - ours if name.startswith("data/")}


def test_nobody_s_data_come_along(tmp_path):
    root = tmp_path / "werkboek"
    for name in ("lib/buurtapp/x.py", "notebooks/00-start.ipynb", "data/voorbeeldbuurt/adressen.csv",
                 "data/voorbeeldbuurt/buurt.sqlite", "data/voorbeeldbuurt/uitvoer/brieven/brieven.docx",
                 "data/kerkstraat/buurt.sqlite", "data/voorbeeldbuurt-bewaard-1/buurt.sqlite", "leden.csv",
                 ".git/config", ".venv/pyvenv.cfg", ".jupyter/token", "lib/buurtapp/__pycache__/x.pyc"):  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", "utf-8")
    copy_workbook(tmp_path / "stick", root)
    made = {one.relative_to(tmp_path / "stick").as_posix() for one in (tmp_path / "stick").rglob("*") if one.is_file()}
    assert made == {"lib/buurtapp/x.py", "notebooks/00-start.ipynb", "data/voorbeeldbuurt/adressen.csv"}


def test_a_folder_with_files_is_left_alone(tmp_path):
    (tmp_path / "foto.jpg").write_bytes(b"kiekje")
    with pytest.raises(Fault, match=tmp_path.name):
        make_bundle(tmp_path, ["windows"], ["3.13"])
    assert [one.name for one in tmp_path.iterdir()] == ["foto.jpg"]


@pytest.mark.parametrize("wrong", [["--for", "amiga"], ["--python", "drie"]])
def test_an_unknown_computer_or_python_is_refused(tmp_path, wrong):
    assert tuple(TARGETS) == KINDS
    done = CliRunner().invoke(buurtapp, ["bundle", str(tmp_path / "stick"), *wrong])
    assert done.exit_code == 2
    assert not (tmp_path / "stick").exists()


def test_what_cannot_be_fetched_is_a_fault_in_words(tmp_path, monkeypatch):
    for name, value in {**NO_NETWORK, "PIP_CONFIG_FILE": os.devnull}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Fault, match=r"Python 3\.13"):
        make_bundle(tmp_path / "stick", ["linux"], ["3.13"])


def test_the_read_me_says_the_same_in_dutch_and_in_english(tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "download", lambda *_what: (tmp_path / WHEELS).mkdir(exist_ok=True))
    monkeypatch.setattr(bundle, "copy_workbook", lambda _folder: None)
    make_bundle(tmp_path, ["windows", "mac"], ["3.12", "3.13"])
    dutch, english = (tmp_path / "LEESMIJ.txt").read_text("utf-8").split("\n\n\n")
    assert dutch.splitlines()[0] == "(In English below.)"
    assert "gemaakt voor: windows, mac, met Python 3.12 of 3.13." in dutch
    assert "made for: windows, mac, with Python 3.12 or 3.13." in english
    for part in (dutch, english):
        assert re.findall(r"^\d", part, re.MULTILINE) == ["1", "2", "3", "4"]
        assert all(word in part for word in ("Start.cmd", "start.command", "python start.py", "python.org", "00-begin"))
    assert (tmp_path / WHEELS / MADE_FOR).read_text("utf-8") == "windows, mac, met Python 3.12 of 3.13\n"


def test_start_looks_where_the_bundle_puts_the_packages():
    assert packages.WHEELS.name == WHEELS
    assert MADE_FOR == "voor.txt"  # what problem.not_on_the_stick reads


def test_start_installs_from_the_stick_without_a_network(fresh):
    shutil.move(fresh.wheels, fresh.folder / "wheels")
    done = fresh.start("demo", **NO_NETWORK)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ran demo with" in done.stdout


def test_a_stick_for_another_python_says_which_one(tmp_path, monkeypatch):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / "voor.txt").write_text("windows, met Python 3.99\n", "utf-8")
    monkeypatch.setattr(packages, "WHEELS", wheels)
    tried = []

    def refuse(_environment, arguments, _total=0):
        tried.append("--no-index" in arguments)
        raise problem.no_network(Path("pip.log"))

    monkeypatch.setattr(packages, "_pip", refuse)
    with pytest.raises(Problem, match=r"3\.99"):
        packages.install(Environment(tmp_path / "venv"), ["requirements.lock"])
    assert tried == [True, False]  # from the stick, then over the network after all
