"""The rows to clean: every field as an array of text, with the values a person typed in place of the raw ones."""

import dataclasses
from collections.abc import Callable

import numpy as np
import pandas as pd

from buurtapp.cleaning.reason_bits import Mask, Words, words
from buurtapp.cleaning.text import Places, distinct, text_of

FIELDS = (
    "timestamp", "name", "first_name", "prefix", "last_name", "address", "street", "number", "addition", "postcode",
    "city", "phone", "email", "consent", "rules", "age", "code", "for_whom", "withdraw", "remark",
)  # fmt: skip
EXTRA = ("source", "row", "moment", "known", "verified")

# A typed value for the first silences what the others said of the same thing.
_SPEAKS_FOR = {"name": ("first_name", "prefix", "last_name"), "address": ("street", "number", "addition")}


@dataclasses.dataclass(frozen=True, slots=True)
class Rows:
    """Sign-ups as text: `rows["phone"]` is an array of str, `rows.typed("phone")` says where a person typed it."""

    index: pd.Index
    values: dict[str, Words]
    by_hand: dict[str, Mask]
    _distinct: dict[str, tuple[Places, list[str]]] = dataclasses.field(default_factory=dict)
    _filled: dict[str, Mask] = dataclasses.field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.index)

    def __getitem__(self, field: str) -> Words:
        return self.values[field]

    def per_value(self, name: str, question: Callable[[str], bool], among: Mask | None = None) -> Mask:
        """The answer to `question` for the field of every row, asked once per distinct value; no outside `among`."""
        at, found = self.distinct(name) if among is None else distinct(self.values[name][among])
        answers = np.array([question(value) for value in found], dtype=bool)[at]
        if among is None:
            return answers
        everywhere = np.zeros(len(self), dtype=bool)
        everywhere[among] = answers
        return everywhere

    def distinct(self, name: str) -> tuple[Places, list[str]]:
        """The field of every row as its place among the distinct values, and these values."""
        if name not in self._distinct:
            empty = np.zeros(len(self), dtype=np.intp), [""] if len(self) else []
            self._distinct[name] = distinct(self.values[name]) if self.has(name) else empty
        return self._distinct[name]

    def has(self, name: str) -> bool:
        """Whether the field is filled in any row."""
        return bool(self._filled[name].any()) if name in self._filled else any(self.values[name])

    def filled(self, name: str) -> Mask:
        """Where the field is not empty."""
        if name not in self._filled:
            self._filled[name] = self.values[name] != ""
        return self._filled[name]

    def typed(self, field: str) -> Mask:
        """Where a person typed the field in a decision."""
        return self.by_hand.get(field, np.zeros(len(self), dtype=bool))


def read_rows(signups: pd.DataFrame) -> Rows:
    """Every field of the sign-ups as text, columns that are missing as empty text.

    `set_<field>` (not empty) takes the place of the raw field before anything else looks at it.
    """
    empty = np.full(len(signups), "", dtype=object)
    values = {field: texts_of(signups, field, empty) for field in (*FIELDS, *EXTRA)}
    by_hand: dict[str, Mask] = {}
    for field in FIELDS:
        if f"set_{field}" in signups.columns:
            typed = texts_of(signups, f"set_{field}")
            by_hand[field] = typed != ""
            values[field] = np.where(by_hand[field], typed, values[field])
    for field, silent in _SPEAKS_FOR.items():
        for other in silent if field in by_hand else ():
            hushed = by_hand[field] & ~by_hand.get(other, np.zeros(len(signups), dtype=bool))
            values[other] = np.where(hushed, "", values[other])
    nothing = np.zeros(len(signups), dtype=bool)
    return Rows(signups.index, values, by_hand, {}, {name: nothing for name in values if values[name] is empty})


def texts_of(table: pd.DataFrame, name: str, empty: Words | None = None) -> Words:
    """One column of a table as text; `empty`, or empty text, when the table does not have it."""
    if name not in table.columns:
        return np.full(len(table), "", dtype=object) if empty is None else empty
    column = table.iloc[:, int(np.flatnonzero(table.columns == name)[0])]
    values = column.to_numpy(dtype=object)
    if pd.api.types.infer_dtype(values, skipna=False) == "string":
        return values
    return words(text_of(value) for value in values)
