"""A sign-up in running text ("Jan de Vries, Kerkstraat 12, 06-...") to labelled cells."""

import re

from buurtapp.intake.agreement import asks_agreement
from buurtapp.intake.cells import PREFIXES

_EMAIL = re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;()]+\.\w{2,}")
_OTHER_END = r"(?: (?:en|of|and|or|&) \d{2,4}(?![ /.:-]?\d|\w|\s*(?:uur|u|jaar)\b))?"
_PHONE = re.compile(r"(?<![\w@])(?:\+|\(\+|\(?0)[\d\s()./\u2010-\u2013-]{7,20}\d(?!\w)" + _OTHER_END)
_ADDITION = r"(?: ?[-/]? ?(?:[A-Za-z]|hs|huis|bis|rood|zwart|rd|zw|boven|beneden|I{1,3}|IV|\d{1,4}))?"
_PLACE = r"[1-9]\d{3}\s?[A-Za-z]{2}(?![A-Za-z])(?:[,\s]+[A-Z'][\w'-]+(?: [A-Z][\w'-]+){0,2})?"
_CAPITAL = r"[A-ZÀ-Ý'’][^\W\d_]*[.'’-]?[^\W\d_]*\.?"
_PARTICLE = r"(?:van|de|der|den|het|'t|ten|ter|v\.?d\.?|en|aan)"
_ADDRESS = re.compile(
    rf"(?:\b\d+e )?\b{_CAPITAL}(?: (?:{_PARTICLE} ){{0,2}}{_CAPITAL}){{0,3}} \d{{1,5}}{_ADDITION}\b(?:[,\s]+{_PLACE})?"
)
_STREET = re.compile(
    rf"\b[^\W\d_]*(?:straat|laan|weg|plein|gracht|kade|singel|dijk|pad|hof) \d{{1,5}}{_ADDITION}\b", re.IGNORECASE
)
_POSTCODE = re.compile(rf"\b{_PLACE}")
_POSTCODE_NUMBER = re.compile(rf"\b[1-9]\d{{3}}\s?[A-Za-z]{{2}}[,\s]+(?:nr\.?\s?)?\d{{1,5}}{_ADDITION}\b")
_HOUSE_NUMBER = re.compile(
    rf"\b(?:op |van )?(?:huis)?(?:nr\.?|nummer) ?(?P<number>\d{{1,4}}{_ADDITION})\b", re.IGNORECASE
)
# An address that was taken out of the text left a new line.
_NEARBY = re.compile(
    r"\b(naast|tegenover|achter|boven|bij|next to|opposite|behind)(?: de| het| the)? ?\n", re.IGNORECASE
)
_CONSENT = re.compile(
    r"\b(?:ik (?:ga|ben|geef)|wij (?:gaan|zijn|geven)|i (?:agree|consent))\b[^.!?\n]*|"
    r"(?:^|(?<=[.,;!]) )akkoord\b[^.!?\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_NEGATIVE = re.compile(r"\b(?:niet|geen|not|don't)\b", re.IGNORECASE)
_PIECES = re.compile(
    r"[,;:\n|!?•*]|\.\s|\s[-–]\s|\.$|\s(?:en|and)\s(?=(?:ik|wij|we|mijn|woon|wil|doe|i|my)\b)", re.IGNORECASE
)
_GREETING = re.compile(
    r"(?:beste|hallo|hoi|hi|dag|hey|goede\w*|geachte|dear|hello|groet\w*|mvg|bedankt|dank|ja|nee|graag|tel|mob\w*|nr|adres|"
    r"akkoord|ok|oke|prima|leuk|top|super)\b",
    re.IGNORECASE,
)
_I_AM = re.compile(
    r"\A.*\b(?:ik ben|mijn naam is|ik heet|naam is|naam:?|met|namens|groet\w*,?|gr|grt\w*|mvg|my name is|i am|i'm)\s+",
    re.IGNORECASE,
)
_SMALL_WORDS = PREFIXES | {"en", "and", "&", "d.", "v.d.", "v/d"}
_SENTENCE = frozenset("ik wij we wil willen doe doen mee graag mijn ons i we my me is heb woon".split())
_NUMBERING = re.compile(r"^(?:\d{1,3}[.)]\s*|[^\w'’]+)+")
_SIGNATURE = re.compile(r"^--\s*$", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_FEW_LETTERS = 4
_LONGEST = 4_000  # characters; a longer text is no sign-up, and takes long to search
# No "ik ga akkoord" or "ik wil graag": those are a column's cell as often as a sentence.
_SPEAKING = re.compile(
    r"\b(?:(?:ik|wij|we) (?:ben|zijn|heet|heten|woon|wonen)|(?:mijn|my) (?:naam|nummer|06|mobiel\w*|telefoon\w*|tel|"
    r"adres|name|number|phone)|i am|i'm|i live)\b",
    re.IGNORECASE,
)
_OF_SOMEONE_ELSE = re.compile(
    r"\b(?:mijn|m'n|onze|my) (?:schoon)?(?:man|vrouw|partner|zoon|dochter|moeder|vader|ouders|zus|broer|buur\w+|"
    r"vriend\w*|oma|opa|huisgeno\w+|kind\w*|tante|oom|husband|wife|son|daughter|mother|father|neighbou?r)\b"
    r"(?! (?:en|and) (?:ik|mij|i|me)\b)[^.,;!?\n]*$",
    re.IGNORECASE,
)
_TITLE = (
    r"(?:burg(?:emeester)?\.?|dr\.?|doctor|prof(?:essor)?\.?|sint|st\.?|lange|korte|oude?|nieuwe?|grote|kleine|"
    r"koning\w*|prins\w*|graaf|hertog|generaal|minister|pastoor|dominee|\d+e)"
)
# `Jan de Vries Kerkstraat 12`: two words or more, no title and no particle before the street.
_NAME_AND_STREET = re.compile(
    rf"(?P<name>(?!{_TITLE}\b)[A-Z]\S* (?:\S+ )*?(?!{_PARTICLE}\b)[A-Z]\S+) (?P<address>(?:{_TITLE} )?"
    rf"\w*(?:straat|laan|weg|plein|gracht|kade|singel|dijk|pad|hof|steeg|dreef|park) \d.*)",
    re.IGNORECASE,
)
# `ik ben Jan de Vries van de Kerkstraat 12`: what stands behind the last "van" or "uit" is the street.
_OF_A_STREET = re.compile(
    rf"(?P<name>\b(?i:ik ben|mijn naam is|ik heet|my name is|i am|i'm) {_CAPITAL}(?: (?:{_PARTICLE} ){{0,2}}{_CAPITAL})"
    rf"{{0,3}}),? (?:(?:uit|op|aan|in|from|at)(?: de| het| the)?|van (?:de|het)|of the)"
    rf" (?P<address>(?:Van |De )?(?:{_PARTICLE} )?[A-ZÀ-Ý'’]\S* \d)"
)
_JUNK = " \t,;:|/•*–().-<>[]"


def cells_of(text: str, sender: str = "") -> dict[str, str]:
    """What free text says: mail, phone, address, agreement, and the name that is left. `Bericht` keeps the text.

    What stands below a mail's signature line, or beyond 4,000 characters, is not read. The sender's name counts when
    the text has only part of it.
    """
    cells = {"Bericht": text.strip()}
    rest = _SIGNATURE.split(text, maxsplit=1)[0][:_LONGEST]
    rest = _take(cells, "E-mail", [_EMAIL], rest)
    whose = _whose(rest)
    rest = _second_phone(cells, _take(cells, "Telefoon", [_PHONE], rest))
    if whose:
        cells["Telefoon"] += f" ({whose})"
    rest = _OF_A_STREET.sub(r"\g<name>\n\g<address>", rest)
    rest = _take(cells, "Adres", [_POSTCODE_NUMBER, _ADDRESS, _STREET], rest)
    rest = _other_address(cells, rest)
    rest = _take(cells, "Postcode", [_POSTCODE], rest)
    rest = _house_number(cells, rest)
    if agreed := _agreement(text):
        cells["Akkoord"] = agreed
    if name := _fuller(_name(rest, bare=not sender), sender):
        cells["Naam"] = name
    elif not sender and (parted := _NAME_AND_STREET.fullmatch(cells.get("Adres", ""))):
        cells["Naam"], cells["Adres"] = parted["name"], parted["address"]
    return cells


def free_lines(text: str) -> bool:
    """Whether most lines hold a phone number among words: a list that nobody put in columns."""
    lines = [line for line in text.splitlines() if line.strip()]
    loose = sum(has_phone(line) and sum(map(str.isalpha, line)) > _FEW_LETTERS for line in lines)
    return bool(lines) and loose >= 0.6 * len(lines)


def sentences(text: str) -> bool:
    """Whether most lines are somebody speaking of herself, with a number: their commas part no columns."""
    lines = [line for line in text.splitlines() if line.strip()]
    told = sum(has_phone(line) and bool(_SPEAKING.search(line)) for line in lines)
    return bool(lines) and told >= 0.6 * len(lines)


def blocks(text: str) -> bool:
    """Whether most paragraphs are one sign-up each, with a line for the name and one for the number."""
    paragraphs = [part.strip().splitlines() for part in _BLANK_LINE.split(text) if part.strip()]
    numbers = [sum(map(has_phone, lines)) if len(lines) > 1 else 0 for lines in paragraphs]
    return bool(paragraphs) and numbers.count(1) >= 0.6 * len(numbers)


def _fuller(name: str, sender: str) -> str:
    """`Jan de Vries` who signs as `Jan` is Jan de Vries."""
    sender = _EMAIL.sub("", sender).strip(" <>[]()\"'")
    whole = set(sender.casefold().split())
    return sender if name and whole and set(name.casefold().split()) < whole else name


def has_phone(line: str) -> bool:
    """Whether a phone number stands in this line."""
    return bool(_PHONE.search(line))


def _take(cells: dict[str, str], label: str, patterns: list[re.Pattern[str]], rest: str) -> str:
    """Move the first find out of the text into its cell."""
    for pattern in patterns:
        if found := pattern.search(rest):
            cells[label] = " ".join(found.group().split()).strip(" ,;")
            return f"{rest[: found.start()]}\n{rest[found.end() :]}"
    return rest


def _whose(text: str) -> str:
    """`mijn man heeft` before the first number: it stays beside the number, for a person to judge."""
    phone = _PHONE.search(text)
    found = _OF_SOMEONE_ELSE.search(text[: phone.start()]) if phone else None
    return " ".join(found.group().split()) if found else ""


def _second_phone(cells: dict[str, str], rest: str) -> str:
    """Another number in the same text is a person's to judge: both stay in the cell."""
    other = _PHONE.search(rest) if "Telefoon" in cells else None
    if not other:
        return rest
    cells["Telefoon"] += f" / {other.group().strip()}"
    return f"{rest[: other.start()]}\n{rest[other.end() :]}"


def _other_address(cells: dict[str, str], rest: str) -> str:
    """`naast Kerkstraat 21`, or a second house of a street: which house is hers is a person's to judge."""
    if "Adres" not in cells:
        return rest
    if near := _NEARBY.search(rest):
        cells["Adres"] = f"{near[1]} {cells['Adres']}"
    other = _STREET.search(rest)
    if not other or other.group().casefold() in cells["Adres"].casefold():
        return rest
    cells["Adres"] += f" / {other.group()}"
    return f"{rest[: other.start()]}\n{rest[other.end() :]}"


def _house_number(cells: dict[str, str], rest: str) -> str:
    """`nr 23` in the chat of one street, where nobody names the street."""
    found = _HOUSE_NUMBER.search(rest) if "Adres" not in cells else None
    if not found:
        return rest
    cells["Huisnummer"] = found["number"]
    return f"{rest[: found.start()]}\n{rest[found.end() :]}"


def _agreement(text: str) -> str:
    found = (sentence.group().strip() for sentence in _CONSENT.finditer(text))
    return next((one for one in found if asks_agreement(one) and not _NEGATIVE.search(one)), "")


def _name(rest: str, *, bare: bool = True) -> str:
    """The piece that is a name: capitals and particles only; in a bare list the first piece, whatever its case."""
    pieces = [_NUMBERING.sub("", _I_AM.sub("", piece).strip(_JUNK)) for piece in _PIECES.split(rest)]
    pieces = [piece for piece in pieces if piece and not _GREETING.match(piece) and not any(map(str.isdigit, piece))]
    for piece in pieces:
        if len(piece.split()) <= 6 and all(map(_name_word, piece.split())) and any(map(str.isupper, piece)):
            return piece
    words = pieces[0].casefold().split() if len(pieces) == 1 and bare else []
    return pieces[0] if 0 < len(words) <= 3 and not _SENTENCE.intersection(words) else ""


def _name_word(word: str) -> bool:
    return word[:1].isupper() or word.casefold() in _SMALL_WORDS or word[0] in "'’"
