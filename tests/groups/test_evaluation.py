"""The yearly evaluation: questions, counts, percentages, and no answer of one person (domain.md 2.6: Witte Dorp)."""

from datetime import date, timedelta

from buurtapp.groups.evaluation import KEYS, OPEN, Evaluation, doubts, lines, questions, shares

WITTE_DORP = Evaluation(on=date(2026, 10, 7), asked=231, answered=120, home=94, leaving=72, help=9)


def test_every_question_can_be_answered_and_counted():
    assert list(questions()) == [*KEYS, OPEN]
    assert {*KEYS, OPEN} <= set(Evaluation.model_fields)


def test_the_shares_are_of_who_answered():
    found = dict(shares(WITTE_DORP))
    words = questions()
    assert found == {"Gaf antwoord": 52, words["home"]: 78, words["leaving"]: 60, words["help"]: 8}


def test_without_results_the_paper_has_places_to_write():
    assert [(one.yes, one.no, one.said) for one in lines(None)] == [("", "", "")] * len(questions())


def test_with_results_the_paper_has_yes_and_no():
    made = {one.sentence: (one.yes, one.no) for one in lines(WITTE_DORP)}
    assert made[questions()["home"]] == ("94", "26")
    assert made[questions()["calm"]] == ("", "")


def test_counts_that_cannot_be_are_pointed_at_and_kept():
    assert doubts(WITTE_DORP) == []
    assert len(doubts(Evaluation(asked=5, answered=6, home=7, on=date.today() + timedelta(days=1)))) == 3
    assert shares(Evaluation(asked=0, answered=0, home=0)) == []
