"""The page that goes along: how the group stands, what is open, what is coming, and nobody who signed up."""

import io
from datetime import date, timedelta

import docx

from buurtapp.rights.guide import guide
from buurtapp.rights.receiving import receive
from buurtapp.steps.decisions import decide_all
from buurtapp.store.forms import load_all, save
from buurtapp.store.signups import signups

from .conftest import PASSWORD

TODAY = date(2026, 11, 26)


def lines(data: bytes) -> list[str]:
    page = docx.Document(io.BytesIO(data))
    cells = [" | ".join(cell.text for cell in row.cells) for table in page.tables for row in table.rows]
    return [paragraph.text for paragraph in page.paragraphs] + cells


def test_it_says_what_a_successor_needs(register):
    decide_all(register, {"link": "https://forms.gle/abc", "contact": "buurt@voorbeeld.invalid"})
    save(register, "actions", {"what": "Stickers ophalen", "who": "Anna", "when": "2026-11-01"}, "9")
    save(register, "wabp_links", {"mailed_on": "2026-11-20"}, "1")
    said = "\n".join(lines(guide(register, TODAY)))
    waiting = sum(one.verdict in ("ask", "proposed") for one in signups(register))
    for part in (
        f"Wacht op een besluit van u | {waiting}",
        "Stickers ophalen | Anna, 1 november 2026, te laat",
        "1 link van WABP",
        "Google Forms: forms.gle/abc",
        "mailbox voor aanmeldingen | buurt@voorbeeld.invalid",
        "Testbericht",
        "beheerder van de WhatsApp-groep",
        "Google-contacten",
    ):
        assert part in said
    for contact in load_all(register, "contacts").values():
        assert contact["name"] in said


def test_no_neighbour_stands_on_it(register):
    keepers = {value["name"] for name in ("team", "contacts") for value in load_all(register, name).values()}
    said = "\n".join(lines(guide(register, TODAY)))
    assert not [
        one.name for one in signups(register) if len(one.name) > 5 and one.name in said and one.name not in keepers
    ]


def test_only_the_coming_half_year_stands_on_it(register):
    decide_all(register, {"launch": (TODAY + timedelta(days=3)).isoformat()})
    said = "\n".join(lines(guide(register, TODAY)))
    assert "zondag 29 november 2026 | De groep begint" in said
    assert "september 2027" not in said


def test_it_lies_in_the_received_folder(package, tmp_path):
    received = receive(package, tmp_path / "nieuw", PASSWORD)
    page = received.folder / "uitvoer" / "wat-je-moet-weten.docx"
    assert lines(page.read_bytes())[0] == "Wat u moet weten over Buurtapp Lindehof"
