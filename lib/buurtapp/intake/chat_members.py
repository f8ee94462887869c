"""A full member list, pasted or as a table: everyone who is in the group now (formats.md 1.8)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from buurtapp.intake.chat_export import lines_of
from buurtapp.intake.chat_people import Known, Person, is_self, nobody_known, people, person, visible
from buurtapp.intake.columns import recognise_columns
from buurtapp.intake.delimited import records_of
from buurtapp.intake.dialect import find_dialect, take_sep_line
from buurtapp.intake.faults import UnreadableFile
from buurtapp.intake.header import score_of
from buurtapp.intake.table import table_of
from buurtapp.words import _

_TIME = re.compile(r"(?<![0-9:.+])[0-9]{1,2}:[0-9]{2}(?![0-9:])")
_CELLS = re.compile(r"\t|;|\|")
_NUMBER_FIRST = re.compile(r"(?P<number>\+?[0-9][0-9 ().\-/]{7,20}[0-9])[ ,:\-]+(?P<name>[^0-9].*)")
_NUMBER_LAST = re.compile(r"(?P<name>.*[^0-9+( ,:\-])[ ,:\-]+(?P<number>\+?[0-9(][0-9 ().\-/]{7,20}[0-9])")
_PIECES = re.compile(r"[,;|\t\n\r]| en | and ")
_BULLET = re.compile(r"^(?:[-*•]|[0-9]{1,4}[.)])\s+")
_ROLE = re.compile(r"\s*\(?\b(?:groeps)?beheerder\)?$|\s*\(?\bgroup admin\)?$", re.IGNORECASE)
_LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class MemberList:
    """Everyone in the group, each once, in the order of the list.

    `with_self`: it also says "U" or "You", which is whoever made the list: one of the admins.
    """

    people: tuple[Person, ...]
    with_self: bool = False


def members_in_text(text: str, name: str, known: Known = nobody_known) -> MemberList:
    """The members in a pasted list or the text of a CSV file.

    Understood are a table with a header (`Name,Phone`), one person a line with or without number, and the
    one line of names that WhatsApp shows below a group's name. Raises UnreadableFile, with the line,
    for a text that holds no number and no name that is `known`, or a line with a time in it: a
    message is no list, and a list that is none would put everybody out.
    """
    text = text.replace("\0", "")
    table = _table(text)
    if table is not None:
        return members_in_table(table, name)
    found = _member_list(_people_of_lines(lines_of(text), name, known), name, known)
    return replace(found, with_self=any(map(is_self, _PIECES.split(text))))


def members_in_table(table: pd.DataFrame, name: str) -> MemberList:
    """The members in a table with a header; raises UnreadableFile when it has no column of phone numbers."""
    columns = recognise_columns(table)
    phones, names = columns.of("phone"), columns.of("name") or columns.of("first_name")
    if not phones:
        raise _no_list(1, name)
    found = []
    for row in table.itertuples(index=False, name=None):
        number = next((cell for at in phones if (cell := _without_id(row[at]))), "")
        called = next((cell for at in names if (cell := visible(str(row[at])).strip())), "")
        found.append(Person(called or number, person(number).phone))
    return _member_list(found, name, nobody_known)


def _table(text: str) -> pd.DataFrame | None:
    body, separator = take_sep_line(text)
    records = records_of(body, find_dialect(body, separator))
    if max((score_of(record) for record in records[:5]), default=0) < 1:
        return None
    table = table_of(records)
    return table.frame if table.header_row and recognise_columns(table.frame).of("phone") else None


def _without_id(cell: object) -> str:
    return visible(str(cell)).strip()


def _people_of_lines(lines: Iterable[str], name: str, known: Known) -> list[Person]:
    found: list[Person] = []
    for number, raw in enumerate(lines, 1):
        line = _BULLET.sub("", visible(raw).strip())
        if not line:
            continue
        if _TIME.search(line):
            raise _no_list(number, name)
        found += _people_of_line(line, known)
    return found


def _people_of_line(line: str, known: Known) -> list[Person]:
    """One person, or several: a name with a number beside it is one."""
    if known(line):
        return [person(line)]
    cells = [cell.strip() for cell in _CELLS.split(line) if cell.strip()]
    if len(cells) == 2 and bool(person(cells[0]).phone) != bool(person(cells[1]).phone):
        return [_pair(*cells)]
    if len(cells) > 1:
        return [one for cell in cells for one in _people_of_line(cell, known)]
    beside = None if person(line).phone else _NUMBER_FIRST.fullmatch(line) or _NUMBER_LAST.fullmatch(line)
    if beside and line.count(",") <= 1 and person(beside["number"]).phone:
        return [_pair(beside["name"].strip(" ,"), beside["number"])]
    return people(_ROLE.sub("", line), known)


def _pair(one: str, other: str) -> Person:
    phone = person(one).phone or person(other).phone
    return Person(other if person(one).phone else one, phone)


def _member_list(found: Iterable[Person], name: str, known: Known) -> MemberList:
    each: dict[str, Person] = {}
    for who in found:
        if who.written and not is_self(who.written):
            each.setdefault(who.key, who)
    sure = sum(bool(who.phone) or known(who.written) for who in each.values())
    too_long = any(len(who.written) > _LONGEST_LINE for who in each.values())
    if not sure or too_long:
        raise _no_list(1, name)
    return MemberList(tuple(each.values()))


def _no_list(line: int, name: str) -> UnreadableFile:
    return UnreadableFile(
        _("We cannot use line {line} of {name}.", line=line, name=name),
        _("It is no line of a WhatsApp export, and no member list with names and phone numbers."),
        _("Export the chat again in WhatsApp, or make a list with one member on each line."),
        _("See whether you picked the right file."),
    )
