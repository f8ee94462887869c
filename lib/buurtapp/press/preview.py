"""The first page of a Word file as it will print: a picture through LibreOffice, else HTML through mammoth.

LibreOffice makes a PDF, and poppler's `pdftoppm` its picture; where that is missing LibreOffice draws it by itself.
"""

import io
import shutil
import subprocess
import tempfile
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from threading import Lock

import mammoth

from buurtapp.press.office import convert, find_office

_ONE_AT_A_TIME = Lock()  # a profile serves one LibreOffice
_SECONDS = 30
_DOTS_PER_INCH = "100"
_REMEMBERED = 24  # pictures, about 100 kB each
_PAGE = """<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<style>body{{font:16px/1.5 Carlito,Calibri,sans-serif;margin:24px 28px;color:#1b1b1b;background:#fff}}
table{{border-collapse:collapse;width:100%}}td{{border:1px solid #ccc;padding:4px 8px;vertical-align:top}}
img{{max-width:40%}}h1,h2{{color:#14505c;margin:.6em 0 .2em}}p{{margin:.4em 0}}pre{{font:inherit;white-space:pre-wrap}}
</style>{}"""


@lru_cache(_REMEMBERED)
def first_page(document: bytes) -> bytes:
    """The first page of a Word file as a PNG; empty where it cannot be drawn. Takes a second; equal files are known."""
    office = find_office()
    if office is None:
        return b""
    folder = Path(_desk().name)
    source, picture = folder / "voorbeeld.docx", folder / "voorbeeld.png"
    with _ONE_AT_A_TIME:
        try:
            source.write_bytes(document)
            _draw(office, source, picture)
            return picture.read_bytes()
        except (OSError, subprocess.SubprocessError):
            return b""
        finally:
            for left in folder.glob("voorbeeld.*"):
                left.unlink(missing_ok=True)


def document_page(document: bytes) -> str:
    """A Word file's words as an HTML page of its own, without its looks."""
    return _PAGE.format(mammoth.convert_to_html(io.BytesIO(document)).value)


def text_page(text: str) -> str:
    """A text to copy as an HTML page of its own."""
    return _PAGE.format(f"<pre>{escape(text)}</pre>")


def framed(page: str, title: str) -> str:
    """An HTML page in a frame in which nothing runs and nothing is fetched, whatever the page holds."""
    return f'<iframe sandbox="" class="bk-page" title="{escape(title)}" srcdoc="{escape(page)}"></iframe>'


@cache
def _desk() -> tempfile.TemporaryDirectory[str]:
    """A folder for as long as this program runs, so that LibreOffice makes its profile once."""
    return tempfile.TemporaryDirectory(prefix="buurtapp-voorbeeld-", ignore_cleanup_errors=True)


def _draw(office: str, source: Path, picture: Path) -> None:
    pdftoppm = shutil.which("pdftoppm")
    if pdftoppm is None:
        convert(office, [source], "png", source.parent, _SECONDS)
        return
    convert(office, [source], "pdf", source.parent, _SECONDS)
    command = [pdftoppm, "-png", "-singlefile", "-f", "1", "-l", "1", "-r", _DOTS_PER_INCH]
    made = [str(source.with_suffix(".pdf")), str(picture.with_suffix(""))]
    subprocess.run([*command, *made], check=True, capture_output=True, timeout=_SECONDS)
