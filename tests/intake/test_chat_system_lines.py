"""Every system message of formats.md 1.6, in Dutch and English, as Android and as iOS write it."""

import pytest

from buurtapp.intake.chat_export import read_export

NUMBER = "\u202a+31\u00a06\u00a000\u201100\u201100\u201101\u202c"
PHONE = "+31600000001"


def android(*texts: str, known=lambda _text: False, name="chat.txt"):
    return read_export("".join(f"12-03-2025 14:05 - {text}\n" for text in texts), name, known)


def ios(*texts: str, name="WhatsApp Chat - Lindehof.zip"):
    return read_export("".join(f"[12-03-2025, 14:05:06] {text}\n" for text in texts), name)


def told(chat) -> list[tuple[str, ...]]:
    return [(event.kind, event.person.phone or event.person.written, event.actor) for event in chat.events]


HAPPENINGS = {
    # added
    "Jan heeft Els toegevoegd": [("added", "Els", "Jan")],
    "U hebt Els toegevoegd": [("added", "Els", "")],
    "Je hebt Els toegevoegd.": [("added", "Els", "")],
    f"Jan heeft {NUMBER} toegevoegd": [("added", PHONE, "Jan")],
    "Els is toegevoegd": [("added", "Els", "")],
    "Els en Bram zijn toegevoegd": [("added", "Els", ""), ("added", "Bram", "")],
    "Jan heeft Els, Bram en Fien toegevoegd": [("added", "Els", "Jan"), ("added", "Bram", "Jan"),
                                               ("added", "Fien", "Jan")],
    "Jan heeft u en Els toegevoegd": [("added", "Els", "Jan")],
    "Jan heeft Els en 3 anderen toegevoegd": [("added", "Els", "Jan")],
    "Jan added Els": [("added", "Els", "Jan")],
    "You added Els, Bram, and Fien": [("added", "Els", ""), ("added", "Bram", ""), ("added", "Fien", "")],
    "Els was added": [("added", "Els", "")],
    "Els and Bram were added": [("added", "Els", ""), ("added", "Bram", "")],
    # joined
    f"{NUMBER} is deelnemer geworden via de uitnodigingslink van deze groep": [("joined", PHONE, "")],
    f"{NUMBER} is deelnemer geworden via de uitnodigingslink van deze groep.": [("joined", PHONE, "")],
    "Els neemt deel via de uitnodiging van Jan": [("joined", "Els", "")],
    "Els is deelnemer geworden via de community": [("joined", "Els", "")],
    "Els is toegetreden via de uitnodigingslink": [("joined", "Els", "")],
    "Els heeft deelgenomen via de uitnodigingslink": [("joined", "Els", "")],
    f"{NUMBER} joined using this group's invite link": [("joined", PHONE, "")],
    "Els joined using a group link": [("joined", "Els", "")],
    "Els joined using your invite": [("joined", "Els", "")],
    "Els joined using Jan's invite": [("joined", "Els", "")],
    "Els joined from the community": [("joined", "Els", "")],
    # left
    "Els heeft de groep verlaten": [("left", "Els", "")],
    "~\u202fEls heeft de groep verlaten.": [("left", "~ Els", "")],
    f"{NUMBER} left": [("left", PHONE, "")],
    # removed
    "Jan heeft Els verwijderd": [("removed", "Els", "Jan")],
    "U hebt Els verwijderd": [("removed", "Els", "")],
    "Je hebt Els en Bram verwijderd": [("removed", "Els", ""), ("removed", "Bram", "")],
    "Els is verwijderd": [("removed", "Els", "")],
    "Jan heeft Els uit de groep verwijderd": [("removed", "Els", "Jan")],
    "Jan removed Els": [("removed", "Els", "Jan")],
    "You removed Els": [("removed", "Els", "")],
    "Els was removed": [("removed", "Els", "")],
    # number changed
    "Els heeft een nieuw telefoonnummer. Tik om een bericht te sturen of om het nieuwe nummer toe te voegen.": [
        ("number_changed", "Els", "")],
    f"{NUMBER} is gewijzigd naar +31 6 00000002": [("number_changed", PHONE, "")],
    "Els changed their phone number to a new number. Tap to message or add the new number.": [
        ("number_changed", "Els", "")],
    f"{NUMBER} changed to +31 6 00000002": [("number_changed", PHONE, "")],
}  # fmt: skip

