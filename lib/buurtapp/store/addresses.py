"""The addresses of a work folder."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from buurtapp.model.address import Address
from buurtapp.model.area import Area
from buurtapp.store.kept import kept
from buurtapp.store.register import Register, now

_COLUMNS = "street, number, addition, postcode, city, use, status, side_address, buurt"


def replace_addresses(register: Register, addresses: Iterable[Address], area: Area) -> int:
    """Take over an address file and mark which addresses lie in `area`; returns how many there are.

    An address that was there keeps its number, and with it its doors, letter code and sign-ups. One that
    is not in the new file goes, unless somebody was at the door or a letter with its code went out.
    """
    known = {address.key: number for number, address in all_addresses(register).items()}
    wanted = {address.key: address for address in addresses}
    with register.action("addresses", str(len(wanted))):
        used = {row[0] for row in register.read("SELECT address_id FROM door UNION SELECT address_id FROM letter_code")}
        gone = [(number,) for key, number in known.items() if key not in wanted and number not in used]
        register.write_many("DELETE FROM address WHERE id = ?", gone)
        register.write_many(
            f"INSERT INTO address ({_COLUMNS}, in_area) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(*_values(address), area.covers(address)) for key, address in wanted.items() if key not in known],
        )
        _mark(register, area)
    return len(wanted)


def mark_area(register: Register, area: Area) -> int:
    """Mark again which addresses lie in `area`; returns how many do."""
    with register.action("area"):
        _mark(register, area)
    return len(area_addresses(register))


def all_addresses(register: Register) -> dict[int, Address]:
    """Every address of the file by its number in the register."""
    return {row["id"]: _address(row) for row in register.read(f"SELECT id, {_COLUMNS} FROM address ORDER BY id")}


def area_addresses(register: Register) -> dict[int, Address]:
    """The addresses inside the area, in walking order."""
    return dict(kept(register, _area_addresses))


def _area_addresses(register: Register) -> dict[int, Address]:
    rows = register.read(f"SELECT id, {_COLUMNS} FROM address WHERE in_area")
    found = {row["id"]: _address(row) for row in rows}
    return dict(sorted(found.items(), key=lambda item: item[1].walking_order))


def codes(register: Register) -> dict[str, int]:
    """Every letter code that was ever printed, with its address."""
    return {row["code"]: row["address_id"] for row in register.read("SELECT code, address_id FROM letter_code")}


def current_codes(register: Register) -> dict[int, str]:
    """The code in use per address (the newest, where a newcomer got a new one)."""
    rows = register.read("SELECT address_id, code FROM letter_code ORDER BY nth")
    return {row["address_id"]: row["code"] for row in rows}


def ended_codes(register: Register) -> dict[str, str]:
    """Each code that new residents' one took the place of, with the moment of that."""
    rows = register.read(
        "SELECT old.code, min(new.made_at) FROM letter_code AS old "
        "JOIN letter_code AS new ON new.address_id = old.address_id AND new.nth > old.nth GROUP BY old.code"
    )
    return {row[0]: row[1] for row in rows}


def code_counts(register: Register) -> dict[int, int]:
    """How many codes each address has had, by address."""
    return {row[0]: row[1] for row in register.read("SELECT address_id, count(*) FROM letter_code GROUP BY address_id")}


def add_codes(register: Register, fresh: dict[int, str], nth: int = 0) -> None:
    """Keep the codes of letters about to be printed. Not undoable: paper does not come back."""
    with register.transaction():
        register.write_many(
            "INSERT OR IGNORE INTO letter_code VALUES (?, ?, ?, ?)",
            [(code, address, nth, now()) for address, code in fresh.items()],
        )


def note_printed(register: Register, kind: str, address_ids: Iterable[int]) -> None:
    """Keep that a medium was made for these addresses. Not undoable: paper does not come back."""
    with register.transaction():
        register.write_many(
            "INSERT OR REPLACE INTO printed VALUES (?, ?, ?)", [(kind, address, now()) for address in address_ids]
        )


def printed_before(register: Register, kind: str) -> set[int]:
    """The addresses for which a medium was made before."""
    return {row[0] for row in register.read("SELECT address_id FROM printed WHERE kind = ?", (kind,))}


def save_door(register: Register, address_id: int, round_: int, result: str, on: date, by: str = "") -> None:
    """Keep what happened at one door in one round."""
    with register.action("door", str(address_id)):
        register.write(
            "INSERT INTO door (address_id, round, result, on_day, by) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (address_id, round) DO UPDATE SET result = excluded.result, on_day = excluded.on_day, "
            "by = excluded.by",
            (address_id, round_, result, on.isoformat(), by),
        )


def door_results(register: Register) -> dict[int, dict[int, str]]:
    """Per address, per round, what happened at the door."""
    found: dict[int, dict[int, str]] = {}
    for row in register.read("SELECT address_id, round, result FROM door ORDER BY address_id, round"):
        found.setdefault(row["address_id"], {})[row["round"]] = row["result"]
    return found


def last_visits(register: Register) -> dict[int, date]:
    """The day of the newest visit to each door that was visited."""
    rows = register.read("SELECT address_id, max(on_day) AS day FROM door GROUP BY address_id")
    return {row["address_id"]: date.fromisoformat(row["day"]) for row in rows}


def _mark(register: Register, area: Area) -> None:
    rows = register.read(f"SELECT id, in_area, {_COLUMNS} FROM address")
    wrong = [(not row["in_area"], row["id"]) for row in rows if bool(row["in_area"]) != area.covers(_address(row))]
    register.write_many("UPDATE address SET in_area = ? WHERE id = ?", wrong)


def _values(address: Address) -> tuple[object, ...]:
    return (
        address.street, address.number, address.addition, address.postcode, address.city, address.use,
        address.status, address.side_address, address.buurt,
    )  # fmt: skip


def _address(row: sqlite3.Row) -> Address:
    values = {name: row[name] for name in _COLUMNS.split(", ")}
    return Address(**values | {"side_address": bool(row["side_address"])})
