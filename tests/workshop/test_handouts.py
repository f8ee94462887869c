"""The sheets to print follow the file of mistakes, and the guide keeps to the time and names every page."""

import io
import re
import shutil
import zipfile
from itertools import pairwise

import docx
import pytest

from buurtapp.steps.workshop import handouts
from buurtapp.steps.workshop.checkpoints import MISTAKES, workshop_file
from buurtapp.store import Register
from buurtapp.store.folder import project_root

WORKSHOP = project_root() / "workshop"
GUIDE = (WORKSHOP / "handleiding.md").read_text(encoding="utf-8")
NAMES = [line.split(";")[1] for line in workshop_file(MISTAKES).read_text(encoding="utf-8").splitlines()[1:]]


@pytest.fixture(scope="module")
def sheets(checkpoints, tmp_path_factory):
    """Each sheet as lists of table rows and as text."""
    folder = tmp_path_factory.mktemp("bladen") / "oefenen"
    shutil.copytree(checkpoints[1], folder)
    with Register.open(folder) as register:
        files = handouts.run(register).files
    found = {}
    for path in files:
        document = docx.Document(io.BytesIO(path.read_bytes()))
        rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
        text = "\n".join([*(one.text for one in document.paragraphs), *("\t".join(row) for row in rows)])
        assert zipfile.ZipFile(path).testzip() is None
        found[path.stem] = (rows, text)
    return found


def test_there_are_three_sheets_with_everything_filled_in(sheets):
    assert set(sheets) == {"deelnemersblad", "oefenblad", "antwoordblad"}
    assert not [name for name, (_rows, text) in sheets.items() if "{{" in text or "{%" in text]
    assert "Lindehof" in sheets["deelnemersblad"][1]


def test_the_exercise_sheet_asks_about_all_twelve_and_gives_nothing_away(sheets):
    rows, text = sheets["oefenblad"]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(2, 14)]
    assert [row[1].split(", ")[0] for row in rows[1:]] == NAMES
    assert all(row[3] == "" for row in rows[1:])
    answers = {row[3] for row in sheets["antwoordblad"][0][1:]}
    assert not [answer for answer in answers if answer in text]


def test_the_answer_sheet_says_for_all_twelve_what_to_do_and_why(sheets):
    rows = sheets["antwoordblad"][0][1:]
    assert [row[1] for row in rows] == NAMES
    assert all(row[2] and row[3] for row in rows)


@pytest.mark.parametrize("minutes", [45, 90])
def test_the_timings_have_no_gaps_and_end_in_time(minutes):
    part = GUIDE.split(f"### {minutes} minuten")[1].split("\n###")[0].split("\n## ")[0]
    spans = re.findall(r"\| (\d):(\d\d) – (\d):(\d\d) \|", part)
    moments = [(60 * int(a) + int(b), 60 * int(c) + int(d)) for a, b, c, d in spans]
    assert moments[0][0] == 0
    assert moments[-1][1] == minutes
    assert all(before[1] == after[0] for before, after in pairwise(moments))


def test_the_guide_has_minutes_sticking_points_and_a_page_for_every_step():
    steps = GUIDE.split("## Per stap")[1].split("\n## ")[0].split("\n### ")[2:]
    assert [part.split(":")[0] for part in steps] == [f"Stap {number}" for number in range(1, 6)]
    for part in steps:
        assert re.match(r"Stap \d: .*\(\d+( tot \d+)? minuten\)", part)
        assert "**Oefening:**" in part
        assert "**Hapert:**" in part
        assert "**Praat erover:**" in part
    assert not [page.name for page in WORKSHOP.glob("*.ipynb") if f"({page.name})" not in GUIDE]
