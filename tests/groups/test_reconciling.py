"""Who is who in a chat, and what it says of them (design.md 6; issue: Reconciling)."""

from datetime import date, datetime

import pytest
from groups.conftest import practice_phone

from buurtapp.groups.recognising import roster, suggestions
from buurtapp.groups.reconciling import compare, counts, last_seen, proposals, stored_chat
from buurtapp.intake.chat_export import read_export
from buurtapp.intake.chat_members import MemberList
from buurtapp.intake.chat_people import person
from buurtapp.model.decisions import Decisions
from buurtapp.model.member import Group

TODAY = date(2026, 11, 23)


@pytest.fixture
def people(signup):
    """Jan and Els in a group, Bram not yet; Fien asks, so the gate holds her back."""
    return [
        signup(id=1, row=2, name="Jan de Vries", phone=practice_phone(1), group="KS1", status="to_add", addition="A"),
        signup(id=2, row=3, name="Els Voorbeeld", phone=practice_phone(2), group="KS1", status="added", number="14"),
        signup(id=3, row=4, name="Bram Voorbeeld", phone=practice_phone(3), street="Bos en Lommerweg", number="2"),
        signup(id=4, row=5, name="Fien Voorbeeld", phone=practice_phone(4), number="16", found="ask",
               reasons=("consent.missing",), consent=""),
    ]  # fmt: skip


def known(people, by_hand=None):
    return roster(people, Decisions(), by_hand or {}, practice=True)


def chat(*texts: str, who=None):
    lines = "".join(f"{day:02}-03-2026 14:05 - {text}\n" for day, text in enumerate(texts, 1))
    return read_export(lines, "chat.txt", *([who.knows] if who else []))


def told(people, shown, by_hand=None, **more):
    return {one.name or one.phone: (one.outcome, one.matched_by)
            for one in compare(shown, known(people, by_hand), **more)}  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        "OEFEN KS1 Kerkstr 12A Jan", "KS1 Kerkstr 12A Jan", "Kerkstr 12A Jan", "Kerkstraat 12A Jan",
        "oefen ks1 kerkstr 12a jan", "KS Kerkstr 12A Jan", "BP2 Kerkstr 12A Jan", "KS1 Kerkstr 12 A Jan",
        "KS1 Kerkstr. 12-A, Jan", "KS1 Kerkstr 12A Jan de Vries", "OEFEN KS1 Kerkstr 12A Jan de Vr…",
        "OEFEN KS1 Kerkstr 12A Jan...",
    ],
)  # fmt: skip
def test_a_card_name_also_with_another_code_or_slightly_shortened(people, written):
    found, by = known(people).match(person(written))
    assert found is not None
    assert (found.signup.id, by) == (1, "card")


@pytest.mark.parametrize(
    "written",
    ["Jan", "Jan de Vries", "~ Kerkstr 12A Jan", "Kerkstr 12 Jan", "Kerkstr 12A", "Kerkstr 12A Ja…", "Kerkstr 12A J",
     "Kerkstr 12A Janneke", "KS1 Kerkstr 1…", "Jan Kerkstr 12A", "", "+31 6 00000009", "x" * 1000],
)  # fmt: skip
def test_a_name_that_proves_too_little_is_left_to_a_person(people, written):
    assert known(people).match(person(written)) == (None, None)


def test_two_who_could_be_meant_are_left_to_a_person(people, signup):
    twin = signup(id=9, row=9, name="Jan Bakker", phone=practice_phone(9), addition="A")
    assert known([*people, twin]).match(person("Kerkstr 12A Jan")) == (None, None)
    found, _by = known([*people, twin]).match(person("Kerkstr 12A Jan Bakker"))
    assert found is not None
    assert found.signup.id == 9


def test_a_number_tells_more_than_a_name_and_a_person_most(people):
    assert known(people).match(person("+31 6 00000002"))[1] == "number"
    found, by = known(people, {practice_phone(2): 1}).match(person("+31 6 00000002"))
    assert found is not None
    assert (found.signup.id, by) == (1, "hand")
    assert known(people, {"~ jantje": 1}).match(person("~\u00a0Jantje"))[1] == "hand"


