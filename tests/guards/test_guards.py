"""The whole code passes ruff, mypy and import-linter, so that one run of pytest says everything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = ["lib", "tests", "start.py", "setup.py", ".ci"]


def passes(project: Path, *command: str) -> None:
    """Run a command of the environment in the project; its output is the message when it fails."""
    binaries = str(Path(sys.executable).parent)
    search = os.pathsep.join([binaries, os.environ.get("PATH", "")])
    ran = subprocess.run(
        command, cwd=project, env=os.environ | {"PATH": search, "NO_COLOR": "1"},
        capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    assert ran.returncode == 0, f"{' '.join(command)}\n{ran.stdout}{ran.stderr}"


def sources(project: Path) -> list[str]:
    extra = ["benchmarks", "docs", "data"]
    return SOURCES + [name for name in extra if any((project / name).rglob("*.py"))]


def test_ruff_finds_nothing(project):
    passes(project, sys.executable, "-m", "ruff", "check", "--no-cache", *sources(project))


def test_every_file_is_formatted(project):
    passes(project, sys.executable, "-m", "ruff", "format", "--check", "--no-cache", *sources(project))


@pytest.mark.timeout(400)
def test_mypy_finds_nothing(project):
    passes(project, sys.executable, "-m", "mypy")


def test_rooms_import_only_from_the_lines_below(project):
    passes(project, "lint-imports", "--no-cache")
