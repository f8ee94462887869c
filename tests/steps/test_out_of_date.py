"""A decision that changes marks the prints that speak of it, and says why in plain words."""

import pytest

from buurtapp.press import MEDIA, TEXTS
from buurtapp.steps import adapting, initiative, meeting, recruitment
from buurtapp.steps.area import set_area
from buurtapp.steps.choosing import Choice
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.out_of_date import out_of_date, summary
from buurtapp.store.forms import save
from buurtapp.store.journal import undo
from buurtapp.store.prints import prints, save_print
from buurtapp.words import speaking

CONTACT = {"contact_name": "Roos Voorbeeld", "contact_phone": "06-00000012", "signers": "Bram Voorbeeld"}


def kinds(register) -> set[str]:
    return {one.kind for one in out_of_date(register)}


def test_nothing_is_out_of_date_when_all_was_just_made(register):
    recruitment.letters(register, recruitment.ALL)
    initiative.run(register)
    meeting.run(register)
    assert summary(register) == []
    assert {one["kind"] for one in prints(register).values()} == set(MEDIA | TEXTS)


def test_the_age_that_changes_marks_what_speaks_of_it_and_says_from_what_to_what(register):
    decide_all(register, {"minimum_age": "16"})
    recruitment.letters(register, recruitment.ALL)
    decide_all(register, {"minimum_age": "18"})
    found = {one.kind: one for one in out_of_date(register)}
    assert {"brief", "deurkaart", "flyer", "werving-mail"} <= found.keys()
    assert not {"bestelling", "looplijst", "groepsbeschrijving"} & found.keys()
    assert found["brief"].reasons == ("De leeftijd is veranderd van 16 naar 18.",)
    assert "brieven.docx" in found["brief"].sentence
    undo(register)
    assert kinds(register) == set()


@pytest.mark.parametrize(("changes", "said"), [
    ({"night_rule": "no"}, "De rust in de nacht is veranderd van ja naar nee."),
    ({"photo_rule": "police"}, "De afspraak over foto’s is veranderd van"),
    ({"rules_version": "2"}, "De versie van de huisregels is veranderd van 1 naar 2."),
    ({"costs": "Een sticker kost 4 euro."}, "De zin over kosten is nieuw: Een sticker kost 4 euro."),
])  # fmt: skip
def test_choices_are_said_in_words(register, changes, said):
    recruitment.letters(register, "huisregels")
    decide_all(register, changes)
    ((_file, found),) = [(one.file, one) for one in out_of_date(register)]
    assert said in " ".join(found.reasons)
    assert ".." not in found.sentence


def test_what_is_filled_in_or_taken_out_is_said_as_such(register):
    recruitment.letters(register, "brief")
    decide_all(register, {"launch": "2027-05-04"})
    assert out_of_date(register)[0].reasons == ("De startdag is nieuw: dinsdag 4 mei 2027.",)
    recruitment.letters(register, "brief")
    decide_all(register, {"launch": ""})
    assert out_of_date(register)[0].reasons == ("De startdag is weggehaald. Dat was: dinsdag 4 mei 2027.",)


def test_names_of_people_are_not_kept_with_the_prints(register):
    decide_all(
        register, CONTACT | {"signers_agreed_on": "2027-01-01", "link": "https://formulier.example/a?x=TESTCODE"}
    )
    recruitment.letters(register, recruitment.ALL)
    kept = repr(prints(register))
    assert not [value for value in ("Roos", "Bram", "00000012", "formulier.example") if value in kept]
    decide_all(register, {"contact_name": "Iemand Anders"})
    assert "Het contact is veranderd." in out_of_date(register)[0].reasons


def test_own_words_mark_their_own_medium_alone(register):
    recruitment.letters(register, "brief")
    recruitment.letters(register, "deurkaart")
    one = adapting.sections(register, "brief")[0]
    adapting.change_words(register, "brief", one.key, "Andere woorden")
    assert kinds(register) == {"brief"}
    assert "eigen woorden" in summary(register)[1]
    recruitment.letters(register, "brief")
    assert kinds(register) == set()


def test_both_languages_of_a_sheet_are_watched_and_one_change_is_said_once(register):
    (path,) = recruitment.letters(register, "brief", Choice(two_sided=True)).files
    decide_all(register, {"minimum_age": "18", "night_rule": "no"})
    assert out_of_date(register)[0].reasons == ("De leeftijd is nieuw: 18.",)
    undo(register)
    assert kinds(register) == set()
    with speaking("en"):
        one = adapting.sections(register, "brief")[0]
        adapting.change_words(register, "brief", one.key, "Other words")
    ((file, reasons),) = [(one.file, one.reasons) for one in out_of_date(register)]
    assert file.endswith(path.name)
    assert reasons == ("Uw eigen woorden zijn veranderd.",)
    recruitment.letters(register, "brief")  # Dutch alone, which these words are not in
    assert [one.file for one in out_of_date(register)] == [file]
    recruitment.letters(register, "brief", Choice(two_sided=True))
    assert kinds(register) == set()


def test_a_print_of_before_the_back_was_watched_is_still_judged(register):
    (path,) = recruitment.letters(register, "poster").files
    file = path.relative_to(register.folder.outputs).as_posix()
    save_print(register, file, {key: value for key, value in prints(register)[file].items() if key != "back"})
    decide_all(register, {"launch": "2027-05-04"})
    assert kinds(register) == {"poster"}


def test_other_addresses_mark_letters_and_lists(register):
    recruitment.letters(register, recruitment.ALL)
    set_area(register, "Lindelaan 1-9")
    assert {"brief", "herinnering", "deurkaart", "looplijst", "bestelling"} <= kinds(register)
    assert "flyer" not in kinds(register)


def test_the_meeting_marks_the_agenda_and_step_one_its_page(register):
    meeting.run(register)
    initiative.run(register)
    save(register, "meeting", {"when": "dinsdag", "where": "buurthuis"})
    assert kinds(register) == {"agenda"}
    save(register, "motive", "Er wordt ingebroken.")
    assert kinds(register) == {"agenda", "gaan-of-niet"}


def test_a_file_that_was_thrown_away_is_not_named(register):
    (path,) = recruitment.letters(register, "poster").files
    decide_all(register, {"launch": "2027-05-04"})
    assert kinds(register) == {"poster"}
    path.unlink()
    assert kinds(register) == set()


def test_a_new_text_of_the_workbook_is_told(register, monkeypatch, tmp_path):
    recruitment.letters(register, "poster")
    newer = tmp_path / "poster.docx"
    newer.write_bytes(b"een andere tekst")
    monkeypatch.setattr("buurtapp.steps.out_of_date.template_path", lambda _kind: newer)
    assert "nieuwere tekst" in summary(register)[1]
