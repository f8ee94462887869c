"""Phone numbers of a whole column: the fast path for plain Dutch mobiles, the slow path for the rest."""

import numpy as np
import pandas as pd

from buurtapp.cleaning.phone_fast import plain_mobiles
from buurtapp.cleaning.phone_numbers import read_phone
from buurtapp.cleaning.reason_bits import BIT, Bits, Reasons, Words, bits_of, words
from buurtapp.cleaning.text import blocks, distinct, text_of


def clean_phones(raw: pd.Series, practice: bool) -> pd.DataFrame:
    """Columns `phone` (E.164 or "") and `reasons` (codes joined by `;`) for every cell of `raw`, same index.

    For a proposal the proposed number; for landlines, service, implausible and not-for-practice numbers the
    number itself; "" when no single number is certain. Never raises on what a cell holds.
    """
    reasons = Reasons(len(raw))
    cells = words(text_of(value) for value in raw.to_numpy(dtype=object))
    phone = read_phones(cells, practice, reasons)
    return pd.DataFrame({"phone": phone, "reasons": reasons.told()[0]}, index=raw.index, dtype="str")


def read_phones(cells: Words, practice: bool, reasons: Reasons) -> Words:
    """The numbers of all cells; their codes go to `reasons`."""
    phone = np.empty(len(cells), dtype=object)
    for rows in blocks(len(cells)):
        phone[rows], bits = _read(cells[rows], practice)
        reasons.bits[rows] |= bits
    return phone


def _read(cells: Words, practice: bool) -> tuple[Words, Bits]:
    """The number and the codes of each cell."""
    fast = plain_mobiles(cells.tolist(), practice)
    phone, bits = fast.phone, fast.zero * BIT["phone.zero_restored"] | fast.implausible * BIT["phone.implausible"]
    others = np.flatnonzero(~fast.done)
    at, texts = distinct(cells[others])
    found = [read_phone(text, practice) for text in texts]
    phone[others] = words(number for number, _codes in found)[at]
    bits[others] = np.array([bits_of(codes) for _number, codes in found], dtype=np.int64)[at]
    return phone, bits
