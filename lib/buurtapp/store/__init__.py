"""The work folder and its register: the only room with sqlite3 (design.md 3)."""

from buurtapp.store.folder import WorkFolder
from buurtapp.store.register import UNREADABLE, Register

__all__ = ["UNREADABLE", "Register", "WorkFolder"]
