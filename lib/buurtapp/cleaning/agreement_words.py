"""What people and forms write for yes and no, and which agreement a tick's own text gives (design.md 4)."""

import re
from functools import lru_cache

from buurtapp.cleaning.text import folded, tidy
from buurtapp.model.age_words import ABOUT_AGE

OTHERS = (
    r"(?:buur(?:man|vrouw|meisje|jongen)?|buren|man|vrouw|partner|echtgeno(?:ot|te)|vriend(?:in)?|zoon|dochter|moeder|vader|"
    r"ouders?|schoon\w+|oma|opa|zus(?:ter)?|broe[rd]\w*|huisgeno(?:ot|te)|kind(?:eren)?|tante|oom|neef|nicht|"
    r"mantelzorg\w*|verzorg\w+|iemand anders|husband|wife|mother|father|son|daughter|neighbou?r)"
)
_YES = re.compile(
    r"(?:j|ja|yes|y|x+|v|ok|oke|okay|akkoord|accoord|akk|agreed|agree|i agree|eens|mee eens|true|waar|1|1\.0|aan|on|"
    r"checked|aangevinkt|aangekruist|gelezen|toestemming|goed|prima|natuurlijk|uiteraard|zeker|sure|gegeven|"
    r"gelezen en akkoord|ik ga akkoord|geen (?:enkel )?bezwaar|jawel|jazeker|yep|jep|vinkje|afgevinkt|"
    r"[\U0001f44c\u2611\u2612\u221a\u2713\u2714\u2705\U0001f44d\U0001f5f8\U0001f5f9\u2022\u25cf\u25a0])[ .!]*"
)
_STARTS_YES = re.compile(r"(?:ja|yes)\b")
_NO = re.compile(
    r"(?:n|nee|no|neen|nope|false|onwaar|0|0\.0|uit|off|geen|niet|nooit|never|onbekend|\?+|-+|n\.?v\.?t\.?|unchecked|"
    r"[\u2610\u2717\u2718\u274c\u25a1\u25cb])[ .!]*"
)
_STARTS_NO = re.compile(r"(?:nee|neen|no|niet|geen|nog niet|liever niet|misschien|weet|twijfel|maybe|later)\b")
_REFUSES = re.compile(
    r"\b(?:niet|geen|not|don'?t|nooit)\b[^.;,]{0,20}\b(?:akkoord|accoord|toestemming|eens|mee|agree|consent|accept)|"
    r"\b(?:geen|niet|nog|not|jonger|onder|under)\b[^.;,]{0,12}\b(?:1[678]|21)\b|"
    r"\bga (?:er )?niet\b|\bweiger|\bwil (?:dit |dat )?niet\b|"
    r"\b(?:akkoord|eens|mee|toestemming|accepteer|accept|agree|consent|gelezen|begrepen)\b[^.;,a-z]*\b(?:niet|not)\b|"
    r"\b(?:niet|not|nog geen) (?:gelezen|begrepen|getekend|ondertekend|gezien|aangevinkt|read|understood|signed)\b"
)
# A paper form's "ja / nee" with nothing crossed out, and a yes with a question mark or a thought behind it.
_UNDECIDED = re.compile(
    r"(?:ja|j|yes|y)\W{1,3}(?:nee|n|no)\b|(?:nee|n|no)\W{1,3}(?:ja|j|yes|y)\b|.*\?\s*$|"
    r".*\b(?:denk ik|denk het|geloof ik|volgens mij|misschien|wellicht|waarschijnlijk|eventueel|twijfel|i think|maybe|"
    r"probably|perhaps)\b",
    re.DOTALL,
)
# A condition: anywhere in a few words, near the start of a longer text (a form's own sentence may hold a "tenzij").
_CONDITION = re.compile(
    r"(?:.{0,30}|(?=.{0,80}$).*)\b(?:mits|tenzij|behalve|voorwaarde dat|onder voorbehoud|unless|provided|except|"
    r"(?:maar|but)\b(?!.*(?:\baltijd\b|intrek|withdraw)))|"
    r"(?:ja|yes|ok|oke|akkoord|goed|prima)\W+(?:als|indien|wanneer|zolang|tot|tijdelijk|if|when|until)\b",
    re.DOTALL,
)
_AGREES = re.compile(
    r"akkoord|accoord|toestemming|eens\b|goed\b|begrijp|begrepen|gelezen|accept|agree|consent|bevestig|verklaar|beloof|"
    r"\bhou(?:d)? (?:ik )?(?:me|mij)|\bik (?:ben|vind|geef|ga|heb|wil|mag|stem|woon)|\bmag (?:je|u|jullie)|\bmogen|"
    r"^(?:het )?(?:gebruik\w*|verwerk\w+|opslag) van (?:mijn|uw|je) (?:persoons)?gegevens$|"
    r"\bjaar of ouder|\b(?:1[678]|21) ?\+|\bi am\b|permission|opslaan|bewaren"
)
_TAKEN_BACK = re.compile(r"intrek|ingetrokken|\btrek\b.*\bin\b|withdraw|afgemeld|uitgeschreven|revoke")
_ABOUT_RULES = re.compile(
    r"regel|afspra|reglement|voorwaarden|\brules?\b|guidelines|\bterms\b|gedragscode|handvest|code of conduct"
)
_ABOUT_DATA = re.compile(
    r"gegevens|privacy|\bavg\b|\bgdpr\b|\bdata\b|telefoonnummer|mobiele? nummer|verwerk|opslaan|bewar|bewaren"
)
_ABOUT_AGE = re.compile(ABOUT_AGE)
_TONE = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")
_TICK = re.compile(r"\s*;\s*|\n+|,\s+(?=[A-Z])")


@lru_cache(maxsize=50_000)
def says_yes(raw: str) -> bool:
    """Whether a cell gives the agreement that its column asks for: a ja, an x, or the tick's own text.

    A cell that says no anywhere, or takes the agreement back, gives nothing.
    """
    if not raw:
        return False
    text = _bare(tidy(raw))
    if _takes_back(text) or _REFUSES.search(text) or _UNDECIDED.match(text) or _CONDITION.match(text):
        return False
    parts = [_bare(part) for part in _TICK.split(tidy(raw)) if part.strip()]
    return any(map(_is_yes, parts)) and not any(map(_is_no, parts))


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


def _bare(text: str) -> str:
    """Small letters without the brackets and quotes around a `(ja)`, and the tone of a thumb."""
    return _TONE.sub("", folded(text)).strip(" '\"()[]*~")


def _is_no(text: str) -> bool:
    return bool(_NO.fullmatch(text) or (_STARTS_NO.match(text) and not _YES.fullmatch(text)))


def _is_yes(text: str) -> bool:
    return bool(_YES.fullmatch(text) or _STARTS_YES.match(text) or _AGREES.search(text))


def _takes_back(text: str) -> bool:
    return bool(_TAKEN_BACK.search(text)) and "kan" not in text.split() and "mag" not in text.split()
