"""The header words themselves, as data: labels that are matched whole, questions that are searched in.

A text is in lower case without punctuation but `+` (`headerwords.plain`). The first match counts, so
the order matters: what asks for something special stands above what merely mentions a common word.
"""

import re

Fields = tuple[str, ...]
Words = tuple[tuple[Fields, re.Pattern[str]], ...]


def _compile(*rows: tuple[str, str]) -> Words:
    return tuple((tuple(fields.split()), re.compile(pattern)) for fields, pattern in rows)


_NR = r"(?:nummer|nr|no)"
_HOUSE = rf"(?:huis ?{_NR}|house ?(?:number|no)|hnr|{_NR})"
_EXTRA = r"(?:(?:huis)?letter|toevoeging|toev|addition|suffix)"
_STREET = r"(?:straat(?:naam)?|str|adres|street)"
_POSTCODE = r"(?:post ?code|postal ?code)"
_CODE_OF = r"aanmeld|inschrijf|brief|adres|deelnemers?|persoonlijke|unieke|sign ?up|letter|registration|uw|je|jouw"
_AND = r"(?: en | and | met | plus | \+ | incl | inclusief | evt | eventuele | of )?\s?"

LABELS: Words = _compile(
    ("timestamp", r"tijdstempel|time ?stamp|datum|tijd|tijdstip|datum(?: en)? tijd|date|time|date(?: and)? time"),
    ("timestamp", r"begintijd|starttijd|eindtijd|tijd van (?:voltooien|laatste wijziging)"),
    ("timestamp", r"start time|completion time|last modified time|submi(?:tted|ssion)(?: (?:at|date|time|on))?"),
    ("timestamp", r"(?:datum|tijd|tijdstip|moment)(?: van)?(?: de)? (?:aanmeld|inschrijv|inzend|opgave)(?:ing|en)?"),
    ("timestamp", r"(?:datum|tijd|tijdstip|moment)(?: van)?(?: de)? inv(?:oer|ullen)"),
    ("timestamp", r"(?:aanmeld|inschrijf|inzend|opgave|invul)(?:ings)?(?:datum|tijd|moment)"),
    ("timestamp", r"(?:aangemeld|ingevuld|ingeschreven|ingezonden|opgegeven|ontvangen) op|created at|registered on"),
    ("withdraw", r"afmelding|afgemeld|afmelden|uitgeschreven|uitschrijven|ingetrokken"),
    ("withdraw", r"withdrawn|unsubscribed?|opt ?out"),
    ("name", r"(?:volledige |uw |je |jouw |hele )?(?:naam|namen)|(?:full |your |display )?names?|fn|weergavenaam"),
    ("name", r"voor(?:naam)?(?: en)? achternaam|naam(?: en)? voornaam|achternaam(?: en)? voornaam"),
    ("name", r"first(?: name)? and last ?name|bewoners?|deelnemer|contactpersoon"),
    ("name", r"naam (?:van de )?(?:bewoner|deelnemer|aanmelder|inwoner|contactpersoon|persoon)"),
    ("first_name", r"voornaam|voornamen|roepnaam|voorletters?|initialen|initials|(?:first|given) ?names?|voorn|voorl"),
    ("prefix", r"tussen ?voegsels?|voorvoegsels?|tussenv|tussenvoeg|tv|tussen|infix|prefix"),
    ("last_name", r"achternaam|achternamen|familienaam|geslachtsnaam|surname|(?:last|family) ?name|achtern"),
    ("address", rf"{_STREET}{_AND}{_HOUSE}(?:{_AND}{_EXTRA})?(?:{_AND}{_POSTCODE})?(?:{_AND}(?:woon)?plaats)?"),
    ("address", rf"{_STREET} (?:en |and )?(?:{_HOUSE} )?(?:en |and )?{_POSTCODE}(?: en)?(?: (?:woon)?plaats)?"),
    ("address", rf"{_POSTCODE}{_AND}{_HOUSE}(?:{_AND}{_EXTRA})?"),
    ("address", r"(?:woon|straat|post|huis|thuis|volledige? )?adres(?: ?gegevens)?"),
    ("address", r"(?:home |full |street |postal |your )?address"),
    ("street", r"straat(?: ?naam)?|street(?: ?name)?|(?:verkorte ?)?openbare ?ruimte(?: ?naam)?|str"),
    ("addition", rf"(?:huis ?{_NR} ?)?{_EXTRA}|{_EXTRA}{_AND}{_EXTRA}|toev {_NR}"),
    ("addition", r"house ?(?:number )?(?:addition|suffix|letter)"),
    ("number", rf"{_HOUSE}(?:{_AND}{_EXTRA})*|number"),
    ("postcode city", rf"(?:{_POSTCODE}|pc)(?: en| and)? (?:woon)?(?:plaats|city|town)"),
    ("postcode", rf"{_POSTCODE}|pc ?6?|zip(?: ?code)?"),
    ("city", r"(?:woon)?plaats(?:naam)?|woonplaatsnaam|stad|dorp|city|town|place"),
    ("phone", r"(?:mobiele? |uw |je |jouw )*tele?foon ?(?:nummer|nr|no)?(?: mobiel| \d)?|tel|tel ?(?:nummer|nr|no)"),
    (
        "phone",
        r"mobiel|mobiele? ?(?:nummer|nr)|mobiele? tele?foon(?:nummer)?|mob(?: nr)?|mobieltje|gsm(?: ?(?:nummer|nr))?",
    ),
    ("phone", r"mobiele? tel(?:efoon)?(?: ?(?:nummer|nr))?|tele?foon whats ?app|nummer (?:whats ?app|mobiel)"),
    ("phone", r"06(?: ?(?:nummer|nr))?|(?:whats ?app|wa|app) ?(?:nummer|nr|number)"),
    ("phone", r"(?:mobile |cell |your )?(?:tele)?phone(?: ?(?:number|no))?|phone 1 value"),
    ("phone", r"mobile(?: ?(?:number|no))?|cell(?: ?(?:phone|number))?"),
    ("email", r"(?:uw |je |jouw |your )?e ?mail ?(?:adres|address)?|mail|mail ?adres|e ?mail 1 value"),
    ("code", rf"(?:{_CODE_OF})? ?code"),
    ("code", r"code (?:van|op|uit|in|on|from) (?:de|uw|je|jouw|the|your) (?:brief|letter|kaart|flyer)"),
    ("consent", r"akk|toest(?:em)?"),
    ("age", r"leeftijd|age|18 ?\+|meerderjarig|volwassen|1[68] jaar(?: of ouder)?"),
    ("for_whom", r"namens|on behalf of|(?:ingevuld|aangemeld|opgegeven|ingeschreven) door"),
    ("for_whom", r"(?:toestemming|akkoord)(?: gegeven)? door"),
    ("remark", r"opmerking(?:en)?|toelichting|notities?|bijzonderheden|remarks?|comments?|notes?|bericht|vragen"),
    ("remark", r"aantekening(?:en)?"),
)

