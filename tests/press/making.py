"""Templates made on the spot, and readers that know nothing of the press."""

import io
import zipfile
from collections.abc import Iterable
from xml.etree import ElementTree

import docx
from docx.document import Document

from buurtapp.press import Template, compile_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINK = "https://formulier.example/doemee?usp=pp_url&entry.12=TESTCODE"


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def template_of(*paragraphs: str | Iterable[str]) -> Template:
    """A template with a paragraph for each argument; a list becomes the paragraph's runs."""
    document = docx.Document()
    for paragraph in paragraphs:
        added = document.add_paragraph()
        for run in [paragraph] if isinstance(paragraph, str) else paragraph:
            added.add_run(run)
    return compile_template(saved(document), "proef.docx")


def lines_of(data: bytes) -> list[str]:
    """What the body says, a line per paragraph, as python-docx reads it (tables left out)."""
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def words_of(data: bytes) -> str:
    """All text of the main part in reading order, read with zipfile and ElementTree alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    marks = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}p": "\n"}
    return "".join(
        element.text or "" if element.tag == f"{W}t" else marks.get(element.tag, "") for element in root.iter()
    )
