"""Sign-up codes from the letters: evidence that someone held that letter (design.md 4)."""

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from buurtapp.cleaning.address_file import AddressFile, Ints
from buurtapp.cleaning.addresses import Doors
from buurtapp.cleaning.fields import Rows
from buurtapp.cleaning.reason_bits import Mask, Reasons, Words
from buurtapp.cleaning.text import distinct, per_value, plain

_MOST_PEOPLE = 4
_LABEL = re.compile(r"^(?:mijn |de |uw )?(?:aanmeld)?code(?: is)?[\s:=]+", re.IGNORECASE)
_NONE = frozenset({"GEEN", "NVT", "ONBEKEND", "X", "NEE"})


def read_codes(rows: Rows) -> Words:
    """The codes in capitals without spaces, hyphens and dots."""
    return per_value(rows["code"], code_key) if rows.has("code") else rows["code"].copy()


def code_key(raw: str) -> str:
    """A code as it is compared: letters and digits in capitals, without the word `code` before it."""
    key = "".join(c for c in _LABEL.sub("", plain(raw)).upper() if c.isalnum())
    return "" if key in _NONE else key


def code_positions(codes: Mapping[str, int], file: AddressFile) -> dict[str, int]:
    """Each code, as it is compared, with the position of its address in the file (-1: not there)."""
    first = np.flatnonzero(~file.labels.duplicated())
    at = file.labels[first].get_indexer(pd.Index(list(codes.values())))
    return {code_key(code): int(first[place]) if place >= 0 else -1 for code, place in zip(codes, at, strict=True)}


def after_its_end(typed: Words, moments: Words, ended: Mapping[str, str]) -> Mask:
    """Where a sign-up is newer than the end of its code: a former resident's letter proves nothing any more."""
    if not ended:
        return np.zeros(len(typed), dtype=bool)
    until = {code_key(code): moment for code, moment in ended.items()}
    at, found = distinct(typed)
    ends = np.array([until.get(code, "") for code in found], dtype=object)[at]
    return np.asarray((ends != "") & (moments >= ends))


def check_codes(typed: Words, codes: Mapping[str, int], ended: Mask, doors: Doors, reasons: Reasons) -> Mask:
    """Where a code proves the address. An empty address is filled in from the code; other codes go to `reasons`.

    `codes` is as `code_positions` makes it; a code that has `ended` is unknown.
    """
    at, found = distinct(typed)
    position = np.array([codes.get(code, -1) for code in found], dtype=np.int64)[at]
    position = np.where(ended, -1, position)
    has_code = typed != ""
    reasons.add("code.unknown", has_code & (position < 0))
    empty = has_code & (position >= 0) & reasons.has("address.missing")
    if empty.any():
        empty &= _nothing_typed(position, doors)
        doors.fill(empty, position)
        reasons.remove("address.missing", empty)
        reasons.add("address.outside_area", empty & ~doors.file.in_area[position])
    elsewhere = has_code & (position >= 0) & (doors.position >= 0) & ~_same_door(position, doors)
    reasons.add("code.other_address", elsewhere)
    return np.asarray(has_code & (position >= 0) & (doors.position >= 0) & ~elsewhere)


def many_people(typed: Words, reasons: Reasons) -> None:
    """More than four people on one code, doubles not counted, all go to a person."""
    people = (typed != "") & ~reasons.excluded()
    at, found = distinct(typed)
    count = np.bincount(at[people], minlength=len(found))
    reasons.add("code.many_people", people & (count[at] > _MOST_PEOPLE))


def _nothing_typed(position: Ints, doors: Doors) -> Mask:
    """Whether no street and postcode were typed, and no other number than that of the code's address."""
    shown = doors.shown
    number = (shown["number"] == "") | (shown["number"] == doors.file.number_text[position])
    return np.asarray(number & (shown["street"] == "") & (shown["postcode"] == ""))


def _same_door(position: Ints, doors: Doors) -> Mask:
    """Whether two rows of the address file are one door: the same row, or the same address written twice."""
    file, found = doors.file, doors.position
    same = np.ones(len(position), dtype=bool)
    for column in (file.street_id, file.postcode_id, file.number, file.addition_id):
        same &= column[position] == column[found]
    return same
