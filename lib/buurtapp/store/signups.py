"""Sign-ups as judged and decided: outcomes of cleaning, decisions of people, verification."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from buurtapp.model.member import status_today
from buurtapp.model.reasons import in_order
from buurtapp.model.signup import Decided, SignUp, Status, Verified
from buurtapp.store.kept import kept
from buurtapp.store.register import Register, now, who_am_i

_OUTCOME = ("id", "name", "sort_name", "street", "number", "addition", "postcode", "phone", "email", "consent",
            "rules", "age", "code", "address_id", "verified", "reasons", "verdict", "same_as", "raw")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What cleaning says of one row; `raw` holds each field as it was written."""

    id: int
    name: str = ""
    sort_name: str = ""
    street: str = ""
    number: str = ""
    addition: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    consent: bool = False
    rules: bool = False
    age: bool = False
    code: str = ""
    address_id: int | None = None
    verified: str = ""
    reasons: str = ""
    verdict: str = "ask"
    same_as: int | None = None
    raw: str = "{}"


def replace_outcomes(register: Register, outcomes: Iterable[Outcome]) -> None:
    """Put new outcomes in the place of all earlier ones. Not journalled: they can be worked out again."""
    marks = ", ".join("?" for _name in _OUTCOME)
    rows = map(attrgetter(*_OUTCOME), outcomes)
    with register.transaction():
        register.write("DELETE FROM outcome")
        register.write_many(f"INSERT INTO outcome ({', '.join(_OUTCOME)}) VALUES ({marks})", rows)


def not_judged(register: Register) -> set[int]:
    """The sign-ups that came in since all were judged."""
    return {row[0] for row in register.read("SELECT id FROM signup WHERE id NOT IN (SELECT id FROM outcome)")}


def signups(register: Register) -> list[SignUp]:
    """Every sign-up in the register, the excluded ones too, by source and row."""
    return list(kept(register, _read))


def _read(register: Register) -> list[SignUp]:
    rows = register.read(
        "SELECT o.*, s.source, s.row, s.moment, s.imported_at, s.consent_version, d.decided, d.fields, "
        "v.how, m.crew_code, m.status, m.lapses_on, a.in_area FROM outcome o JOIN signup s ON s.id = o.id "
        "LEFT JOIN decision d ON d.id = o.id LEFT JOIN verification v ON v.id = o.id "
        "LEFT JOIN member m ON m.phone = o.phone AND o.phone <> '' LEFT JOIN address a ON a.id = o.address_id "
        "ORDER BY s.source, s.row, s.id"
    )
    return [_signup(row) for row in rows]


def decide(
    register: Register, signup: SignUp, *, decided: str | None = None, fields: Mapping[str, str] | None = None
) -> None:
    """Keep a person's decision on a sign-up as one action: accept, exclude, or values typed instead."""
    former = register.read("SELECT decided, fields FROM decision WHERE id = ?", (signup.id,))
    typed: dict[str, Any] = json.loads(former[0]["fields"]) if former else {}
    outcome = decided if decided is not None else (former[0]["decided"] if former else "")
    with register.action("decide", signup.key):
        register.write(
            "INSERT INTO decision (id, decided, fields, by, at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET decided = excluded.decided, fields = excluded.fields, "
            "by = excluded.by, at = excluded.at",
            (signup.id, outcome, json.dumps(typed | dict(fields or {}), ensure_ascii=False), who_am_i(), now()),
        )


def decided(register: Register) -> set[int]:
    """The sign-ups that a person decided about, or checked."""
    return {row[0] for row in register.read("SELECT id FROM decision UNION SELECT id FROM verification")}


def copy_decision(register: Register, old: int, new: int) -> None:
    """Let the decision about one sign-up, and how it was checked, count for another too."""
    for table, columns in (("decision", "decided, fields, by, at"), ("verification", "how, by, at")):
        register.write(
            f"INSERT OR IGNORE INTO {table} (id, {columns}) SELECT ?, {columns} FROM {table} WHERE id = ?", (new, old)
        )


def clear_choice(register: Register, signup: SignUp) -> None:
    """Take away that a sign-up was accepted or told to wait; values that were typed stay."""
    register.write("UPDATE decision SET decided = '' WHERE id = ?", (signup.id,))


