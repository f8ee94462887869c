"""Text out of a mail, a chat or a note, and contact cards (issue: "text pasted from mails or WhatsApp")."""

import pytest

from buurtapp.intake import describe, read_pasted, read_table, recognise_columns, signup_fields


def fields(table):
    found = signup_fields(table, recognise_columns(table))
    return {index: {name: cell for name, cell in row.items() if cell} for index, row in found.to_dict("index").items()}


LABELLED = """Naam: Jan de Vries
Adres: Kerkstraat 12
Postcode: 1234 AB
Telefoon: 06-00000001
Akkoord: ja

Naam: Els Bakker
Adres: Dorpsweg 3
Telefoon:
06-00000002
"""


def test_lines_with_labels(a_file):
    found = fields(read_pasted(LABELLED))
    assert found == {
        1: {
            "name": "Jan de Vries",
            "address": "Kerkstraat 12",
            "postcode": "1234 AB",
            "phone": "06-00000001",
            "consent": "ja",
        },
        7: {"name": "Els Bakker", "address": "Dorpsweg 3", "phone": "06-00000002"},
    }
    path = a_file(LABELLED, "mail.txt")
    assert fields(read_table(path)) == found
    assert describe(path).kind == "pasted"


@pytest.mark.parametrize(
    "head",
    [
        "[12-03-2025 14:05] Jan de Vries: ",
        "[14:05, 12-03-2025] Jan de Vries: ",
        "12-03-2025, 14:05 - Jan de Vries: ",
        "\u200e[12-03-2025, 14:05:06] ~\u202fJan de Vries: ",
        "22-07-2023 6:50 ’s avonds - Jan de Vries: ",
    ],
)
def test_a_chat_message_knows_its_sender_and_moment(head):
    table = read_pasted(f"{head}Ja, ik doe mee! Kerkstraat 12, 06-00000001")
    found = fields(table)[1]
    assert found["name"] == "Jan de Vries"
    assert found["address"] == "Kerkstraat 12"
    assert found["phone"] == "06-00000001"
    assert found["timestamp"]


def test_a_sender_who_is_a_number_is_the_number():
    found = fields(read_pasted("[12-03-2025 14:05] +31 6 00000002: Hoi, ik ben Piet Jansen\nvan Dorpsweg 3a"))
    assert found[1]["phone"] == "+31 6 00000002"
    assert found[1]["name"] == "Piet Jansen"
    assert found[1]["address"] == "Dorpsweg 3a"


MAIL = """Van: Jan de Vries <jan@example.nl>
Verzonden: dinsdag 12 maart 2025 14:05
Aan: buurt@example.nl
Onderwerp: aanmelding

Beste Els,

Graag meld ik mij aan. Ik woon op Kerkstraat 12 en mijn nummer is 06-00000001.
Ik ga akkoord met de spelregels en het bewaren van mijn gegevens.

Groeten,
Jan de Vries
"""


def test_a_mail_in_running_text():
    found = fields(read_pasted(MAIL))
    assert list(found) == [1]
    row = found[1]
    assert (row["name"], row["address"], row["phone"]) == ("Jan de Vries", "Kerkstraat 12", "06-00000001")
    assert row["email"] == "jan@example.nl"
    assert row["timestamp"] == "dinsdag 12 maart 2025 14:05"
    assert row["consent"].startswith("Ik ga akkoord")


def test_free_lines_are_one_sign_up_each():
    text = (
        "Jan de Vries, Kerkstraat 12 hs, 1234AB Utrecht, 06-00000001\nPiet van der Berg - Dorpsweg 3 - 06 00 00 00 02\n"
    )
    found = fields(read_pasted(text))
    assert found[1]["name"] == "Jan de Vries"
    assert found[1]["address"] == "Kerkstraat 12 hs, 1234AB Utrecht"
    assert found[2] == {
        "name": "Piet van der Berg", "address": "Dorpsweg 3", "phone": "06 00 00 00 02",
        "remark": "Piet van der Berg - Dorpsweg 3 - 06 00 00 00 02",
    }  # fmt: skip


def test_paragraphs_are_one_sign_up_each():
    text = "Jan de Vries\nKerkstraat 12\n06-00000001\n\nEls Bakker\nDorpsweg 3\n06-00000002\n"
    found = fields(read_pasted(text))
    assert [(index, row["name"], row["address"]) for index, row in found.items()] == [
        (1, "Jan de Vries", "Kerkstraat 12"),
        (5, "Els Bakker", "Dorpsweg 3"),
    ]


