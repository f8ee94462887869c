"""A machine that is public and forgets, as Binder is: detected, and kept free of neighbours (design.md 1).

Such a machine gets practice numbers (06-0…) in a practice neighbourhood, and a team's own contacts, addresses and
decisions anywhere: enough to make letters. Whoever signs up for real is refused before anything is written to its disk.
"""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from buurtapp.intake.reading import ByHand, read_data
from buurtapp.intake.timestamps import read_timestamp
from buurtapp.judging.reading import default_reading
from buurtapp.store import Register
from buurtapp.words import Fault, _

_MOBILE = re.compile(r"(?<![\d])(?:\+?31|0031|0|)\W{0,3}(?:\(0\))?\W{0,3}6\W{0,3}(\d)(?:\W{0,3}\d){7}(?!\d)")
"""A Dutch mobile number in any spelling; its first digit after the 6 is 0 in practice numbers only (domain.md)."""


def is_public(variables: Mapping[str, str] = os.environ) -> bool:
    """Whether this is Binder: BinderHub tells a session where it came from in `BINDER_…` (engineering.md 4.1)."""
    return any(name.startswith("BINDER_") for name in variables)


def refuse_people(register: Register, name: str, content: bytes, *, typed: str = "") -> None:
    """Refuse a sign-up file on a public machine unless it is for practice; nothing of it is written.

    `typed` is what to call it when it was no file to the person, but text that was typed or pasted.

    Raises Fault for real people, UnreadableFile (a Fault too) when we cannot tell.
    """
    if not is_public():
        return
    if not register.neighbourhood().practice:
        raise _only_practice()
    if real_people_in_file(content, name):
        raise _real_people_typed(typed) if typed else _real_people(name)


def refuse_numbers(register: Register, name: str, text: str, *, typed: bool = False) -> None:
    """The same for loose text: a chat, a list of members, one sign-up from paper; `typed` when it was no file."""
    if not is_public():
        return
    if not register.neighbourhood().practice:
        raise _only_practice()
    if numbers(text)[1]:
        raise _real_people_typed(name) if typed else _real_people(name)


def refuse_city(signups: Iterable[Path], *, practice: bool) -> None:
    """The same for a whole city: only practice streets, and no file with real people."""
    if not is_public():
        return
    if not practice:
        raise _only_practice_streets()
    for path in signups:
        if real_people_in_file(path.read_bytes(), path.name):
            raise _real_people(path.name)


def refuse_package() -> None:
    """Refuse a package of somebody who hands a neighbourhood over: what is in it cannot be told before it is open."""
    if is_public():
        raise Fault(
            _("This is a public computer, and a package holds neighbours."),
            _("What is on a public computer is not safe, and it is gone after a while."),
            _("Open the package in the workbook on your own computer."),
            _("Do not type the password here."),
        )


def real_people_in_file(content: bytes, name: str) -> bool:
    """Whether a file holds real sign-ups: a mobile number in use, or rows of which most have no practice number."""
    table, reading = read_data(content, name, default_reading(Path(name)))
    others = [ByHand(sheet=sheet) for sheet in reading.sheets if sheet != reading.sheet]
    tables = [table, *(read_data(content, name, sheet)[0] for sheet in others)]
    practice = sum(numbers(text)[0] for text in _rows(table))
    return any(numbers(text)[1] for one in tables for text in _rows(one)) or practice * 2 < len(table)


def _rows(table: pd.DataFrame) -> list[str]:
    """The text of each row, a cell on a line; moments are left out, for their digits look like numbers."""
    columns = [table.iloc[:, place] for place in range(table.shape[1])]
    told = [column.where(read_timestamp(column) == "", "") for column in columns]
    return ["\n\n\n\n".join(cells) for cells in zip(*told, strict=True)]


def numbers(text: str) -> tuple[bool, bool]:
    """Whether a text holds a practice number (06-0…), and whether it holds a mobile number that may be in use."""
    found = {match[1] for match in _MOBILE.finditer(text)}
    return "0" in found, bool(found - {"0"})


def _only_practice() -> Fault:
    return Fault(
        _("This is a public computer, and this is no practice neighbourhood."),
        _("What is on a public computer is not safe, and it is gone after a while. So nothing was kept of it."),
        _("Read sign-ups in on your own computer. Here you can make letters, and practise in the example."),
        _("Save your folder first: the button is at the top of the page."),
    )


def _only_practice_streets() -> Fault:
    return Fault(
        _("This is a public computer, and these are no practice streets."),
        _("What is on a public computer is not safe, and it is gone after a while. So nothing was kept of it."),
        _("Run the batch on your own computer. Here you can practise with invented people: add --practice."),
        "",
    )


def _real_people(name: str) -> Fault:
    return Fault(
        _("{name} seems to hold people who exist.", name=name),
        _("This is a public computer. Only invented people with numbers that start with 06-0 are safe here. "
          "So nothing was kept of it."),
        _("Read it in on your own computer. To practise here, use a file of the example."),
        _("Look first whether you chose the right file."),
    )  # fmt: skip


def _real_people_typed(what: str) -> Fault:
    file = _real_people(what)
    return Fault(
        file.saw,
        file.why,
        _("Fill it in on your own computer. To practise here, use numbers that start with 06-0."),
        _("Empty the box first: more people may look at this screen."),
    )
