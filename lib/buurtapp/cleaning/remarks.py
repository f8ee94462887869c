"""Remarks that speak against the rest of the row: no consent after all, a number that is no good (design.md 4)."""

import re

from buurtapp.cleaning.text import folded, tidy

_OBJECTS = re.compile(
    r"\btrek\b.{0,40}\bin\b|\b(?:toestemming|akkoord|aanmelding) (?:intrekken|ingetrokken)|"
    r"\b(?:wil|wilt|doe|doet|doen|hoef|ga) (?:er )?(?:toch |liever |nu )?niet (?:meer )?(?:mee|meedoen|meer|in de)\b|"
    r"\bwil er (?:weer |graag |toch )?uit\b|\buit de (?:groep|app|lijst)\b|\buitschrijven\b|\bafmelden\b|\bafgemeld\b|"
    r"\bverwijder (?:mij|me|mijn)\b|\bunsubscribe|\bopt ?out\b|\b(?:do not|don't) (?:add|share)\b|"
    r"\bniet (?:aan de (?:groep|app) )?(?:toevoegen|delen|gedeeld|zichtbaar|tonen|doorgeven)\b"
)
_NUMBER_NO_GOOD = re.compile(
    r"\b(?:nummer|06|telefoon|mobiel)\b.{0,20}\b(?:klopt niet|fout|verkeerd|oud|vervallen|onleesbaar|is van)\b|"
    r"\b(?:geen|zonder|no) (?:whats ?app|wapp|smartphone)\b|\b(?:klopt|werkt) (?:het |dit )?nummer niet\b|"
    r"\bmijn oude (?:nummer|06|telefoonnummer|mobiele nummer)\b"
)
_LEFT = re.compile(r"\b(?:afgemeld|uitgeschreven|ingetrokken|verhuisd|overleden)\b")
_OF_ANOTHER = re.compile(r"\b(?:nummer|06|tel|telefoon|mobiel) van\b")


def objects(remark: str) -> bool:
    """Whether a remark takes consent back, or does not give it (yet)."""
    return bool(_OBJECTS.search(folded(tidy(remark))))


def doubts_number(remark: str) -> bool:
    """Whether a remark says that the number is wrong, or not one for WhatsApp."""
    return bool(_NUMBER_NO_GOOD.search(folded(tidy(remark))))


def name_left(name: str) -> bool:
    """Whether a list keeper wrote beside a name that this person does not take part any more."""
    return bool(_LEFT.search(name.casefold())) or objects(name)


def name_doubts_number(name: str) -> bool:
    """Whether beside a name stands that the number is somebody else's."""
    return " van" in name and bool(_OF_ANOTHER.search(name.casefold()))
