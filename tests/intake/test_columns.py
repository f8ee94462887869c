"""Which column is what: by its words, by what it holds, by both (issue: "Wat is je 06?" and no header at all)."""

import pytest

from buurtapp.intake import FIELDS, Columns, read_table, recognise_columns


def columns_of(a_file, text, name="lijst.csv"):
    return recognise_columns(read_table(a_file(text, name)))


def places(columns):
    return {field: list(columns.of(field)) for field in FIELDS if columns.of(field)}


GOOGLE_NL = (
    '"Tijdstempel","Wat is je naam?","Wat is je adres, met huisnummer?","Wat is je 06?",'
    '"Ik ga akkoord met de regels, en met het gebruik van mijn gegevens"\n'
    '"2024/12/03 8:48:17 p.m. CET","Jan","Kerkstraat 1","06-00000001","Ja"\n'
)
GOOGLE_EN = (
    '"Timestamp","Name","Email Address","Phone number"\n"2024/12/03 8:48:17 PM GMT+1","Jan","a@b.nl","06-00000001"\n'
)
MICROSOFT_NL = (
    "ID;Begintijd;Tijd van voltooien;E-mail;Naam;Tijd van laatste wijziging;Hoe heet je?;Postcode;Huisnummer;Mobiel\n"
    "1;2/1/25 9:00:00;2/1/25 9:05:00;anonymous;;;Jan;1234AB;12;0600000001\n"
)
MICROSOFT_EN = (
    "ID,Start time,Completion time,Email,Name,Last modified time,Your phone number\n1,x,y,anonymous,,,0600000001\n"
)


def test_google_forms_in_dutch(a_file):
    found = columns_of(a_file, GOOGLE_NL)
    assert found.origin == "google-nl"
    assert places(found) == {"timestamp": [0], "name": [1], "address": [2], "phone": [3], "consent": [4], "rules": [4]}


def test_google_forms_in_english(a_file):
    found = columns_of(a_file, GOOGLE_EN)
    assert found.origin == "google-en"
    assert places(found) == {"timestamp": [0], "name": [1], "email": [2], "phone": [3]}


def test_microsoft_forms_trusts_the_question_before_its_own_columns(a_file):
    found = columns_of(a_file, MICROSOFT_NL)
    assert found.origin == "microsoft-nl"
    assert found.of("name") == (6, 4)
    assert found.of("timestamp") == (5, 2, 1)
    assert found.of("postcode") == (7,)
    assert columns_of(a_file, MICROSOFT_EN).origin == "microsoft-en"


def test_without_a_header_the_content_decides(a_file):
    text = (
        "Jan;de;Vries;Kerkstraat;12;A;1234AB;Utrecht;0600000001;jan@example.nl\n"
        "Piet;;Bakker;Dorpsweg;3;;1234AC;Utrecht;0600000002;piet@example.nl\n"
        "Els;van der;Meer;Dorpsweg;5;bis;1234AC;Utrecht;0600000003;els@example.nl\n"
    )
    order = "first_name prefix last_name street number addition postcode city phone email".split()
    assert places(columns_of(a_file, text)) == {field: [place] for place, field in enumerate(order)}


def test_without_a_header_whole_names_and_addresses_are_known(a_file):
    text = (
        "3-12-2024 20:48:17,Jan de Vries,Kerkstraat 1 hs,1234 AB,06-00000001\n"
        "3-12-2024 21:48:17,Piet Bakker,Dorpsweg 12-2,1234 AC,+31 6 00000002\n"
    )
    found = places(columns_of(a_file, text))
    assert found == {"timestamp": [0], "name": [1], "address": [2], "postcode": [3], "phone": [4]}


def test_a_street_that_ends_in_a_number_is_a_street(a_file):
    text = "Jan;Plein 1944;12;06-00000001\nEls;Plein 1944;14;06-00000002\n"
    assert places(columns_of(a_file, text)) == {"name": [0], "street": [1], "number": [2], "phone": [3]}


def test_a_phone_column_that_many_left_empty_is_still_one(a_file):
    text = "Jan;Kerkstraat 1;geen\nEls;Kerkstraat 2;\nPiet;Kerkstraat 3;06-00000003\nKim;Kerkstraat 5;geen\n"
    assert columns_of(a_file, text + "Ans;Kerkstraat 4;0600000004\n").of("phone") == (2,)


