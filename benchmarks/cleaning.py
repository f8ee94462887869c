"""How fast sign-ups are cleaned, beside the row-by-row way, and how that grows (design.md 9).

    python benchmarks/cleaning.py [--full]

One JSON line per comparison; times are processor seconds per sign-up, the best of nine: three cities never seen before,
ours and the rivals in turn, three times each.
The rival of `clean-100k` takes each row in turn: its number through `phonenumbers`, its street through `rapidfuzz`
(plain ratio, with a cut-off), its door through a dict; then pandas drops the doubles. That is less than all checks.
The rival of `clean-100k-known` asks `rapidfuzz` only for streets that are not in the file as they stand. Rivals are
measured on fewer rows. `growth` sets ten times the rows beside the tenth part; `times` is how much longer they took in
all, `peak_gb` the most memory of that process, the invented rows included.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TypeVar

import pandas as pd
import phonenumbers
from invented import city, sign_ups
from rapidfuzz import fuzz, process

from buurtapp.cleaning import Settings, clean

T = TypeVar("T")
ROWS, RIVAL_ROWS = 100_000, 5_000
TURNS = 3
NO_MOBILE = r"phone\.(?:landline|service)"
MOBILE = {phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE}


@dataclass(frozen=True)
class Rival:
    """What a rival is called, and whether it asks `rapidfuzz` for every street."""

    told: str
    always: bool


RIVALS = {
    "clean-100k": Rival("phonenumbers and rapidfuzz per row, drop_duplicates", always=True),
    "clean-100k-known": Rival("phonenumbers per row, rapidfuzz for unknown streets, drop_duplicates", always=False),
}


def invented(rows: int, seed: int = 1) -> tuple[pd.DataFrame, pd.DataFrame]:
    """So many sign-ups, and the address file they are from: six doors for ten sign-ups."""
    addresses = city(max(60, rows * 6 // 10), seed)
    return sign_ups(rows, addresses, seed), addresses


def measured(work: Callable[[], T]) -> tuple[float, T]:
    """The processor time that some work took, and what it gave."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def row_by_row(signups: pd.DataFrame, addresses: pd.DataFrame, always: bool) -> list[str]:
    """The rival: number, street and door of every row, then the doubles. The numbers it found, one per row."""
    streets = addresses["street"].unique().tolist()
    known = frozenset() if always else frozenset(streets)
    doors = {(a.street, a.postcode, f"{a.number}{a.addition}"): a.Index for a in addresses.itertuples()}
    phones, places = [], []
    for row in signups.itertuples(index=False):
        street = row.street
        if street not in known:
            found = process.extractOne(street, streets, scorer=fuzz.ratio, score_cutoff=80)
            street = found[0] if found else ""
        phones.append(mobile(row.phone))
        places.append(doors.get((street, row.postcode, f"{row.number}{row.addition}"), -1))
    signups.assign(phone=phones, place=places).drop_duplicates(["phone", "name"], keep="last")
    return phones


def mobile(text: str) -> str:
    """The mobile number in a cell as E.164, or ""."""
    number = None
    with suppress(phonenumbers.NumberParseException):
        number = phonenumbers.parse(re.sub(r"(?<=\d)\.0$", "", text), "NL")
    if number is None or not phonenumbers.is_valid_number(number):
        hits = [hit.number for hit in phonenumbers.PhoneNumberMatcher(text, "NL")]
        number = hits[0] if len(hits) == 1 else None
    if number is None or phonenumbers.number_type(number) not in MOBILE:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def compare(rows: int, rival_rows: int) -> Iterator[dict[str, object]]:
    """Ours on all rows of three cities, the rivals on a part of each; the best of all; the same numbers in all."""
    best = {name: float("inf") for name in ("ours", *RIVALS)}
    same = dict.fromkeys(RIVALS, True)
    for seed in (1, 2, 3) * TURNS:
        signups, addresses = invented(rows, seed)
        seconds, outcome = measured(partial(clean, signups, addresses, Settings()))
        best["ours"] = min(best["ours"], seconds / rows)
        part = signups.iloc[:: rows // rival_rows]
        ours = outcome["phone"].where(~outcome["reasons"].str.contains(NO_MOBILE), "").loc[part.index]
        for name, rival in RIVALS.items():
            seconds, phones = measured(partial(row_by_row, part, addresses, rival.always))
            best[name] = min(best[name], seconds / len(part))
            same[name] &= bool((ours == phones).all())
    for name, rival in RIVALS.items():
        yield line(name, best["ours"], rival.told, best[name], rows, same[name])


def growth(sizes: list[int]) -> Iterator[dict[str, object]]:
    """Each size beside ten times as many rows: the best of three turns, every one in a process of its own."""
    found = {rows: {"seconds": float("inf"), "peak_gb": 0.0} for rows in sizes}
    for rows in sizes * TURNS:
        command = [sys.executable, __file__, "--size", str(rows)]
        turn = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        found[rows] = {
            "seconds": min(found[rows]["seconds"], turn["seconds"]),
            "peak_gb": max(found[rows]["peak_gb"], turn["peak_gb"]),
        }
    for few, many in pairwise(sizes):
        ours, theirs = found[many]["seconds"], found[few]["seconds"]
        told = line(f"growth-{many}", ours / many, f"ours, {few} rows", theirs / few, many, True)
        yield told | {"times": round(ours / theirs, 2), "peak_gb": found[many]["peak_gb"]}


def one_size(rows: int) -> dict[str, float]:
    """Seconds to clean so many rows, and the most memory this process ever used, the invented rows included."""
    signups, addresses = invented(rows)
    turns = max(1, 10_000 // rows)  # a few thousand rows are over too soon to time one turn
    seconds = min(measured(lambda: clean(signups, addresses, Settings()))[0] for _turn in range(turns))
    return {"seconds": seconds, "peak_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2)}


def line(name: str, ours_s: float, theirs: str, theirs_s: float, n: int, same: bool) -> dict[str, object]:
    """One comparison as design.md 9 asks for it."""
    return {"name": name, "ours_s": round(ours_s, 9), "theirs": theirs, "theirs_s": round(theirs_s, 9),
            "ratio": round(theirs_s / ours_s, 2), "n": n, "same": same}  # fmt: skip


def main() -> None:
    """Print the comparisons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="up to a million rows")
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.size:
        print(json.dumps(one_size(chosen.size)))
        return
    for told in compare(ROWS, RIVAL_ROWS):
        print(json.dumps(told), flush=True)
    sizes = [1_000, 10_000, 100_000] + ([1_000_000] if chosen.full else [])
    for told in growth(sizes):
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
