"""Hard words with an everyday one beside them (domain.md 7.1): official words, and words of this trade."""

import re

HARD_WORDS: dict[str, str] = {
    # official words
    "aangaande": "over",
    "aangezien": "omdat",
    "aanvangen": "beginnen",
    "alvorens": "voordat",
    "betreffende": "over",
    "conform": "volgens",
    "dan wel": "of",
    "derhalve": "daarom",
    "desgewenst": "als u wilt",
    "deswege": "daarom",
    "dient te": "moet",
    "doch": "maar",
    "echter": "maar",
    "eveneens": "ook",
    "gaarne": "graag",
    "gelieve": "wilt u",
    "hedenavond": "vanavond",
    "hetgeen": "wat",
    "hieromtrent": "hierover",
    "indien": "als",
    "ingevolge": "volgens",
    "inzake": "over",
    "mede": "ook",
    "middels": "met",
    "mits": "als",
    "momenteel": "nu",
    "mutatie": "verandering",
    "nadere": "meer",
    "naar aanleiding van": "door",
    "omtrent": "over",
    "ondergetekende": "ik",
    "onderhavige": "deze",
    "prioriteit": "voorrang",
    "reeds": "al",
    "relevant": "belangrijk",
    "retourneren": "terugsturen",
    "te allen tijde": "altijd",
    "teneinde": "om",
    "tevens": "ook",
    "thans": "nu",
    "trachten": "proberen",
    "uitsluitend": "alleen",
    "verifiëren": "nagaan",
    "verstrekken": "geven",
    "vooralsnog": "voorlopig",
    "voornemens": "van plan",
    "woonachtig": "woont",
    "zich conformeren": "zich houden aan",
    "zodoende": "zo",
    # words of neighbourhood watch and of data
    "AVG": "wet voor uw gegevens",
    "consent": "toestemming",
    "draagvlak": "genoeg mensen die meedoen",
    "faciliteren": "helpen",
    "implementeren": "invoeren",
    "initiatiefnemer": "buur die begon",
    "interventie": "ingrijpen",
    "observatie": "wat u ziet",
    "opt-in": "ja zeggen",
    "participant": "deelnemer",
    "participeren": "meedoen",
    "persoonsgegevens": "gegevens",
    "preventie": "voorkomen",
    "registratie": "aanmelding",
    "SAAR": "zien, 112 bellen, appen, helpen",
    "signaleren": "zien",
    "surveilleren": "rondlopen en opletten",
    "WABP": "landelijke lijst van buurtapps",
}
_EVERYDAY = {hard.casefold(): easy for hard, easy in HARD_WORDS.items()}
_ANY = re.compile(
    r"(?<![\w-])(?<!Autoriteit )(?:"  # a name, which nobody can choose another word for
    + "|".join(re.escape(word) for word in sorted(HARD_WORDS, key=len, reverse=True))
    + r")(?![\w-]|\.\w)",
    re.IGNORECASE,
)


def hard_words(text: str) -> dict[str, str]:
    """The hard words in a text as they stand there, each with an everyday word for it."""
    return {found: _EVERYDAY[found.casefold()] for found in _ANY.findall(text)}
