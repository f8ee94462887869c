"""`--kind all`: every medium of the shelf as a file in the work folder."""

import docx
import pytest

from buurtapp.press import MEDIA, TEXTS
from buurtapp.steps import recruitment
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.reading import reading
from buurtapp.words import Fault

LINK = "https://formulier.voorbeeld.invalid/doemee?entry.1=TESTCODE"


def test_a_new_folder_gets_the_whole_shelf_with_lines_to_write_on(register):
    done = recruitment.letters(register, recruitment.ALL)
    names = {path.stem for path in done.files}
    assert {kind for kind in (MEDIA | TEXTS) if kind not in ("brief", "looplijst")} | {
        "brieven",
        "looplijsten",
    } <= names
    assert all(path.stat().st_size for path in done.files)
    assert (done.counts["letters"], done.counts["deurkaart"], done.counts["herinnering"]) == (40, 40, 40)
    assert done.counts["poster"] == 1
    assert any("startdag" in warning for warning in done.warnings)
    assert len(set(done.warnings)) == len(done.warnings)


@pytest.mark.parametrize("kind", ["deurkaart", "poster", "bestelling", "verslag", "werving-mail"])
def test_one_medium_is_made_alone(register, kind):
    done = recruitment.letters(register, kind)
    assert [path.stem for path in done.files] == [kind]
    assert done.files[0].parent.name == {"verslag": "agenda", "werving-mail": "teksten"}.get(kind, "brieven")


def test_an_address_has_the_same_code_in_letter_reminder_and_card(register):
    decide_all(register, {"link": LINK})
    code = recruitment.address_codes(register)["1999AB|7|"]
    for kind in ("brief", "herinnering", "deurkaart"):
        (path,) = recruitment.letters(register, kind).files
        document = docx.Document(path)
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        assert any(f"{code[:3]} {code[3:]}" in text for text in cells), kind


def test_a_text_has_the_whole_link_and_no_code(register):
    decide_all(register, {"link": LINK})
    (path,) = recruitment.letters(register, "werving-whatsapp").files
    assert "https://formulier.voorbeeld.invalid/doemee?entry.1=\n" in path.read_text("utf-8")


def test_a_description_that_is_too_long_is_told(register):
    decide_all(register, {"contact": "a" * 400 + "@voorbeeld.invalid"})
    done = recruitment.letters(register, "groepsbeschrijving")
    assert any("512" in warning for warning in done.warnings)


def test_an_unknown_medium_changes_nothing(register):
    with pytest.raises(Fault, match="deurkaart"):
        recruitment.letters(register, "spandoek")
    assert not list(register.folder.output("brieven").iterdir())


@pytest.mark.parametrize("kind", ["brief", "deurkaart", "poster", "werving-mail"])
def test_what_a_new_team_has_not_filled_in_is_missing_when_it_is_read(register, kind):
    found = reading(register, kind)
    assert set(found.missing) == {"date", "contact"}
    decide_all(register, {"launch": "2027-05-04", "contact": "buurtapp@voorbeeld.example", "link": LINK})
    assert reading(register, kind).plain


def test_fixed_facts_are_asked_only_of_what_goes_to_neighbours(register):
    assert reading(register, "signalementenkaart").plain
