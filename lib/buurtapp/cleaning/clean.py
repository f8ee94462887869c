"""From sign-ups as they were typed to sign-ups with a verdict and reasons (design.md 4)."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pandas as pd

from buurtapp.cleaning.address_file import AddressFile, Ints
from buurtapp.cleaning.codes import code_positions, many_people
from buurtapp.cleaning.duplicates import People, settle_people, settle_phones, settle_without_phone
from buurtapp.cleaning.fields import Rows, read_rows
from buurtapp.cleaning.row_by_itself import Judged, judge
from buurtapp.cleaning.settings import Settings

_COLUMNS = (
    "name", "sort_name", "street", "number", "addition", "postcode", "city", "phone", "email", "code", "consent",
    "rules", "age", "address", "verified", "reasons", "verdict", "same_as",
)  # fmt: skip


def clean(signups: pd.DataFrame, addresses: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Judge every sign-up: cleaned values, reason codes, verdict (design.md 4).

    `signups` has one row per sign-up, its fields as text (fields.FIELDS), `source`, `row` and `moment` (ISO);
    optional are `known` (withdrawn, refused, put_out), `verified` (door, call, vouched: evidence by hand) and
    `set_<field>` (what a person typed instead). `addresses` has street, number, addition, postcode, city and
    optionally `in_area`.

    Returns, on the same index: name, sort_name, street, number, addition, postcode, city, phone, email, code
    (text), consent, rules, age (bool), address (label in `addresses`, -1 when not found), verified ("",
    "address", "code"), reasons (codes joined by `;`), verdict, same_as (the sign-up it repeats, or -1).
    Never raises on what a cell holds; the order of the rows changes nothing.
    """
    with _garbage_left_alone():
        return _clean(signups, addresses, settings)


@contextmanager
def _garbage_left_alone() -> Iterator[None]:
    """No collecting of cycles meanwhile: cleaning makes millions of small texts and not one cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _clean(signups: pd.DataFrame, addresses: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    rows, file = read_rows(signups), AddressFile(addresses)
    codes = None if settings.codes is None else code_positions(settings.codes, file)
    judged = judge(rows, file, settings, codes)
    same_as = _settle(rows, judged)
    if codes is not None:
        many_people(judged.text["code"], judged.reasons)
    return _result(signups.index, file, judged, same_as)


def _settle(rows: Rows, judged: Judged) -> Ints:
    """Doubles, households and new phones among the rows that hold a sign-up; which row repeats which."""
    people = People(rows, judged)
    taking_part = ~judged.reasons.has("row.no_data")
    settle_phones(people, taking_part)
    settle_without_phone(people, taking_part)
    settle_people(people, taking_part, judged)
    return people.rows_that_stay()


def _result(index: pd.Index, file: AddressFile, judged: Judged, same_as: Ints) -> pd.DataFrame:
    codes, verdicts = judged.reasons.told()
    columns: dict[str, object] = {}
    for name, values in (*judged.text.items(), ("reasons", codes), ("verdict", verdicts)):
        columns[name] = pd.array(values, dtype="str", copy=False)
    columns |= judged.ticks
    columns["address"] = _labels(file.labels, judged.position)
    columns["same_as"] = _labels(index, same_as)
    return pd.DataFrame({name: columns[name] for name in _COLUMNS}, index=index, copy=False)


def _labels(labels: pd.Index, position: Ints) -> Ints:
    """The label at each position, -1 where there is none."""
    if not len(labels):
        return np.full(len(position), -1, dtype=np.int64)
    return np.where(position >= 0, labels.to_numpy()[position], -1)
