import csv
import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from buurtapp.cli import main

HERE = Path(__file__).resolve().parents[1]
AMSTERDAM = HERE / "data" / "bag-amsterdam-centrum.csv"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a `buurtapp` command; returns what it prints. `test_the_command_itself` runs the real program."""
    monkeypatch.chdir(tmp_path)

    def command(*words, expect=0):
        monkeypatch.setattr(sys, "argv", ["buurtapp", *map(str, words)])
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _stream in range(2))
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as stopped:
            main()
        for stream in (out, err):
            stream.flush()
        assert (stopped.value.code or 0) == expect, err.buffer.getvalue().decode()
        return out.buffer.getvalue().decode()

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
