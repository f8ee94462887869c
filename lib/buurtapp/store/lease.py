"""Who else has this folder open: a lease with a heartbeat, and copies a sync program left (design.md 3)."""

from datetime import datetime, timedelta

from buurtapp.store.register import Register, who_am_i
from buurtapp.words import _

STILL_OPEN = timedelta(minutes=10)
BEAT = timedelta(minutes=1)


def beat(register: Register, holder: str = "") -> None:
    """Say that we have the folder open; written at most once a minute."""
    me = holder or who_am_i()
    last = register.read("SELECT beat FROM lease WHERE holder = ?", (me,))
    moment = datetime.now()
    if last and moment - datetime.fromisoformat(last[0]["beat"]) < BEAT:
        return
    with register.transaction():
        register.write("DELETE FROM lease WHERE beat < ?", ((moment - STILL_OPEN).isoformat(timespec="seconds"),))
        register.write("INSERT OR REPLACE INTO lease VALUES (?, ?)", (me, moment.isoformat(timespec="seconds")))


def let_go(register: Register, holder: str = "") -> None:
    """Say that we closed the folder."""
    with register.transaction():
        register.write("DELETE FROM lease WHERE holder = ?", (holder or who_am_i(),))


def warnings(register: Register, holder: str = "") -> list[str]:
    """Sentences about somebody else at work in this folder, and about conflict copies; empty when all is well."""
    since = (datetime.now() - STILL_OPEN).isoformat(timespec="seconds")
    others = register.read("SELECT holder FROM lease WHERE holder <> ? AND beat >= ?", (holder or who_am_i(), since))
    said = [_("{who} has this folder open too. Agree who works in it now.", who=row["holder"]) for row in others]
    said += [
        _(
            "Beside buurt.sqlite lies a copy: {name}. A sync program made it. Find out which one is right, "
            "and put the other one away.",
            name=path.name,
        )
        for path in register.folder.conflict_copies()
    ]
    return said
