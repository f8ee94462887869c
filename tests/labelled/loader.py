"""Reads the labelled set: per scenario the sign-ups, the expectations, the addresses and the settings.

The files, their columns and the signs in the cells are described in README.md beside this module.
"""

import codecs
import csv
import re
import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from labelled.numbers import PLACEHOLDER, Numbers

HERE = Path(__file__).parent
FIELDS = (
    "timestamp name first_name prefix last_name address street number addition postcode city phone email consent "
    "rules age code for_whom withdraw remark"
).split()
CORRECTABLE = ("name", "street", "number", "addition", "postcode", "phone")
RAW = [*FIELDS, "known", *(f"set_{field}" for field in CORRECTABLE)]
DEFAULTS = {"name": "=", "door": "=", "phone": "=", "email": "=", "consent": "yes"}
WANTED = ("name", "sort", "door", "phone", "email", "consent", "rules", "age", "verified", "same_as")
SETTINGS: dict[str, Any] = {"practice": False, "rules": False, "minimum_age": None, "evidence": False, "codes": None}
START = datetime(2025, 3, 1, 9)
NATIONAL = {"m": "+31{m%s}", "e": "+31{m%s}", "line": "+31{line%s}", "rural": "+31{rural%s}"}


@dataclass(frozen=True)
class Scenario:
    """One file of the set: sign-ups that are cleaned together, and what has to come of them.

    ``signups``: index = line in the file; columns source, row, moment, the raw fields, known and set_<field>, all text.
    ``expected``: same index, text as in the file; alternatives joined by ``|``, ``*`` = not checked; the column
    ``labels`` holds the allowed address labels of a row, or None.
    ``addresses``: as ``buurtapp.intake.read_addresses`` gives them, with ``in_area``.
    ``settings``: keyword arguments for ``buurtapp.cleaning.Settings``.
    """

    name: str
    signups: pd.DataFrame
    expected: pd.DataFrame
    addresses: pd.DataFrame
    settings: dict[str, Any]


def load(seed: int = 1) -> list[Scenario]:
    """All scenarios, their phone numbers drawn with ``seed``. Raises ValueError naming file and line of a bad row."""
    described = tomllib.loads((HERE / "scenarios.toml").read_text(encoding="utf-8"))
    taken: set[str] = set()
    return [_scenario(name, about, Numbers(f"{seed} {name}", taken)) for name, about in described.items()]


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of one file as they are written, escapes decoded, placeholders left; key ``line`` = line in the file."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter=";", strict=True))
    header, rows = lines[0], []
    for line, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(header):
            raise ValueError(f"{name}.csv:{line}: {len(cells)} cells under {len(header)} headings")
        rows.append({"line": str(line), **dict(zip(header, map(_unescaped, cells), strict=True))})
    return rows


def _unescaped(cell: str) -> str:
    return re.sub(r"\\u[0-9A-F]{4}|\\n", lambda found: codecs.decode(found[0], "unicode_escape"), cell)


def _scenario(name: str, about: dict[str, Any], numbers: Numbers) -> Scenario:
    addresses = _addresses(about.get("addresses", "addresses_of_the_set.csv"))
    doors = _doors(addresses)
    rows = [{**about.get("common", {}), **row} for row in read_rows(name)]
    wanted = [_expectation(name, row, doors) for row in rows]
    for row, want in zip(rows, wanted, strict=True):
        numbers.reserve([*row.values(), want["phone"]], row["line"])
    keys = {row["key"]: row["line"] for row in rows if row.get("key")}
    signups = [_signup(name, row, numbers) for row in rows]
    for row, want in zip(rows, wanted, strict=True):
        want["phone"] = numbers.fill(want["phone"], row["line"])
        want["same_as"] = keys.get(want["same_as"], want["same_as"])
    index = pd.Index([int(row["line"]) for row in rows], name="id")
    settings = {**SETTINGS, **about.get("settings", {})}
    if settings["codes"]:
        settings["codes"] = {code: doors[door][0] for code, door in settings["codes"].items()}
    return Scenario(name, pd.DataFrame(signups, index), pd.DataFrame(wanted, index), addresses, settings)


def _addresses(file: str) -> pd.DataFrame:
    table = pd.read_csv(HERE / file, sep=";", dtype=str, keep_default_na=False)
    table["number"] = table["number"].astype(int)
    table["in_area"] = table["in_area"] == "yes"
    return table.assign(use="", status="", side_address=False, buurt="")


def _doors(addresses: pd.DataFrame) -> dict[str, list[int]]:
    """Labels by how a row may name a door: ``Kerkstraat 12 A`` or, when that is not enough, with its postcode."""
    doors: dict[str, list[int]] = {}
    for address in addresses.itertuples():
        short = f"{address.street} {address.number} {address.addition}".strip()
        for door in (short, f"{short} {address.postcode}"):
            doors.setdefault(door, []).append(int(str(address.Index)))
    return doors


def _signup(name: str, row: dict[str, str], numbers: Numbers) -> dict[str, str]:
    moment = row.get("moment") or (START + timedelta(minutes=int(row["line"]))).isoformat()
    raw = {field: numbers.fill(row.get(field, ""), row["line"]) for field in RAW}
    return {"source": f"{name}.csv", "row": row["line"], "moment": moment, **raw}


def _expectation(name: str, row: dict[str, str], doors: dict[str, list[int]]) -> dict[str, Any]:
    want = {field: row.get(f"want_{field}", DEFAULTS.get(field, "*")) for field in WANTED}
    for field in ("name", "email"):
        if want[field] == "=":
            want[field] = row.get(field, "")
    if want["phone"] == "=":
        want["phone"] = _own_number(row)
    labels = _labels(want["door"], row, doors)
    if labels == [] or row["verdict"] == "":
        raise ValueError(f"{name}.csv:{row['line']}: no such door in the address file, or no verdict")
    rest = {field: row.get(field, "") for field in ("reasons", "together", "keep_one", "fact", "verdict")}
    return {**want, **rest, "file": f"{name}.csv", "labels": labels}


def _own_number(row: dict[str, str]) -> str:
    """What ``=`` stands for in ``want_phone``: the one Dutch number of the row's phone cell in E.164."""
    found = PLACEHOLDER.search(row.get("set_phone") or row.get("phone", ""))
    if found is None or found[1] not in NATIONAL:
        return row.get("phone", "") and "*"
    return NATIONAL[found[1]] % (found[2] + (f"@{found[3]}" if found[3] else ""))


def _labels(door: str, row: dict[str, str], doors: dict[str, list[int]]) -> list[int] | None:
    """The allowed labels of a row: -1 for no address; None when not checked; [] when a door is not in the file."""
    if door == "*":
        return None
    if door == "=":
        door = f"{row['street']} {row['number']} {row.get('addition', '')}".strip() + f" {row['postcode']}"
    labels: list[int] = []
    for choice in door.split("|"):
        found = [-1] if choice == "-" else doors.get(choice, [])
        if len(found) != 1:
            return []
        labels += found
    return labels
