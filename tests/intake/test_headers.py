"""Header words in Dutch and English, as labels and as whole questions (formats.md 3.1, 3.2; domain.md 2.5)."""

import pytest

from buurtapp.intake.headerwords import meaning

HEADERS = {
    "timestamp": "Tijdstempel|Timestamp|Begintijd|Tijd van voltooien|Start time|Completion time"
    "|Last modified time|Datum|Aangemeld op|Datum aanmelding",
    "name": "Naam|NAAM:|Volledige naam|Voor- en achternaam|Wat is je naam?|Hoe heet je?|Name"
    "|Full name|Your name *|Naam 2|Naam bewoner|Vul hier je naam in",
    "first_name": "Voornaam|First name|Roepnaam|Voorletters|Wat is je voornaam?",
    "prefix": "Tussenvoegsel|Voorvoegsel(s)|tussenv.",
    "last_name": "Achternaam|Last name|Surname|Familienaam",
    "address": "Adres|Woonadres|Straat en huisnummer|Straat + huisnr.|Straat, huisnummer en postcode"
    "|Waar woon je?|Address|Postcode en huisnummer|Adres (straat en huisnummer)"
    "|Where do you live?|Postcode, huisnummer en toevoeging",
    "street": "Straat|Straatnaam|Street|In welke straat woon je?|openbareruimte",
    "number": "Huisnummer|Huisnr.|Nr|House number|Huisnummer + toevoeging|Wat is jouw huisnummer?"
    "|Huisnummer (en toevoeging)",
    "addition": "Toevoeging|Huisletter|huisnummertoevoeging|Huisnummer toevoeging|Addition",
    "postcode": "Postcode|post code|PC|ZIP|Postal code|Wat is je postcode?",
    "city": "Plaats|Woonplaats|City",
    "phone": "Telefoon|Telefoonnummer|Tel.|Mobiel|Mobiele nummer|GSM|06|06-nummer|06 nummer"
    "|WhatsApp-nummer|Phone number|Mobile phone number|Wat is je 06?"
    "|Wat is je telefoonnummer?|Op welk nummer kunnen we je bereiken?"
    "|What is your phone number?|Telefoonnummer (06)|Telefoonnummer mobiel",
    "email": "E-mail|E-mailadres|Email|Mail|Emailadres|Email Address|Wat is je e-mailadres?",
    "code": "Code|Aanmeldcode|Code uit de brief|Sign-up code",
    "age": "Leeftijd|Ben je 18 jaar of ouder?|Ben je 18+?|Ik ben 18 jaar of ouder|18+|Are you over 18?",
    "rules": "Ik ga akkoord met de spelregels|Do you agree to the house rules?"
    "|Akkoord met de huisregels|Ik ben het eens met de afspraken"
    "|Ik heb de spelregels gelezen",
    "consent": "Akkoord|Toestemming|Privacy|AVG|Ik geef toestemming om mijn gegevens te gebruiken"
    "|Mag je nummer in de groepsapp?|I consent to my data being used"
    "|Akkoord met privacyverklaring|Toestemming voor het verwerken van mijn gegevens",
    "for_whom": "Ingevuld door|Namens wie meld je aan?|Voor wie vul je dit in?",
    "withdraw": "Afgemeld|Uitschrijven|Ik wil mij afmelden|Ik trek mijn toestemming in|Toestemming ingetrokken",
    "remark": "Opmerkingen|Opmerking|Heb je nog vragen of opmerkingen?|Remarks|Wil je nog iets kwijt?|Toelichting",
}


@pytest.mark.parametrize(("field", "header"), [(field, h) for field, all_ in HEADERS.items() for h in all_.split("|")])
def test_a_header_means_its_field(field, header):
    assert meaning(header) is not None
    assert meaning(header).fields == (field,)


@pytest.mark.parametrize("header", HEADERS["consent"].split("|") + HEADERS["name"].split("|"))
def test_forms_add_spaces_of_all_kinds_to_a_question(header):
    assert meaning(f" {header.replace(' ', chr(0xA0))}\u202f ").fields == meaning(header).fields


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Ik ga akkoord met de spelregels en met het gebruik van mijn gegevens", {"rules", "consent"}),
        ("Ik ben 18 jaar of ouder en ga akkoord met de regels", {"age", "rules"}),
        ("I agree to the rules and to the use of my data", {"rules", "consent"}),
        ("Postcode en woonplaats", {"postcode", "city"}),
    ],
)
def test_one_header_can_ask_for_two_things(header, fields):
    assert set(meaning(header).fields) == fields


@pytest.mark.parametrize(
    "header",
    "| |ID|Score|Gebruikersnaam|Bedrijfsnaam|Handtekening|Aanmeldingen De Berk 2025|Telefoon partner|Wil je meedoen?"
    "|Wil je helpen met folders?|06-00000001|1234 AB|Kerkstraat 12".split("|"),
)
def test_other_words_mean_nothing(header):
    assert meaning(header) is None
