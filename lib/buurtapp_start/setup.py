"""Bring an environment up to date, and heal one that an earlier set-up left half made."""

import sys
from pathlib import Path

from buurtapp_start import environment as environments
from buurtapp_start import packages
from buurtapp_start.environment import ROOT, Environment
from buurtapp_start.turns import turn

PARTS = {
    "packages": ("requirements.lock",),
    "workbook": ("pyproject.toml", "setup.py"),
    "tests": ("requirements-test.lock",),
}
"""What can be installed, and the files that say whether it is up to date."""


def prepare(environment: Environment, parts: list[str]) -> None:
    """Install those of `parts` that are missing or older than the project's files.

    Reads a stamp and two hashes when there is nothing to do. Raises Problem or OSError.
    """
    if not _missing(environment, parts):
        return
    with turn(ROOT / ".jupyter" / "start.lock"):
        missing = _missing(environment, parts)
        if missing and environment.own:
            _renew(environment)
            _install(environment, _missing(environment, parts))
            environment.unfinished.unlink()
        elif missing:
            packages.check_python(environment)
            _install(environment, missing)


def _missing(environment: Environment, parts: list[str]) -> list[str]:
    if environment.unfinished.exists() or not environment.works:
        return parts
    told = environments.installed(environment)
    return [part for part in parts if told.get(part) != environments.fingerprint(environment, *PARTS[part])]


def _renew(environment: Environment) -> None:
    """Make the project's own `.venv` where there is none that can be trusted, and mark it unfinished."""
    moved = environments.installed(environment).get("root", str(ROOT)) != str(ROOT)
    broken = environment.unfinished.exists() or not environment.works or moved
    inside = Path(sys.prefix).resolve() == environment.folder.resolve()
    if broken and not inside:
        print("De eerste keer wordt alles klaargezet in de map .venv: een paar minuten en 1 GB.")
        print("The first time everything is set up in the folder .venv: some minutes and 1 GB.", flush=True)
        environments.create(environment)
    else:
        environment.unfinished.touch()
        packages.check_python(environment)


def _install(environment: Environment, parts: list[str]) -> None:
    if "packages" in parts:
        packages.install(environment, ["requirements.lock"])
    if "workbook" in parts:
        packages.install_workbook(environment)
    if "tests" in parts:
        packages.install(environment, ["requirements-test.lock"])
    environments.note(environment, "root", str(ROOT))
    for part in parts:
        environments.note(environment, part, environments.fingerprint(environment, *PARTS[part]))
