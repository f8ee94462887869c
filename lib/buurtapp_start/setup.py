"""Bring an environment up to date, and heal one that an earlier set-up left half made."""

import sys
from pathlib import Path

from buurtapp_start import environment as environments
from buurtapp_start import packages, place
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
        if not missing:
            return
        if must_be_made(environment):
            for notice in place.notices(ROOT):
                print(notice)
            print("De eerste keer wordt alles klaargezet in de map .venv: een paar minuten en 1 GB.")
            print("The first time everything is set up in the folder .venv: some minutes and 1 GB.", flush=True)
            environments.create(environment)
            missing = parts
        else:
            print("Het werkboek wordt bijgewerkt. / The workbook is being brought up to date.", flush=True)
            packages.check_python(environment)
        _install(environment, missing)


def _missing(environment: Environment, parts: list[str]) -> list[str]:
    if environment.unfinished.exists() or not environment.works:
        return parts
    told = environments.installed(environment)
    return [part for part in parts if told.get(part) != environments.fingerprint(environment, *PARTS[part])]


def must_be_made(environment: Environment) -> bool:
    """Whether this is the project's own `.venv` and there is none that can be trusted.

    It cannot be made anew by its own Python; that one installs into it what is missing.
    """
    inside = Path(sys.prefix).resolve() == environment.folder.resolve()
    moved = environments.installed(environment).get("root", str(ROOT)) != str(ROOT)
    broken = environment.unfinished.exists() or not environment.works or moved
    return environment.own and broken and not inside


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