def test_blocks_in_a_text_file_are_no_column_under_the_first_name(a_file):
    block = "Jan de Vries\r\nKerkstraat 12\r\n06-00000001\r\n"
    found = fields(read_table(a_file(f"{block} \r\nEls Bakker\r\nDorpsweg 3\r\n06-00000002\r\nakkoord\r\n", "a.txt")))
    assert [(row["name"], row["phone"]) for row in found.values()] == [
        ("Jan de Vries", "06-00000001"),
        ("Els Bakker", "06-00000002"),
    ]


@pytest.mark.parametrize("text", ["Telefoon\n06-00000001\n", "Telefoon\n06-00000001\n\nTelefoon\n06-00000002\n"])
def test_one_column_under_its_name_stays_a_column(a_file, text):
    assert list(read_table(a_file(text)).columns) == ["Telefoon"]


def test_agreement_after_the_number_is_agreement():
    text = "Jan, Kerkstraat 12, 06-00000001. Akkoord met het gebruik van mijn gegevens"
    assert fields(read_pasted(text))[1]["consent"] == "Akkoord met het gebruik van mijn gegevens"


def test_a_refusal_is_no_agreement():
    assert "consent" not in fields(read_pasted("Jan, 06-00000001. Ik ga niet akkoord met de regels."))[1]


def test_two_numbers_stay_together_for_a_person_to_judge():
    assert fields(read_pasted("Jan de Vries, 06-00000001 of 06-00000002"))[1]["phone"] == "06-00000001 / 06-00000002"


def test_copied_cells_are_a_table():
    table = read_pasted("Naam\tTelefoon\tAdres\nJan\t06-00000001\tKerkstraat 1\n")
    assert list(table.columns) == ["Naam", "Telefoon", "Adres"]
    assert list(table.index) == [2]


@pytest.mark.parametrize("text", ["", " \n ", "\0"])
def test_nothing_pasted_is_an_empty_frame(text):
    assert read_pasted(text).shape == (0, 0)


CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:van der Berg;Zoë;;;\r\nFN:Zoë van der Berg\r\nTEL;TYPE=HOME:030-0000000\r\n"
    "TEL;TYPE=CELL:+31 6 00000001\r\nitem1.EMAIL;TYPE=INTERNET:zoe@example.nl\r\n"
    "ADR;TYPE=HOME:;;Kerkstraat 12\\, hs;Utrecht;;1234 AB;\r\nNOTE:een\\ntwee \r\n drie\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Bakker;Ren=C3=A9\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ren=C3=A9 =\r\nBakker\r\nTEL;CELL:0600000002\r\nEND:VCARD\r\n"
)


def test_contact_cards_are_a_table(a_file):
    path = a_file(CARDS, "contacten.vcf")
    found = fields(read_table(path))
    assert describe(path).kind == "vcard"
    assert found[1] == {
        "name": "Zoë van der Berg", "first_name": "Zoë", "prefix": "van der", "last_name": "Berg",
        "address": "Kerkstraat 12, hs", "postcode": "1234 AB", "city": "Utrecht", "phone": "+31 6 00000001",
        "email": "zoe@example.nl", "remark": "een\ntwee drie",
    }  # fmt: skip
    assert (found[2]["name"], found[2]["phone"]) == ("René Bakker", "0600000002")


@pytest.mark.parametrize("n", ["Vries;Els;de;;", "Vries;Els;;de;", "de Vries;Els;;;", "de Vries;Els;;Mevr.;"])
def test_a_particle_in_any_part_of_a_card_s_name_is_kept(a_file, n):
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Els de Vries\r\nN:{n}\r\nTEL:06-00000001\r\nEND:VCARD\r\n"
    found = fields(read_table(a_file(card, "kaart.vcf")))[1]
    assert (found["first_name"], found["prefix"], found["last_name"]) == ("Els", "de", "Vries")


def test_cards_by_an_independent_writer(a_file):
    vobject = pytest.importorskip("vobject")
    card = vobject.vCard()
    card.add("fn").value = "Chloë d'Ancona; de jongere"
    card.add("n").value = vobject.vcard.Name(family="d'Ancona", given="Chloë" * 20)
    phone = card.add("tel")
    phone.value, phone.type_param = "+31600000003", "CELL"
    found = fields(read_table(a_file(card.serialize(), "kaart.vcf")))
    assert found[1]["name"] == "Chloë d'Ancona; de jongere"
    assert found[1]["first_name"] == "Chloë" * 20
    assert found[1]["phone"] == "+31600000003"


