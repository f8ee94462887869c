"""Make both locks anew from pyproject.toml: `python .ci/lock.py [options of uv pip compile]` (needs uv).

`requirements.lock` holds what the workbook needs, for Python 3.11 to 3.14 on Linux, macOS and Windows, with
hashes and without an index address. `requirements-test.lock` includes it and adds what only tests need.
Pins stay as they are unless `--upgrade` or `--upgrade-package NAME` is given.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKBOOK, TESTS = ROOT / "requirements.lock", ROOT / "requirements-test.lock"
COMPILE = [
    "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes",
    "--no-header", "--no-emit-index-url", "--no-annotate",
]  # fmt: skip


def compile_lock(target: Path, *options: str) -> list[str]:
    """Compile pyproject.toml into `target`, starting from the pins that are there; return its pins."""
    subprocess.run([*COMPILE, "pyproject.toml", *options, "--output-file", str(target)], cwd=ROOT, check=True)
    return pins(target.read_text("utf-8"))


def pins(lock: str) -> list[str]:
    """The pins of a lock, each with its lines of hashes."""
    return re.findall(r"^[\w.-]+==.*\n(?: .*\n)*", lock, re.MULTILINE)


def main(options: list[str]) -> None:
    """Write both locks."""
    workbook = compile_lock(WORKBOOK, *options)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.lock"
        earlier = TESTS.read_text("utf-8") if TESTS.exists() else ""
        whole.write_text("".join(workbook + pins(earlier)), "utf-8")
        both = compile_lock(whole, "--group", "test", "--constraint", str(WORKBOOK), *options)
    extras = [pin for pin in both if pin not in workbook]
    TESTS.write_text("--requirement requirements.lock\n" + "".join(extras), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
