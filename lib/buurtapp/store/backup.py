"""A copy of the register that is whole even while somebody writes."""

import sqlite3
from pathlib import Path

from buurtapp.files import replacing
from buurtapp.store.register import Register


def back_up(register: Register, target: Path) -> Path:
    """Copy the register to `target`, for its owner only, by SQLite's own backup; returns `target`."""
    with replacing(target, private=True) as temporary:
        copy = sqlite3.connect(temporary)
        try:
            register.back_up_into(copy)
        finally:
            copy.close()
    return target
