import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[1]
AMSTERDAM = HERE / "data" / "bag-amsterdam-centrum.csv"


@pytest.fixture
def run(tmp_path):
    """Run a `buurtapp` command as a person would, in a process of its own."""

    def command(*words, expect=0):
        done = subprocess.run(
            [sys.executable, "-m", "buurtapp", *map(str, words)], capture_output=True, cwd=tmp_path, check=False
        )
        assert done.returncode == expect, done.stderr.decode()
        assert b"Traceback" not in done.stderr
        return done.stdout.decode()

    return command


@pytest.fixture
def folder(run, tmp_path):
    run("new", tmp_path / "buurt", "--name", "De Ruijterkade", "--addresses", AMSTERDAM)
    return tmp_path / "buurt"


@pytest.fixture
def register(run, folder):
    """The register as the command prints it, as dicts."""

    def rows():
        return list(csv.DictReader(io.StringIO(run("register", folder))))

    return rows
