"""What people and forms write for yes and no, and which agreement a tick's own text gives (design.md 4)."""

import re
from functools import lru_cache

from buurtapp.cleaning.text import folded, tidy

_YES = re.compile(
    r"(?:j|ja|yes|y|x+|v|ok|oke|okay|akkoord|accoord|akk|agreed|agree|i agree|eens|mee eens|true|waar|1|1\.0|aan|on|"
    r"checked|aangevinkt|aangekruist|gelezen|toestemming|goed|prima|natuurlijk|uiteraard|zeker|sure|gegeven|"
    r"gelezen en akkoord|ik ga akkoord|geen (?:enkel )?bezwaar|"
    r"[\u2611\u2612\u2713\u2714\u2705\U0001f44d\U0001f5f8\U0001f5f9\u2022\u25cf\u25a0])[ .!]*"
)
_STARTS_YES = re.compile(r"(?:ja|yes)\b(?!.*\b(?:maar|mits|but)\b)")
_NO = re.compile(
    r"(?:n|nee|no|neen|nope|false|onwaar|0|0\.0|uit|off|geen|niet|nooit|never|onbekend|\?+|-+|n\.?v\.?t\.?|unchecked|"
    r"[\u2610\u2717\u2718\u274c\u25a1\u25cb])[ .!]*"
)
_STARTS_NO = re.compile(r"(?:nee|neen|no|niet|geen|nog niet|liever niet|misschien|weet|twijfel|maybe|later)\b")
_REFUSES = re.compile(
    r"\b(?:niet|geen|not|don'?t|nooit)\b[^.;,]{0,20}\b(?:akkoord|accoord|toestemming|eens|mee|agree|consent|accept)|"
    r"\b(?:geen|niet|nog|not|jonger|onder|under)\b[^.;,]{0,12}\b(?:1[678]|21)\b|"
    r"\bga (?:er )?niet\b|\b(?:akkoord|eens|mee|toestemming)\b[^.;,a-z]*\bniet\b|\bweiger|\bwil (?:dit |dat )?niet\b"
)
_AGREES = re.compile(
    r"akkoord|accoord|toestemming|eens\b|goed\b|begrijp|begrepen|gelezen|accept|agree|consent|bevestig|verklaar|beloof|"
    r"\bhou(?:d)? (?:ik )?(?:me|mij)|\bik (?:ben|vind|geef|ga|heb|wil|mag|stem|woon)|\bmag (?:je|u|jullie)|\bmogen|"
    r"\bjaar of ouder|\b(?:1[678]|21) ?\+|\bi am\b|permission|opslaan|bewaren"
)
_TAKEN_BACK = re.compile(r"intrek|ingetrokken|\btrek\b.*\bin\b|withdraw|afgemeld|uitgeschreven|revoke")
_ABOUT_RULES = re.compile(
    r"regel|afspra|reglement|voorwaarden|\brules?\b|guidelines|\bterms\b|gedragscode|handvest|code of conduct"
)
_ABOUT_DATA = re.compile(
    r"gegevens|privacy|\bavg\b|\bgdpr\b|\bdata\b|telefoonnummer|mobiele? nummer|verwerk|opslaan|bewar|bewaren"
)
_ABOUT_AGE = re.compile(
    r"\b(?:1[678]|21) ?\+|\b(?:1[678]|21|achttien|zestien) ?(?:jaar|jr)|jaar (?:of|en) ouder|volwassen|meerderjarig|"
    r"\b(?:over|at least) (?:1[678]|21)|years? (?:or older|of age|old)|\badult"
)
_TICK = re.compile(r"\s*;\s*|\n+|,\s+(?=[A-Z])")


@lru_cache(maxsize=50_000)
def says_yes(raw: str) -> bool:
    """Whether a cell gives the agreement that its column asks for: a ja, an x, or the tick's own text.

    A cell that says no anywhere, or takes the agreement back, gives nothing.
    """
    if not raw:
        return False
    text = folded(tidy(raw)).strip(" '\"")
    parts = [part for part in _TICK.split(tidy(raw)) if part.strip()]
    if _takes_back(text) or _REFUSES.search(text) or any(_is_no(folded(part).strip()) for part in parts):
        return False
    return any(_is_yes(folded(part).strip()) for part in parts)


@lru_cache(maxsize=50_000)
def takes_back(raw: str) -> bool:
    """Whether a cell takes an agreement back."""
    return _takes_back(folded(tidy(raw)))


@lru_cache(maxsize=50_000)
def speaks_of(raw: str) -> frozenset[str]:
    """Which of `consent`, `rules` and `age` the tick's own text names; empty for a plain `ja`."""
    text = folded(raw)
    subjects = (("consent", _ABOUT_DATA), ("rules", _ABOUT_RULES), ("age", _ABOUT_AGE))
    return frozenset(field for field, pattern in subjects if pattern.search(text))


@lru_cache(maxsize=50_000)
def is_no(raw: str) -> bool:
    """Whether a cell says no, or nothing."""
    text = folded(tidy(raw)).strip(" '\"")
    return not text or _is_no(text)


def _is_no(text: str) -> bool:
    return bool(_NO.fullmatch(text) or (_STARTS_NO.match(text) and not _YES.fullmatch(text)))


def _is_yes(text: str) -> bool:
    return bool(_YES.fullmatch(text) or _STARTS_YES.match(text) or _AGREES.search(text))


def _takes_back(text: str) -> bool:
    return bool(_TAKEN_BACK.search(text)) and "kan" not in text.split() and "mag" not in text.split()
