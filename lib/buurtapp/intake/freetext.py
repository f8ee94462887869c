"""A sign-up in running text ("Jan de Vries, Kerkstraat 12, 06-...") to labelled cells."""

import re

from buurtapp.intake.agreement import asks_agreement
from buurtapp.intake.cells import PREFIXES

_EMAIL = re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;()]+\.\w{2,}")
_PHONE = re.compile(r"(?<![\w@])(?:\+|\(\+|\(?0)[\d\s()./\u2010-\u2013-]{7,20}\d(?!\w)")
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
_CONSENT = re.compile(
    r"\b(?:ik (?:ga|ben|geef)|wij (?:gaan|zijn|geven)|i (?:agree|consent))\b[^.!?\n]*|^akkoord\b[^.!?\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_NEGATIVE = re.compile(r"\b(?:niet|geen|not|don't)\b", re.IGNORECASE)
_PIECES = re.compile(r"[,;:\n|!?•*]|\.\s|\s[-–]\s|\.$")
_GREETING = re.compile(
    r"(?:beste|hallo|hoi|hi|dag|hey|goede\w*|geachte|dear|hello|groet\w*|mvg|bedankt|dank|ja|nee|graag|tel|mob\w*|nr|adres)\b",
    re.IGNORECASE,
)
_I_AM = re.compile(
    r".*\b(?:ik ben|mijn naam is|ik heet|naam is|naam:?|met|namens|groet\w*|my name is|i am|i'm)\s+", re.IGNORECASE
)
_SMALL_WORDS = PREFIXES | {"en", "and", "&", "d.", "v.d.", "v/d"}
_SENTENCE = frozenset("ik wij we wil willen doe doen mee graag mijn ons i we my me is heb woon".split())
_JUNK = " \t,;:|/•*–().-"


def cells_of(text: str) -> dict[str, str]:
    """What free text says: mail, phone, address, agreement, and the name that is left. `Bericht` keeps the text."""
    cells = {"Bericht": text.strip()}
    rest = text
    rest = _take(cells, "E-mail", [_EMAIL], rest)
    rest = _second_phone(cells, _take(cells, "Telefoon", [_PHONE], rest))
    rest = _take(cells, "Adres", [_POSTCODE_NUMBER, _ADDRESS, _STREET], rest)
    rest = _take(cells, "Postcode", [_POSTCODE], rest)
    if agreed := _agreement(text):
        cells["Akkoord"] = agreed
    if name := _name(rest):
        cells["Naam"] = name
    return cells


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


def _second_phone(cells: dict[str, str], rest: str) -> str:
    """Another number in the same text is a person's to judge: both stay in the cell."""
    other = _PHONE.search(rest) if "Telefoon" in cells else None
    if not other:
        return rest
    cells["Telefoon"] += f" / {other.group().strip()}"
    return f"{rest[: other.start()]}\n{rest[other.end() :]}"


def _agreement(text: str) -> str:
    found = (sentence.group().strip() for sentence in _CONSENT.finditer(text))
    return next((one for one in found if asks_agreement(one) and not _NEGATIVE.search(one)), "")


def _name(rest: str) -> str:
    """The piece that is a name: capitals and particles only; in a bare list the first piece, whatever its case."""
    pieces = [_I_AM.sub("", piece).strip(_JUNK) for piece in _PIECES.split(rest)]
    pieces = [piece for piece in pieces if piece and not _GREETING.match(piece) and not any(map(str.isdigit, piece))]
    for piece in pieces:
        if len(piece.split()) <= 6 and all(map(_name_word, piece.split())) and any(map(str.isupper, piece)):
            return piece
    words = pieces[0].casefold().split() if len(pieces) == 1 else []
    return pieces[0] if 0 < len(words) <= 3 and not _SENTENCE.intersection(words) else ""


def _name_word(word: str) -> bool:
    return word[:1].isupper() or word.casefold() in _SMALL_WORDS or word[0] in "'’"