WITH_SIGNATURE = """Van: Jan de Vries <jan@example.org>
Verzonden: woensdag 12 maart 2025 14:05
Aan: buurtapp@example.org
Onderwerp: aanmelding

Ik doe graag mee. Kerkstraat 12, 06-00000001.

Groet,
Jan
--
Jan de Vries
Makelaar, Stationsplein 9
020-0000000
"""


def test_the_sender_s_whole_name_counts_and_the_signature_does_not():
    assert fields(read_pasted(WITH_SIGNATURE)) == {
        1: {
            "timestamp": "woensdag 12 maart 2025 14:05",
            "name": "Jan de Vries",
            "email": "jan@example.org",
            "address": "Kerkstraat 12",
            "phone": "06-00000001",
            "remark": "Ik doe graag mee. Kerkstraat 12, 06-00000001.\n\nGroet,\nJan\n--\nJan de Vries\n"
            "Makelaar, Stationsplein 9\n020-0000000",
        }
    }


def test_a_mail_copied_from_gmail_with_the_mail_it_answers():
    text = (
        "Els Bakker <els@example.org>\n12 mrt 2025 14:05\naan mij\n\nIk wil in de app. Dorpsweg 3, 06-00000002\n\n"
        "Op wo 12 mrt 2025 om 13:05 schreef Roos <roos@example.org>:\n> Beste buren, stuur naam, adres en 06-nummer\n"
    )
    found = list(fields(read_pasted(text)).values())
    assert found[0]["name"] == "Els Bakker"
    assert (found[0]["address"], found[0]["phone"]) == ("Dorpsweg 3", "06-00000002")
    assert [row["name"] for row in found] == ["Els Bakker", "Roos"]


def test_small_talk_in_a_chat_names_nobody_new():
    text = "[12-03-2025 14:08:10] Marie Smit: leuk initiatief!\n[12-03-2025 14:09:10] Els: Akkoord!\n"
    assert [row["name"] for row in fields(read_pasted(text)).values()] == ["Marie Smit", "Els"]


def test_a_name_and_a_street_without_a_comma(a_file):
    lines = "1. Jan de Vries Kerkstraat 12 06-00000001\n2. Els Bakker Dorpsweg 3a 06-00000002\n"
    for table in (read_pasted(lines), read_table(a_file(lines, "lijst.csv"))):
        assert [(row["name"], row["address"], row["phone"]) for row in fields(table).values()] == [
            ("Jan de Vries", "Kerkstraat 12", "06-00000001"),
            ("Els Bakker", "Dorpsweg 3a", "06-00000002"),
        ]


@pytest.mark.parametrize(
    "street", ["Burgemeester de Vrieslaan", "Lange Nieuwstraat", "Jan van Scorelstraat", "2e Dwarsweg"]
)
def test_a_street_of_several_words_stays_whole(street):
    assert fields(read_pasted(f"Piet, {street} 12, 06-00000001"))[1]["address"] == f"{street} 12"
    assert fields(read_pasted(f"{street} 12, 06-00000001"))[1]["address"] == f"{street} 12"


def test_a_card_with_more_numbers_than_two_keeps_them_all(a_file):
    text = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jan Bos\r\nTEL;TYPE=HOME:030-0000000\r\nTEL;TYPE=CELL:06-00000001\r\n"
        "TEL:06-00000002\r\nTEL:06-00000003\r\nEMAIL:a@example.org\r\nEMAIL:b@example.org\r\nEND:VCARD\r\n"
    )
    row = fields(read_table(a_file(text, "jan.vcf")))[1]
    assert (row["phone"], row["email"]) == ("06-00000001", "a@example.org")
    assert row["remark"] == "06-00000002; 06-00000003; b@example.org"


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        (
            "Hallo, ik ben Sjaan de Groot van de Van Speijkstraat 15. Groet, Sjaan",
            "Sjaan de Groot",
            "Van Speijkstraat 15",
        ),
        ("Ik ben Jan van de Berg van de Dorpsstraat 3", "Jan van de Berg", "Dorpsstraat 3"),
        ("Ik ben Jan van de Berg Dorpsstraat 3", "Jan van de Berg", "Dorpsstraat 3"),
        ("Mijn naam is Els Bakker en ik woon op Kerkstraat 12A.", "Els Bakker", "Kerkstraat 12A"),
        ("I am Kim Lee from Kerkstraat 4.", "Kim Lee", "Kerkstraat 4"),
    ],
)
def test_who_says_in_a_sentence_who_she_is_and_where_she_lives(text, name, address):
    (row,) = fields(read_pasted(f"{text} Mijn nummer is 06-00000028")).values()
    assert (row["name"], row["address"], row["phone"]) == (name, address, "06-00000028")


