"""A place to chat beside the quiet group: where the team wants one, and nobody is put into it (domain.md 2.6, 3.4)."""

from steps.conftest import person

from buurtapp.steps.chatting import invitation_to_chat, mail_addresses
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.importing import import_file
from buurtapp.steps.running import messages


def test_without_the_teams_wish_there_is_none(register):
    assert invitation_to_chat(register) is None
    assert "praatjes is er" not in messages(register)["welkom"].body


def test_a_second_group_is_a_message_with_a_place_for_its_link(register):
    decide_all(register, {"chat_group": "yes"})
    made = invitation_to_chat(register)
    assert made.to == ""
    assert "……" in made.body
    assert "Meedoen hoeft niet" in made.body
    assert "tweede groep" in messages(register)["welkom"].body


def test_a_mail_list_asks_first_and_puts_the_admitted_in_bcc(register, write):
    decide_all(register, {"chat_group": "yes", "chat_way": "mail"})
    import_file(register, write(person(1), person(2), person(3, consent="nee"), person(99)))
    assert mail_addresses(register) == ["n1@voorbeeld.invalid", "n2@voorbeeld.invalid"]
    made = invitation_to_chat(register)
    assert made.to == "n1@voorbeeld.invalid; n2@voorbeeld.invalid"
    assert made.subject
    assert "Antwoord dan met: ja" in made.body
    assert "maillijst" in messages(register)["welkom"].body
    assert "tweede groep" not in messages(register)["welkom"].body + messages(register)["groepsbeschrijving"].body
