"""The short code in front of every contact card: finds a whole group in the phone's search (domain.md 2.6)."""

import re
import unicodedata
from collections.abc import Container

_SKIPPED = frozenset("de het een van der den te ten ter in op aan en bij 't 's".split())
_TAILS = (
    "plantsoen", "kwartier", "buurt", "plein", "straat", "wijk", "park", "veld", "dorp", "hoek", "laan", "kade",
    "hof", "weg", "dijk", "haven", "burg", "berg", "oord", "stad", "eiland", "gracht", "singel", "zijde",
)  # fmt: skip
_DEFAULT = "BP"


def stem(neighbourhood: str) -> str:
    """Two or three capitals from a neighbourhood's name: `Berkenplein` BP, `Buurt de Berk` BB.

    `BP` (*buurtpreventie*) when the name gives none.
    """
    plain = unicodedata.normalize("NFKD", neighbourhood).encode("ascii", "ignore").decode().lower()
    words = [word for word in re.findall(r"[a-z']+", plain) if word.strip("'") and word not in _SKIPPED]
    letters = "".join(word.strip("'")[0] for word in words[:3])
    if len(words) == 1:
        letters = _two_of(words[0].strip("'"))
    return letters.upper() if len(letters) > 1 else _DEFAULT


def new_code(beginning: str, taken: Container[str]) -> str:
    """The first free code: `BP1`, `BP2` …

    Always with a number, so that a search for the first group does not find the second as well.
    """
    number = 1
    while f"{beginning}{number}" in taken:
        number += 1
    return f"{beginning}{number}"


def _two_of(word: str) -> str:
    for tail in _TAILS:
        if word.endswith(tail) and len(word) > len(tail):
            return word[0] + tail[0]
    return word[:2]
