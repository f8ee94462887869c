"""Letters with a QR code in one print file, against two ways that others print them (design.md 9).

    python benchmarks/letters.py          # 1,000 letters; the slow rival on 40, ratio per letter
    python benchmarks/letters.py --full   # also 10,000 letters in one file, with the memory it took

One JSON line per comparison. `same` is true when both documents hold the same words in the same order, and every
QR code, square by square, is the one that segno draws of that letter's link under the code's own mask. The rivals
make their QR codes with segno and compile their template once.
"""

import argparse
import io
import json
import re
import resource
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import jinja2
import segno
from docx.shared import Mm
from docxcompose.composer import Composer
from docxtpl import DocxTemplate, InlineImage
from lxml import etree
from PIL import Image

from buurtapp.model.address import Address
from buurtapp.model.decisions import Decisions
from buurtapp.model.people import Neighbourhood
from buurtapp.press import compile_template, letters, make_codes, team_context, template_path
from buurtapp.press.codes import for_reading
from buurtapp.press.letters import of_address

LINK = "https://formulier.voorbeeld.invalid/lindehof/aanmelden?usp=pp_url&entry.1000001=TESTCODE"
DECISIONS = Decisions(
    group_name="Buurtapp Lindehof", link=LINK, contact="buurtapp@voorbeeld.invalid", contact_name="Roos Voorbeeld",
    launch="2027-05-04", rules=True, minimum_age=18, signers="Roos Voorbeeld en Bram Voorbeeld",
    signers_agreed_on="2027-04-12",
)  # fmt: skip
TEAM = team_context(Neighbourhood(name="Lindehof"), DECISIONS)
KEY = b"benchmark".ljust(32)
LETTERS, SLOW = 1000, 40
OWN = ("adres", "postcode", "plaats", "straat", "huisnummer", "code_ingevuld", "code", "link", "qr")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def addresses(count: int) -> list[Address]:
    """One side of a street, in the order in which our press prints it."""
    return [Address("Lindelaan", 2 * nth, "A", "1999AB", "Voorbeeldstad") for nth in range(1, count + 1)]


def ours(those: list[Address], codes: dict[str, str]) -> bytes:
    return letters(compile_template(template_path("brief")), those, TEAM, codes).data


def own_values(address: Address, code: str, template: DocxTemplate) -> dict[str, object]:
    """One letter's own values for docxtpl, with its QR code drawn by segno."""
    link = LINK.replace("TESTCODE", code)
    picture = io.BytesIO()
    segno.make(link, error="m", boost_error=False).save(picture, kind="png", scale=8, border=4)
    picture.seek(0)
    shown = link.removeprefix("https://")
    return {**of_address(address), "code": for_reading(code), "code_ingevuld": True, "link": shown,
            "qr": InlineImage(template, picture, width=Mm(34))}  # fmt: skip


def environment() -> jinja2.Environment:
    made = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    made.filters["mm"] = lambda picture, _width: picture
    return made


def by_docxcompose(those: list[Address], codes: dict[str, str]) -> bytes:
    """A docxtpl template rendered for each letter, the letters joined with docxcompose."""
    jinja, joined = environment(), None
    for address in those:
        template = DocxTemplate(template_path("brief"))
        template.render({**TEAM.values, **own_values(address, codes[address.key], template)}, jinja)
        one = io.BytesIO()
        template.save(one)
        one.seek(0)
        if joined is None:
            joined = Composer(docx.Document(one))
        else:
            joined.doc.add_page_break()
            joined.append(docx.Document(one))
    out = io.BytesIO()
    assert joined is not None
    joined.save(out)
    return out.getvalue()


