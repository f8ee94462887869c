"""What each print file was made from, to know which are out of date. Not journalled: paper cannot be undone."""

import json
from typing import Any

from buurtapp.store.register import Register

_PRINT = "print:"


def save_print(register: Register, file: str, value: dict[str, Any]) -> None:
    """Keep what a file (its path below `uitvoer`) was made from."""
    with register.transaction():
        register.write("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_PRINT + file, json.dumps(value)))


def prints(register: Register) -> dict[str, dict[str, Any]]:
    """What was kept of each file, by its path below `uitvoer`."""
    rows = register.read("SELECT key, value FROM setting WHERE key LIKE ? ORDER BY key", (f"{_PRINT}%",))
    return {row["key"].removeprefix(_PRINT): json.loads(row["value"]) for row in rows}
