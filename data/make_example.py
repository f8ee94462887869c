#!/usr/bin/env python3
"""Make the example neighbourhood `data/voorbeeldbuurt`, or larger invented worlds of the same kind.

    python data/make_example.py                          the shipped example, byte for byte
    python data/make_example.py --out DIR --streets 9 --addresses 600 --signups 400 --seed 7
    python data/make_example.py --out DIR --city --streets 1000 --signups 30000

Nobody in it exists, and no number in it reaches anyone (design.md 3, formats.md 4.5).
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from example_parts.answers import answers
from example_parts.chat import FILE as CHAT
from example_parts.chat import chat
from example_parts.city import make_city
from example_parts.files import google_csv, microsoft_xlsx, trial_csv, typed_csv
from example_parts.history import FOLDER, history
from example_parts.places import STORY_ADDRESSES, bag_csv
from example_parts.plan import SEED, SIGNUPS, Plan, make_plan
from example_parts.story import GOOGLE, MICROSOFT, TRIAL, TYPED

__all__ = ["example_files", "make_city", "make_example"]

_WRITERS = {TRIAL: trial_csv, GOOGLE: google_csv, MICROSOFT: microsoft_xlsx, TYPED: typed_csv}


def make_example(
    folder: Path, *, seed: int = SEED, streets: int = 3, addresses: int = STORY_ADDRESSES, signups: int = SIGNUPS
) -> Plan:
    """Write the inputs of an example neighbourhood into `folder`; returns who and what is in it.

    The story stands on its own 3 streets, 150 addresses and its table of sign-ups; more of each adds ordinary
    neighbours around it. Raises ValueError when asked for less. The same seed gives the same bytes.
    """
    plan = make_plan(seed=seed, streets=streets, addresses=addresses, signups=signups)
    for name, data in example_files(plan, seed).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return plan


def example_files(plan: Plan, seed: int = SEED) -> dict[str, bytes]:
    """The bytes of every file of the example by its path; also gives every row of `plan` its place."""
    files = {f"{FOLDER}/{name}": write(plan.rows[name]) for name, write in _WRITERS.items()}
    return files | {
        "adressen.csv": bag_csv(plan.homes),
        "antwoorden.json": _json(answers(plan)),
        "geschiedenis.json": _json(history(plan, seed)),
        f"whatsapp/{CHAT}": chat(plan, seed),
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make the example neighbourhood, or a larger invented world.")
    parser.add_argument("--out", type=Path, help="the folder to write in; data/voorbeeldbuurt when not given")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--city", action="store_true", help="a street list, an address file and one form for all")
    parser.add_argument("--streets", type=int)
    parser.add_argument("--addresses", type=int, help="not with --city")
    parser.add_argument("--signups", type=int)
    parser.add_argument("--broken", type=float, help="only with --city: the share of streets that cannot work")
    given = {name: value for name, value in vars(parser.parse_args()).items() if value is not None}
    city, out = given.pop("city"), given.pop("out", None)
    if ("addresses" if city else "broken") in given or (city and out is None):
        parser.error("--city takes --out and --broken, but not --addresses; without --city there is no --broken")
    if city:
        make_city(out, **given)
    else:
        make_example(out or Path(__file__).resolve().parent / "voorbeeldbuurt", **given)


if __name__ == "__main__":
    main()
