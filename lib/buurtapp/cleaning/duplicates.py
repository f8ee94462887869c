"""Rows that speak of one person, and people who share a phone (design.md 4, domain.md 6.5).

Newer is the later moment; ties are settled by content, never by the order of the rows.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
import pandas as pd

from buurtapp.cleaning.address_file import Ints
from buurtapp.cleaning.fields import FIELDS, Rows
from buurtapp.cleaning.name_agreement import names_agree
from buurtapp.cleaning.reason_bits import BIT, Mask, Words
from buurtapp.cleaning.row_by_itself import Judged
from buurtapp.cleaning.text import folded

_GONE = ("consent.withdrawn", "person.refused", "person.put_out")
_GONE_BITS = sum(BIT[code] for code in _GONE)
_CROWD = 60  # more different people than this in one group are compared by exact name only
_COMPARED = tuple(field for field in FIELDS if field != "timestamp")

Content = tuple[str, ...]


class People:
    """The rows as people: who they are, when they signed up, and which row each row repeats."""

    def __init__(self, rows: Rows, judged: Judged) -> None:
        self.rows, self.reasons = rows, judged.reasons
        self.initial, self.surname = judged.initial, judged.surname
        self.name, self.sort, self.phone = (judged.text[field] for field in ("name", "sort_name", "phone"))
        self.phone_hash, self.email_hash = judged.hashes["phone"], judged.hashes["email"]
        self.same_as: Ints = np.full(len(rows), -1, dtype=np.int64)
        self._two = judged.reasons.has("name.two_people")
        self._moments = rows["moment"]
        self._contents: dict[int, Content] = {}
        self._columns = [rows[field] for field in _COMPARED if rows.has(field)]

    def content(self, row: int) -> Content:
        """What was typed, to compare and to settle ties."""
        if row not in self._contents:
            self._contents[row] = tuple([column[row] for column in self._columns])
        return self._contents[row]

    def newest_first(self, group: Ints) -> list[int]:
        """The rows of a group by moment, then content; of full doubles the one that stands first in its file."""
        members: list[int] = group.tolist()
        rows_by_moment = {self._moment(row): row for row in members}
        if len(rows_by_moment) == len(members):
            return [rows_by_moment[moment] for moment in sorted(rows_by_moment, reverse=True)]
        return sorted(members, key=self._age, reverse=True)

    def agree(self, one: int, other: int) -> bool:
        """Whether two rows with one phone or one address can be one person, as far as the names go."""
        first, second = str(self.name[one]), str(self.name[other])
        return first == second if self._two[one] or self._two[other] else names_agree(first, second)

    def agree_nearby(self, one: int, other: int) -> bool:
        """As `agree`, for names sorted on one letter only, unless a surname is double: quicker for house-mates."""
        first, second = self.sort[one], self.sort[other]
        return (first[:1] == second[:1] or "-" in first or "-" in second) and self.agree(one, other)

    def is_gone(self, row: int) -> bool:
        """Whether the person of this row withdrew, was refused or was put out."""
        return bool(self.reasons.bits[row] & _GONE_BITS)

    def gone_too(self, older: int, newer: int) -> None:
        """A withdrawal, refusal or putting out beats any older row of that person."""
        if gone := int(self.reasons.bits[newer]) & _GONE_BITS:
            self.reasons.bits[older] |= gone

    def put_right(self, older: int, newer: int) -> None:
        """The newer row of this very person takes the place of an older one that holds no number."""
        self.same_as[older] = newer
        self.reasons.bits[older] |= BIT["duplicate.put_right"]

    def rows_that_stay(self) -> Ints:
        """Per row the one that stays in its place, -1 where it stays itself: never a row that gave way too."""
        heads = self.same_as
        while (further := np.where(heads >= 0, heads[heads], -1)).max(initial=-1) >= 0:
            heads = np.where(further >= 0, further, heads)
        return heads

    def _moment(self, row: int) -> str:
        return str(self._moments[row]).replace(" ", "T")

    def _age(self, row: int) -> tuple[str, Content, str, tuple[int, str], tuple[int, str]]:
        source, place, label = self.rows["source"][row], self.rows["row"][row], self.rows.index[row]
        return self._moment(row), self.content(row), source, _backwards(str(place)), _backwards(str(label))


def _backwards(place: str) -> tuple[int, str]:
    return (-int(place), "") if place.isdecimal() and len(place) < 12 else (0, place)


def settle_phones(people: People, taking_part: Mask) -> None:
    """One phone: the same person again is excluded in favour of the newest; several people are asked about."""
    for group in _groups(people.phone, taking_part & (people.phone_hash != 0), people.phone_hash):
        heads = _settle(people, group, _same_phone_agrees(people))
        if len(heads) > 1:
            people.reasons.bits[heads] |= BIT["household.shared_phone"]


def settle_without_phone(people: People, taking_part: Mask) -> None:
    """The same submission twice, where there is no single number to know it by."""
    for group in _groups(people.name, taking_part & (people.phone_hash == 0)):
        _settle(people, group, lambda _older, _newer: False)


def settle_people(people: People, taking_part: Mask, judged: Judged) -> None:
    """One name at one address, or with one mail address: the newer puts a row without a number right; of two
    phones a person asks which is right.
    """
    for place, known, hashes in (
        (judged.door, judged.door != -1, judged.door),
        (judged.text["email"], people.email_hash != 0, people.email_hash),
    ):
        staying = taking_part & (people.same_as < 0)
        for group in _namesakes(people, place, staying & known, hashes):
            _new_phones(people, people.newest_first(group))


def _namesakes(people: People, place: Ints | Words, among: Mask, hashes: Ints) -> Iterator[Ints]:
    """The rows of one place whose given names start alike; all rows of a place where one has no given name.

    Only when two of their surnames start alike as well, or one is double and starts in two ways.
    """
    rows = _repeated(hashes, among)
    at, initial = pd.factorize(place[rows])[0], pd.factorize(people.initial[rows])[0] + 1
    initial[_shared(at, people.initial[rows] == "")] = 0
    group = pd.factorize(at * (initial.max(initial=0) + 1) + initial)[0]
    surname, beginnings = pd.factorize(people.surname[rows])
    doubtful = _repeats(group * (len(beginnings) + 1) + surname) | (people.surname[rows] == "-")
    for members in _groups(group, _shared(group, doubtful)):
        yield rows[members]


def _shared(at: Ints, where: Mask) -> Mask:
    """Which rows have their number in common with a row of `where`."""
    marked = np.zeros(int(at.max(initial=0)) + 1, dtype=bool)
    marked[at[where]] = True
    return marked[at]


def _new_phones(people: People, members: list[int]) -> None:
    find = _Finder(people, people.agree_nearby)
    for row in members:
        newer = find.head(row)
        if newer < 0:
            find.add(row)
        elif people.is_gone(newer):
            people.gone_too(row, newer)
        elif not people.phone[row] and folded(str(people.name[row])) == folded(str(people.name[newer])):
            people.put_right(row, newer)
        elif people.phone[row] and people.phone[newer] and people.phone[row] != people.phone[newer]:
            people.reasons.bits[[row, newer]] |= BIT["duplicate.same_person_new_phone"]


def _same_phone_agrees(people: People) -> Callable[[int, int], bool]:
    def agrees(older: int, newer: int) -> bool:
        nameless = not people.name[older] or not people.name[newer]
        return people.is_gone(newer) if nameless and people.is_gone(newer) else people.agree(older, newer)

    return agrees


def _settle(people: People, group: Ints, agree: Callable[[int, int], bool]) -> list[int]:
    """Exclude what repeats a newer row of the group; the rows that stay, newest first."""
    find = _Finder(people, agree)
    seen: dict[Content, int] = {}
    for row in people.newest_first(group):
        content = people.content(row)
        if content in seen:
            head, code = seen[content], "duplicate.same_submission"
        else:
            head, code = find.head(row), "duplicate.same_phone"
        if head >= 0:
            people.same_as[row] = head
            people.reasons.bits[row] |= BIT[code]
            people.gone_too(row, head)
        else:
            find.add(row)
        seen.setdefault(content, head if head >= 0 else row)
    return find.heads


class _Finder:
    """The newest row of each person in a group so far."""

    def __init__(self, people: People, agree: Callable[[int, int], bool]) -> None:
        self._people, self._agree = people, agree
        self.heads: list[int] = []
        self._by_name: dict[str, int] = {}

    def add(self, row: int) -> None:
        self.heads.append(row)
        self._by_name.setdefault(self._people.name[row], row)

    def head(self, row: int) -> int:
        """The first head that can be the same person, -1 when there is none."""
        near = self._by_name.get(self._people.name[row], -1)
        if near >= 0 and self._agree(row, near):
            return near
        return next((head for head in self.heads[:_CROWD] if self._agree(row, head)), -1)


def _repeated(hashes: Ints, among: Mask) -> Ints:
    """The rows of `among` whose number stands in more than one of them."""
    rows = np.flatnonzero(among)
    return rows[_repeats(hashes[rows])]


def _repeats(numbers: Ints) -> Mask:
    """Where a number stands that stands elsewhere too."""
    in_order = np.sort(numbers)
    return pd.Series(numbers).isin(in_order[1:][in_order[1:] == in_order[:-1]]).to_numpy()


def _groups(values: Ints | Words, among: Mask, hashes: Ints | None = None) -> Iterator[Ints]:
    """The rows of every value that stands in more than one row of `among`.

    `hashes` are numbers of the values, equal where these are, which are quicker to compare.
    """
    rows = np.flatnonzero(among) if hashes is None else _repeated(hashes, among)
    at = pd.factorize(values[rows])[0]
    order = np.argsort(at, kind="stable")
    rows, at = rows[order], at[order]
    bounds = [*np.flatnonzero(np.diff(at, prepend=-1)).tolist(), len(rows)]
    for first, last in pairwise(bounds):
        if last - first > 1:
            yield rows[first:last]
