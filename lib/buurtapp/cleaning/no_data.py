"""Rows that hold no sign-up: totals, repeated headers, empty lines with a timestamp (design.md 4, domain.md 6.4)."""

import re

import numpy as np

from buurtapp.cleaning.fields import Rows
from buurtapp.cleaning.reason_bits import Mask, Reasons, Words
from buurtapp.cleaning.text import folded

_TOTALS = re.compile(
    r"(?:sub|eind|algemeen )?(?:totaal|total|som|aantal|gemiddelde|sum|count|average)\b.*|"
    r".*\b(?:totaal|total)\b[\s:]*\d*"
)
_HEADING = re.compile(
    r"(?:(?:uw|je|jouw|volledige|voor- en achter)\s*)?(?:naam|voornaam|achternaam|name|full name|"
    r"first name|namen|bewoner)[:*]?"
)


_DIGITS = 7


def holds_no_sign_up(rows: Rows, names: Words, unreachable: Mask, code: Words, reasons: Reasons) -> Mask:
    """Rows without a name, phone, address, mail address or code, or with a total or a heading for a name.

    `unreachable`: rows without a phone and a mail address.
    """
    nothing = np.zeros(len(rows), dtype=bool)
    placeless = reasons.has("address.missing")
    for row in np.flatnonzero(unreachable):
        if code[row] or sum(c.isdigit() for c in rows["phone"][row]) >= _DIGITS:
            continue  # a code, or a number, though a wrong one
        name = folded(names[row])
        no_place = placeless[row] or (name != "" and not rows["street"][row] and not rows["postcode"][row])
        nothing[row] = bool(_HEADING.fullmatch(name)) or (no_place and bool(name == "" or _TOTALS.fullmatch(name)))
    return nothing
