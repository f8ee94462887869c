"""The environment that the workbook runs in: the active one, or the project's own `.venv`."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from buurtapp_start import problem

ROOT = Path(__file__).resolve().parents[2]
NEEDED_BYTES = 1_500_000_000
"""Room for the packages (0.8 GB) and for what pip unpacks on the way."""


@dataclass(frozen=True)
class Environment:
    """A folder with a Python; `own` when it is the `.venv` that start.py makes and may remake."""

    folder: Path
    own: bool = False

    @property
    def python(self) -> Path:
        """The environment's interpreter, whether or not it is there; conda keeps it elsewhere on Windows."""
        if os.name != "nt":
            return self.folder / "bin" / "python"
        in_conda = self.folder / "python.exe"
        return in_conda if in_conda.exists() else self.folder / "Scripts" / "python.exe"

    @property
    def works(self) -> bool:
        """Whether its interpreter is there, and the Python that a virtual environment was made from too."""
        home = _settings(self.folder).get("home")
        return self.python.exists() and (home is None or Path(home).is_dir())

    @property
    def stamp(self) -> Path:
        """The file that says what was installed here."""
        return self.folder / "buurtapp-installed.json"

    @property
    def unfinished(self) -> Path:
        """The file that is there while the project's own environment is half made: while files are put in it."""
        return self.folder / "buurtapp-unfinished"

    @property
    def log(self) -> Path:
        """What pip said the last time."""
        return self.folder / "buurtapp-pip.log"


def find(
    variables: Mapping[str, str] = os.environ, prefix: str = sys.prefix, base: str = sys.base_prefix
) -> Environment:
    """The active virtual or conda environment, else the project's own `.venv`.

    conda's base environment is conda itself, so it counts as the system's Python and is left alone.
    """
    candidates = [prefix] if prefix != base or _is_conda(Path(prefix)) else []
    candidates += [variables[name] for name in ("VIRTUAL_ENV", "CONDA_PREFIX") if variables.get(name)]
    own = ROOT / ".venv"
    for folder in map(Path, candidates):
        if (folder == own or not _is_conda_base(folder)) and Environment(folder).python.exists():
            return Environment(folder, own=folder.resolve() == own.resolve())
    return Environment(own, own=True)


def _is_conda(folder: Path) -> bool:
    return (folder / "conda-meta").is_dir()


def _is_conda_base(folder: Path) -> bool:
    return _is_conda(folder) and (folder / "condabin").is_dir()


def fingerprint(environment: Environment, *names: str) -> str:
    """A hash of the project's files `names`, of where the project lies and of the environment's Python."""
    digest = hashlib.sha256(str(ROOT).encode())
    python = _settings(environment.folder).get("version", sys.version)
    digest.update(python.encode())
    for name in names:
        path = ROOT / name
        digest.update(path.read_bytes() if path.exists() else b"-")
    return digest.hexdigest()


def installed(environment: Environment) -> dict[str, str]:
    """What the stamp says is installed, as {part: fingerprint}; nothing when it cannot be read."""
    try:
        told = json.loads(environment.stamp.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def note(environment: Environment, part: str, value: str) -> None:
    """Write down that `part` is installed, in one step, so that a stamp is never half written."""
    told = installed(environment) | {part: value}
    temporary = environment.stamp.with_suffix(".new")
    temporary.write_text(json.dumps(told, indent=1), "utf-8")
    temporary.replace(environment.stamp)


def create(environment: Environment) -> None:
    """Make the project's own environment anew; raises Problem when this Python or this disk cannot."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise problem.no_venv()
    remove(environment)
    free = shutil.disk_usage(environment.folder.parent).free
    if free < NEEDED_BYTES:
        raise problem.disk_full(environment.folder.parent)
    environment.folder.mkdir()
    environment.unfinished.touch()
    made = subprocess.run(
        [sys.executable, "-I", "-m", "venv", str(environment.folder)],
        capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if made.returncode:
        environment.log.write_text(made.stdout + made.stderr, "utf-8")
        raise problem.failed(environment.log)
    environment.unfinished.unlink()


def remove(environment: Environment) -> None:
    """Take the project's own environment away, also when it is a link or was left half made."""
    if environment.folder.is_symlink():
        environment.folder.unlink()
    elif environment.folder.exists():
        shutil.rmtree(environment.folder)


def _settings(folder: Path) -> dict[str, str]:
    """The lines of `pyvenv.cfg`; empty for anything but a virtual environment."""
    try:
        lines = (folder / "pyvenv.cfg").read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    pairs = (line.partition("=") for line in lines)
    return {name.strip(): value.strip() for name, _, value in pairs}