QUESTIONS: Words = _compile(
    ("withdraw", r"\bafmeld|\buitschrijv|unsubscribe|withdraw|trek .*\bin\b"),
    ("for_whom", r"namens wie|voor wie|door wie|(?:ingevuld|aangemeld|opgegeven) (?:door|voor)|iemand anders"),
    ("for_whom", r"on behalf|someone else"),
    ("code", r"\b(?:aanmeld|inschrijf|brief)code\b|\bcode\b.*\b(?:brief|letter|flyer|kaart)"),
    ("remark", r"opmerking|toelicht|bijzonderhe|vragen\b|\bvraag\b|nog iets|\bkwijt\b"),
    ("remark", r"remark|comment|anything else|suggesti|\bquestions\b"),
    ("email", r"\be ?mail|mail ?adres"),
    ("phone", r"\b06\b|tele?foon|\btel\b|mobiel|\bgsm\b|whats ?app|\bapp(?:en|nummer)\b|\bbel(?:len|t)?\b|bereik"),
    ("phone", r"\b(?:cell|tele)?phone|mobile number"),
    ("address", r"(?:straat|adres|street).*(?:huis ?nummer|huisnr|\bnr\b|nummer|number|postcode)"),
    ("address", r"postcode.*(?:huis ?nummer|huisnr)"),
    ("street", r"\b(?:welke|naam)\b.*\bstra+t|\b(?:which|what) street"),
    ("address", r"\badres\b|woonadres|\baddress|waar woon|woon je|woon jij|woont u|where do you live"),
    ("postcode", r"postcode|postal|\bzip\b"),
    ("addition", r"^(?:huis)?(?:letter|toevoeging)|toevoeging.*huis ?n|huis ?nummer een (?:letter|toevoeging)"),
    ("number", r"huis ?nummer|huisnr|house ?number"),
    ("addition", r"toevoeging"),
    ("street", r"\bstra+t(?:naam)?\b|\bstreet"),
    ("city", r"woonplaats|\bplaats\b|\bin welke stad"),
    ("name", r"voor(?: ?naam)?\b.*achter ?naam|achter ?naam.*voor ?naam|\bnaam en achter|first.*last name"),
    ("prefix", r"tussenvoegsel|voorvoegsel"),
    ("first_name", r"voornaam|first name|roepnaam|voorletter"),
    ("last_name", r"achternaam|familienaam|surname|last name|family name"),
    ("name", r"\bnaam\b|\bname\b|hoe heet|\bwie (?:ben|bent)\b|who are you"),
    ("timestamp", r"tijdstempel|timestamp|datum.*(?:aanmeld|inschrij|inge|inzend|opgave)"),
    ("phone", r"\b(?:wat|welk|what)\b.*\b(?:nummer|number)\b|^(?:je|jouw|uw|your) (?:nummer|number)$"),
)

HOUSEMATE = re.compile(
    r"partner|huisgeno|echtgeno|tweede (?:persoon|bewoner)|2e (?:persoon|bewoner)|medebewoner|house ?mate|"
    r"second person|spouse"
)
SECOND = re.compile(r"(?<=\w) ?[2-9]$|\b[2-9]e?\b")
OTHER_PERSON = re.compile(rf"{HOUSEMATE.pattern}|nood|\bbuddy|\bbuur(?:man|vrouw)\b|beheerder|\bkind|emergency")
