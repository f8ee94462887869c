"""Street names: one name in several spellings, and names that are alike (domain.md 6.2)."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from buurtapp.cleaning.text import folded, repaired, tidy

NONE, ALIKE, ABBREVIATED, SAME = 0, 1, 2, 3

_WORD = re.compile(r"[^\W_]+")
_ORDINALS = {"eerste": "1e", "tweede": "2e", "derde": "3e", "vierde": "4e", "vijfde": "5e", "zesde": "6e"}
_ORDINAL = re.compile(r"([1-9])(?:e|ste|de)")
_SHORT = {
    "burgemeester": "burg", "burgem": "burg", "bgm": "burg", "bm": "burg", "brgm": "burg", "van": "v", "laan": "ln",
    "professor": "prof", "doctor": "dr", "dokter": "dr", "doctorandus": "drs", "meester": "mr", "ingenieur": "ir",
    "president": "pres", "generaal": "gen", "gener": "gen", "koningin": "kon", "prinses": "prs", "prinsesse": "prs",
    "prins": "pr", "sint": "st", "sinte": "st", "sinter": "st", "pastoor": "past", "dominee": "ds",
    "kapitein": "kapt", "kolonel": "kol", "luitenant": "luit", "admiraal": "adm", "minister": "min",
    "monseigneur": "mgr", "kardinaal": "kard", "jonkheer": "jhr", "nieuwe": "nw", "kleine": "kl",
    "secretaris": "secr", "wethouder": "weth", "notaris": "not", "directeur": "dir",
}  # fmt: skip
_ENDINGS = {
    spelling: ending
    for ending, spellings in {
        "straat": "straat str strt straatje", "laan": "laan ln", "plein": "plein pln pl", "gracht": "gracht gr",
        "plantsoen": "plantsoen plnts", "kade": "kade kd", "dijk": "dijk dk", "weg": "weg wg",
        "singel": "singel sngl sgl",
        "park": "park prk", "hof": "hof", "pad": "pad", "steeg": "steeg stg", "markt": "markt mkt",
        "dreef": "dreef drf", "baan": "baan", "kamp": "kamp", "haven": "haven hvn",
    }.items()
    for spelling in spellings.split()
}  # fmt: skip
_ENDING = re.compile(rf"(.{{3,}}?)({'|'.join(sorted(_ENDINGS, key=len, reverse=True))})")
_TELLING = 6
_REMEMBERED = 100_000
_DIGITS = re.compile(r"\d+")
_ARTICLES = re.compile(r"\b(?:v ?d|van der|van den|van de|v der|v den|v de)\b")


@lru_cache(maxsize=_REMEMBERED)
def tidy_street(raw: str) -> str:
    """A street as typed, on one line and with damaged letters mended; dashes and dots alone are nothing."""
    if raw.isalpha() and raw.isascii():
        return raw
    text = tidy(repaired(raw)).strip(" ,;")
    return text if any(c.isalnum() for c in text) else ""


@lru_cache(maxsize=_REMEMBERED)
def same_key(name: str) -> str:
    """The name without case, spacing, punctuation and diacritics."""
    return "".join(_WORD.findall(folded(name)))


@lru_cache(maxsize=_REMEMBERED)
def short_key(name: str) -> str:
    """The name with everything abbreviated that people abbreviate: `Burg. v.d. Bergstr.`, `1e`, `St.`, IJ as y."""
    key = "".join(_key_words(name))
    stem, ending = stem_and_ending(key)
    return (stem + ending[:3]).replace("ij", "y")


def _ordinal(word: str) -> str:
    if word[0].isdigit() and (match := _ORDINAL.fullmatch(word)):
        return f"{match[1]}e"
    return _ORDINALS.get(word, word)


@lru_cache(maxsize=_REMEMBERED)
def stem_and_ending(key: str) -> tuple[str, str]:
    """`kerkstr` as `kerk` and `straat`; without a known ending the whole key and nothing."""
    match = _ENDING.fullmatch(key)
    return (match[1], _ENDINGS[match[2]]) if match else (key, "")


def relation(typed: str, street: str) -> int:
    """How the street as typed stands to the street of the file: SAME, ABBREVIATED, ALIKE or NONE.

    SAME: only case, spacing, punctuation or diacritics differ. ALIKE: a few letters wrong, or words left out of a
    longer name or written as initials.
    """
    if same_key(typed) == same_key(street):
        return SAME
    if short_key(typed) == short_key(street):
        return ABBREVIATED
    return ALIKE if alike(typed, street) or words_left_out(typed, street) else NONE


def alike(typed: str, street: str) -> bool:
    """Whether two names differ by a typing mistake or two; numbers and known kinds of street must be the same."""
    if _DIGITS.findall(short_key(typed)) != _DIGITS.findall(short_key(street)):
        return False
    one, other = short_key(typed), short_key(street)
    (stem, ending), (other_stem, other_ending) = stem_and_ending(one), stem_and_ending(other)
    if ending and other_ending:
        return ending == other_ending and _few_slips(stem, other_stem)
    return _few_slips(same_key(typed), same_key(street))


def _few_slips(one: str, other: str) -> bool:
    allowed = slips(max(len(one), len(other)))
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def slips(length: int) -> int:
    """How many wrong letters we take for a typing mistake in a name of this length."""
    return 0 if length < 4 else 1 if length <= 6 else 2 if length <= 12 else 3


def last_word(name: str) -> str:
    """The short key of the last word when it is long enough to know a street by; else ""."""
    words = _WORD.findall(folded(name))
    key = short_key(words[-1]) if words else ""
    return key if len(key) >= _TELLING else ""


def words_left_out(typed: str, street: str) -> bool:
    """Whether the typed name is the street's with a title or first name left out, or with initials for first names."""
    theirs = iter(_key_words(street)[:-1])
    return (
        bool(last_word(typed))
        and last_word(typed) == last_word(street)
        and all(any(_initial_or_same(word, other) for other in theirs) for word in _key_words(typed)[:-1])
    )


def _key_words(name: str) -> list[str]:
    words = _WORD.findall(folded(name))
    if len(words) > 1:
        words = _ARTICLES.sub("vd", " ".join(words)).split()
    return [_ordinal(_SHORT.get(word, word)) for word in words]


def _initial_or_same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
