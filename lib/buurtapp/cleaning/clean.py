"""From sign-ups as they were typed to sign-ups with a verdict and reasons (design.md 4)."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pandas as pd

from buurtapp.cleaning.address_file import AddressFile, Ints
from buurtapp.cleaning.addresses import Doors, find_doors
from buurtapp.cleaning.agreement import Agreed, read_agreement
from buurtapp.cleaning.codes import check_codes, many_people, read_codes
from buurtapp.cleaning.duplicates import People, settle_people, settle_phones, settle_without_phone
from buurtapp.cleaning.emails import read_emails
from buurtapp.cleaning.fields import Rows, read_rows
from buurtapp.cleaning.names import Names, read_names
from buurtapp.cleaning.no_data import holds_no_sign_up
from buurtapp.cleaning.phones import read_phones
from buurtapp.cleaning.reason_bits import Mask, Reasons, Words, words
from buurtapp.cleaning.settings import Settings
from buurtapp.cleaning.text import distinct
from buurtapp.model.signup import EVIDENCE

_KNOWN = {"withdrawn": "consent.withdrawn", "refused": "person.refused", "put_out": "person.put_out"}
_PROPOSED_ADDRESS = ("address.street_guess", "address.addition_guess", "address.outside_area")


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
    rows, file, reasons = read_rows(signups), AddressFile(addresses), Reasons(len(signups))
    phone = read_phones(rows["phone"], settings.practice, reasons)
    names = read_names(rows, reasons)
    email = read_emails(rows["email"], reasons)
    agreed = read_agreement(rows, names.name, settings, reasons)
    doors = find_doors(rows, file, reasons)
    code = read_codes(rows)
    by_code = _codes(code, settings, doors, reasons)
    _known(rows, reasons)
    verified = _verified(doors, by_code, reasons)
    if settings.evidence:
        reasons.add("residence.unverified", (verified != "code") & ~np.isin(rows["verified"], EVIDENCE))
    reasons.only("row.no_data", holds_no_sign_up(rows, names.name, phone, email, code, reasons))
    same_as = _settle(rows, names, phone, email, doors, reasons)
    if settings.codes is not None:
        many_people(code, reasons)
    text = {"name": names.name, "sort_name": names.sort, **doors.shown, "phone": phone, "email": email, "code": code}
    return _result(signups.index, text, agreed, doors, verified, reasons, same_as)


def _codes(code: Words, settings: Settings, doors: Doors, reasons: Reasons) -> Mask:
    if settings.codes is None:
        return np.zeros(len(code), dtype=bool)
    return check_codes(code, settings.codes, doors, reasons)


def _known(rows: Rows, reasons: Reasons) -> None:
    """What the register remembers of these people."""
    for word, code in _KNOWN.items():
        reasons.add(code, rows["known"] == word)


def _verified(doors: Doors, by_code: Mask, reasons: Reasons) -> Words:
    """How the address is proven: by its code, or by being in the area for certain (design.md 4, the gate)."""
    certain = (doors.position >= 0) & ~reasons.has(*_PROPOSED_ADDRESS)
    return np.where(by_code, "code", np.where(certain, "address", "")).astype(object)


def _settle(rows: Rows, names: Names, phone: Words, email: Words, doors: Doors, reasons: Reasons) -> Ints:
    """Doubles, households and new phones among the rows that hold a sign-up; which row repeats which."""
    people = People(rows, names, phone, reasons)
    taking_part = ~reasons.has("row.no_data")
    door = _door_numbers(doors)
    settle_phones(people, taking_part)
    settle_without_phone(people, taking_part)
    settle_people(people, taking_part, door, email)
    return people.same_as


def _door_numbers(doors: Doors) -> Ints:
    """One number per address: its row in the address file with the addition, or the address as typed; -1 for none."""
    shown, found = doors.shown, doors.position >= 0
    columns = ("street", "number", "addition", "postcode")
    numbers = np.full(len(found), -1, dtype=np.int64)
    numbers[found] = doors.position[found]
    if not doors.file.has_streets:
        numbers[found] = pd.factorize(doors.position[found] * len(found) + distinct(shown["addition"][found])[0])[0]
    typed = np.flatnonzero(~found & (shown["number"] != "") & ((shown["street"] != "") | (shown["postcode"] != "")))
    keys = ["\n".join(parts).casefold() for parts in zip(*(shown[field][typed] for field in columns), strict=True)]
    numbers[typed] = distinct(words(keys))[0] + len(doors.file.labels) + len(found)
    return numbers


def _result(
    index: pd.Index,
    text: dict[str, Words],
    agreed: Agreed,
    doors: Doors,
    verified: Words,
    reasons: Reasons,
    same_as: Ints,
) -> pd.DataFrame:
    codes, verdicts = reasons.told()
    columns: dict[str, object] = {name: pd.array(values, dtype="str") for name, values in text.items()}
    columns |= {"consent": agreed.consent, "rules": agreed.rules, "age": agreed.age}
    columns["address"] = _labels(doors.file.labels, doors.position)
    columns["verified"] = pd.array(verified, dtype="str")
    columns["reasons"] = pd.array(codes, dtype="str")
    columns["verdict"] = pd.array(verdicts, dtype="str")
    columns["same_as"] = _labels(index, same_as)
    return pd.DataFrame(columns, index=index)


def _labels(labels: pd.Index, position: Ints) -> Ints:
    """The label at each position, -1 where there is none."""
    if not len(labels):
        return np.full(len(position), -1, dtype=np.int64)
    return np.where(position >= 0, labels.to_numpy()[position], -1)
