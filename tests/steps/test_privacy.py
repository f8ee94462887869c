"""The privacy statement follows what the folder really holds, and the team's decisions."""

from datetime import date

import docx
import pytest

from buurtapp.steps.decisions import decide_all
from buurtapp.steps.importing import import_file
from buurtapp.steps.out_of_date import out_of_date
from buurtapp.steps.recruitment import letters
from buurtapp.steps.signing_up import verify
from buurtapp.store.addresses import area_addresses, save_door
from buurtapp.store.forms import save
from buurtapp.store.holdings import Held, held
from buurtapp.store.signups import signups

from .conftest import person


def statement(register) -> str:
    (path,) = letters(register, "privacyverklaring").files
    page = docx.Document(path)
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in page.paragraphs] + cells)


def on_site(register) -> str:
    return letters(register, "privacy-op-site").files[0].read_text("utf-8")


def test_a_new_folder_tells_what_the_form_will_ask(register):
    assert held(register) == Held()
    for said in (statement(register), on_site(register)):
        assert "E-mail" in said or "Mailadres" in said
        assert "Mobiel nummer" in said
        for part in ("Wat u aan de deur zei", "Hoe wij u kennen", "Wat u verder invulde", "zoals u die stuurde"):
            assert part not in said


def test_what_is_held_is_named(register, write, tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_text("ID;Naam;Adres;Mobiel;Geboortedatum\n1;Anna Voorbeeld;Lindelaan 3;06-00001097;3 mei\n", "utf-8")
    import_file(register, path)
    (one,) = signups(register)
    verify(register, one, "door", "Bram")
    save(register, "asked", {"who": "nummer 4", "answer": "yes"}, "1")
    for said in (statement(register), on_site(register)):
        assert "Mailadres" not in said
        for part in ("Bij: Geboortedatum", "Hoe wij u kennen", "Wat u van het plan vond", "zoals u die stuurde"):
            assert part in said
    import_file(register, write(person(5)))
    assert "Mailadres" in statement(register)


@pytest.mark.parametrize(
    ("changes", "there"),
    [
        ({"retention_days": 14}, "Tot 14 dagen nadat u stopt"),
        ({"retention_days": 0}, "Tot u stopt"),
        ({"launch": "2026-10-14"}, "Tot 8 weken na de start (9 december 2026)"),
        ({"link": "https://forms.gle/abc"}, "bij Google Forms"),
        ({"link": "https://forms.office.com/r/abc"}, "bij Microsoft Forms"),
        ({"signup_route": "paper"}, "Op papier bij een beheerder thuis"),
        ({"platform": "signal"}, "Signal is een bedrijf"),
        ({"minimum_age": 16}, "16 jaar of ouder"),
        ({"residence": "works"}, "woont of werkt"),
    ],
)
def test_it_changes_when_a_decision_does(register, changes, there):
    assert there not in statement(register)
    decide_all(register, changes)
    assert there in statement(register)
    assert there in on_site(register)


def test_a_printed_one_is_out_of_date_when_more_is_held(register):
    statement(register)
    assert out_of_date(register) == []
    save_door(register, next(iter(area_addresses(register))), 1, "yes", date(2026, 11, 1))
    (old,) = out_of_date(register)
    assert old.kind == "privacyverklaring"
    assert "Wat over mensen bewaard wordt" in old.sentence
