"""Copies of the register in its folder: backups, and what a sync program left (design.md 3)."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from buurtapp.store.erasing import Gone, erase, wipe_free_space
from buurtapp.store.register import Register, open_copy


def erase_in_copy(register: Register, path: Path, gone: Gone, marks: Collection[str]) -> bool:
    """Take the same people out of a copy of the register; returns whether they were in it.

    Their rows have other numbers there: they are known by their marks, or by phone numbers nobody else has.
    Raises Fault when the copy cannot be opened.
    """
    with open_copy(register.folder, path) as copy:
        wanted, phones = set(marks), set(gone.phones)
        rows = copy.read("SELECT s.id, s.fingerprint, o.phone FROM signup s LEFT JOIN outcome o ON o.id = s.id")
        found = [row["id"] for row in rows if row["fingerprint"] in wanted or (row["phone"] or "") in phones]
        erase(copy, replace(gone, signups=found), "forget", {})
        wipe_free_space(copy)
    return bool(found)