def test_what_an_export_says(people):
    who = known(people)
    shown = chat(
        "Je hebt OEFEN KS1 Kerkstr 12A Jan en OEFEN Bos en Lommerweg 2 Bram toegevoegd",
        "+31 6 00000009 is deelnemer geworden via de uitnodigingslink van deze groep",
        "OEFEN Bos en Lommerweg 2 Bram heeft de groep verlaten", who=who,
    )  # fmt: skip
    assert told(people, shown) == {
        "Jan de Vries": ("seen_joining", "card"),
        "Els Voorbeeld": ("not_seen", None),
        "Bram Voorbeeld": ("seen_leaving", "card"),
        practice_phone(9): ("unknown", None),
    }


def test_from_an_export_nobody_is_not_in_the_group(people):
    assert {outcome for outcome, _by in told(people, chat("Jan: hoi")).values()} == {"not_seen", "unknown"}


def test_a_message_proves_presence_but_no_joining(people):
    assert told(people, chat("+31 6 00000001: hoi"))["Jan de Vries"] == ("in_group", "number")
    joined = chat("+31 6 00000001 is toegevoegd", "+31 6 00000001: hoi")
    assert told(people, joined)["Jan de Vries"] == ("seen_joining", "number")


@pytest.mark.parametrize(
    ("texts", "outcome"),
    [
        (("+31 6 00000001 is toegevoegd", "+31 6 00000001 is verwijderd"), "seen_leaving"),
        (("+31 6 00000001 left", "+31 6 00000001 was added"), "seen_joining"),
        (("+31 6 00000001 left", "+31 6 00000001: ik ben er weer"), "in_group"),
        (("+31 6 00000001: dag", "+31 6 00000001 left"), "seen_leaving"),
        (("+31 6 00000001 is toegevoegd", "+31 6 00000001 is gewijzigd naar +31 6 00000008"), "number_changed"),
        (("+31 6 00000001 is gewijzigd naar +31 6 00000008", "+31 6 00000008: hoi"), "number_changed"),
        (("+31 6 00000001 is gewijzigd naar +31 6 00000008", "+31 6 00000008 left"), "seen_leaving"),
    ],
)
def test_a_later_event_beats_an_earlier_one(people, texts, outcome):
    found = told(people, chat(*texts))
    assert found["Jan de Vries"][0] == outcome
    assert "unknown" not in {one for one, _by in found.values()}


def test_a_number_that_changed_into_one_of_the_register_is_that_person(people):
    shown = chat("+31 6 00000008 is toegevoegd", "+31 6 00000008 is gewijzigd naar +31 6 00000001")
    assert told(people, shown)["Jan de Vries"] == ("seen_joining", "number")
    assert practice_phone(8) not in told(people, shown)


def test_when_both_numbers_signed_up_both_are_told(people):
    found = told(people, chat("+31 6 00000001 is gewijzigd naar +31 6 00000002"))
    assert found["Jan de Vries"] == ("number_changed", "number")
    assert found["Els Voorbeeld"] == ("in_group", "number")


def test_a_full_list_says_who_is_not_in_the_group(people):
    shown = MemberList((person("+31 6 00000001"), person("OEFEN KS1 Kerkstr 14 Els"), person("~ Vera")))
    assert told(people, shown) == {
        "Jan de Vries": ("in_group", "number"), "Els Voorbeeld": ("in_group", "card"),
        "Bram Voorbeeld": ("not_in_group", None), "~ Vera": ("unknown", None),
    }  # fmt: skip


def test_in_the_group_without_being_admitted_is_unknown_with_its_row(people):
    (fien,) = (one for one in compare(chat("+31 6 00000004: hoi"), known(people)) if one.outcome == "unknown")
    assert (fien.phone, fien.source, fien.row, fien.matched_by) == (practice_phone(4), "a.csv", 5, "number")
    assert told(people, chat("+31 6 00000004 left"))["Fien Voorbeeld"] == ("seen_leaving", "number")
    assert "Fien Voorbeeld" not in told(people, chat("Jan: hoi"))


