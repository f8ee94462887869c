"""Steps 0 to 3: making a neighbourhood, its area and forecast, what blocks and what warns."""

from datetime import date

import docx
import pytest

from buurtapp.model.people import TeamMember
from buurtapp.steps import doors, forecast, initiative, meeting, opening, recruitment
from buurtapp.steps.area import count, set_area
from buurtapp.steps.checklist import save_check
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.progress import late_wabp_links, progress
from buurtapp.steps.yields import yields
from buurtapp.store import Register, WorkFolder
from buurtapp.store.forms import save
from buurtapp.store.handed_over import RECORD, Record, write_record
from buurtapp.words import Fault

LINK = "https://formulier.voorbeeld.invalid/aanmelden?code=TESTCODE"


def test_every_row_counts_until_the_team_filters(register):
    assert count(register).total == 40
    save(register, "address_filter", {"homes_only": True, "no_side_addresses": True})
    assert (count(register).total, count(register).left_out) == (38, 2)


def test_an_area_of_one_side_with_an_exception(register):
    assert set_area(register, "Lindelaan 1-9 oneven behalve 5").per_street == {("Lindelaan", "odd"): 4}


def test_an_area_without_any_address_is_refused_and_the_old_one_stays(register):
    set_area(register, "Lindelaan 1-9 oneven")
    with pytest.raises(Fault):
        set_area(register, "Eikenlaan")
    assert count(register).total == 5


def test_the_forecast_follows_the_published_shares(register):
    lines = {line.channel: line for line in forecast.forecast(register)}
    assert lines["door"].expected == 20  # about half (Wijk bij Duurstede), of 40 doors
    assert (lines["letter"].low, lines["letter"].high) == (3, 8)  # 7 to 21 % (Hoplr)
    save(register, "channels", ["letter"])
    save(register, "factor", 1.5)
    assert forecast.members_expected(register) == round(lines["letter"].expected * 1.5)


def test_a_bad_address_file_leaves_no_folder(tmp_path):
    bad = tmp_path / "adressen.csv"
    bad.write_text("dit is geen adressenlijst\n")
    with pytest.raises(Fault):
        opening.make(tmp_path / "nieuw", "Nieuw", addresses=bad)
    assert not (tmp_path / "nieuw").exists()


def test_a_new_folder_has_its_own_notebooks_with_the_folder_filled_in(tmp_path):
    opening.make(tmp_path / "nieuw", "Nieuw").close()
    made = sorted(path.name for path in (tmp_path / "nieuw").glob("*.ipynb"))
    assert [name[:2] for name in made] == ["01", "02", "03", "04", "05"]
    assert 'work_folder: str = \\".\\"' in (tmp_path / "nieuw" / made[0]).read_text(encoding="utf-8")


def test_every_step_works_on_a_new_folder_with_its_defaults(register):
    for step in (initiative, meeting, recruitment):
        assert step.run(register).files
    text = "\n".join(p.text for p in docx.Document(register.folder.outputs / "brieven" / "brieven.docx").paragraphs)
    assert "{{" not in text
    assert "Lindelaan 7" in text


def test_letters_warn_until_the_first_things_are_done(register):
    assert len(progress(register)[2].warnings) == 5
    save_check(register, "wabp_checked", date(2026, 9, 1))
    save_check(register, "wijkagent_contacted", date(2026, 9, 2))
    for number, name in enumerate(("Fien Voorbeeld", "Bram Voorbeeld"), 1):
        save(register, "team", TeamMember(name=name, role="admin").model_dump(), str(number))
    decide_all(register, {"launch": "2027-01-10", "contact": "lindehof@voorbeeld.invalid"})
    assert progress(register)[2].warnings == ()


def test_cards_are_blocked_until_the_gate_lets_somebody_through(register):
    assert progress(register)[4].state == "blocked"


