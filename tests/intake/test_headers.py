"""Header words in Dutch and English, as labels and as whole questions (formats.md 3.1, 3.2; domain.md 2.5)."""

import pytest

from buurtapp.intake import read_table
from buurtapp.intake.headerwords import meaning

HEADERS = {
    "timestamp": "Tijdstempel|Timestamp|Begintijd|Tijd van voltooien|Start time|Completion time"
    "|Last modified time|Datum|Aangemeld op|Datum aanmelding",
    "name": "Naam|NAAM:|Volledige naam|Voor- en achternaam|Wat is je naam?|Hoe heet je?|Name"
    "|Full name|Your name *|Naam 2|Naam bewoner|Vul hier je naam in"
    "|Wat is uw voor- en achternaam?|Naam en achternaam"
    "|Wat is je volledige naam (voor- en achternaam)?",
    "first_name": "Voornaam|First name|Roepnaam|Voorletters|Wat is je voornaam?",
    "prefix": "Tussenvoegsel|Voorvoegsel(s)|tussenv.",
    "last_name": "Achternaam|Last name|Surname|Familienaam",
    "address": "Adres|Woonadres|Straat en huisnummer|Straat + huisnr.|Straat, huisnummer en postcode"
    "|Waar woon je?|Address|Postcode en huisnummer|Adres (straat en huisnummer)"
    "|Where do you live?|Postcode, huisnummer en toevoeging"
    "|Straatnaam en huisnummer (incl. toevoeging)|Wat is je adres (straat + huisnummer)?"
    "|Str. + nr.|Postal code + house number",
    "street": "Straat|Straatnaam|Street|In welke straat woon je?|openbareruimte",
    "number": "Huisnummer|Huisnr.|Nr|House number|Huisnummer + toevoeging|Wat is jouw huisnummer?"
    "|Huisnummer (en toevoeging)|Huisnummer + evt. toevoeging"
    "|Wat is uw huisnummer, met letter of toevoeging?",
    "addition": "Toevoeging|Huisletter|huisnummertoevoeging|Huisnummer toevoeging|Addition"
    "|Wat is de toevoeging van uw huisnummer?|Heeft uw huisnummer een toevoeging?",
    "postcode": "Postcode|post code|PC|ZIP|Postal code|Wat is je postcode?",
    "city": "Plaats|Woonplaats|City",
    "phone": "Telefoon|Telefoonnummer|Tel.|Mobiel|Mobiele nummer|GSM|06|06-nummer|06 nummer"
    "|WhatsApp-nummer|Phone number|Mobile phone number|Wat is je 06?"
    "|Wat is je telefoonnummer?|Op welk nummer kunnen we je bereiken?"
    "|What is your phone number?|Telefoonnummer (06)|Telefoonnummer mobiel"
    "|Op welk mobiel nummer gebruikt u WhatsApp? Begin met 06, of met het landnummer."
    "|Tel.nr.|Mob. nr.|Mobielnummer|Mobiel telefoonnummer"
    "|Telefoonnummer waarmee u in de groep wilt",
    "email": "E-mail|E-mailadres|Email|Mail|Emailadres|Email Address|Wat is je e-mailadres?"
    "|Wat is uw e-mailadres? (mag leeg blijven)",
    "code": "Code|Aanmeldcode|Code uit de brief|Sign-up code"
    "|Welke code staat er in uw brief? Geen code? Dan blijft dit leeg.",
    "age": "Leeftijd|Ben je 18 jaar of ouder?|Ben je 18+?|Ik ben 18 jaar of ouder|18+"
    "|Are you over 18?|Are you 16 or older?|Ben je 16 of ouder?|Wat is je leeftijd?|Hoe oud ben je?",
    "rules": "Ik ga akkoord met de spelregels|Do you agree to the house rules?"
    "|Akkoord met de huisregels|Ik ben het eens met de afspraken"
    "|Ik heb de spelregels gelezen|Ga je akkoord met de gedragsregels van de buurtapp?"
    "|I agree to the terms",
    "consent": "Akkoord|Toestemming|Privacy|AVG|Ik geef toestemming om mijn gegevens te gebruiken"
    "|Mag je nummer in de groepsapp?|Mag in de app?|Mag ik je in de buurtapp zetten?|I consent to my data being used"
    "|Akkoord met privacyverklaring|Toestemming voor het verwerken van mijn gegevens"
    "|Ik ga ermee akkoord dat mijn naam en telefoonnummer zichtbaar zijn"
    "|Vind je het goed dat we je toevoegen aan de groep?|Is het goed als we uw nummer delen?"
    "|Mogen wij u toevoegen aan de groep?|I give permission to share my phone number"
    "|Akkoord (ja/nee)|GDPR consent|Ik heb de privacyverklaring gelezen en ga akkoord",
    "for_whom": "Ingevuld door|Namens wie meld je aan?|Voor wie vul je dit in?|Voor wie vult u dit in?",
    "withdraw": "Afgemeld|Uitschrijven|Ik wil mij afmelden|Ik trek mijn toestemming in|Toestemming ingetrokken",
    "remark": "Opmerkingen|Opmerking|Heb je nog vragen of opmerkingen?|Remarks"
    "|Wil je nog iets kwijt?|Toelichting|Wilt u nog iets kwijt?|Do you have any questions?",
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
    "|Toestemming foto's|Ontvangt u onze nieuwsbrief?|Wil je beheerder worden?"
    "|Is het goed als we langskomen?|Vind je het goed wonen in de buurt?"
    "|Wil je helpen met folders?|06-00000001|1234 AB|Kerkstraat 12".split("|"),
)
def test_other_words_mean_nothing(header):
    assert meaning(header) is None


def test_a_label_in_the_line_above_a_blank_in_the_header_counts(a_file):
    text = "Contactgegevens;;;;Akkoord\nNaam;Adres;Postcode;06;\nJan;Kerkstraat 1;1234AB;06-00000001;x\n"
    assert list(read_table(a_file(text)).columns) == ["Naam", "Adres", "Postcode", "06", "Akkoord"]


def test_a_title_above_a_blank_in_the_header_does_not(a_file):
    text = "Lijst van de buurt;;;;maart\nNaam;Adres;Postcode;06;\nJan;Kerkstraat 1;1234AB;06-00000001;x\n"
    assert list(read_table(a_file(text)).columns) == ["Naam", "Adres", "Postcode", "06", ""]
