"""Installing with pip: the locks with their hashes, then the workbook itself, editable."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from buurtapp_start import problem
from buurtapp_start.environment import ROOT, Environment
from buurtapp_start.problem import Problem

WHEELS = ROOT / "wheels"
"""Packages that came along on a USB stick (`start.py bundle`); when they are there, no network is needed."""

OPTIONS = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--compile"]
ELSEWHERE = ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_DRY_RUN")
"""Variables that would send packages somewhere else, or hide what is missing."""

FULL = re.compile(r"No space left on device|Errno 28\b|WinError 112\b|Disk quota exceeded|Errno 122\b")
CHANGED = re.compile(r"DO NOT MATCH THE HASHES")
LOCKED = re.compile(r"Errno 13\b|WinError 5\b|WinError 32\b|Permission denied|Read-only file system")
UNREACHABLE = re.compile(
    r"\(from versions: none\)|Max retries exceeded|NewConnectionError|Temporary failure in name resolution"
    r"|getaddrinfo failed|[Tt]imed out|ReadTimeout|ProxyError|SSLError|CERTIFICATE_VERIFY_FAILED|ConnectionReset"
    r"|Connection (?:broken|aborted|refused)|Could not fetch URL|HTTP error|\b(?:40[37]|5\d\d) (?:Client|Server) Error"
)


def install(environment: Environment, locks: list[str]) -> None:
    """Install the packages of `locks` (file names in the project). Raises Problem."""
    files = [part for name in locks for part in ("--requirement", str(ROOT / name))]
    total = sum(1 for name in locks for _ in _pins(ROOT / name))
    arguments = ["install", *OPTIONS, "--require-hashes", *files]
    if WHEELS.is_dir():
        _from_wheels(environment, arguments, total)
    else:
        _pip(environment, arguments, total)


def _from_wheels(environment: Environment, arguments: list[str], total: int) -> None:
    """Install from the stick; what is not on it (another Python, the tests) is fetched after all. Raises Problem."""
    found = ["--find-links", str(WHEELS)]
    try:
        _pip(environment, [*arguments, *found, "--no-index"], total)
    except Problem:
        try:
            _pip(environment, [*arguments, *found], total)
        except Problem as stopped:
            raise problem.not_on_the_stick(WHEELS, environment.log) from stopped


def install_workbook(environment: Environment) -> None:
    """Install the package editable and compile it; its build backend is in the lock. Raises Problem."""
    _pip(environment, ["install", *OPTIONS, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    subprocess.run([str(environment.python), "-m", "compileall", "-qq", str(ROOT / "lib")], check=False)


def check_python(environment: Environment) -> None:
    """Refuse an active environment whose Python is too old; give it pip when it has none. Raises Problem."""
    if _quietly(environment, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"):
        raise problem.old_environment(environment.python)
    if _quietly(environment, "-c", "import pip") and _quietly(environment, "-m", "ensurepip"):
        raise problem.no_pip(environment.python)


def variables() -> dict[str, str]:
    """The environment variables for pip: the user's own index and proxy, but never another place to install in."""
    kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    return kept | {"PIP_USER": "0"}


def diagnose(output: str, log: Path) -> Problem:
    """The sentence that fits what pip printed. A full disk comes first: it causes odd errors of other kinds."""
    if FULL.search(output):
        return problem.disk_full(min(log.parent, Path(tempfile.gettempdir()), key=_free))
    if CHANGED.search(output):
        return problem.not_as_locked(log)
    if UNREACHABLE.search(output):
        return problem.no_network(log)
    if LOCKED.search(output):
        return problem.no_access(log.parent)
    return problem.failed(log)


def _pip(environment: Environment, arguments: list[str], total: int = 0) -> None:
    command = [str(environment.python), "-I", "-m", "pip", *arguments]
    process = subprocess.Popen(
        command, cwd=ROOT, env=variables(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    lines: list[str] = []
    assert process.stdout is not None
    try:
        for line in process.stdout:
            lines.append(line)
            if environment.own and line.startswith("Installing collected packages"):
                environment.unfinished.touch()  # until here pip has only fetched
            _progress(lines, total)
    except BaseException:
        process.kill()
        raise
    finally:
        process.wait()
    output = "".join(lines)
    if process.returncode:
        raise diagnose(output, _keep(output, environment.log))
    environment.unfinished.unlink(missing_ok=True)


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _keep(output: str, log: Path) -> Path:
    try:
        log.write_text(output, "utf-8")
    except OSError:  # a full disk has no room for its own story
        sys.stderr.write(output[-500:])
    return log


def _progress(lines: list[str], total: int) -> None:
    """Show on a terminal how far pip is; silent elsewhere."""
    if not (total and sys.stdout.isatty()):
        return
    if lines[-1].startswith("Installing collected packages"):
        print(f"\r  {total} / {total}, uitpakken / unpacking ...", end="", flush=True)
    elif lines[-1].startswith(("Collecting ", "Requirement already satisfied")):
        done = sum(line.startswith(("Collecting ", "Requirement already satisfied")) for line in lines)
        print(f"\r  {min(done, total)} / {total}", end="", flush=True)
    elif lines[-1].startswith("Successfully installed"):
        print()


def _pins(lock: Path) -> Iterator[str]:
    yield from (line for line in lock.read_text("utf-8").splitlines() if re.match(r"[\w.-]+==", line))


def _quietly(environment: Environment, *arguments: str) -> int:
    """Run the environment's Python and return its exit code."""
    return subprocess.run(
        [str(environment.python), "-I", *arguments], capture_output=True, env=variables(), check=False
    ).returncode