def test_a_wabp_link_is_late_after_fourteen_days(register):
    save(register, "wabp_links", {"mailed_on": "2026-09-01", "clicked_on": ""}, "1")
    save(register, "wabp_links", {"mailed_on": "2026-09-01", "clicked_on": "2026-09-03"}, "2")
    assert late_wabp_links(register, date(2026, 9, 15)) == []
    assert late_wabp_links(register, date(2026, 9, 16)) == ["1"]
    assert progress(register, date(2026, 9, 16))[3].warnings


def test_an_address_keeps_its_code_in_every_print(register):
    decide_all(register, {"link": LINK})
    first = recruitment.address_codes(register)
    assert len(set(first.values())) == 40
    recruitment.letters(register)
    assert recruitment.address_codes(register) == first


def test_a_code_proves_that_somebody_held_that_letter(register, tmp_path):
    from buurtapp.steps.importing import import_file
    from buurtapp.store.signups import signups

    decide_all(register, {"link": LINK, "verification": "evidence"})
    codes = recruitment.address_codes(register)
    own, other = codes["1999AB|7|"], codes["1999AB|9|"]
    path = tmp_path / "lijst.csv"
    row = "{};Lindelaan;7;1999AB;06-0000{};ja;{}\n"
    path.write_text(
        "Naam;Straat;Huisnummer;Postcode;Mobiel;Akkoord;Aanmeldcode\n"
        + row.format("Mies Oefening", "1234", own)
        + row.format("Guus Oefening", "2345", other)
        + row.format("Fien Voorbeeld", "3456", "")
    )
    import_file(register, path)
    mies, guus, fien = signups(register)
    assert (mies.verdict, mies.verified) == ("ready", "code")
    assert (guus.verdict, fien.verdict) == ("ask", "ask")
    assert "code.other_address" in guus.reasons
    assert fien.reasons == ("residence.unverified",)


def test_doors_and_what_they_brought(register):
    numbers = {door.address.number: door.id for door in doors.doors(register)}
    doors.save_result(register, numbers[1], "not_home")
    doors.save_result(register, numbers[3], "joined")
    assert [door.address.number for door in doors.second_round(register)] == [1]
    street = doors.conversion(register)[0]
    assert (street.doors, street.visited, street.joined_at_door) == (40, 2, 1)
    with pytest.raises(Fault):
        doors.save_result(register, numbers[1], "moved to Spain")


def test_below_thirty_doors_the_bare_numbers_are_told_and_from_there_the_band_of_elsewhere(register):
    numbers = {door.address.number: door.id for door in doors.doors(register)}
    for number in range(1, 21):
        doors.save_result(register, numbers[number], "joined" if number < 10 else "no")
    [street] = yields(register)
    assert street.at_the_door.words == "9 van 20"
    assert street.by_letter.words == "0 % (elders 7–21 %)"  # domain.md 3.3: 7, 12 and 21 % by letter
    assert street.together.words == "22 %"
    for number in range(21, 41):
        doors.save_result(register, numbers[number], "not_home")
    assert yields(register)[0].at_the_door.words == "22 % (elders 40–60 %)"  # about half, with our margin
    set_area(register, "Lindelaan 1-19")
    assert yields(register)[0].together.words == "9 van 19"


def test_opening_a_folder_of_someone_else_says_so(register):
    from buurtapp.store import lease

    lease.beat(register, "fien@laptop")
    with Register.open(register.folder.path) as again:
        assert lease.warnings(again)


def test_the_pages_of_every_neighbourhood_are_renewed_but_of_one_that_was_handed_over(tmp_path, monkeypatch):
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path))
    pages = {name: tmp_path / name / "01-initiatief.ipynb" for name in ("kerkpad", "molenweg", "weg")}
    for name, page in pages.items():
        opening.make(page.parent, name).close()
        page.write_text("oud", "utf-8")
    gone = Record(folder="weg", neighbourhood="weg", confirmed_at="2026-11-01T10:00:00")
    write_record(WorkFolder(pages["weg"].parent), gone)
    (pages["molenweg"].parent / RECORD).write_text("kapot", "utf-8")  # says nothing: left alone, and the others go on
    opening.renew_pages()
    assert {name for name, page in pages.items() if page.read_text("utf-8") == "oud"} == {"molenweg", "weg"}