@pytest.mark.parametrize("said", ["nr 23", "van nummer 23", "huisnr. 23"])
def test_a_house_number_alone_in_a_chat_of_one_street_is_kept(said):
    text = f"[24-11-2026 19:03] +31 6 00000022: Ik ook graag. Yusuf Demir, {said}"
    (row,) = fields(read_pasted(text)).values()
    assert (row["name"], row["number"], row["phone"]) == ("Yusuf Demir", "23", "+31 6 00000022")


def test_a_label_without_a_colon_and_agreement_below_the_labels_are_read():
    text = "Naam: Toos Pol\nAdres: Dorpsweg 4\nTel. 06-00000024\nIk ga akkoord\nMvg\nToos\n"
    (row,) = fields(read_pasted(text)).values()
    assert (row["name"], row["phone"], row["consent"]) == ("Toos Pol", "06-00000024", "Ik ga akkoord")


def test_a_file_with_one_sentence_is_text_and_no_row_of_columns(a_file):
    text = "Hallo, ik ben Sjaan Pol, en wil graag meedoen. Ik woon op Dorpsweg 4, mijn nummer is 06-00000024, bel me.\n"
    path = a_file(text, "mail.txt")
    (row,) = fields(read_table(path)).values()
    assert (describe(path).kind, row["name"], row["phone"]) == ("pasted", "Sjaan Pol", "06-00000024")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", ["1 ", "A", "nr ", "ik ben ", "Jan van de "])
def test_a_long_text_that_is_no_sign_up_ends_in_time(unit):
    assert len(read_pasted(unit * (20_000 // len(unit)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        'Jan,de Vries,Dorpsweg,12,06-00000001,"Ja, akkoord"\nPiet,Bos,Dorpsweg,13,06-00000002,"Ja, ik ben voor"\n',
        "Jan,de Vries,Dorpsweg,12,06-00000001,ik doe mee\nPiet,Bos,Dorpsweg,13,06-00000002,ik doe mee\n",
        "Jan;de Vries;Dorpsweg;12;06-00000001;ik ben vaak weg\nPiet;Bos;Dorpsweg;13;06-00000002;mijn naam is Bos\n",
    ],
)
def test_columns_without_names_in_which_people_speak_stay_columns(a_file, text):
    first, second = fields(read_table(a_file(text, "lijst.csv"))).values()
    assert (first["last_name"], first["street"], first["number"]) == ("de Vries", "Dorpsweg", "12")
    assert (second["last_name"], second["street"], second["number"]) == ("Bos", "Dorpsweg", "13")


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("Het nummer van mijn man is 06-00000028.", "06-00000028 (mijn man is)"),
        ("Mijn buurman Henk Smit 06-00000028 wil ook.", "06-00000028 (Mijn buurman Henk Smit)"),
        ("Mijn man en ik doen mee 06-00000028", "06-00000028"),
        ("Mijn man doet ook mee. Mijn nummer is 06-00000028", "06-00000028"),
    ],
)
def test_someone_else_s_number_in_a_sentence_says_so(said, phone):
    (row,) = fields(read_pasted(f"Ik ben Els Bakker, Kerkstraat 12. {said}")).values()
    assert (row["name"], row["address"], row["phone"]) == ("Els Bakker", "Kerkstraat 12", phone)


@pytest.mark.parametrize(
    ("where", "address"),
    [
        ("naast Kerkstraat 21", "naast Kerkstraat 21"),
        ("niet meer op Kerkstraat 15 maar op Kerkstraat 16", "Kerkstraat 15 / Kerkstraat 16"),
        ("op Kerkstraat 15, ja, Kerkstraat 15", "Kerkstraat 15"),
    ],
)
def test_a_house_near_another_or_a_second_one_stays_in_the_address(where, address):
    (row,) = fields(read_pasted(f"Ik ben Els Bakker, ik woon {where}. 06-00000028, ik ga akkoord")).values()
    assert (row["name"], row["address"]) == ("Els Bakker", address)


def test_another_end_of_the_number_in_a_sentence_stays_with_it():
    (row,) = fields(read_pasted("Ik ben Els Bakker, Kerkstraat 12, 06-00000028 en 29, ik ga akkoord")).values()
    assert row["phone"] == "06-00000028 en 29"
    (row,) = fields(read_pasted("Ik ben Els Bakker, Kerkstraat 12, 06-00000028 of 19 uur bellen")).values()
    assert row["phone"] == "06-00000028"
