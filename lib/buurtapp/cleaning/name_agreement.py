"""Whether two names can be one person's: initials for first names, prefixes, married names, a slip (domain.md 6.3)."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from buurtapp.cleaning.name_parts import split_name
from buurtapp.cleaning.text import folded

_WORD = re.compile(r"[^\W_]+")

Parts = tuple[tuple[str, ...], tuple[str, ...]]  # given names, words of the core


@lru_cache(maxsize=100_000)
def parts(name: str) -> Parts:
    """Given names and core words, folded, without dots and hyphens."""
    given, _prefix, core = split_name(name)
    return tuple(_words(given)), tuple(_words(core))


def names_agree(one: str, other: str) -> bool:
    """Whether both names can be one person's. Two names that only might be related do not agree."""
    if not one or not other:
        return False
    if one == other:
        return True
    (given, core), (other_given, other_core) = parts(one), parts(other)
    if not core or not other_core:
        return False
    if sorted((*given, *core)) == sorted((*other_given, *other_core)):
        return True
    return _cores_agree(core, other_core) and _given_agree(given, other_given)


def _cores_agree(core: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same surname, but for a slip, or one of the two of a double surname."""
    shorter, longer = sorted((core, other), key=len)
    return _alike("".join(core), "".join(other)) or (len(shorter) < len(longer) and _within(shorter, longer))


def _within(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    size = len(shorter)
    return any(longer[place : place + size] == shorter for place in range(len(longer) - size + 1))


def _given_agree(given: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Missing given names agree with all; initials with names that start so; names with names but for a slip."""
    if not given or not other:
        return True
    pairs = list(zip(_letters_apart(given, other), _letters_apart(other, given), strict=False))
    return all(_one_given(first, second) for first, second in pairs)


def _letters_apart(given: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """`jp` as `j` and `p` when it can only be initials."""
    first = given[0]
    if len(given) == 1 and 1 < len(first) <= 4 and not set(first) & set("aeiouy") and len(other) > 1:
        return tuple(first)
    return given


def _one_given(first: str, second: str) -> bool:
    if len(first) <= 1 or len(second) <= 1 or _is_initials(first) or _is_initials(second):
        return first[:1] == second[:1]
    return _alike(first, second)


def _is_initials(word: str) -> bool:
    return len(word) <= 3 and not set(word) & set("aeiouy")


def _alike(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    allowed = 0 if longest < 5 else 1 if longest < 10 else 2
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text).replace("'", ""))