def by_loop(those: list[Address], codes: dict[str, str]) -> bytes:
    """One docxtpl template that loops over all letters."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "loop.docx"
        path.write_bytes(loop_template())
        template = DocxTemplate(path)
        each = [own_values(address, codes[address.key], template) for address in those]
        template.render({**TEAM.values, "brieven": each}, environment())
        out = io.BytesIO()
        template.save(out)
        return out.getvalue()


def loop_template() -> bytes:
    """The same letter inside `{%p for b in brieven %}`, its own placeholders taken from `b`."""
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    out = io.BytesIO()
    with zipfile.ZipFile(template_path("brief")) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                text = re.sub(r"\{[{%].*?[%}]\}", _of_letter, data.decode())
                start, end = text.index("<w:body>") + len("<w:body>"), text.rindex("<w:sectPr")
                begin, close = paragraph.format("{%p for b in brieven %}"), paragraph.format("{%p endfor %}")
                data = (text[:start] + begin + text[start:end] + page + close + text[end:]).encode()
            target.writestr(name, data)
    return out.getvalue()


def _of_letter(tag: re.Match[str]) -> str:
    return re.sub(rf"\b({'|'.join(OWN)})\b(?!\s*==)", r"b.\1", tag[0])


def words_and_codes(data: bytes) -> tuple[list[str], list[bytes]]:
    """The words of a document in order, and the squares of its pictures in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"), etree.XMLParser(huge_tree=True))
        targets = {
            one.get("Id"): one.get("Target")
            for one in etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        }  # fmt: skip
        text = " ".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))
        pictures = [targets[blip.get(f"{R}embed")] for blip in root.iter(f"{A}blip")]
        return text.split(), [squares(archive.read("word/" + name.removeprefix("/word/"))) for name in pictures]


def squares(png: bytes) -> bytes:
    """A QR code without its border, one byte a square; a finder pattern's edge is seven squares wide."""
    picture = Image.open(io.BytesIO(png)).convert("L").point(lambda grey: 255 * (grey < 128))
    cut = picture.crop(picture.getbbox())
    edge = next(at for at in range(cut.width) if not cut.getpixel((at, 0)))
    size = round(cut.width / (edge / 7))
    return cut.resize((size, size), Image.Resampling.NEAREST).tobytes()


def says(code: bytes, link: str) -> bool:
    """Whether a QR code's squares are those of `link`; its mask stands in row 8, XORed with 101 (ISO/IEC 18004)."""
    size = round(len(code) ** 0.5)
    mask = sum((code[8 * size + column] > 0) << bit for column, bit in ((2, 2), (3, 1), (4, 0))) ^ 0b101
    drawn = segno.make(link, error="m", boost_error=False, mask=mask)
    return bytes(255 * square for row in drawn.matrix for square in row) == code


def same_letters(one: bytes, other: bytes, codes: dict[str, str]) -> bool:
    """Whether two documents say the same, and every QR code in both leads to its own letter's link."""
    (words, squares_), (other_words, other_squares) = words_and_codes(one), words_and_codes(other)
    links = [LINK.replace("TESTCODE", code) for code in codes.values()]
    codes_fit = len(squares_) == len(other_squares) == len(links)
    return words == other_words and codes_fit and all(map(says, squares_ + other_squares, links + links))


def timed(work: Callable[[list[Address], dict[str, str]], bytes], count: int) -> tuple[float, bytes]:
    """Seconds per letter, and the document."""
    those = addresses(count)
    codes = make_codes(KEY, [address.key for address in those])
    start = time.perf_counter()
    data = work(those, codes)
    return (time.perf_counter() - start) / count, data


def compare(name: str, theirs: Callable[[list[Address], dict[str, str]], bytes], said: str, count: int) -> str:
    """One line of the comparison; what is compared are as many of our letters as the rival made."""
    ours_s = min(timed(ours, LETTERS)[0] for _turn in range(3))
    theirs_s, document = timed(theirs, count)
    codes = make_codes(KEY, [address.key for address in addresses(count)])
    same = same_letters(timed(ours, count)[1], document, codes)
    return json.dumps(
        {"name": name, "ours_s": ours_s, "theirs": said, "theirs_s": theirs_s, "ratio": round(theirs_s / ours_s, 1),
         "n": count, "same": same}
    )  # fmt: skip


def main() -> None:
    """Print the comparisons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="also 10,000 letters in one file")
    chosen = parser.parse_args()
    timed(ours, 3)
    if chosen.full:
        each, data = timed(ours, 10 * LETTERS)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        size = len(data) // 1024
        print(json.dumps({"name": "letters-10000", "ours_s": each, "n": 10 * LETTERS, "kB": size, "peak_MB": peak}))
    print(compare("merge-docxcompose", by_docxcompose, "docxtpl per letter, docxcompose", SLOW), flush=True)
    print(compare("merge-loop", by_loop, "one docxtpl template that loops", LETTERS), flush=True)


if __name__ == "__main__":
    main()
