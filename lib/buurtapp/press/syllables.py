"""How many syllables a Dutch word has: one for each vowel sound, as it is spelt."""

import re

# the longest spellings first: "ieuw" is one sound, and so are "aai" and "ui"; "ea" in "reactie" is two
_SOUND = re.compile(r"ieuw|eeuw|aai|ooi|oei|eau|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|ai|oi|[aeiouyâäêëîïôöûü]")
_STRESS = str.maketrans("áàéèíìóòúù", "aaeeiioouu")  # "één" is one sound; a diaeresis does part sounds


def syllables(word: str) -> int:
    """The syllables of a word; at least one, also for a number or an abbreviation."""
    return max(len(_SOUND.findall(word.casefold().translate(_STRESS))), 1)
