"""Which agreement a text asks for or gives: consent with the use of data, the rules, the age (design.md 4)."""

import re
from functools import lru_cache

from buurtapp.model.age_words import ABOUT_AGE

_AGREES = re.compile(
    r"akk?oord|accoord|acc?ord\b|toestemming|\binstem|stem (?:ik )?(?:er)?(?:mee)? ?in\b|(?:mee|het) eens|"
    r"\bconsent|\bagree|permission|\bi accept|accepteer|goedkeur|\bprivacy|\bavg\b|\bgdpr\b|"
    r"\b(?:mag (?:je|uw|mijn|de|ik)|mogen (?:we|wij)|may we|(?:vindt? (?:je|u) het|is het) (?:goed|ok[eé]?|prima))\b.*"
    r"(?:toevoeg|groep|app\b|gegevens|nummer|opslaan|bewaren|delen|\badd\b|group|share|store)|"
    r"\b(?:mag|mogen)\b.{0,20}\bin (?:de |onze |het )?(?:whats ?app|(?:buurt|groeps)?app|(?:app)?groep)"
)
_ABOUT_OTHER = re.compile(r"foto|beeldmateriaal|nieuwsbrief|newsletter|photo|\bbellen\b|\bcall you\b")
_TAKES_BACK = re.compile(
    r"\btrek\b.*\bin\b|\bwil\b.*\bintrek|^(?:toestemming|akkoord) (?:ingetrokken|intrek)|"
    r"withdraw my consent|ik ga niet akkoord"
)
_ABOUT_DATA = re.compile(
    r"gegevens|privacy|\bavg\b|\bgdpr\b|personal data|\b(?:my|your|the) data\b|\bdata\b|telefoonnummer|mobiele? nummer|"
    r"phone number|verwerk|opslaan|bewaar|bewaren"
)
_ABOUT_RULES = re.compile(
    r"regels?\b|afspraken|reglement|voorwaarden|\brules?\b|guidelines|\bterms\b|conditions|gedragscode|handvest|"
    r"code of conduct"
)
_ABOUT_AGE = re.compile(rf"{ABOUT_AGE}|\bleeftijd|\bage\b|hoe oud|how old")
_OPTION_ENDS = re.compile(r"\s*;\s*|,\s+(?=[A-Z])|\n+")


@lru_cache(maxsize=4096)
def agreements(text: str) -> frozenset[str]:
    """The fields among `consent`, `rules`, `age` that this text speaks of; empty for a plain `ja` or `akkoord`."""
    words = text.casefold()
    about = {
        field
        for field, pattern in (("consent", _ABOUT_DATA), ("rules", _ABOUT_RULES), ("age", _ABOUT_AGE))
        if pattern.search(words)
    }
    if "consent" in about and not asks_agreement(text):
        about.discard("consent")  # "vul je gegevens in" asks for nothing
    return frozenset(about)


def asks_agreement(text: str) -> bool:
    """Whether the text asks for agreement, or gives it."""
    words = text.casefold()
    if _ABOUT_OTHER.search(words) and not _ABOUT_DATA.search(words):
        return False  # photos or a newsletter are another matter
    return bool(_AGREES.search(words))


def takes_back(text: str) -> bool:
    """Whether the text takes an agreement back, instead of giving it."""
    return bool(_TAKES_BACK.search(text.casefold()))


def options(cell: str) -> list[str]:
    """The ticks in one cell of a multiple-choice question: joined by `;` (Forms) or `, ` (Sheets); formats.md 3.1."""
    return [part for part in _OPTION_ENDS.split(cell) if part.strip()]
