"""Dutch in front and English on the back: the two pages of an address belong together and take one sheet."""

import io
import re
import zipfile
from itertools import pairwise

import docx
import pytest
from docx.shared import Pt
from press.conftest import Pages, pages_of
from press.making import W, template_of
from press.shelf_media import made
from press.test_shelf import DOORS, WIDEST

from buurtapp.press import MEDIA, read_letters
from buurtapp.press.codes import for_reading, make_codes
from buurtapp.press.pdf import to_pdf
from buurtapp.press.two_sided import two_sided
from buurtapp.words import speaking

KINDS = [kind for kind, medium in MEDIA.items() if medium.two_sided]


@pytest.fixture
def both(decisions, team_with):
    """A function from a kind to its print in two languages, for a team that filled in as much as fits."""

    def make(kind: str, doors=DOORS) -> bytes:
        sides = []
        for language in ("nl", "en"):
            with speaking(language):
                team = team_with(decisions.changed(WIDEST | {"costs": "Een sticker kost 4 euro."}))
                sides.append(made(kind, team, doors))
        return two_sided(*sides)

    return make


@pytest.mark.parametrize("kind", [kind for kind in KINDS if MEDIA[kind].per == "address"])
def test_the_two_pages_of_an_address_say_the_same_door_and_code(both, kind) -> None:
    doors = sorted(DOORS, key=lambda door: door.walking_order)
    codes = make_codes(b"sleutel", [door.key for door in doors])
    found = read_letters(both(kind))
    assert len(found) == 2 * len(doors)
    for door, front, back in zip(doors, found[::2], found[1::2], strict=True):
        said = {re.search(r"(Aan de bewoners van|To the residents of)", side.text)[0] for side in (front, back)}
        assert said == {"Aan de bewoners van", "To the residents of"}
        for side in (front, back):
            assert door.line in side.text
            assert for_reading(codes[door.key]) in side.text
        assert front.pictures == back.pictures
        assert len(front.pictures) == 1
    assert len({letter.pictures[0] for letter in found}) == len(doors)


def test_every_print_takes_one_sheet_for_each_address(both, pages: Pages) -> None:
    found = pages({kind: both(kind, DOORS[: 2 if kind == "brief" else 1]) for kind in KINDS})
    assert found == dict.fromkeys(KINDS, 2) | {"brief": 4}


def test_a_team_s_own_word_file_keeps_its_looks_and_a_long_side_its_sheet(soffice, tmp_path, team) -> None:
    front = made("herinnering", team, DOORS[:2])
    own = template_of("To {{ street }} {{ door }}", *["Dear neighbours, and more."] * 40)
    back = own.render_many([{"street": "Kerkstraat", "door": n} for n in (1, 2)])
    sheet = two_sided(front, back)
    document = docx.Document(io.BytesIO(sheet))
    (style,) = {one.style.name for one in document.paragraphs if one.text == "Dear neighbours, and more."}
    assert style != "Normal"
    assert document.styles["Normal"].font.name == docx.Document(io.BytesIO(front)).styles["Normal"].font.name
    assert document.styles[style].font.size == Pt(11)  # what their whole document is set in
    (tmp_path / "blad.docx").write_bytes(sheet)
    (pdf,) = to_pdf([tmp_path / "blad.docx"])
    assert pages_of(pdf) == 7  # one page in front, two behind, one left empty; then three


def test_word_finds_every_part_style_and_list_once(both) -> None:
    data = both("brief")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}
        assert len(archive.namelist()) == len(set(archive.namelist()))
        for name in re.findall(r'Target="([^":]+)"', parts["word/_rels/document.xml.rels"]):
            assert f"word/{name}" in archive.namelist()
    body, lists, styles = parts["word/document.xml"], parts["word/numbering.xml"], parts["word/styles.xml"]
    for used, there in ((r'<w:numId w:val="(\d+)"', lists), (r'<w:pStyle w:val="([^"]+)"', styles)):
        assert set(re.findall(used, body)) <= set(re.findall(r'w:(?:numId|styleId)="([^"]+)"', there))
    for once in (re.findall(r'<w:num w:numId="(\d+)"', lists), re.findall(r"docPr id=\"(\d+)\"", body)):
        assert len(once) == len(set(once))
    assert lists.rindex("</w:abstractNum>") < lists.index("<w:num ")
    assert re.findall(r'w:name="stuk_(\d+)"', body) == [str(n) for n in range(1, 2 * len(DOORS) + 1)]


def test_the_back_is_said_to_be_in_english(both) -> None:
    body = docx.Document(io.BytesIO(both("brief", DOORS[:1]))).element.body
    sides, runs = 0, {1: set(), 2: set()}
    for element in body:
        sides += element.tag == f"{W}bookmarkStart"
        for run in element.iter(f"{W}r"):
            language = run.find(f"{W}rPr/{W}lang")
            runs[sides].add(None if language is None else language.get(f"{W}val"))
    assert runs == {1: {None}, 2: {"en-GB"}}


def test_every_front_begins_on_an_odd_page(both) -> None:
    starts = re.findall(r'<w:type w:val="(\w+)"/>', _main(both("deurkaart")))
    assert starts[:2] == ["oddPage", "nextPage"]
    assert all(first != second for first, second in pairwise(starts))


def test_sides_that_do_not_belong_together_are_refused(team) -> None:
    with pytest.raises(ValueError, match="argument 2"):
        two_sided(made("brief", team, DOORS), made("brief", team, DOORS[1:]))


def _main(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()