NOTHING = [
    "Berichten en gesprekken worden end-to-end versleuteld. Niemand buiten deze chat kan ze lezen of beluisteren.",
    "Berichten die u naar deze groep verzendt, zijn nu beveiligd met end-to-end encryptie.",
    "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.",
    "Jan heeft deze groep gemaakt", "Jan heeft de groep “Lindehof” aangemaakt", "U hebt deze groep gemaakt",
    "Je hebt de groep “Lindehof” gemaakt", "Jan created group “Lindehof”", "You created this group",
    "Jan created this group", "You created group “Lindehof”", "Jan heeft de groep “Els is toegevoegd” gemaakt",
    "Jan heeft u toegevoegd", "Je bent toegevoegd", "Jan added you", "You were added", "Jan heeft je verwijderd",
    "Jan heeft u verwijderd",
    "U bent deelnemer geworden via de uitnodigingslink van deze groep", "Je hebt de groep verlaten", "You left",
    "Els kan vragen om deelname aan deze groep. Tik om te wijzigen.", "Els requested to join",
    "De beveiligingscode van Els is gewijzigd. Tik voor meer informatie.",
    f"{NUMBER} is gewijzigd. Tik voor meer informatie.",
    "Je beveiligingscode met Els is gewijzigd. Tik voor meer informatie.",
    "Your security code with Els changed. Tap to learn more.",
    "Jan heeft het onderwerp gewijzigd van “Lindehof” naar “Lindehof: Els is toegevoegd”",
    "Jan heeft het groepsonderwerp gewijzigd naar “WAAKS: Noord”",
    "Je hebt de groepsnaam gewijzigd van “Lindehof” naar “WAAKS: Noord”",
    "Jan changed the subject from “Lindehof” to “WAAKS: Bram was added”",
    "Jan changed the group name to “WAAKS: Noord”",
    "U bent nu beheerder", "Je bent nu een beheerder", "You're now an admin",
    "Nieuwe deelnemers aan deze groep moeten door beheerders worden goedgekeurd.",
    "Jan heeft beheerdersgoedkeuring voor deelname aan deze groep uitgeschakeld",
    "Jan turned on admin approval to join this group",
    "Jan heeft deze groep en de bijbehorende deelnemers aan de community Lindehof toegevoegd",
    "Jan heeft deze groep verwijderd uit de community", "Jan added this group to the community Lindehof",
    "Jan removed this group from the community",
    "Jan heeft berichten met vervaldatum ingeschakeld", "Jan turned off disappearing messages",
    "Dit bericht is verwijderd", "U hebt dit bericht verwijderd", "Je hebt dit bericht verwijderd",
    "This message was deleted", "Jan heeft het groepspictogram verwijderd", "Jan removed the group photo",
    "<Media weggelaten>", "Zomaar een regel die WhatsApp nog nooit zei",
]  # fmt: skip


@pytest.mark.parametrize("text", HAPPENINGS)
def test_android_says(text):
    assert told(android(text)) == HAPPENINGS[text]


@pytest.mark.parametrize("text", HAPPENINGS)
def test_ios_says_with_its_mark(text):
    assert told(ios(f"\u200e{text}")) == HAPPENINGS[text]


@pytest.mark.parametrize("text", HAPPENINGS)
def test_ios_says_with_the_group_as_sender(text):
    assert told(ios(f"Lindehof: \u200e{text}")) == HAPPENINGS[text]
    assert told(ios(f"\u200eLindehof: {text}")) == HAPPENINGS[text]
    assert "Lindehof" not in {who.written for who in ios(f"Lindehof: \u200e{text}").present}


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_happened_to_a_member(text):
    for chat in (android(text), ios(f"\u200e{text}"), ios(f"Lindehof: \u200e{text}")):
        assert told(chat) == []
        assert {who.written for who in chat.present} <= {"Jan"}


