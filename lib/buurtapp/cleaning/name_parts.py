"""The parts of a Dutch name: given names, prefix, core word; and capitals where a name has none (domain.md 6.3)."""

import re

from buurtapp.cleaning.text import folded

PREFIXES = frozenset(
    "van de der den het 't \u2018t \u2019t v.d. v/d vd "
    "in op aan bij onder over uit voor tot ten ter te la le les l' d' du des 's von zu zur zum "
    "da do dos das di del della el af av".split()
)
_ELIDED = re.compile(r"([dl]['’])(?=\w)", re.IGNORECASE)
_INITIALS = re.compile(r"(?:(?:[^\W\d_]|IJ|Ij|Th|Ch|Chr|Ph|Fr|Joh|St|Jac)\.[\s-]?)+|[^\W\d_](?:[\s-][^\W\d_])*")
_BARE_INITIALS = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,4}")
_LONGEST_INITIALS = 4
_BEHIND = frozenset("jr sr junior senior".split())
_ROMAN = re.compile(r"[ivx]{2,}")


def split_name(name: str) -> tuple[str, str, str]:
    """Given names, prefix and core: `Jan`, `van der`, `Berg`; a compound core starts at its first word."""
    words = name.split()
    if len(words) > 2 and words[-1].casefold().rstrip(".") in _BEHIND:
        words[-2:] = [" ".join(words[-2:])]
    for place, word in enumerate(words[:-1]):
        if word.casefold() in PREFIXES:
            end = place
            while end < len(words) - 1 and words[end].casefold() in PREFIXES:
                end += 1
            return " ".join(words[:place]), " ".join(words[place:end]), " ".join(words[end:])
        if place and word.rpartition("-")[2] in PREFIXES and "-" in word:
            return " ".join(words[:place]), "", " ".join(words[place:])
    return " ".join(words[:-1]), "", words[-1] if words else ""


def surname_last(text: str) -> str:
    """`Vries, Jan de`, `Berg, van der, Jan`, `de Vries, Jan` and `Berg J. van der` with the given name in front."""
    if "," not in text and text.rpartition(" ")[2] not in PREFIXES:
        return text
    core, *others = [part.strip() for part in text.split(",") if part.strip()] or [""]
    words = core.split()
    if not others and len(words) > 2 and words[-1] in PREFIXES:
        core, others = words[0], [" ".join(words[1:])]
    prefixes = [part for part in others if _all_prefixes(part)]
    given = " ".join(part for part in others if not _all_prefixes(part)).split()
    while len(given) > 1 and given[-1].casefold() in PREFIXES:
        prefixes.insert(0, given.pop())
    first, space, rest = core.partition(" ")
    if given and space and first.casefold() in PREFIXES and not core.isupper():
        core = f"{first.lower()} {rest}"
    return " ".join([*given, *prefixes, core])


def two_whole_names(text: str) -> bool:
    """`Jan Bos, Marie Bos` and `Jan de Vries, Marie`: what stands before the comma is a whole name already."""
    before, comma, behind = text.partition(",")
    words, others = before.split(), behind.split()
    if not comma or len(words) < 2 or not others or _all_prefixes(behind) or _is_prefix(words[0]):
        return False
    within = any(_is_prefix(word) for word in words[1:-1]) and "-" not in before
    return within or (len(words) == 2 and len(others) > 1 and "-" not in before and _last_words_alike(words, others))


def _last_words_alike(words: list[str], others: list[str]) -> bool:
    """Whether both sides end in a surname: no prefix and no initial."""
    return not _is_prefix(others[-1]) and "." not in others[-1] and "." not in words[-1]


def _is_prefix(word: str) -> bool:
    return word.casefold() in PREFIXES


def _all_prefixes(text: str) -> bool:
    return all(word.casefold() in PREFIXES for word in text.split())


def sort_name(given: str, prefix: str, core: str) -> str:
    """The name to sort on, by its core word: `Berg, Jan van der`; `Ancona, Maria d'`."""
    if (elided := _ELIDED.match(core)) and elided[1][0].islower():
        prefix, core = f"{prefix} {elided[1]}".strip(), core[elided.end() :]
    behind = f"{given} {prefix}".strip() if given else prefix.lower()
    return f"{core}, {behind}" if behind else core


def only_initials(given: str) -> bool:
    """Whether the given names are initials: `J.`, `J.P.`, `J P`, `JP`, `Th.`."""
    if given[1:2].islower() and "." not in given:
        return False
    return bool(_INITIALS.fullmatch(given) or _BARE_INITIALS.fullmatch(given.replace(".", "")))


def with_capitals(name: str) -> str:
    """Capitals for a name, or a surname in it, that is all capitals, and for a name that is all small letters."""
    words = name.split()
    if name.isupper() or name.islower():
        return " ".join(_cased(word, place, name.isupper()) for place, word in enumerate(words))
    start = _surname_in_capitals(words)
    if start == len(words):
        return name
    return " ".join([*words[:start], *(_cased(word, 1, was_upper=True) for word in words[start:])])


def _surname_in_capitals(words: list[str]) -> int:
    """Where the surname of `Jan DE VRIES` starts; the number of words when it is not in capitals."""
    start = len(words)
    while start > 1 and words[start - 1].isupper() and "." not in words[start - 1]:
        start -= 1
    has_one = any(len(word) > 2 and not _ROMAN.fullmatch(word.lower()) for word in words[start:])
    return start if has_one else len(words)


def _cased(word: str, place: int, was_upper: bool) -> str:
    small = word.lower()
    if small in PREFIXES:
        return small if place else _capital(small)
    if len(small) > _LONGEST_INITIALS and small.isalpha() and not small.startswith("ij"):
        return small.capitalize()
    if "." in word:
        return ".".join(_capital(part) if len(part) > 3 else part.capitalize() for part in small.split("."))
    if was_upper and place == 0 and _BARE_INITIALS.fullmatch(word):
        return word
    if place and _ROMAN.fullmatch(small):
        return small.upper()
    return "-".join(_hyphened(part, bool(at)) for at, part in enumerate(small.split("-")))


def _hyphened(part: str, later: bool) -> str:
    return part if later and part in PREFIXES else _capital(part)


def _capital(small: str) -> str:
    """One word with its capital: IJsbrand, d'Ancona, 't."""
    if small.startswith(("d'", "d’", "l'", "l’")) and len(small) > 2:
        return small[:2] + small[2:].capitalize()
    if small.startswith("ij"):
        return "IJ" + small[2:]
    if small[:1] in "'’":
        return small
    if small.startswith(("o'", "o’")) and len(small) > 2:
        return small[:2].upper() + small[2:].capitalize()
    return small.capitalize()


def family_and_given(name: str) -> tuple[str, str]:
    """The core and the given names, folded, to compare two names."""
    given, _prefix, core = split_name(name)
    return folded(core).replace(".", ""), folded(given).replace(".", " ").strip()