def typed_fields(register: Register) -> dict[int, dict[str, str]]:
    """Per sign-up, the values a person typed in the place of what the file held."""
    rows = register.read("SELECT id, fields FROM decision WHERE fields <> '{}'")
    return {row["id"]: json.loads(row["fields"]) for row in rows}


def verify(register: Register, signup: SignUp, how: Verified, by: str, at: str = "") -> None:
    """Keep how, by whom and when it was checked that this person lives there."""
    with register.action("verify", signup.key):
        register.write(
            "INSERT INTO verification (id, how, by, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET how = excluded.how, by = excluded.by, at = excluded.at",
            (signup.id, how, by, at or now()),
        )


def verified(register: Register) -> dict[int, str]:
    """Per sign-up that a person checked, how: code, door, call or vouched."""
    return {row["id"]: row["how"] for row in register.read("SELECT id, how FROM verification")}


def add_past(register: Register, kind: str, *, phone: str = "", row: str = "", at: str, until: str | None) -> None:
    """Remember that someone withdrew, was refused or was put out, by marks only (design.md 3).

    `at` is the moment (ISO), `until` the day (ISO) from which `retention` may delete the mark, where that is known.
    """
    phone_mark = register.mark("phone", phone) if phone else ""
    with register.action(f"past.{kind}"):
        register.write(
            "INSERT INTO past (kind, phone_mark, row_mark, at, until) VALUES (?, ?, ?, ?, ?)",
            (kind, phone_mark, row, at, until),
        )


def past_marks(register: Register) -> list[tuple[str, str, str, str]]:
    """What is remembered: kind, phone mark, row mark, moment. Having been put out ends on its day."""
    rows = register.read("SELECT * FROM past WHERE kind <> 'put_out' OR until > ? ORDER BY id", (now(),))
    return [(row["kind"], row["phone_mark"], row["row_mark"], row["at"]) for row in rows]


def ended_past(register: Register, today: date, withdrawn_before: date, *, after_launch: bool) -> list[int]:
    """The numbers of the marks that end: of whom was put out on its own day, of a withdrawal when its sign-ups may not
    be kept, of a refusal when the weeks `after_launch` are over.
    """
    rows = register.read(
        "SELECT id FROM past WHERE (kind = 'put_out' AND until <= ?) OR (kind = 'withdrawn' AND at <= ?) "
        "OR (kind = 'refused' AND ?)",
        (today.isoformat(), f"{withdrawn_before.isoformat()}T23:59:59", after_launch),
    )
    return [row["id"] for row in rows]


def row_marks(register: Register) -> dict[int, str]:
    """Per sign-up, the mark its row is known by."""
    return {row["id"]: row["fingerprint"] for row in register.read("SELECT id, fingerprint FROM signup")}


def _status(row: Any) -> Status:
    lapses_on = date.fromisoformat(row["lapses_on"]) if row["lapses_on"] else None
    return status_today(row["status"] or "", lapses_on, date.today())


def _signup(row: Any) -> SignUp:
    decided: Decided = row["decided"] or ""
    verified = row["how"] or row["verified"]
    if not verified and decided == "accept" and row["address_id"] is not None and row["in_area"]:
        verified = "address"
    typed = json.loads(row["fields"] or "{}")
    return SignUp(
        id=row["id"], source=row["source"], row=row["row"], name=row["name"], sort_name=row["sort_name"],
        street=row["street"], number=row["number"], addition=row["addition"], postcode=row["postcode"],
        phone=row["phone"], email=row["email"], found=row["verdict"], decided=decided,
        reasons=tuple(in_order(row["reasons"].split(";"))) if row["reasons"] else (), verified=verified,
        consent=row["consent_version"] if row["consent"] else "", rules=bool(row["rules"]), age=bool(row["age"]),
        address_id=row["address_id"], buddy=typed.get("buddy", ""), group=row["crew_code"] or "",
        status=_status(row), moment=row["moment"] or row["imported_at"], same_as=row["same_as"],
        raw=json.loads(row["raw"]),
    )  # fmt: skip
