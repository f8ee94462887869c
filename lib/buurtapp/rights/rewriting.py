"""One file without somebody: a list without her rows, a text without her name, a notebook without its outputs."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Collection
from pathlib import PurePath
from typing import Any

from lxml import etree

from buurtapp.intake.encoding import decode
from buurtapp.intake.faults import UnreadableFile
from buurtapp.intake.leaving_out import Rewritten, as_csv, leave_out
from buurtapp.intake.leaving_out_of_workbooks import with_parts
from buurtapp.intake.reading import AS_FOUND, ByHand, read_data
from buurtapp.intake.sniff import kind_of
from buurtapp.rights.looking import look
from buurtapp.rights.traces import Traces
from buurtapp.words import Fault

Scrub = Callable[[str], str]

_XML = re.compile(r"\.(xml|rels|vml)\Z", re.IGNORECASE)
_TOGETHER = {"p", "si", "is", "text"}  # elements whose words are cut up over several runs


def rewrite(data: bytes, name: str, rows: Collection[int], traces: Traces, by_hand: ByHand = AS_FOUND) -> Rewritten:
    """The file without `rows` of its list, and without any trace in what is left.

    All other rows stay as they are where the kind of file allows it. The result is looked into by the caller:
    what is locked or unreadable comes back as it was.
    """
    rewritten = Rewritten(data, name)
    if rows:
        rewritten = leave_out(data, name, rows, by_hand)
    if look(rewritten.content, rewritten.name, traces.found_in) != "yes":
        return rewritten
    scrubbed = Rewritten(scrub_file(rewritten.content, rewritten.name, traces.scrubbed), rewritten.name)
    if look(scrubbed.content, scrubbed.name, traces.found_in) != "yes":
        return scrubbed
    return _as_plain_list(scrubbed, traces, by_hand)


def without_doors(data: bytes, name: str, traces: Traces) -> bytes | None:
    """A list of doors without the rows of theirs; None for what is no such list, or names them otherwise too."""
    if look(data, name, traces.found_in) != "no":
        return None
    try:
        table, _reading = read_data(data, name)
        rows = [int(number) for number, cells in zip(table.index, table.to_numpy().tolist(), strict=True)
                if traces.with_doors("\t".join(cells))]  # fmt: skip
        rewritten = leave_out(data, name, rows)
    except Fault:
        return None
    clean = rewritten.name == name and look(rewritten.content, name, traces.with_doors) == "no"
    return rewritten.content if rows and clean else None


def scrub_file(data: bytes, name: str, scrub: Scrub) -> bytes:
    """Any file with its texts scrubbed in place; what cannot be opened comes back as it was."""
    if data.startswith(b"PK\x03\x04"):
        return _scrub_archive(data, scrub)
    if not _is_text(data, name):
        return data  # taking letters out would break it
    if name.lower().endswith(".ipynb"):
        return _scrub_notebook(data, scrub)
    return _scrub_text(data, name, scrub)


def _is_text(data: bytes, name: str) -> bool:
    try:
        return kind_of(data, name) == "text"
    except UnreadableFile:
        return False


def _as_plain_list(held: Rewritten, traces: Traces, by_hand: ByHand) -> Rewritten:
    """A list that cannot be changed in place, as plain csv; not a list: as it is."""
    try:
        table, reading = read_data(held.content, held.name, by_hand)
    except (UnreadableFile, Fault):
        return held
    cleaned = table.map(traces.scrubbed)
    return Rewritten(as_csv(cleaned, reading.header_row), f"{PurePath(held.name).stem}.csv")


def _scrub_text(data: bytes, name: str, scrub: Scrub) -> bytes:
    """In the encoding of the file; when that would change other bytes, in Latin-1, where every byte is a letter."""
    try:
        text, encoding = decode(data, name)
    except UnreadableFile:
        return data
    for codec, mark in ((encoding, b""), ("utf-8-sig", b""), (f"{encoding}-le", b"\xff\xfe"),
                        (f"{encoding}-be", b"\xfe\xff"), ("latin-1", b"")):  # fmt: skip
        try:
            same = mark + text.encode(codec) == data
        except (LookupError, UnicodeEncodeError):
            continue
        if same:
            return mark + scrub(text).encode(codec)
    return scrub(data.decode("latin-1")).encode("latin-1", errors="replace")


def _scrub_notebook(data: bytes, scrub: Scrub) -> bytes:
    """Outputs of cells with a trace go, and texts are scrubbed; a file that is no notebook is a text."""
    try:
        notebook = json.loads(data)
        cells = notebook["cells"]
    except (ValueError, KeyError, TypeError):
        return _scrub_text(data, ".txt", scrub)
    for cell in cells:
        outputs = json.dumps(cell.get("outputs", []), ensure_ascii=False)
        if outputs != scrub(outputs):
            cell["outputs"] = []
    return (json.dumps(_scrub_json(notebook, scrub), ensure_ascii=False, indent=1) + "\n").encode()


def _scrub_json(held: Any, scrub: Scrub) -> Any:
    if isinstance(held, str):
        return scrub(held)
    if isinstance(held, list):
        return [_scrub_json(one, scrub) for one in held]
    if isinstance(held, dict):
        return {key: _scrub_json(value, scrub) for key, value in held.items()}
    return held


def _scrub_archive(data: bytes, scrub: Scrub) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {member.filename: archive.read(member) for member in archive.infolist() if not member.is_dir()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        return data
    changed = {}
    for name, content in parts.items():
        scrubbed = _scrub_xml(content, scrub) if _XML.search(name) else scrub_file(content, name, scrub)
        if scrubbed != content:
            changed[name] = scrubbed
    renamed = {name: scrub(name) for name in parts if scrub(name) != name}
    return with_parts(data, changed, renamed) if changed or renamed else data


def _scrub_xml(data: bytes, scrub: Scrub) -> bytes:
    """Words and attributes; where a trace is cut up over runs, its whole paragraph becomes one run."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        return _scrub_text(data, ".xml", scrub)
    changed = False
    for element in root.iter(etree.Element):
        for key, value in element.attrib.items():
            if scrub(str(value)) != value:
                element.set(key, scrub(str(value)))
                changed = True
        if etree.QName(element).localname in _TOGETHER:
            changed |= _scrub_together(element, scrub)
        for part in ("text", "tail"):
            text = getattr(element, part) or ""
            if scrub(text) != text:
                setattr(element, part, scrub(text))
                changed = True
    if not changed:
        return data
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _scrub_together(paragraph: Any, scrub: Scrub) -> bool:
    pieces = [element for element in paragraph.iter(etree.Element) if (element.text or "").strip()]
    whole = "".join(piece.text for piece in pieces)
    if len(pieces) < 2 or scrub(whole) == whole:  # one piece is scrubbed as any text is
        return False
    for piece in pieces:
        piece.text = ""
    pieces[0].text = scrub(whole)
    return True
