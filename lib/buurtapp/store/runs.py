"""What the last run of each step did: counts only, no names (`rapport.json`, design.md 3)."""

import json

from buurtapp.files import write_atomic
from buurtapp.store.register import Register, now


def save_run(register: Register, step: str, counts: dict[str, int]) -> None:
    """Keep the counts of a step's last run, and write `uitvoer/rapport.json` anew."""
    with register.transaction():
        register.write("INSERT OR REPLACE INTO run VALUES (?, ?, ?)", (step, now(), json.dumps(counts)))
    write_atomic(register.folder.report, json.dumps(runs(register), indent=2, ensure_ascii=False) + "\n")


def runs(register: Register) -> dict[str, dict[str, object]]:
    """Per step: when it last ran, and its counts."""
    rows = register.read("SELECT * FROM run ORDER BY step")
    return {row["step"]: {"at": row["at"], "counts": json.loads(row["counts"])} for row in rows}