def test_a_tick_without_a_question_is_no_consent(a_file):
    assert columns_of(a_file, "Jan;06-00000001;ja\nEls;06-00000002;ja\n").of("consent") == ()


def test_the_tick_s_own_text_is_known_without_a_question(a_file):
    text = "Jan;06-00000001;Ik ga akkoord met de spelregels en het gebruik van mijn gegevens\n"
    found = columns_of(a_file, text + text.replace("Jan", "Els"))
    assert (found.of("consent"), found.of("rules")) == ((2,), (2,))


def test_akkoord_alone_is_consent_and_not_a_rules_tick(a_file):
    found = columns_of(a_file, "Naam;Telefoon;Akkoord\nJan;06-00000001;x\n")
    assert (found.of("consent"), found.of("rules")) == ((2,), ())


def test_a_rules_tick_is_the_consent_only_where_no_other_column_asks_for_it(a_file):
    alone = columns_of(a_file, "Naam;Telefoon;Ik ga akkoord met de regels\nJan;06-00000001;ja\n")
    assert (alone.of("consent"), alone.of("rules")) == ((2,), (2,))
    beside = columns_of(a_file, "Naam;Telefoon;Ik ga akkoord met de regels;Privacy\nJan;06-00000001;ja;nee\n")
    assert (beside.of("consent"), beside.of("rules")) == ((3,), (2,))


@pytest.mark.parametrize("question", ["Mogen wij u bellen?", "Toestemming foto's", "Akkoord met de nieuwsbrief"])
def test_leave_for_something_else_is_no_consent(a_file, question):
    assert columns_of(a_file, f"Naam;Telefoon;{question}\nJan;06-00000001;ja\n").of("consent") == ()


def test_several_columns_can_ask_for_consent(a_file):
    text = "Naam;Toestemming gebruik gegevens;Toestemming delen telefoonnummer\nJan;ja;ja\n"
    assert columns_of(a_file, text).of("consent") == (1, 2)


def test_adres_beside_a_house_number_is_the_street(a_file):
    found = columns_of(a_file, "Naam;Adres;Nr;Tel\nJan;Kerkstraat;1;06-00000001\nEls;Dorpsweg;12a;06-00000002\n")
    assert (found.of("street"), found.of("number"), found.of("address")) == ((1,), (2,), ())


def test_straat_with_numbers_in_it_is_the_address(a_file):
    found = columns_of(a_file, "Naam;Straat;Tel\nJan;Kerkstraat 1;06-00000001\nEls;Dorpsweg 12a;06-00000002\n")
    assert (found.of("street"), found.of("address")) == ((), (1,))


def test_a_numbering_is_no_house_number(a_file):
    rows = "".join(f"{n};Bewoner {n};Kerkstraat {n * 2};06-0000000{n}\n" for n in range(1, 6))
    assert columns_of(a_file, f"Nr;Naam;Adres;Tel\n{rows}").of("number") == ()


def test_a_numbering_beside_whole_addresses_is_no_house_number_whatever_stands_below(a_file):
    text = "Nr;Naam;Adres;Tel\n1;Jan;Kerkstraat 4;0600000001\n2;Els;Kerkstraat 6;0600000002\nBijgewerkt 3 mei;;;\n"
    assert recognise_columns(read_table(a_file(text))).of("number") == ()


def test_nummer_can_be_a_phone_number(a_file):
    found = columns_of(a_file, "Naam;Nummer\nJan;06-00000001\nEls;0600000002\n")
    assert (found.of("phone"), found.of("number")) == ((1,), ())


def test_voornaam_and_naam_are_two_parts(a_file):
    found = columns_of(a_file, "Voornaam;Naam;Tel\nJan;de Vries;06-00000001\nEls;Bakker;06-00000002\n")
    assert (found.of("first_name"), found.of("last_name"), found.of("name")) == ((0,), (1,), ())
    whole = columns_of(a_file, "Voornaam;Naam;Tel\nJan;Jan de Vries;06-00000001\nEls;Els Bakker;06-00000002\n")
    assert (whole.of("first_name"), whole.of("name")) == ((0,), (1,))


def test_the_mobile_number_comes_before_the_landline(a_file):
    found = columns_of(a_file, "Naam;Telefoon vast;Mobiel\nJan;030-0000000;06-00000001\n")
    assert found.of("phone") == (2, 1)


