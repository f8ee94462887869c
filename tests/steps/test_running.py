"""After the start: a calendar that lies ready, and messages that a neighbour understands at once."""

import io
import re
from datetime import date

import docx
import icalendar
import pytest
from steps.conftest import person

from buurtapp.press.readability import read
from buurtapp.press.template import compile_template
from buurtapp.steps import entering, running
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.importing import import_file
from buurtapp.store.forms import save

FILLED = {
    "group_name": "Buurtapp Lindehof",
    "contact": "buurtapp@voorbeeld.invalid",
    "contact_name": "Roos Duizendschoon",
    "launch": "2026-10-14",
}
CHOICES = [
    {},
    FILLED,
    {"photo_rule": "never", "removal": "at_once", "purpose": "wider", "night_rule": "no", "retention_days": "0"},
    {"photo_rule": "police", "chat_group": "yes", "wijkagent_in_group": "yes", "platform": "signal"},
]


def words(path):
    document = docx.Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


@pytest.mark.parametrize("choices", CHOICES)
def test_every_message_is_filled_in_and_plain(register, choices):
    decide_all(register, choices)
    found = running.messages(register)
    assert set(found) == set(running.MESSAGES)
    for name, message in found.items():
        assert not re.search(r"\{\{|\{%|\bNone\b|\bTrue\b|\bFalse\b", message.body), name
        reading = read(message.body.splitlines(), ())
        assert not reading.long_sentences, (name, reading.long_sentences)
        assert reading.words_per_sentence <= 12, name
        assert not reading.hard, (name, reading.hard)
        assert not re.search(r"\b(je|jij|jou|jouw|jullie)\b", message.body), name
        assert "\n\n\n" not in message.body, name


@pytest.mark.parametrize("name", running.MESSAGES)
def test_112_comes_before_writing_in_the_group(register, name):
    body = running.messages(register)[name].body
    if "112" in body and re.search(r"[Ss]chrij(f|ft)", body):
        assert body.index("112") < re.search(r"[Ss]chrij(f|ft)", body).start()
    assert "112" in body


def test_messages_say_what_the_team_decided(register):
    decide_all(register, FILLED | {"photo_rule": "police", "removal": "at_once", "retention_days": "14"})
    found = {name: message.body for name, message in running.messages(register).items()}
    assert "alleen naar de politie" in found["welkom"]
    assert "meteen uit de groep" in found["waarschuwing"]
    assert "binnen 14 dagen" in found["verwijdering"]
    assert FILLED["contact"] in found["testbericht"]
    assert all("Buurtapp Lindehof" in found[name] for name in ("welkom", "testbericht", "verhuizing"))


@pytest.mark.parametrize("choices", CHOICES)
def test_the_rules_fit_in_the_description_of_a_group(register, choices):
    decide_all(register, choices)
    assert len(running.messages(register)["groepsbeschrijving"].body) <= 512


def test_a_friendly_correction_blames_nobody_and_says_no_rule_was_broken(register):
    body = running.messages(register)["correctie-vriendelijk"].body
    assert not re.search(r"waarschuw|verwijder|regel|fout", body)


def test_the_calendar_is_written_as_two_files(register):
    decide_all(register, FILLED)
    done = running.year_calendar(register, 2027)
    assert [path.name for path in done.files] == ["jaarkalender-2027.ics", "jaarkalender-2027.docx"]
    assert {path.parent.name for path in done.files} == {"agenda"}
    assert done.warnings == ()
    text = words(done.files[1])
    assert not re.search(r"\{\{|\{%|\bNone\b|nog invullen", text)
    assert "woensdag 3 maart 2027" in text
    assert "Verplaatst vanuit week 8" in text
    assert text.count("20.00") == 4 + 2
    assert "op de eerste dag van elke maand" in text
    assert "Voelt u zich meer thuis" in text


def test_the_test_message_lies_in_its_event(register):
    path = running.year_calendar(register, 2027).files[0]
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    tests = [event for event in events if str(event["summary"]).startswith("Testbericht")]
    assert len(tests) == 4
    assert all("U hoeft niet te reageren" in str(event["description"]) for event in tests)


