"""The rows to clean: every field as an array of text, with the values a person typed in place of the raw ones."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from buurtapp.cleaning.reason_bits import Mask, Words, words
from buurtapp.cleaning.text import text_of

FIELDS = (
    "timestamp", "name", "first_name", "prefix", "last_name", "address", "street", "number", "addition", "postcode",
    "city", "phone", "email", "consent", "rules", "age", "code", "for_whom", "withdraw", "remark",
)  # fmt: skip
EXTRA = ("source", "row", "moment", "known", "verified")

# A typed value for the first silences what the others said of the same thing.
_SPEAKS_FOR = {"name": ("first_name", "prefix", "last_name"), "address": ("street", "number", "addition")}


@dataclass(frozen=True, slots=True)
class Rows:
    """Sign-ups as text: `rows["phone"]` is an array of str, `rows.typed("phone")` says where a person typed it."""

    index: pd.Index
    values: dict[str, Words]
    by_hand: dict[str, Mask]

    def __len__(self) -> int:
        return len(self.index)

    def __getitem__(self, field: str) -> Words:
        return self.values[field]

    def typed(self, field: str) -> Mask:
        """Where a person typed the field in a decision."""
        return self.by_hand.get(field, np.zeros(len(self), dtype=bool))


def read_rows(signups: pd.DataFrame) -> Rows:
    """Every field of the sign-ups as text, columns that are missing as empty text.

    `set_<field>` (not empty) takes the place of the raw field before anything else looks at it.
    """
    values = {field: _column(signups, field) for field in (*FIELDS, *EXTRA)}
    by_hand: dict[str, Mask] = {}
    for field in FIELDS:
        if f"set_{field}" in signups.columns:
            typed = _column(signups, f"set_{field}")
            by_hand[field] = typed != ""
            values[field] = np.where(by_hand[field], typed, values[field])
    for field, silent in _SPEAKS_FOR.items():
        for other in silent if field in by_hand else ():
            hushed = by_hand[field] & ~by_hand.get(other, np.zeros(len(signups), dtype=bool))
            values[other] = np.where(hushed, "", values[other])
    return Rows(signups.index, values, by_hand)


def _column(signups: pd.DataFrame, name: str) -> Words:
    if name not in signups.columns:
        return np.full(len(signups), "", dtype=object)
    column = signups.iloc[:, int(np.flatnonzero(signups.columns == name)[0])]
    values = column.to_numpy(dtype=object)
    if column.dtype == "str" and not column.hasnans:
        return values
    return words(text_of(value) for value in values)