@pytest.mark.parametrize("text", HAPPENINGS)
def test_a_message_is_no_system_line_whatever_it_says(text):
    for chat in (android(f"Fien: {text}"), ios(f"Fien: {text}")):
        assert told(chat) == []
        assert [who.written for who in chat.present] == ["Fien"]


@pytest.mark.parametrize("text", ["Dit bericht is verwijderd", "\u200eDit bericht is verwijderd.", "<Media weggelaten>",
                                  "\u200eafbeelding weggelaten", "\u200e<bijgevoegd: 0001-PHOTO.jpg>",
                                  "IMG-1.jpg (bestand bijgevoegd)", "\u200evideo weggelaten",
                                  "\u200eaudio weggelaten", "\u200esticker weggelaten", "\u200eGIF weggelaten",
                                  "\u200eVisitekaartje weggelaten", "\u200edocument weggelaten",
                                  "<Media omitted>", "IMG-1.jpg (file attached)", "\u200e<attached: 0001-PHOTO.jpg>",
                                  "\u200eimage omitted", "This message was deleted",
                                  "\u200eU hebt dit bericht verwijderd."])  # fmt: skip
def test_placeholders_prove_that_the_sender_is_there(text):
    for chat in (android(f"Els: {text}"), ios(f"Els: {text}"), ios(f"\u200eEls: {text}")):
        assert told(chat) == []
        assert [who.written for who in chat.present] == ["Els"]


def test_on_ios_the_one_whose_deed_it_is_may_be_the_sender():
    assert told(ios("Els: Els heeft de groep verlaten")) == [("left", "Els", "")]
    assert told(ios("Jan: Jan heeft Els toegevoegd")) == [("added", "Els", "Jan")]
    assert told(ios("Roos: \u200eJe hebt Els verwijderd")) == [("removed", "Els", "")]


def test_the_group_is_known_by_its_banner_when_the_file_was_renamed():
    chat = ios("Onze buurt: \u200eBerichten en gesprekken worden end-to-end versleuteld.",
               "Onze buurt: \u200eEls is toegevoegd", name="chat.zip")  # fmt: skip
    assert told(chat) == [("added", "Els", "")]
    assert not chat.present
    assert chat.names == {"Onze buurt"}


def test_a_group_name_with_a_colon_makes_no_sender():
    chat = android("Jan heeft de groepsnaam gewijzigd van “Lindehof” naar “WAAKS: Noord”", "Jan: hoi")
    assert {who.written for who in chat.present} == {"Jan"}
    assert {"Lindehof", "WAAKS: Noord"} <= chat.names


def test_a_known_name_with_a_colon_stays_whole():
    chat = android("BP: Els heeft de groep verlaten", "BP: Els: hoi", known={"BP: Els"}.__contains__)
    assert told(chat) == [("left", "BP: Els", "")]
    assert [who.written for who in chat.present] == ["BP: Els"]


def test_a_known_name_with_and_in_it_stays_whole():
    known = {"Bos en Lommerweg 2 Jan", "Weg, west 3 Els"}
    chat = android("Fien heeft Bos en Lommerweg 2 Jan, Weg, west 3 Els en Bram toegevoegd", known=known.__contains__)
    assert [event.person.written for event in chat.events] == ["Bos en Lommerweg 2 Jan", "Weg, west 3 Els", "Bram"]


@pytest.mark.parametrize("sender", ["Els Voorbeeld", NUMBER, "~\u00a0Els", "~\u202fEls", "els.voorbeeld_2", "Ëls 🌳"])
def test_senders_in_all_their_forms(sender):
    (who,) = android(f"{sender}: hallo: iedereen om 22:00").present
    assert who.profile == sender.startswith("~")
    assert who.phone == (PHONE if sender == NUMBER else "")


def test_a_changed_number_tells_the_new_one():
    (event,) = android(f"{NUMBER} is gewijzigd naar \u202a+31 6 00000002\u202c").events
    assert event.new is not None
    assert event.new.phone == "+31600000002"


def test_who_adds_others_is_there():
    assert [who.written for who in android("Jan heeft Els toegevoegd").present] == ["Jan"]


def test_nothing_of_a_message_stays():
    chat = android("Els: bel 112 voor geheimwoord", "Jan heeft Bram toegevoegd")
    assert "geheimwoord" not in repr(chat)
