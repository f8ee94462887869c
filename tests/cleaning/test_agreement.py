"""Consent, house rules and age in the wordings that forms use, and who gave them (design.md 4, domain.md 6.5)."""

import pytest
from cleaning.conftest import codes

YES = [
    "ja", "Ja", "JA!", "j", "x", "X", "v", "akkoord", "Akkoord.", "ja, akkoord", "yes", "true", "WAAR", "1", "☑",
    "✓", "✔", "√",
    "ok", "oké", "eens", "Ja, ik ga akkoord", "Ik ga akkoord met het bewaren van mijn gegevens",
    "Ik geef toestemming om mijn telefoonnummer te gebruiken.", "I agree", "geen bezwaar",
    "Ik begrijp dat mijn gegevens niet worden gedeeld",
]  # fmt: skip
NO = [
    "", "nee", "Nee", "n", "no", "false", "0", "☐", "-", "?", "niet akkoord", "Ik ga niet akkoord", "geen toestemming",
    "weet ik niet", "misschien", "nog niet", "liever niet", "ja; nee", "ja maar niet voor WhatsApp", "n.v.t.", "ONWAAR",
]  # fmt: skip


@pytest.mark.parametrize("tick", YES)
def test_a_yes_in_any_wording_is_consent(outcome, tick) -> None:
    row = outcome(consent=tick)
    assert (bool(row["consent"]), row["reasons"]) == (True, "")


@pytest.mark.parametrize("tick", NO)
def test_a_no_a_doubt_or_a_condition_is_none(outcome, tick) -> None:
    row = outcome(consent=tick)
    assert (bool(row["consent"]), row["reasons"], row["verdict"]) == (False, "consent.missing", "ask")


def test_a_tick_that_only_names_the_use_of_data_is_consent(outcome) -> None:
    assert outcome(consent="Het gebruik van mijn gegevens")["verdict"] == "ready"
    assert outcome(consent="Vragen over het gebruik van mijn gegevens")["verdict"] == "ask"
    assert outcome(consent="De huisregels;Het gebruik van mijn gegevens")["verdict"] == "ready"
    assert outcome(consent="De huisregels")["verdict"] == "ask"


@pytest.mark.parametrize("name", ["Jan Bos - niet toevoegen!", "Jan Bos (wil niet meer mee)", "Jan (verhuisd)"])
def test_an_objection_beside_the_name_is_no_consent(outcome, name) -> None:
    assert outcome(name=name)["reasons"] == "consent.missing"


BOTH = "Ik ga akkoord met de huisregels en met het gebruik van mijn gegevens"


def test_one_tick_for_rules_and_data_counts_for_both(outcome) -> None:
    for field, other in (("consent", "rules"), ("rules", "consent")):
        row = outcome({"rules": True}, **{field: BOTH, other: ""})
        assert (bool(row["consent"]), bool(row["rules"]), row["reasons"]) == (True, True, "")


def test_a_tick_for_the_rules_alone_is_no_consent(outcome) -> None:
    assert outcome(consent="", rules="Ik ga akkoord met de huisregels")["reasons"] == "consent.missing"


def test_rules_and_age_are_only_asked_where_the_team_decided_so(outcome) -> None:
    assert outcome()["reasons"] == ""
    assert codes(outcome({"rules": True, "minimum_age": 18})) == {"rules.missing", "age.missing"}
    assert outcome({"rules": True, "minimum_age": 18}, rules="ja", age="ja")["reasons"] == ""


@pytest.mark.parametrize(
    ("minimum", "age", "enough"),
    [
        (18, "18", True), (18, "17", False), (18, "34 jaar", True), (18, "18+", True), (18, "16+", False),
        (16, "16", True),
        (16, "18+", True), (18, "ja", True), (18, "x", True), (18, "nee", False), (18, "", False), (18, "1990", True),
        (18, "2010", False), (18, "01-03-2008", True), (18, "02-03-2008", False), (18, "2008-03-01", True),
        (18, "Ik ben 18 jaar of ouder", True), (18, "Ik ben nog geen 18", False), (18, "31-02-1990", False),
        (18, "oud", False),
    ],
)  # fmt: skip
def test_an_age_is_confirmed_in_any_way(outcome, minimum, age, enough) -> None:
    row = outcome({"minimum_age": minimum}, age=age)  # the sign-up is of 1 March 2026
    assert (bool(row["age"]), row["reasons"]) == (enough, "" if enough else "age.missing")


