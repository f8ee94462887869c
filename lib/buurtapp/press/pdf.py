"""Word files to PDF through LibreOffice, where it is installed (formats.md 6.3, engineering.md 7.3)."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from buurtapp.files import write_atomic
from buurtapp.press.office import convert, find_office
from buurtapp.words import Fault, _

_SECONDS = 900  # ten thousand letters take minutes; a call that hangs ends

_WITH_EMPTY_PAGES = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
"""A page left empty, so that the next letter begins on a sheet of its own, is printed too."""


def to_pdf(paths: Sequence[Path], *, seconds: float = _SECONDS) -> list[Path]:
    """Make a PDF beside each Word file, all in one call; returns their paths, in order.

    Raises Fault when LibreOffice is not there, does not end in time or makes nothing; PDFs of earlier then stay as
    they are. A private profile lets it run beside a LibreOffice that is open.
    """
    if not paths:
        return []
    office = find_office()
    if office is None:
        raise _no_office()
    with tempfile.TemporaryDirectory(prefix="buurtapp-pdf-") as folder:
        inputs = [Path(folder) / f"{number}.docx" for number in range(len(paths))]  # two folders may share a name
        for path, copy in zip(paths, inputs, strict=True):
            shutil.copyfile(path, copy)
        try:
            convert(office, inputs, _WITH_EMPTY_PAGES, Path(folder), seconds)
        except (OSError, subprocess.SubprocessError) as error:
            raise _not_made(", ".join(path.name for path in paths[:3])) from error
        made = [copy.with_suffix(".pdf") for copy in inputs]
        for path, pdf in zip(paths, made, strict=True):
            if not pdf.exists():
                raise _not_made(path.name)
        return [
            write_atomic(path.with_suffix(".pdf"), pdf.read_bytes(), private=not path.stat().st_mode & 0o077)
            for path, pdf in zip(paths, made, strict=True)
        ]


def _no_office() -> Fault:
    return Fault(
        _("LibreOffice is not on this computer, so there is no PDF."),
        _("A PDF is made by LibreOffice; the Word file itself is ready to print."),
        _("Open the Word file and choose Save as PDF, or install LibreOffice (free, libreoffice.org)."),
        _("Print the Word file; that gives the same pages."),
    )


def _not_made(name: str) -> Fault:
    return Fault(
        _("LibreOffice made no PDF of {name}.", name=name),
        _("It stopped with an error or took too long."),
        _("Open the Word file and choose Save as PDF."),
        _("Close LibreOffice first, then try again. The Word file is unchanged."),
    )
