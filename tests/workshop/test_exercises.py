"""Each exercise: crosses with a next action at first, ticks for the right work, help for a plausible wrong answer."""

import pytest

from buurtapp.judging.past import refuse
from buurtapp.model.people import Neighbourhood
from buurtapp.steps import entering, recruitment, running, signing_up
from buurtapp.steps.area import set_area
from buurtapp.steps.doors import doors, save_result
from buurtapp.steps.importing import import_file
from buurtapp.steps.signing_up import decide, find
from buurtapp.steps.workshop.checkpoints import MISTAKES, workshop_file
from buurtapp.steps.workshop.exercises import EXERCISES, check, done
from buurtapp.steps.workshop.messages import CORRECTION, REPORT
from buurtapp.steps.workshop.ticks import all_right, next_action
from buurtapp.store import Register
from buurtapp.store.forms import save
from buurtapp.words import Fault

AREA = "Lindelaan; Bakkerspad; Burgemeester Zonneveldstraat 1-39 oneven; Burgemeester Zonneveldstraat 2-40 even"
MOTIVE = "Er stond een oplichter aan de deur. Wij willen elkaar kennen en snel waarschuwen."
REWRITTEN = {
    "called_112": True, "where": "Lindelaan 13 tot en met 17", "what": "Iemand voelt aan voordeuren.",
    "behaviour": "Voelde aan drie voordeuren of die open waren, en liep daarna naar het Bakkerspad.",
    "appearance": "Donkerblauwe jas, rode rugzak.", "expects": "Buitenlamp aan. Ga er niet op af.",
}  # fmt: skip
HARSH = "PETRA!!! HOE VAAK MOET IK HET NOG ZEGGEN? Deze groep is NIET voor jouw kat. Nog één keer en je ligt eruit."
KIND = (
    "Dag Petra, hopelijk is je kat weer thuis. De buurtapp houden wij voor gevaar en alarm. "
    "Wil je zo'n vraag de volgende keer in de praatgroep zetten? Fijn dat je meedoet!"
)


def crosses(register: Register, name: str) -> list[str]:
    """What is not right yet, with what to do; every cross has a next action."""
    ticks = check(register, name)
    wrong = [one for one in ticks if not one.right]
    assert all(one.said and one.next for one in wrong)
    assert next_action(ticks) == (wrong[0].next if wrong else "")
    return [f"{one.said} {one.next}" for one in wrong]


def row(register: Register, number: int):
    return find(register, f"{MISTAKES}:{number}")


@pytest.mark.parametrize("name", EXERCISES)
def test_at_the_start_of_its_step_an_exercise_has_crosses_with_a_next_action(at, name):
    assert crosses(at(EXERCISES[name].step), name)


@pytest.mark.parametrize("name", [name for name, one in EXERCISES.items() if one.step < 5])
def test_at_the_start_of_the_next_step_it_is_done(at, name):
    register = at(EXERCISES[name].step + 1)
    assert crosses(register, name) == []
    assert all_right(check(register, name))


def test_every_exercise_is_refused_in_a_real_neighbourhood(tmp_path):
    with Register.create(tmp_path / "echt", Neighbourhood(name="Echt")) as register:
        for name in EXERCISES:
            with pytest.raises(Fault, match="Echt"):
                check(register, name)


def test_an_exercise_that_does_not_exist_is_a_fault(at):
    with pytest.raises(Fault, match="zwemmen"):
        check(at(1), "zwemmen")


def test_the_area_right_and_almost_right(at):
    register = at(1)
    save(register, "motive", MOTIVE)
    set_area(register, "Lindelaan; Bakkerspad; Burgemeester Zonneveldstraat 1-39 oneven")
    assert [
        one for one in crosses(register, "gebied") if "Burgemeester Zonneveldstraat" in one
    ]  # the even side is lost
    set_area(register, "Lindelaan; Bakkerspad; Burgemeester Zonneveldstraat")
    assert any("9" in one and "1-39 oneven" in one for one in crosses(register, "gebied"))
    set_area(register, "Lindelaan; Burgemeester Zonneveldstraat 1-40")
    assert any("Bakkerspad" in one for one in crosses(register, "gebied"))
    set_area(register, AREA)
    assert crosses(register, "gebied") == []
    save(register, "motive", "Met een app zijn er straks minder inbraken.")
    assert len(crosses(register, "gebied")) == 1