@pytest.mark.parametrize(
    "whom", ["mijn buurvrouw", "voor mijn moeder", "partner", "ja", "Marie Jansen", "mijzelf en mijn man"]
)
def test_consent_by_someone_else_is_no_consent(outcome, whom) -> None:
    row = outcome(for_whom=whom)
    assert (bool(row["consent"]), row["reasons"]) == (False, "consent.by_other")


@pytest.mark.parametrize("whom", ["", "nee", "mijzelf", "voor mezelf", "ik", "Zelf.", "Jan de Vries", "J. de Vries"])
def test_who_signs_up_for_himself_consents(outcome, whom) -> None:
    assert outcome(for_whom=whom)["reasons"] == ""


@pytest.mark.parametrize(
    "remark", ["namens mijn buurvrouw", "Ingevuld door mijn dochter", "ik vul dit in voor mijn moeder"]
)
def test_a_remark_can_say_that_someone_else_consents(outcome, remark) -> None:
    assert outcome(remark=remark)["reasons"] == "consent.by_other"


@pytest.mark.parametrize(
    "remark", ["mijn vrouw meldt zich zelf aan", "Bel mijn buurman als ik er niet ben", "ik help mijn moeder"]
)
def test_other_remarks_say_nothing_of_it(outcome, remark) -> None:
    assert outcome(remark=remark)["reasons"] == ""


def test_consent_that_a_person_typed_in_a_decision_is_the_persons_own(outcome) -> None:
    assert outcome(for_whom="mijn dochter", set_consent="ja")["reasons"] == ""


@pytest.mark.parametrize("withdraw", ["ja", "afgemeld", "12-03-2026", "wil eruit"])
def test_a_withdrawal_excludes(outcome, withdraw) -> None:
    assert outcome(withdraw=withdraw)["reasons"] == "consent.withdrawn"


@pytest.mark.parametrize("consent", ["ingetrokken", "Ik trek mijn toestemming in"])
def test_consent_that_is_taken_back_is_withdrawn(outcome, consent) -> None:
    row = outcome(consent=consent)
    assert "consent.withdrawn" in codes(row)
    assert not row["consent"]


@pytest.mark.parametrize("withdraw", ["", "nee", "-"])
def test_no_withdrawal_is_none(outcome, withdraw) -> None:
    assert outcome(withdraw=withdraw)["reasons"] == ""


MAILS = [
    ("jan@example.org", "jan@example.org", ""), ("Jan@Example.ORG ", "jan@example.org", ""), ("", "", ""),
    ("mailto:jan@example.org", "jan@example.org", ""), ("Jan <jan@example.org>", "jan@example.org", ""), ("geen",
    "", ""),
    ("anonymous", "", ""), ("jan.de-vries+wijk@sub.example.co.uk", "jan.de-vries+wijk@sub.example.co.uk", ""),
    ("jan(at)example.org", "", "email.invalid"), ("jan@example", "", "email.invalid"), ("jan@@example.org", "",
    "email.invalid"),
    ("a@b.nl; c@d.nl", "", "email.invalid"), ("jan@exa mple.org", "", "email.invalid"), ("@example.org", "",
    "email.invalid"),
    ("a" * 300 + "@example.org", "", "email.invalid"), ("jan@example.org\nmarie@example.org", "", "email.invalid"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "mail", "reasons"), MAILS, ids=range(len(MAILS)))
def test_a_mail_address_is_taken_or_noted_as_invalid(outcome, typed, mail, reasons) -> None:
    row = outcome(email=typed)
    assert (row["email"], row["reasons"], row["verdict"]) == (mail, reasons, "ready")
