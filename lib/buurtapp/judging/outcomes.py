"""Every row of the register cleaned anew, after anything that could change a verdict (design.md 4)."""

import json
from collections import defaultdict
from collections.abc import Collection
from typing import Any

import pandas as pd

from buurtapp.cleaning import Settings, clean, clean_phones
from buurtapp.intake.columns import FIELDS, Columns
from buurtapp.intake.fields import signup_fields
from buurtapp.store import Register
from buurtapp.store.addresses import all_addresses, area_addresses, codes, ended_codes
from buurtapp.store.forms import decisions
from buurtapp.store.rows import StoredRow, all_rows, headers
from buurtapp.store.signups import (
    Outcome,
    clear_choice,
    decided,
    not_judged,
    past_marks,
    replace_outcomes,
    row_marks,
    signups,
    typed_fields,
    verified,
)

_RAW = ("name", "first_name", "prefix", "last_name", "address", "street", "number", "addition", "postcode", "phone",
        "email", "consent", "rules", "age", "code", "remark")  # fmt: skip
_PAST_STATES = ("withdrawn", "refused", "put_out")


def refresh(register: Register) -> None:
    """Judge every sign-up anew, after anything that could change a verdict."""
    stored = all_rows(register)
    if not stored:
        replace_outcomes(register, [])
        return
    fields = raw_fields(register, stored)
    checked = verified(register)
    frame = fields.assign(
        known=_past(register, stored, fields), verified=[checked.get(number, "") for number in fields.index]
    )
    result = clean(frame, address_table(register), settings(register))
    raw = [
        json.dumps({name: cell for name, cell in zip(_RAW, cells, strict=True) if cell}, ensure_ascii=False)
        for cells in fields[list(_RAW)].itertuples(index=False, name=None)
    ]
    fresh = not_judged(register)
    replace_outcomes(register, _outcomes(result.assign(raw=raw)))
    _said_no_since(register, fresh)


def _said_no_since(register: Register, fresh: Collection[int]) -> None:
    """A new row without consent ends the accept of the same person's earlier row: the newer answer counts."""
    known = {signup.id: signup for signup in signups(register)} if fresh and decided(register) else {}
    for signup in known.values():
        newer = known[signup.same_as] if signup.same_as is not None and signup.same_as in fresh else None
        if newer and not newer.consent and not newer.decided and signup.decided == "accept":
            with register.action("decide", signup.key):
                clear_choice(register, signup)


def settings(register: Register) -> Settings:
    """What the team's decisions ask of cleaning."""
    team = decisions(register)
    return Settings(
        practice=register.neighbourhood().practice,
        rules=team.rules,
        minimum_age=team.minimum_age,
        evidence=team.verification == "evidence",
        codes=codes(register) or None,
        ended=ended_codes(register),
    )


def address_table(register: Register) -> pd.DataFrame:
    """The addresses as cleaning wants them: index = number in the register, `in_area` beside the address."""
    addresses = all_addresses(register)
    inside = set(area_addresses(register))
    columns = ("street", "number", "addition", "postcode", "city", "use", "status", "side_address", "buurt")
    table = pd.DataFrame(
        [[getattr(address, name) for name in columns] for address in addresses.values()],
        columns=list(columns),
        index=pd.Index(list(addresses), dtype="int64"),
    )
    return table.assign(in_area=[number in inside for number in addresses])


def raw_fields(register: Register, stored: list[StoredRow]) -> pd.DataFrame:
    """Every row's fields as text, by sign-up number, with `set_…` columns for what a person typed instead."""
    by_header: dict[int, list[StoredRow]] = defaultdict(list)
    for row in stored:
        by_header[row.header_id].append(row)
    known = headers(register)
    parts = [_fields_under(*known[number], rows) for number, rows in by_header.items()]
    frame = pd.concat(parts).sort_index()
    typed = typed_fields(register)
    for name in sorted({name for values in typed.values() for name in values} & set(FIELDS)):
        frame[f"set_{name}"] = pd.Series({number: values.get(name, "") for number, values in typed.items()})
    return frame.fillna("")


def _fields_under(names: list[str], columns: str, rows: list[StoredRow]) -> pd.DataFrame:
    index = pd.Index([row.id for row in rows], dtype="int64")
    table = pd.DataFrame([row.cells for row in rows], index=index, dtype=str)
    table.columns = pd.Index(names)
    fields = signup_fields(table, Columns.from_json(columns))
    return fields.assign(
        source=[row.source for row in rows], row=[row.row for row in rows], moment=[row.moment for row in rows]
    )


def _past(register: Register, stored: list[StoredRow], fields: pd.DataFrame) -> list[str]:
    """Per row `withdrawn`, `refused`, `put_out` or nothing: it beats any older row of the same number."""
    marks = past_marks(register)
    if not marks:
        return [""] * len(stored)
    fingerprints = row_marks(register)
    raw_phones = fields["phone"]
    if "set_phone" in fields:
        raw_phones = fields["set_phone"].where(fields["set_phone"] != "", raw_phones)
    phones = clean_phones(raw_phones, register.neighbourhood().practice)["phone"]
    phone_marks = {phone: register.mark("phone", phone) for phone in set(phones) if phone}
    known = dict.fromkeys(fields.index, "")
    for kind, phone_mark, row_mark, at in marks:
        for number, phone, moment in zip(fields.index, phones, fields["moment"], strict=True):
            same_row = bool(row_mark) and fingerprints.get(number) == row_mark
            same_phone = bool(phone_mark) and phone_marks.get(phone) == phone_mark
            if same_row or (same_phone and (kind == "put_out" or moment <= at)):
                known[number] = max(known[number], kind, key=lambda name: _PAST_STATES.index(name) if name else -1)
    return list(known.values())


def _outcomes(result: pd.DataFrame) -> list[Outcome]:
    taken = ("name", "sort_name", "street", "number", "addition", "postcode", "phone", "email", "code", "verified",
             "reasons", "verdict", "raw")  # fmt: skip
    ticks = ("consent", "rules", "age")
    plain = result.astype(dict.fromkeys(taken, str) | dict.fromkeys(ticks, bool))
    rows: list[dict[str, Any]] = plain[[*taken, *ticks]].to_dict("records")  # type: ignore[assignment]
    links = result[["address", "same_as"]].astype(int).itertuples(index=False, name=None)
    return [
        Outcome(int(number), address_id=_or_none(address), same_as=_or_none(same_as), **row)
        for number, row, (address, same_as) in zip(result.index, rows, links, strict=True)
    ]


def _or_none(number: int) -> int | None:
    return number if number >= 0 else None
