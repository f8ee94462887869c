"""Limits on files from outside, checked before anything opens them (engineering.md 5.2, bombs)."""

import io
import zipfile
from pathlib import Path

from buurtapp.words import Fault, _

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 50 * MEBIBYTE
LARGEST_EXPANDED = 1024 * MEBIBYTE
LARGEST_RATIO = 200
RATIO_COUNTS_FROM = 10 * MEBIBYTE
MOST_MEMBERS = 5000


def check_upload(source: Path | bytes, name: str) -> None:
    """Refuse a file that is too large, or an archive that would expand too far; raises Fault.

    `source` is a path or the content itself; `name` is what the reader knows the file by.
    """
    size = len(source) if isinstance(source, bytes) else Path(source).stat().st_size
    if size > LARGEST_FILE:
        raise _refused(
            _("{name} is {size} MB.", name=name, size=round(size / MEBIBYTE)),
            _("We open files up to {most} MB.", most=LARGEST_FILE // MEBIBYTE),
        )
    stream = io.BytesIO(source) if isinstance(source, bytes) else Path(source)
    if zipfile.is_zipfile(stream):
        _check_archive(stream, name)


def _check_archive(stream: io.BytesIO | Path, name: str) -> None:
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _refused(_("{name} is damaged.", name=name), _("Its contents could not be listed.")) from error
    if len(members) > MOST_MEMBERS:
        raise _refused(
            _("{name} holds {count} files.", name=name, count=len(members)), _("That is far more than a list needs.")
        )
    expanded = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    if expanded > LARGEST_EXPANDED or (expanded > RATIO_COUNTS_FROM and expanded / packed > LARGEST_RATIO):
        raise _refused(
            _("{name} grows to {size} MB when it is opened.", name=name, size=round(expanded / MEBIBYTE)),
            _("A list of sign-ups never does, so this may be a trap."),
        )


def _refused(saw: str, why: str) -> Fault:
    return Fault(
        saw,
        why,
        _("Save only the sheet with the sign-ups, without pictures, as a new file."),
        _("Ask whoever sent it for a fresh export first."),
    )
