"""Rows that hold no sign-up: totals, repeated headers, empty lines with a timestamp (design.md 4, domain.md 6.4)."""

import re

import numpy as np

from buurtapp.cleaning.fields import Rows
from buurtapp.cleaning.reason_bits import Mask, Reasons, Words
from buurtapp.cleaning.text import distinct, folded, tidy

_TOTALS = re.compile(
    r"(?:sub|eind|algemeen )?(?:totaal|total|som|aantal|gemiddelde|sum|count|average)\b.*|"
    r".*\b(?:totaal|total)\b[\s:]*\d*"
)
_HEADING = re.compile(
    r"(?:(?:uw|je|jouw|volledige|voor- en achter)\s*)?(?:naam|voornaam|achternaam|name|full name|"
    r"first name|namen|bewoner)[:*]?"
)


def holds_no_sign_up(rows: Rows, names: Words, phone: Words, email: Words, code: Words, reasons: Reasons) -> Mask:
    """Rows without a name, phone, address, mail address or code, or with a total or a heading for a name."""
    at, texts = distinct(names)
    nobody = np.array([not text or bool(_TOTALS.fullmatch(folded(text))) for text in texts], dtype=bool)[at]
    heading = np.array([bool(_HEADING.fullmatch(folded(text))) for text in texts], dtype=bool)[at]
    reachable = (phone != "") | (email != "") | (code != "")
    place = ~reasons.has("address.missing")
    digits = np.zeros(len(rows), dtype=bool)
    for row in np.flatnonzero((nobody | heading) & ~reachable):
        digits[row] = sum(c.isdigit() for c in tidy(rows["phone"][row])) >= 7
    empty = nobody & ~reachable & ~digits & ~place
    total = nobody & (names != "") & ~reachable & ~digits & (rows["street"] == "") & (rows["postcode"] == "")
    return np.asarray(empty | total | (heading & ~reachable & ~digits))
