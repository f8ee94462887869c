"""What can be said of each row without looking at the others: values, agreement, address, code (design.md 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from buurtapp.cleaning.address_file import AddressFile, Ints
from buurtapp.cleaning.address_text import is_address
from buurtapp.cleaning.addresses import Doors, find_doors
from buurtapp.cleaning.agreement import read_agreement
from buurtapp.cleaning.codes import after_its_end, check_codes, read_codes
from buurtapp.cleaning.emails import read_emails
from buurtapp.cleaning.fields import Rows
from buurtapp.cleaning.names import read_names
from buurtapp.cleaning.no_data import holds_no_sign_up
from buurtapp.cleaning.phones import read_phones
from buurtapp.cleaning.reason_bits import Mask, Reasons, Words, words
from buurtapp.cleaning.remarks import doubts_number, name_doubts_number
from buurtapp.cleaning.settings import Settings
from buurtapp.cleaning.text import blocks
from buurtapp.model.signup import EVIDENCE

_KNOWN = {"withdrawn": "consent.withdrawn", "refused": "person.refused", "put_out": "person.put_out"}
_PROPOSED_ADDRESS = ("address.street_guess", "address.addition_guess", "address.outside_area")


@dataclass(frozen=True, slots=True)
class Judged:
    """Rows judged by themselves. `text` and `ticks` are columns of the result, `position` the row of the address
    file (-1: none), `initial` the capital of the given name, `surname` what the name to sort on starts with (Names),
    `door` one number per address (-1: none), `hashes` what phone and mail address are known again by (0: none).
    """

    text: dict[str, Words]
    ticks: dict[str, Mask]
    position: Ints
    initial: Words
    surname: Words
    door: Ints
    hashes: dict[str, Ints]
    reasons: Reasons


def judge(rows: Rows, file: AddressFile, settings: Settings, codes: Mapping[str, int] | None) -> Judged:
    """Judge each row by itself; `codes` maps each sign-up code to a position in the address file."""
    reasons = Reasons(len(rows))
    phone = read_phones(rows["phone"], settings.practice, reasons)
    names = read_names(rows, reasons)
    reasons.add("name.missing", rows.per_value("name", partial(is_address, streets=file.same), names.odd))
    doubtful = rows.per_value("remark", doubts_number) | rows.per_value("name", name_doubts_number, names.odd)
    email = read_emails(rows["email"], reasons)
    hashes = {"phone": _hashes(phone), "email": _hashes(email)}
    reasons.add("phone.in_doubt", (hashes["phone"] != 0) & doubtful & ~rows.typed("phone"))
    agreed = read_agreement(rows, names, settings, reasons)
    doors = find_doors(rows, file, reasons)
    code = read_codes(rows)
    ended = after_its_end(code, rows["moment"], settings.ended)
    by_code = np.zeros(len(rows), dtype=bool) if codes is None else check_codes(code, codes, ended, doors, reasons)
    for word, reason in _KNOWN.items():
        reasons.add(reason, rows["known"] == word)
    verified = _verified(doors, by_code, reasons)
    if settings.evidence:
        reasons.add("residence.unverified", (verified != "code") & ~np.isin(rows["verified"], EVIDENCE))
    unreachable = (hashes["phone"] == 0) & (hashes["email"] == 0)
    reasons.only("row.no_data", holds_no_sign_up(rows, names.name, unreachable, code, reasons))
    text = {"name": names.name, "sort_name": names.sort, **doors.shown, "phone": phone, "email": email, "code": code}
    ticks = {"consent": agreed.consent, "rules": agreed.rules, "age": agreed.age}
    return Judged(
        text | {"verified": verified},
        ticks,
        doors.position,
        names.initial,
        names.surname,
        _door_numbers(doors),
        hashes,
        reasons,
    )


def _verified(doors: Doors, by_code: Mask, reasons: Reasons) -> Words:
    """How the address is proven: by its code, or by being in the area for certain (design.md 4, the gate)."""
    verified = np.full(len(by_code), "", dtype=object)
    verified[(doors.position >= 0) & ~reasons.has(*_PROPOSED_ADDRESS)] = "address"
    verified[by_code] = "code"
    return verified


def _hashes(values: Words) -> Ints:
    """Numbers to know equal texts by, 0 for an empty one; two different texts seldom have the same.

    A million numbers lie close together; the texts themselves are all over the memory, and dear to look at again.
    """
    numbers = np.empty(len(values), dtype=np.int64)
    for rows in blocks(len(values)):
        numbers[rows] = list(map(hash, values[rows].tolist()))
    return numbers


def _door_numbers(doors: Doors) -> Ints:
    """One number per address: its row in the address file, or a hash of the address as typed; -1 for none."""
    shown, found = doors.shown, doors.position >= 0
    numbers = doors.position.astype(np.int64)
    if not doors.file.has_streets:  # the addition is then not in the file, and tells house-mates from neighbours
        pairs = zip(doors.position[found].tolist(), shown["addition"][found], strict=True)
        numbers[found] = _hashes(words(f"{position} {addition}" for position, addition in pairs))
    others = np.flatnonzero(~found)
    street, number, postcode = (shown[field][others] for field in ("street", "number", "postcode"))
    typed = others[(number != "") & ((street != "") | (postcode != ""))]
    columns = (shown[field][typed] for field in ("street", "number", "addition", "postcode"))
    numbers[typed] = _hashes(words("\n".join(parts).casefold() for parts in zip(*columns, strict=True)))
    numbers[typed] = np.where(numbers[typed] < 0, numbers[typed] - 1, numbers[typed] + len(doors.file.labels))
    return numbers
