"""What happened to the example before its files come in: `geschiedenis.json`.

A list of actions in the order in which they were taken. `import` names a file below the example's folder; `refuse`,
`withdraw`, `put_out` and `verify` name a sign-up as commands do (`SOURCE:ROW`, design.md 6); `door` names an address by
its key (postcode, number and addition). `on`, `by` and `note` tell the story.
"""

import random
from typing import Any

from example_parts.crowd import in_area
from example_parts.places import Home
from example_parts.plan import Plan, Row
from example_parts.story import TRIAL, TYPED

Action = dict[str, Any]
FOLDER = "aanmeldingen"
JOINED, NOT_HOME = "joined", "not_home"
_ANSWERS = ("thinks", "no", "no", NOT_HOME, NOT_HOME, NOT_HOME, "sticker")


def history(plan: Plan, seed: int) -> list[Action]:
    """Everything in `geschiedenis.json`."""
    return [*_trial(plan.named()), *_doors(plan, random.Random(f"history {seed}"))]


def _trial(story: dict[str, Row]) -> list[Action]:
    return [
        {"action": "import", "file": f"{FOLDER}/{TRIAL}", "on": "2026-05-18", "by": "Bram Wollesok"},
        _about("verify", story["mies"], "2026-05-18", "Woont naast Bram.", how="vouched"),
        _about("refuse", story["rex"], "2026-05-19", "Heeft hier een kantoor, maar woont hier niet."),
        _about("withdraw", story["wim"], "2026-06-22", "Wil geen groepsapps meer op zijn telefoon."),
        _about("put_out", story["guus"], "2026-07-03", "Bleef reclame sturen na een waarschuwing."),
    ]


def _doors(plan: Plan, rng: random.Random) -> list[Action]:
    """The first round along the doors, street by street, and a second one for who was not at home."""
    signed_up = {row.person.home.line for row in plan.rows[TYPED]}
    homes = sorted(
        (home for home in plan.homes if in_area(home) and home.lived_in),
        key=lambda home: (home.street, home.number % 2, home.number, home.addition),
    )
    doors, again = [], []
    for home in homes:
        joined = home.line in signed_up
        if not joined and rng.random() > 0.35:
            continue  # nobody has walked there yet
        result = JOINED if joined else rng.choice(_ANSWERS)
        doors.append(_door(home, 1, result, *_round(home)))
        if result == NOT_HOME and rng.random() < 0.5:
            again.append(_door(home, 2, rng.choice(("thinks", "no", NOT_HOME)), "2026-10-03", _round(home)[1]))
    return doors + again


def _round(home: Home) -> tuple[str, str]:
    """The day somebody walked past, and who."""
    if home.street == "Lindelaan":
        return ("2026-09-26", "Sien Theelepel") if home.number % 2 else ("2026-09-26", "Tijl Pannenkoek")
    if home.street == "Bakkerspad":
        return "2026-09-27", "Bram Wollesok"
    return "2026-09-28", "Fatma Sterrenhemel"


def _about(action: str, row: Row, on: str, note: str, **more: str) -> Action:
    return {"action": action, "signup": row.place, "on": on, "by": "Bram Wollesok", "note": note} | more


def _door(home: Home, round_: int, result: str, on: str, by: str) -> Action:
    key = f"{home.postcode}|{home.number}|{home.addition.upper()}"
    return {"action": "door", "address": key, "round": round_, "result": result, "on": on, "by": by}
