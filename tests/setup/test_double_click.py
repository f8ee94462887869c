"""Start.cmd and start.command find Python or say in Dutch where to get it; where the folder lies is told (issue 8)."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from buurtapp_start import place
from buurtapp_start.problem import Problem, in_a_zip, read_only

NEEDED = ("uname", "sh")


@pytest.fixture
def clicked(project, tmp_path):
    """A function that runs a copy of start.command, in a folder with spaces, with only these programs on the PATH."""
    folder = tmp_path / "Mijn documenten" / "buurt app"
    folder.mkdir(parents=True)
    shutil.copy(project / "start.command", folder)
    (folder / "start.py").write_text("import sys\nprint('started', *sys.argv[1:])\nsys.exit(int('fail' in sys.argv))\n")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in NEEDED:
        (programs / name).symlink_to(shutil.which(name))

    def run(*arguments, **pythons):
        for name, kind in pythons.items():
            made = programs / name.replace("_", ".")
            made.write_text(
                f'#!/bin/sh\nexec "{sys.executable}" "$@"\n' if kind == "new" else f"#!/bin/sh\nexit {kind}\n"
            )
            made.chmod(0o755)
        return subprocess.run(
            [folder / "start.command", *arguments], env={"PATH": str(programs)}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    run.folder = folder
    return run


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
class TestTheCommand:
    @pytest.mark.parametrize("name", ["python3", "python3_13", "python"])
    def test_any_name_of_a_new_python_will_do(self, clicked, name):
        ran = clicked("demo", **{name: "new"})
        assert (ran.returncode, ran.stdout) == (0, "started demo\n")

    def test_a_newer_python_is_found_behind_an_old_one(self, clicked):
        assert clicked(python3=1, python3_12="new").stdout == "started\n"

    def test_an_old_python_is_told_from_none(self, clicked):
        none, old = clicked(), clicked(python3=1)
        assert (none.returncode, old.returncode) == (1, 1)
        assert "nog geen Python" in none.stdout
        assert "te oud" in old.stdout
        for ran in (none, old):
            assert "https://www.python.org/downloads/" in ran.stdout

    def test_a_python_that_does_not_work_is_none(self, clicked):
        assert "nog geen Python" in clicked(python3=127).stdout

    def test_the_file_alone_says_that_the_zip_must_be_unpacked(self, clicked):
        (clicked.folder / "start.py").unlink()
        ran = clicked(python3="new")
        assert ran.returncode == 1
        assert "niet uitgepakt" in ran.stdout

    def test_what_went_wrong_stays_to_be_read(self, clicked):
        ran = clicked("fail", python3="new")
        assert ran.returncode == 1
        assert ran.stdout.startswith("started fail\n\nHet werkboek is gestopt.")


def test_the_command_may_be_run(project):
    assert (project / "start.command").read_bytes().startswith(b"#!/bin/sh\n")
    listed = subprocess.run(
        ["git", "ls-files", "--stage", "start.command"], cwd=project, capture_output=True, text=True, check=False
    )
    assert not listed.stdout or listed.stdout.startswith("100755")


@pytest.fixture
def lines(project):
    """The lines of Start.cmd, once its bytes are what cmd.exe reads well."""
    raw = (project / "Start.cmd").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r")
    assert raw.isascii()
    return raw.decode("ascii").split("\r\n")


def test_git_keeps_the_line_ends(project):
    told = (project / ".gitattributes").read_text("utf-8")
    assert "*.cmd text eol=crlf" in told
    assert "*.command text eol=lf" in told


def test_every_label_is_there_and_is_used(lines):
    labels = {line[1:].split()[0] for line in lines if line.startswith(":")}
    jumps = set(re.findall(r"goto (\w+)|call :(\w+)", "\n".join(lines)))
    assert {one or other for one, other in jumps} | {"stop"} == labels


def test_the_launcher_is_tried_before_what_the_store_puts_there(lines):
    tried = [line.partition("call :try ")[2] for line in lines if "call :try" in line]
    assert tried == ["py -3", "python3", "python"]
    assert any("sys.version_info < (3, 11)" in line for line in lines)


def test_paths_with_spaces_are_quoted(lines):
    places = [match for line in lines for match in re.finditer(r"%~dp0|%HERE", line)]
    assert len(places) >= 5
    assert all('"' in match.string[: match.start()] for match in places)
    assert '%PYTHON% "%~dp0start.py" %*' in lines


@pytest.mark.parametrize(
    ("label", "words"),
    [("no_python", "nog geen Python"), ("too_old", "te oud"), ("in_a_zip", "Alles uitpakken")],
)
def test_each_case_has_its_own_sentence_and_the_window_stays(lines, label, words):
    start = lines.index(f":{label}")
    told = lines[start : lines.index("goto stop", start)]
    assert any(words in line for line in told)
    assert ("python.org/downloads" in "".join(told)) == (label != "in_a_zip")
    assert "pause" in lines[lines.index(":stop") :]


@pytest.mark.parametrize(
    ("folder", "answer"),
    [
        (r"C:\Users\Ria\AppData\Local\Temp\Temp1_werkboek.zip\werkboek", True),
        (r"C:\Users\Ria\AppData\Local\Temp\7zO4F.zip\werkboek", True),
        (r"C:\Users\Ria\Downloads\werkboek.zip-uitgepakt", False),
        (r"C:\Temp\werkboek", False),
    ],
)
def test_a_folder_inside_a_zip_is_known(folder, answer):
    assert place.unpacked_on_the_fly(PureWindowsPath(folder)) is answer


@pytest.mark.parametrize(
    ("folder", "answer"),
    [
        (r"C:\Users\Ria\OneDrive\Documenten\werkboek", True),
        (r"C:\Users\Ria\OneDrive - Gemeente Voorbeeld\werkboek", True),
        (r"D:\wolk\werkboek", True),
        (r"C:\Users\Ria\Documenten\werkboek", False),
    ],
)
def test_a_folder_that_goes_to_the_internet_is_known(folder, answer):
    assert place.synchronised(PureWindowsPath(folder), {"OneDrive": r"D:\Wolk"}) is answer


def test_notices_say_it_in_two_languages():
    told = place.notices(PureWindowsPath(r"C:\Users\Ria\OneDrive\Mijn buurt"), {})
    assert [line[:2] for line in told] == ["NL", "EN", "NL", "EN"]
    assert "OneDrive" in told[0]
    assert "spaties" in told[2]
    assert not place.notices(PureWindowsPath(r"C:\werkboek"), {})


def test_problems_stop_before_anything_is_made(tmp_path, monkeypatch):
    with pytest.raises(Problem, match="Alles uitpakken"):
        place.check(tmp_path / "Temp" / "Temp1_werkboek.zip" / "werkboek")
    monkeypatch.setattr(Path, "touch", lambda _path: (_ for _ in ()).throw(PermissionError(13, "no")))
    with pytest.raises(Problem, match="eigen documenten"):
        place.check(tmp_path)
    assert str(in_a_zip()) != str(read_only(tmp_path))


def test_trying_leaves_nothing(tmp_path):
    place.check(tmp_path)
    assert not list(tmp_path.iterdir())
