"""What to ask somebody whose sign-up is not clear: a question for each reason, in the words of that person."""

from buurtapp.model.reasons import REASONS
from buurtapp.steps.questions import questions_for
from buurtapp.words import set_language

OPEN = [code for code, reason in REASONS.items() if reason.effect in ("ask", "proposed")]


def test_every_reason_that_waits_has_a_question_in_dutch_and_english():
    try:
        for language in ("nl", "en"):
            set_language(language)
            for code in OPEN:
                (question,) = questions_for([code])
                assert "?" in question, (language, code)
                assert question != REASONS[code].sentence
        english = {code: questions_for([code]) for code in OPEN}
        set_language("nl")
        assert [code for code in OPEN if questions_for([code]) == english[code]] == []
    finally:
        set_language("nl")


def test_what_is_merely_noted_is_not_asked():
    assert questions_for(["phone.zero_restored", "row.no_data", "person.refused"]) == []


def test_one_question_for_two_reasons_that_ask_the_same():
    assert len(questions_for(["address.ambiguous", "address.date_damage", "phone.missing"])) == 2


def test_the_age_is_the_team_s():
    assert "16" in questions_for(["age.missing"], 16)[0]