def test_the_decisions_right_and_almost_right(at):
    register = at(2)
    save(register, "team", {"name": "Roos Duizendschoon", "role": "main_admin", "phone": "06-01780632"}, "1")
    save(register, "decisions", {"contact": "buurtapp.lindehof@voorbeeld.invalid", "launch": "2027-03-01"})
    assert len(crosses(register, "besluiten")) == 1  # one admin
    save(register, "team", {"name": "Bram Wollesok", "role": "admin", "phone": ""}, "2")
    assert any("Bram Wollesok" in one for one in crosses(register, "besluiten"))
    save(register, "team", {"name": "Bram Wollesok", "role": "admin", "phone": "06-03071049"}, "2")
    assert crosses(register, "besluiten") == []
    save(register, "decisions", {"contact": "x@voorbeeld.invalid", "launch": "2027-03-01", "signers": "Roos"})
    assert len(crosses(register, "besluiten")) == 1  # nobody says that Roos agreed


def test_letters_for_every_address_and_not_for_an_area_that_changed_since(at):
    register = at(3)
    recruitment.run(register)
    assert crosses(register, "brieven") == []
    set_area(register, "Lindelaan")
    assert len(crosses(register, "brieven")) == 1


def test_two_doors_each_with_its_own_result(at):
    register = at(3)
    ids = {door.address.key: door.id for door in doors(register)}
    save_result(register, ids["1999AX|6|"], "not_home")
    save_result(register, ids["1999AX|7|"], "joined")
    assert len(crosses(register, "deuren")) == 2  # the wrong way round
    save_result(register, ids["1999AX|6|"], "joined")
    save_result(register, ids["1999AX|7|"], "not_home")
    assert crosses(register, "deuren") == []


@pytest.fixture
def read(at):
    register = at(4)
    import_file(register, workshop_file(MISTAKES))
    return register


def test_each_row_of_the_file_holds_the_mistake_that_the_answers_speak_of(read):
    reasons = {number: set(row(read, number).reasons) for number in range(2, 14)}
    assert reasons == {
        2: set(), 3: {"phone.digit_guess"}, 4: {"phone.remark_removed"}, 5: {"phone.invalid"}, 6: {"consent.missing"},
        7: {"address.outside_area"}, 8: {"postcode.street_mismatch"}, 9: {"duplicate.same_submission"}, 10: set(),
        11: {"name.two_people"}, 12: {"code.unknown"}, 13: {"consent.by_other"},
    }  # fmt: skip


def test_the_mistakes_settled_with_care(read):
    decide(read, row(read, 3), "accept")
    decide(read, row(read, 5), "wait")
    decide(read, row(read, 6), "wait")
    decide(read, row(read, 7), "exclude")
    decide(read, row(read, 8), {"postcode": "1999AG"})
    assert crosses(read, "fouten") == []


WRONG = [
    (3, "exclude", "Lena"),
    (3, "wait", "Lena"),
    (5, {"phone": "06-04567390"}, "Noor"),
    (5, "exclude", "Noor"),
    (6, {"consent": "ja"}, "Teuntje"),
    (6, "accept", "Teuntje"),
    (6, "exclude", "Teuntje"),
    (7, "accept", "Otto"),
    (8, {"street": "Bakkerspad"}, "Vlinder"),
]


def test_every_plausible_wrong_answer_gets_a_cross_of_its_own(read):
    for number, choice, name in WRONG:
        before = [one for one in crosses(read, "fouten") if name in one]
        decide(read, row(read, number), choice)
        after = [one for one in crosses(read, "fouten") if name in one]
        assert before, name
        assert after, (name, choice)
        assert before != after, (name, choice)  # what it says now is about the wrong answer
        signing_up.undo(read)


def test_the_false_sign_up_is_refused_and_leaving_out_is_not_enough(read):
    untouched = crosses(read, "valse-aanmelding")
    decide(read, row(read, 12), "exclude")
    left_out = crosses(read, "valse-aanmelding")
    signing_up.undo(read)
    decide(read, row(read, 12), "accept")
    accepted = crosses(read, "valse-aanmelding")
    signing_up.undo(read)
    refuse(read, row(read, 12))
    assert crosses(read, "valse-aanmelding") == []
    assert len({*untouched, *left_out, *accepted}) == 3
    refuse(read, row(read, 2))  # the resident, by mistake
    assert any("Dirk Dropveter" in one for one in crosses(read, "valse-aanmelding"))


