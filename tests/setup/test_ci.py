"""`.ci/run` makes a bare Debian machine ready and then runs the README's test command."""

import os
import shutil
import subprocess

import pytest

FAKES = {
    "dpkg-query": 'case "$*" in *{installed}) printf installed;; *) exit 1;; esac',
    "apt-get": 'echo "apt-get $*"',
    "sudo": 'echo "sudo $*"',
    "npm": 'echo "npm $* in ${PWD##*/}"; exit {npm}',
    "python3": (
        'case "$*" in *ensurepip*) exit {venv};; esac; echo "python3 $* strict=$BUURTAPP_TESTS_STRICT"; exit 7'
    ),
}


@pytest.fixture
def machine(project, tmp_path):
    """A function that runs .ci/run where every command is a stand-in that says how it was called."""
    if os.name == "nt":
        pytest.skip("bash is missing")

    def run(installed="none", venv=0, *arguments, npm=0):
        for name, script in FAKES.items():
            text = script.replace("{installed}", installed).replace("{venv}", str(venv)).replace("{npm}", str(npm))
            (tmp_path / name).write_text(f"#!/bin/bash\n{text}\n")
            (tmp_path / name).chmod(0o755)
        bash = shutil.which("bash") or "bash"
        search = f"{tmp_path}{os.pathsep}{os.path.dirname(bash)}{os.pathsep}/usr/bin:/bin"  # noqa: PTH120
        environment = {"PATH": search}
        command = [bash, str(project / ".ci" / "run"), *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    return run


def test_missing_packages_are_installed_first(machine):
    lines = machine().stdout.splitlines()
    assert "update" in lines[0]
    for package in ("chromium", "libreoffice-writer-nogui", "poppler-utils", "fonts-crosextra-carlito"):
        assert package in lines[1]
    assert "chromium" in lines[1].split()
    assert "python3-venv" not in lines[1]


def test_venv_is_installed_where_debians_python_lacks_it(machine):
    assert "python3-venv" in machine("none", 1).stdout.splitlines()[1].split()


def test_what_is_there_is_not_installed_again(machine):
    assert "chromium" not in machine("chromium").stdout.splitlines()[1].split()


def test_it_runs_the_readmes_command_and_allows_no_skip(machine):
    ran = machine("none", 0, "-x")
    assert ran.stdout.splitlines()[-1] == "python3 start.py test -x strict=1"
    assert ran.returncode == 7


def test_the_second_reader_is_installed_and_only_its_own_tests_miss_it(machine):
    assert "npm ci in second_reader" in machine().stdout.splitlines()
    ran = machine(npm=1)
    assert ran.stdout.splitlines()[-1] == "python3 start.py test strict=1"
    assert "npm could not install" in ran.stderr