def test_a_question_that_only_mentions_whatsapp_is_not_the_number(a_file):
    found = columns_of(a_file, "Naam;Heb je WhatsApp?;Telefoon\nJan;ja;06-00000001\nEls;nee;06-00000002\n")
    assert found.of("phone") == (2,)


def test_a_header_that_its_cells_contradict_is_not_believed(a_file):
    rows = "".join(f"Jan {n};06-0000000{n};jan{n}@example.nl\n" for n in range(1, 6))
    found = columns_of(a_file, f"Naam;E-mail;Telefoon\n{rows}")
    assert (found.of("phone"), found.of("email")) == ((1,), (2,))


def test_a_number_that_a_spreadsheet_turned_into_a_date_is_still_the_number_column(a_file):
    found = columns_of(a_file, "Naam;Straat;Huisnummer\nJan;Kerkstraat;2026-02-01\nEls;Kerkstraat;1-feb\n")
    assert found.of("number") == (2,)


def test_a_house_number_and_its_addition(a_file):
    found = columns_of(a_file, "Naam;Straat;Huisnummer;Toevoeging;Plaats\nJan;Kerkstraat;12;hs;Utrecht\n")
    assert (found.of("number"), found.of("addition"), found.of("city")) == ((2,), (3,), (4,))


def test_an_empty_table_has_no_columns(a_file):
    assert places(columns_of(a_file, "")) == {}


def test_columns_can_be_kept_and_read_back(a_file):
    found = columns_of(a_file, MICROSOFT_NL)
    assert Columns.from_json(found.to_json()) == found
    assert found.fields_at(6) == ("name",)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"places": 3}', '{"places": {"name": ["x"]}}'])
def test_what_are_no_columns_is_a_value_error(text):
    with pytest.raises(ValueError):  # noqa: PT011
        Columns.from_json(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Naam 1", "Naam 2"),
        ("Naam", "Naam partner"),
        ("Naam bewoner 1", "Naam bewoner 2"),
        ("Naam", "Wat is de naam van je huisgenoot?"),
        ("Name", "Name of second person"),
    ],
)
def test_the_name_of_a_house_mate_is_not_the_name(a_file, first, second):
    found = columns_of(a_file, f"{first};06;{second};Adres\nJan Bos;06-00000001;Marie Bos;Kerkstraat 1\n")
    assert (found.of("name"), found.of("housemate")) == ((0,), (2,))


def test_a_question_that_a_form_numbered_for_its_own_column_is_the_name(a_file):
    text = "ID;Begintijd;Tijd van voltooien;E-mail;Naam;Naam 2;Mobiel\n1;a;b;anonymous;;Jan Bos;0600000001\n"
    found = columns_of(a_file, text)
    assert (found.of("name"), found.of("housemate")) == ((5,), ())


@pytest.mark.parametrize("question", ["Naam van je kind", "Naam noodcontact", "Naam buddy"])
def test_the_name_of_someone_who_does_not_live_there_is_no_house_mate(a_file, question):
    found = columns_of(a_file, f"Naam;06;{question}\nJan Bos;06-00000001;Marie Bos\n")
    assert (found.of("name"), found.of("housemate")) == ((0,), ())


def test_a_short_list_s_numbering_is_no_house_number(a_file):
    found = columns_of(a_file, "Nr.;Naam;Straat;Huisnr;Tel\n1;Jan;Kerkstraat;3;06-00000001\n2;Els;Kerkstraat;5;\n")
    assert found.of("number") == (3,)


def test_akk_and_toest_are_short_for_akkoord_and_toestemming(a_file):
    assert columns_of(a_file, "Naam;Tel;Akk.\nJan;06-00000001;x\n").of("consent") == (2,)
    assert columns_of(a_file, "Naam;Tel;Toest.\nJan;06-00000001;x\n").of("consent") == (2,)


def test_cells_that_agree_need_no_question_above_them(a_file):
    text = "12;Jan Pol;06-00000001;Ik ga akkoord\n13;Els Bos;06-00000002;Ja, ik ga akkoord\n15;Al Mol;06-00000003;nee\n"
    columns = columns_of(a_file, text)
    assert (columns.of("consent"), columns.of("number"), columns.of("street")) == ((3,), (0,), ())
