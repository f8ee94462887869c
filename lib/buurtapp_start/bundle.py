"""A folder for a USB stick: the workbook and its packages, so that it can be set up without a network.

`python start.py bundle FOLDER` runs this in the environment, because it reads the lock with `packaging`. Neighbours'
data never come along: of `data/` only what ships is copied.
"""

import argparse
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

from buurtapp_start.environment import ROOT
from buurtapp_start.packages import WHEELS, variables

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
Het werkboek buurtapp, zonder internet te gebruiken

1. Kopieer deze hele map naar de laptop. Vanaf de stick zelf is het traag.
2. Is er nog geen Python? Zet Python erop: {pythons}. Het programma van python.org kunt u zelf bij deze map leggen.
3. Dubbelklik op Start.cmd (Windows) of start.command (Mac), of typ in een venster: python start.py
   De eerste keer duurt dat een paar minuten. Internet is niet nodig.
4. Voor de werkplaats: open links de map workshop, en daarin 00-begin.

Deze map is gemaakt voor: {targets}. Er staan geen gegevens van buren in.
"""


def main(arguments: list[str]) -> int:
    """Make the bundle; exit code 1 when packages could not be fetched, 2 for a folder that is not empty."""
    asked = _parser().parse_args(arguments)
    target = Path(asked.folder)
    if target.exists() and any(target.iterdir()):
        print(f"NL  De map {target} is niet leeg: kies een nieuwe map.", file=sys.stderr)
        print(f"EN  The folder {target} is not empty: choose a new one.", file=sys.stderr)
        return 2
    copy_workbook(target)
    for name in asked.targets:
        for python in asked.pythons:
            print(f"{name}, Python {python} …", flush=True)
            if not download(target / WHEELS.name, TARGETS[name], python):
                print("NL  Niet alle onderdelen zijn opgehaald: zie hierboven.", file=sys.stderr)
                print("EN  Not all packages were fetched: see above.", file=sys.stderr)
                return 1
    told = f"{', '.join(asked.targets)}, met Python {' of '.join(asked.pythons)}"
    (target / WHEELS.name / "voor.txt").write_text(told + "\n", "utf-8")
    pythons = "Python " + " of ".join(asked.pythons)
    (target / "LEESMIJ.txt").write_text(READ_ME.format(pythons=pythons, targets=told), "utf-8")
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    print(f"{target}: {size / 1e6:.0f} MB ({told})")
    return 0


def copy_workbook(target: Path, root: Path = ROOT) -> None:
    """Copy the workbook itself, without anybody's work folder and without what is made at install."""
    target.mkdir(parents=True, exist_ok=True)
    for name in (*PARTS, *(f"data/{one}" for one in SHIPPED)):
        source, there = root / name, target / name
        if source.is_dir():
            shutil.copytree(source, there, ignore=MADE)
        elif source.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, there)


def download(folder: Path, target: Target, python: str, lock: Path = ROOT / "requirements.lock") -> bool:
    """Fetch the wheels of the lock for one kind of computer; returns whether all came. pip checks their hashes."""
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch) / "wanted.txt"
        wanted.write_text("\n".join(pins(lock.read_text("utf-8"), target, python)) + "\n", "utf-8")
        command = [
            sys.executable, "-I", "-m", "pip", "download", "--disable-pip-version-check", "--no-input", "--quiet",
            "--no-deps", "--only-binary", ":all:", "--require-hashes", "--requirement", str(wanted),
            "--python-version", f"{python}.{PATCH}", "--implementation", "cp", "--dest", str(folder),
            *(part for tag in target.tags for part in ("--platform", tag)),
        ]  # fmt: skip
        return subprocess.run(command, env=variables(), check=False).returncode == 0


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="start.py bundle", description=__doc__.splitlines()[0])
    parser.add_argument("folder", help="a folder that is empty or does not exist yet")
    parser.add_argument("--for", dest="targets", type=_targets, default=["windows"], metavar=",".join(TARGETS),
                        help="kinds of computers, with commas between them (windows)")  # fmt: skip
    mine = ".".join(platform.python_version_tuple()[:2])
    parser.add_argument("--python", dest="pythons", type=_pythons, default=[mine], metavar="3.13,3.14",
                        help=f"versions of Python on those computers ({mine})")  # fmt: skip
    return parser


def _targets(text: str) -> list[str]:
    if unknown := set(text.split(",")) - set(TARGETS):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: choose from {', '.join(TARGETS)}")
    return text.split(",")


def _pythons(text: str) -> list[str]:
    if not re.fullmatch(r"3\.\d+(,3\.\d+)*", text):
        raise argparse.ArgumentTypeError(f"{text}: write for example 3.13,3.14")
    return text.split(",")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