def test_making_it_again_keeps_the_names_of_events_and_other_registers_have_their_own(register):
    def names():
        path = running.year_calendar(register, 2027).files[0]
        return {str(event["uid"]) for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")}

    before = names()
    decide_all(register, {"group_name": "Andere naam"})
    assert names() == before


def test_only_links_of_wabp_that_wait_have_a_last_day(register):
    save(register, "wabp_links", {"mailed_on": "2027-03-01", "clicked_on": ""}, "a")
    save(register, "wabp_links", {"mailed_on": "2027-03-02", "clicked_on": "2027-03-03"}, "b")
    days = [one.day for one in running.planned_year(register, 2027).events if one.key.startswith("link-")]
    assert days == [date(2027, 3, 15)]


def test_a_year_outside_the_table_is_made_with_a_warning_on_paper_too(register):
    done = running.year_calendar(register, 2030)
    assert any("2029-2030" in warning for warning in done.warnings)
    assert "2029-2030" in words(done.files[1])


def test_without_a_contact_the_page_has_a_line_to_write_on(register):
    done = running.year_calendar(register, 2027)
    section = docx.Document(str(done.files[1])).sections[0]
    assert "nog invullen: contact" in "".join(one.text for one in section.footer.paragraphs)


def test_from_october_on_the_next_year_is_made_too(register):
    assert len(running.year_calendars(register, date(2027, 9, 30)).files) == 2
    assert {path.stem for path in running.year_calendars(register, date(2027, 10, 1)).files} == {
        "jaarkalender-2027",
        "jaarkalender-2028",
    }


def test_enrolling_makes_the_calendar(register, write):
    import_file(register, write(person(1), person(2)))
    done = entering.enrol(register)
    made = [path for path in done.files if path.parent.name == "agenda"]
    assert f"jaarkalender-{date.today().year}.ics" in {path.name for path in made}
    assert all(path.exists() for path in made)


def test_a_template_that_somebody_broke_stops_no_enrolling(register, write, monkeypatch, tmp_path):
    broken = tmp_path / "jaarkalender.docx"
    broken.write_bytes(b"geen Word")
    monkeypatch.setattr(running, "_template", lambda: compile_template(broken))
    import_file(register, write(person(1), person(2)))
    done = entering.enrol(register)
    assert done.counts["members"] == 2
    assert any("jaarkalender.docx" in warning for warning in done.warnings)


def test_nobody_of_the_register_is_in_the_calendar(register, write):
    import_file(register, write(person(1), person(2)))
    entering.enrol(register)
    phones = [member.phone for member in entering.members(register)]
    for path in (register.folder.outputs / "agenda").iterdir():
        assert not any(phone.encode() in path.read_bytes() for phone in phones)
        assert b"Voorbeeld1" not in path.read_bytes()


def test_the_calendar_is_two_pages(register, soffice, pdftoppm, tmp_path):
    import subprocess

    decide_all(register, FILLED | {"launch": "2026-01-01"})
    path = running.year_calendar(register, 2027).files[1]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(convert, check=True, capture_output=True, timeout=100)
    subprocess.run(
        [pdftoppm, "-r", "50", "-png", str(tmp_path / f"{path.stem}.pdf"), str(tmp_path / "blad")], check=True
    )
    assert len(list(tmp_path.glob("blad*.png"))) == 2


def test_the_results_of_a_years_evaluation_stand_in_its_calendar(register):
    save(register, "evaluation", {"on": "2027-10-06", "asked": 231, "answered": 120, "home": 94, "plan": "Rustig"}, "a")
    save(register, "evaluation", {"on": None, "asked": 7}, "b")
    text = words(running.year_calendar(register, 2027).files[1])
    assert re.search(r"Voelt u zich meer thuis[^\n]*\n94\n26\n", text)
    assert "Gevraagd: 231   Antwoorden: 120   Datum: woensdag 6 oktober 2027" in text
    assert "Dit gaan wij doen: Rustig" in text
    assert re.search(r"Gevraagd: …+   Antwoorden: …", words(running.year_calendar(register, 2028).files[1]))