def test_members_of_another_group_are_not_missed(people, signup):
    other = signup(id=7, row=8, name="Gijs Voorbeeld", phone=practice_phone(7), number="80", group="KS2")
    groups = {"KS1": Group("KS1", "Kerkstraat 1"), "KS2": Group("KS2", "Kerkstraat 2")}
    shown = MemberList((person("+31 6 00000001"), person("+31 6 00000002")))
    assert "Gijs Voorbeeld" not in told([*people, other], shown, groups=groups)
    assert told([*people, other], shown, groups=groups, group="KS2")["Gijs Voorbeeld"] == ("not_in_group", None)
    assert told([*people, other], shown)["Gijs Voorbeeld"] == ("not_in_group", None)
    named = chat("Je hebt de groep “Kerkstraat 2” gemaakt")
    found = told([*people, other], named, groups=groups)
    assert found == {"Gijs Voorbeeld": ("not_seen", None), "Bram Voorbeeld": ("not_seen", None)}


def test_only_the_last_joining_or_leaving_is_to_be_stored(people):
    shown = chat("+31 6 00000001 was added", "Els left", "+31 6 00000001 left", "Bram: hoi", "Els was added",
                 "Fien changed their phone number to a new number.")  # fmt: skip
    seen = last_seen(shown)
    assert [(one.person, one.kind) for one in seen] == [("+31 6 00000001", "left"), ("Els", "joined")]
    assert told(people, stored_chat(seen))["Jan de Vries"] == ("seen_leaving", "number")


@pytest.mark.parametrize(
    ("text", "status", "since", "expected"),
    [
        ("was added", "to_add", date(2026, 11, 1), "joined"),
        ("was added", "invited", date(2026, 11, 1), "joined"),
        ("was added", "joined", date(2026, 1, 1), None),
        ("was added", "left", date(2026, 11, 1), None),  # a person said so later
        ("was added", "left", date(2026, 1, 1), "joined"),
        ("left", "to_add", date(2026, 11, 1), "left"),
        ("left", "joined", date(2026, 1, 1), "left"),
        ("left", "joined", date(2026, 11, 1), None),
        ("left", "left", date(2026, 1, 1), None),
        (": hoi", "added", date(2026, 1, 1), "joined"),
        ("changed their phone number", "added", date(2026, 1, 1), None),
    ],
)
def test_the_status_that_follows(people, text, status, since, expected):
    found = compare(chat(f"+31 6 00000001{'' if text[0] == ':' else ' '}{text}"), known(people))
    changes = list(proposals(found, {practice_phone(1): (status, since)}, TODAY))
    assert changes == ([(practice_phone(1), expected, date(2026, 3, 1))] if expected else [])


def test_a_status_is_only_proposed_for_members(people):
    found = compare(chat("+31 6 00000004 left", "+31 6 00000009 left"), known(people))
    assert list(proposals(found, {}, TODAY)) == []


def test_the_likeliest_comes_first_when_matching_by_hand(people):
    assert suggestions(known(people), person("~ Els V"))[0].name == "Els Voorbeeld"


def test_every_outcome_is_counted(people):
    assert list(counts([])) == ["seen_joining", "seen_leaving", "not_seen", "in_group", "not_in_group",
                                "number_changed", "unknown"]  # fmt: skip
    assert counts(compare(chat("+31 6 00000001 left"), known(people)))["seen_leaving"] == 1


def test_when_is_told(people):
    (jan, *_others) = compare(chat("+31 6 00000001 left"), known(people))
    assert jan.at == datetime(2026, 3, 1, 14, 5)


def test_the_u_in_a_list_may_be_any_admin_so_of_an_admin_nobody_says_not_in_the_group(people):
    def outcomes(shown):
        who = roster(people, Decisions(), {}, practice=True, admins=[practice_phone(1)])
        return {one.name: one.outcome for one in compare(shown, who)}

    found = outcomes(MemberList((person(practice_phone(2)),), with_self=True))
    assert (found["Jan de Vries"], found["Bram Voorbeeld"]) == ("not_seen", "not_in_group")
    assert outcomes(MemberList((person(practice_phone(2)),)))["Jan de Vries"] == "not_in_group"
