"""Many cases at once, the waiting list, buddies, and putting columns right by hand."""

from steps.conftest import person

from buurtapp.intake.reading import ByHand
from buurtapp.model.people import Contact
from buurtapp.steps import looking, settling, signing_up, two_numbers
from buurtapp.steps.importing import import_file
from buurtapp.store.forms import save
from buurtapp.store.signups import signups


def test_all_cases_of_one_reason_in_one_action(register, write):
    import_file(register, write(*(person(n, consent="") for n in (1, 2, 3)), person(4)))
    assert [(code, len(found)) for code, found in settling.cases_by_reason(register).items()] == [
        ("consent.missing", 3)
    ]
    settling.decide_many(register, signing_up.cases(register), "exclude")
    assert signing_up.cases(register) == []
    signing_up.undo(register)
    assert len(signing_up.cases(register)) == 3


def test_who_waits_is_off_the_desk_and_not_admitted(register, write):
    import_file(register, write(person(1, consent="")))
    waits = signing_up.decide(register, signups(register)[0], "wait")
    assert signing_up.cases(register) == []
    assert settling.waiting_list(register) == [waits]
    assert not signing_up.admission(register, waits)


def test_a_ready_sign_up_that_waits_reaches_nothing(register, write):
    import_file(register, write(person(1)))
    waits = signing_up.decide(register, signups(register)[0], "wait")
    assert not signing_up.admission(register, waits)


def test_someone_without_whatsapp_is_reached_through_a_buddy(register, write):
    import_file(register, write(person(1), person(2).replace(";06-", ";geen "), person(3, consent="")))
    without = signing_up.find(register, "lijst.csv:3")
    assert settling.can_have_buddy(without) or "phone.invalid" in without.reasons
    signing_up.decide(register, without, {"buddy": "Ala van nummer 1"})
    signing_up.decide(register, signing_up.find(register, "lijst.csv:4"), {"buddy": "Ala van nummer 1"})
    assert settling.reached(register) == settling.Reached(members=1, through_buddy=1)


def test_who_lives_outside_can_be_passed_on_to_the_group_next_door(register, write):
    save(register, "contacts", Contact(kind="neighbouring_group", name="Molenkwartier").model_dump(mode="json"), "1")
    import_file(register, write(person(1).replace("Lindelaan;1;1999AB", "Verweg;1;3999ZZ")))
    assert [signup.row for signup in settling.outside(register)] == [2]
    assert [group.name for group in settling.neighbouring_groups(register)] == ["Molenkwartier"]


def test_a_file_is_shown_before_it_is_imported_and_nothing_is_kept(register, write):
    path = write(person(1))
    seen = looking.look(register, path)
    assert seen.reading.separator == ";"
    assert ("phone",) in seen.fields
    assert len(seen.reading.sample) == 1
    assert signups(register) == []
    assert list(register.folder.inputs.iterdir()) == []


def test_columns_put_right_by_hand_hold_for_later_files_and_can_be_undone(register, tmp_path):
    path = tmp_path / "raar.csv"
    path.write_text(
        "Alfa;Beta;Gamma;Delta;Eps;Zeta\nBram Oefening;ja;06-00001097;1999AB;1;Anna Voorbeeld\n", encoding="utf-8"
    )
    columns = looking.columns_by_hand(["", "consent", "phone", "postcode", "number", "name"])
    import_file(register, path, ByHand(separator=";", header=1), columns)
    assert signups(register)[0].verdict == "ready"
    header = next(iter(looking.known_headers(register)))
    looking.put_columns_right(register, header, looking.columns_by_hand(["name", "consent", "phone", "", "", ""]))
    assert signups(register)[0].name == "Bram Oefening"
    signing_up.undo(register)
    assert signups(register)[0].name == "Anna Voorbeeld"


def test_one_answer_settles_both_sign_ups_of_a_person_with_two_numbers(register, write):
    import_file(register, write(person(1), person(1, phone=101, day="2026-10-01"), person(2)))
    older, newer = signing_up.cases(register)
    assert two_numbers.other_numbers(register, older) == [newer]
    kept = two_numbers.keep_number(register, newer)
    assert (kept.id, kept.phone, kept.verdict) == (newer.id, "+31600110797", "ready")
    assert signing_up.cases(register) == []
    assert signing_up.find(register, older.key).verdict == "excluded"
    signing_up.undo(register)
    assert signing_up.cases(register) == [older, newer]


def test_one_answer_settles_two_numbers_at_an_address_outside_the_file(register, write):
    again = person(999, phone=101, day="2026-10-01").replace("n999@", "elders@")
    import_file(register, write(person(999), again))
    older, newer = signing_up.cases(register)
    assert (older.address_id, newer.address_id) == (None, None)
    assert two_numbers.other_numbers(register, older) == [newer]


def test_house_mates_and_strangers_have_no_other_number(register, write):
    import_file(register, write(person(1), person(1, phone=101, name="Bas")))
    assert [two_numbers.other_numbers(register, signup) for signup in signups(register)] == [[], []]
