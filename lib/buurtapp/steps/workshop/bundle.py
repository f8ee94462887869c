"""A folder for a USB stick: the workbook and its packages, so that it can be set up without a network.

Neighbours' data never come along: of `data/` only what ships is copied. `start.py` finds the packages in `wheels`.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

from buurtapp.store.folder import project_root
from buurtapp.words import Fault, _

WHEELS = "wheels"
MADE_FOR = "voor.txt"
PARTS = (
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "README.nl.md", "Start.cmd", "docs", "environment.yml",
    "lib", "notebooks", "postBuild", "publiccode.yml", "pyproject.toml", "requirements-test.lock", "requirements.lock",
    "setup.py", "start.command", "start.py", "templates", "workshop",
)  # fmt: skip
SHIPPED = (
    ".gitattributes", "make_example.py", "example_parts", "voorbeeldbuurt/VERHAAL.md", "voorbeeldbuurt/adressen.csv",
    "voorbeeldbuurt/antwoorden.json", "voorbeeldbuurt/geschiedenis.json", "voorbeeldbuurt/aanmeldingen",
    "voorbeeldbuurt/whatsapp",
)  # fmt: skip
"""What `.gitignore` lets through of `data/`."""
MADE = shutil.ignore_patterns("__pycache__", "*.py[co]", "*.mo", "*.egg-info", ".ipynb_checkpoints", ".*_cache")


PATCH = 9
"""Some packages ask for a later release of a version than its first."""


@dataclass(frozen=True)
class Target:
    """A kind of computer: what a lock's markers ask of it, and the names that its wheels carry."""

    markers: dict[str, str]
    tags: tuple[str, ...]


TARGETS = {
    "windows": Target(
        {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows", "platform_machine": "AMD64"},
        ("win_amd64",),
    ),
    "mac": Target(
        {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin", "platform_machine": "arm64"},
        ("macosx_14_0_arm64",),
    ),
    "mac-intel": Target(
        {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin", "platform_machine": "x86_64"},
        ("macosx_14_0_x86_64",),
    ),
    "linux": Target(
        {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux", "platform_machine": "x86_64"},
        (*(f"manylinux_2_{minor}_x86_64" for minor in range(28, 16, -1)), "manylinux2014_x86_64", "linux_x86_64"),
    ),
}
READ_ME = """\
(In English below.)

Het werkboek buurtapp, zonder internet te gebruiken

1. Kopieer deze hele map naar de laptop. Vanaf de stick zelf is het traag.
2. Is er nog geen Python? Zet Python erop: {of}. Het programma van python.org kunt u zelf bij deze map leggen.
3. Dubbelklik op Start.cmd (Windows) of start.command (Mac), of typ in een venster: python start.py
   De eerste keer duurt dat een paar minuten. Internet is niet nodig.
4. Voor de werkplaats: open links de map workshop, en daarin 00-begin.

Deze map is gemaakt voor: {targets}, met {of}. Er staan geen gegevens van buren in.


The buurtapp workbook, to use without internet

1. Copy this whole folder to the laptop. From the stick itself it is slow.
2. Is there no Python yet? Install it: {or_}. You can put the installer of python.org beside this folder yourself.
3. Double-click Start.cmd (Windows) or start.command (Mac), or type in a window: python start.py
   The first time takes a few minutes. No internet is needed.
4. For the workshop: open the folder workshop on the left, and 00-begin in it.
   Forms and letters come in English when you choose so on the first page; the text of the pages is Dutch.

This folder was made for: {targets}, with {or_}. It holds no data of neighbours.
"""


def make_bundle(
    folder: Path, targets: Sequence[str], pythons: Sequence[str], tell: Callable[[str], object] = lambda _line: None
) -> int:
    """Make the bundle for these kinds of computers and versions of Python (`3.13`); returns its size in bytes.

    `tell` hears what is being fetched. Raises Fault when the folder is not empty or packages could not be fetched.
    """
    if folder.exists() and (folder.is_file() or any(folder.iterdir())):
        raise _not_empty(folder)
    copy_workbook(folder)
    for name in targets:
        for python in pythons:
            tell(f"{name}, Python {python} …")
            download(folder / WHEELS, TARGETS[name], python)
    of, or_ = (f"Python {word.join(pythons)}" for word in (" of ", " or "))
    kinds = ", ".join(targets)
    (folder / WHEELS / MADE_FOR).write_text(f"{kinds}, met {of}\n", "utf-8")
    (folder / "LEESMIJ.txt").write_text(READ_ME.format(targets=kinds, of=of, or_=or_), "utf-8")
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def copy_workbook(target: Path, root: Path | None = None) -> None:
    """Copy the workbook itself, without anybody's work folder and without what is made at install."""
    root = root or project_root()
    target.mkdir(parents=True, exist_ok=True)
    for name in (*PARTS, *(f"data/{one}" for one in SHIPPED)):
        source, there = root / name, target / name
        if source.is_dir():
            shutil.copytree(source, there, ignore=MADE)
        elif source.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, there)


def download(folder: Path, target: Target, python: str) -> None:
    """Fetch the wheels of the lock for one kind of computer; pip checks their hashes. Raises Fault."""
    lock = (project_root() / "requirements.lock").read_text("utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch) / "wanted.txt"
        wanted.write_text("\n".join(pins(lock, target, python)) + "\n", "utf-8")
        command = [
            sys.executable, "-I", "-m", "pip", "download", "--disable-pip-version-check", "--no-input", "--quiet",
            "--no-deps", "--only-binary", ":all:", "--require-hashes", "--requirement", str(wanted),
            "--python-version", f"{python}.{PATCH}", "--implementation", "cp", "--dest", str(folder),
            *(part for tag in target.tags for part in ("--platform", tag)),
        ]  # fmt: skip
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
        )  # fmt: skip
    if done.returncode:
        raise _not_fetched(python, done.stderr)


def pins(lock: str, target: Target, python: str) -> Iterator[str]:
    """The lines of a lock that count on a kind of computer, without their markers: pip reads those for its own."""
    environment = target.markers | {
        "python_version": python,
        "python_full_version": f"{python}.{PATCH}",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    for entry in _entries(lock):
        requirement = Requirement(re.split(r"\s--hash", entry)[0])
        if requirement.marker is None or requirement.marker.evaluate(environment):
            hashes = " ".join(re.findall(r"--hash=\S+", entry))
            yield f"{requirement.name}{requirement.specifier} {hashes}"


def _entries(lock: str) -> Iterable[str]:
    joined = re.sub(r"\\\n\s*", "", lock)
    return (line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def _not_empty(folder: Path) -> Fault:
    return Fault(
        _("The folder {name} is not empty.", name=folder.name),
        _("We never write over files that are not ours."),
        _("Choose a folder that is empty or does not exist yet."),
        _("Nothing was changed. Look which folder you meant."),
    )


def _not_fetched(python: str, said: str) -> Fault:
    errors = [line for line in said.splitlines() if line.startswith("ERROR")]
    return Fault(
        _("Not all packages for Python {python} were fetched.", python=python),
        errors[-1] if errors else _("The network stopped half way."),
        _("Connect to the internet, or choose another version of Python, and make the bundle in a new folder."),
        _("Throw the unfinished folder away first."),
    )