def test_the_group_right_and_with_the_false_sign_up_in_it(at):
    register = at(5)
    entering.run(register)
    assert len(crosses(register, "groep")) == 1
    people = entering.members(register)
    entering.set_status(register, [people[0].phone], "added")
    assert crosses(register, "groep") == []


def test_somebody_let_in_after_the_groups_were_made_is_missed(read):
    entering.run(read)
    entering.set_status(read, [entering.members(read)[0].phone], "joined")
    decide(read, row(read, 12), "accept")
    found = crosses(read, "groep")
    assert len(found) == 2  # in no group yet, and he is the one who should not be there
    assert any("Karel Krekel" in one for one in found)


@pytest.fixture
def practice(tmp_path):
    with Register.create(tmp_path / "oefenen", Neighbourhood(name="Lindehof", practice=True)) as made:
        yield made


def test_whoever_is_too_early_is_sent_to_the_start_of_the_step(at):
    register = at(1)
    assert any("stap 5" in one or "step 5" in one for one in crosses(register, "groep"))
    import_file(register, workshop_file(MISTAKES))  # before there are letters, so that no code is known
    assert any("stap 4" in one or "step 4" in one for one in crosses(register, "valse-aanmelding"))


def test_a_report_that_begins_with_behaviour(practice):
    save(practice, REPORT, REWRITTEN)
    assert crosses(practice, "melding") == []


@pytest.mark.parametrize(
    "change",
    [
        {"called_112": False},
        {"where": ""},
        {"where": "bij de bakker"},
        {"behaviour": ""},
        {"behaviour": "Loopt hier verdacht rond."},
        {"what": "Marokkaanse jongen in de straat"},
        {"behaviour": "Donkere man voelt aan deuren."},
        {"behaviour": "Voelt aan deuren.", "appearance": "Een donkere man."},
        {"appearance": "Rode rugzak, kenteken 12-ABC-3."},
        {"expects": "Ik zet de foto er zo bij.", "what": "Kijk naar de foto."},
    ],
)
def test_a_report_that_judges_or_leaves_out_what_helps(practice, change):
    save(practice, REPORT, REWRITTEN | change)
    assert len(crosses(practice, "melding")) == 1


def test_a_white_van_is_no_skin_colour(practice):
    save(practice, REPORT, REWRITTEN | {"behaviour": "Rijdt stapvoets in een witte bestelbus en voelt aan deuren."})
    assert crosses(practice, "melding") == []


def test_a_kind_correction_and_the_workbook_s_own_one(practice):
    save(practice, CORRECTION, {"text": KIND, "where": "private"})
    assert crosses(practice, "correctie") == []
    save(practice, CORRECTION, {"text": running.messages(practice)["correctie-vriendelijk"].body, "where": "private"})
    assert crosses(practice, "correctie") == []


def test_the_harsh_correction_gets_a_cross_for_everything_that_hurts(practice):
    save(practice, CORRECTION, {"text": HARSH, "where": "group"})
    assert len(crosses(practice, "correctie")) == 7


@pytest.mark.parametrize(
    "saved",
    [
        {"text": KIND, "where": "group"},
        {"text": KIND.replace("hopelijk", "HOPELIJK"), "where": "private"},
        {"text": KIND + " De volgende keer verwijder ik je.", "where": "private"},
        {"text": KIND + " Je doet dit altijd.", "where": "private"},
        {"text": "De groep is voor gevaar en alarm. Wil je daarop letten?", "where": "private"},
        {"text": "Fijn dat je meedoet! Wil je dit hier niet meer doen?", "where": "private"},
        {"text": "Fijn dat je meedoet. De groep is voor gevaar.", "where": "private"},
    ],
)
def test_a_correction_that_is_almost_kind_gets_one_cross(practice, saved):
    save(practice, CORRECTION, saved)
    assert len(crosses(practice, "correctie")) == 1


def test_how_many_are_done_per_step_and_of_all(at):
    register = at(5)
    assert done(register, 4) == (2, 2)
    assert done(register) == (6, 9)
