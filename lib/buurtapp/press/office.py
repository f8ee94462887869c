"""LibreOffice, where it is installed: finding it, and letting it turn Word files into something else."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def find_office() -> str | None:
    """The path of `soffice`, on the PATH or where Windows and macOS keep it; None when it is not there."""
    on_path = (shutil.which(program) for program in _PROGRAMS)
    return next(filter(None, on_path), None) or next((place for place in _PLACES if Path(place).exists()), None)


def convert(office: str, inputs: Sequence[Path], kind: str, folder: Path, seconds: float) -> None:
    """Turn Word files into `kind` (pdf, png) in `folder`, all in one call.

    A profile of its own, in `folder`, lets it run beside a LibreOffice that is open (formats.md 6.3). Raises OSError
    or subprocess.SubprocessError when it does not run or does not end in time.
    """
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", kind,
               "--outdir", str(folder), *map(str, inputs)]  # fmt: skip
    no_window = getattr(subprocess, "CREATE_NO_WINDOW", 0) if os.name == "nt" else 0
    subprocess.run(command, check=True, capture_output=True, timeout=seconds, creationflags=no_window)
