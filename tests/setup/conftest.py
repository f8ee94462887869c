"""A small clone of the project: the real start.py, a lock with one small package, a workbook of three lines."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]

BACKEND = '''
"""A build backend without dependencies: an editable wheel is a .pth file."""
import zipfile

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "buurtapp-0.1-py3-none-any.whl"
    with zipfile.ZipFile(wheel_directory + "/" + name, "w") as wheel:
        wheel.writestr("buurtapp.pth", LIB)
        wheel.writestr("buurtapp-0.1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: buurtapp\\nVersion: 0.1\\n")
        wheel.writestr("buurtapp-0.1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("buurtapp-0.1.dist-info/RECORD", "")
    return name
'''  # noqa: E501

WORKBOOK = """
import os, sys, time
import smallpackage
print("ran", *sys.argv[1:], "with", smallpackage.__file__)
if "sleep" in sys.argv:
    print("sleeping", flush=True)
    time.sleep(60)
sys.exit(3 if "fail" in sys.argv else 0)
"""


@dataclass
class Clone:
    """A clone in a folder of its own, with a home and an index that are nobody's."""

    folder: Path
    wheels: Path
    variables: dict[str, str] = field(default_factory=dict)

    def start(
        self, *arguments: str, python: str = sys.executable, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run start.py to its end."""
        return subprocess.run(
            self.command(*arguments, python=python), env=self.environment(**variables), cwd=self.folder.parent,
            capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=100, check=False,
        )  # fmt: skip

    def command(self, *arguments: str, python: str = sys.executable) -> list[str]:
        return [base_python(python), str(self.folder / "start.py"), *arguments]

    def environment(self, **variables: str) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "VIRTUAL_"))
        }
        kept.pop("CONDA_PREFIX", None)
        own = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri()}
        return kept | own | self.variables | variables

    def lock(self, *names: str) -> None:
        """Write a lock of these packages, with the hashes of their wheels."""
        (self.folder / "requirements.lock").write_text("".join(self.pin(name) for name in names))

    def pin(self, name: str) -> str:
        wheel = make_wheel(self.wheels, name)
        return f"{name}==1.0 \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"

    @property
    def own(self) -> Path:
        return self.folder / ".venv"


def base_python(python: str) -> str:
    """The Python under the environment that the tests run in, so that start.py sees no active one."""
    return getattr(sys, "_base_executable", python) if python == sys.executable else python


def make_wheel(folder: Path, name: str) -> Path:
    path = folder / f"{name}-1.0-py3-none-any.whl"
    if not path.exists():
        with zipfile.ZipFile(path, "w") as wheel:
            information = f"{name}-1.0.dist-info"
            wheel.writestr(f"{name}/__init__.py", "ANSWER = 42\n")
            wheel.writestr(f"{information}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
            wheel.writestr(f"{information}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{information}/RECORD", "")
    return path


@pytest.fixture(scope="session")
def make_clone(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Clone]:
    """A function that makes a fresh clone."""

    def make() -> Clone:
        base = tmp_path_factory.mktemp("met spatie")
        clone = Clone(base / "buurtapp", base / "wheels")
        (clone.folder / "lib" / "buurtapp").mkdir(parents=True)
        clone.wheels.mkdir()
        shutil.copy(PROJECT / "start.py", clone.folder)
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / "lib" / "buurtapp" / "lab", clone.folder / "lib" / "buurtapp" / "lab")
        shutil.copytree(PROJECT / "lib" / "buurtapp_start", clone.folder / "lib" / "buurtapp_start", ignore=ignored)
        (clone.folder / "lib" / "buurtapp" / "__init__.py").touch()
        (clone.folder / "lib" / "buurtapp" / "__main__.py").write_text(WORKBOOK)
        backend = BACKEND.replace("LIB", repr(str(clone.folder / "lib")))
        (clone.folder / "backend.py").write_text(backend)
        (clone.folder / "pyproject.toml").write_text(
            '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
            '[project]\nname = "buurtapp"\nversion = "0.1"\n'
        )
        clone.lock("smallpackage")
        return clone

    return make


@pytest.fixture
def fresh(make_clone: Callable[[], Clone]) -> Clone:
    """A clone that was never started."""
    return make_clone()


@dataclass
class FirstStart:
    """What came of starting a fresh clone twice at the same moment, with a user's settings against it."""

    clone: Clone
    said: list[str]
    codes: list[int]
    elsewhere: Path


@pytest.fixture(scope="session")
def first_start(make_clone: Callable[[], Clone], tmp_path_factory: pytest.TempPathFactory) -> FirstStart:
    """The one real first start that all tests share: making an environment takes seconds."""
    clone, elsewhere = make_clone(), tmp_path_factory.mktemp("elsewhere") / "target"
    against = {
        "PIP_USER": "1", "PIP_TARGET": str(elsewhere), "PIP_NO_COMPILE": "1",
        "PYTHONPATH": str(elsewhere), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    both = [
        subprocess.Popen(
            clone.command("demo"), env=clone.environment(**against), stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
        )
        for _ in range(2)
    ]  # fmt: skip
    said = [process.communicate(timeout=100)[0] for process in both]
    return FirstStart(clone, said, [process.returncode for process in both], elsewhere)


@pytest.fixture
def started(first_start: FirstStart) -> Clone:
    """A clone that was started before; shared, so leave it working."""
    assert first_start.codes == [0, 0], first_start.said
    return first_start.clone
