"""Words beside a phone number that speak against it: old, wrong, unsure, without WhatsApp, someone else's."""

import re
from functools import lru_cache

from buurtapp.cleaning.agreement_words import OTHERS
from buurtapp.cleaning.text import folded, plain

# "niet bellen" and "niet na 22 uur" say when to call, not that the number is wrong.
_WHEN = (
    r"(?:(?:meer )?(?:bellen|gebeld|storen)|voor|na|tussen|tijdens|overdag|op (?!whats)|in (?:het|de|'t)|'?s|vandaag|"
    r"(?:te )?(?:vroeg|laat)|door de week)"
)
_AGAINST = re.compile(
    r"\b(?:oude?|fout|foute|onjuist|verkeerde?|ongeldig|vervallen|opgezegd|opgeheven|afgesloten|kwijt|buiten gebruik|"
    r"onleesbaar|onduidelijk|slecht leesbaar|misschien|waarschijnlijk|volgens mij|dacht ik|ongeveer|twijfel|weet niet|"
    r"controleren|checken|nakijken|navragen|wrong|incorrect|invalid|expired)\b|"
    rf"\bniet\b(?! {_WHEN}\b)|\b(?:geen|zonder|no|without) (?:whats ?app|wapp|app|smartphone)\b|\?|"
    r"\b(?:alleen|enkel|only) (?:sms|bellen|gebeld|telefonisch|calls?)\b|^\W*(?:geen|no)\W+0|0\W+(?:geen|no)\W*$"
)
_SOMEONE_ELSES = re.compile(rf"\b{OTHERS}\b")
_DIGITS = re.compile(r"\d+")
# The same number with another end, as one says aloud: "... 78 of 79". An hour behind "of" is an hour.
_OTHER_END = re.compile(
    r"(?:\d[\s.\-/]*){8,}(?:(?:of|or)\s*(?:\d[ .\-]?){1,6}\b(?!\s*(?:uur|u\b|:|\.)|[\s.\-/]*\d)|"
    r"(?:en|and|&|\+)\s*(?:\d[ .\-]?){1,6}\W*$)"
)
_OR_AND = re.compile(r" (?:of|or|en|and)|[&+]", re.IGNORECASE)


def speaks_against(raw: str) -> bool:
    """Whether the text beside a number says that it may be wrong, unfit for WhatsApp, or someone else's."""
    return _words_speak_against(_DIGITS.sub("0", raw))


@lru_cache(maxsize=10_000)
def _words_speak_against(remark: str) -> bool:
    """The same remark stands beside many numbers, so it is judged without them."""
    text = folded(plain(remark))
    return bool(_AGAINST.search(text) or _SOMEONE_ELSES.search(text))


def has_other_end(raw: str) -> bool:
    """Whether a second way to end the number stands behind it: two numbers in short (domain.md 6.1)."""
    return bool(_OR_AND.search(raw)) and bool(_OTHER_END.search(folded(plain(raw))))
