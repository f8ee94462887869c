"""Decisions go along when the same submission comes under another header: nothing is asked twice (design.md 4).

A question added to the form, or a column of a list that was renamed or moved, makes new rows of all. Who was
excluded would be back, and what was settled would be asked once more.
"""

from collections.abc import Collection, Mapping

import pandas as pd

from buurtapp.intake.columns import FIELDS
from buurtapp.judging.outcomes import raw_fields
from buurtapp.store import Register
from buurtapp.store.rows import all_rows, form_moments
from buurtapp.store.signups import clear_choice, copy_decision, decided, signups, typed_fields

_LATER = ("rules", "age", "for_whom", "withdraw", "remark")  # a form may ask these later on, and change no decision
_SAME = [field for field in FIELDS if field not in ("timestamp", *_LATER)]

Twins = dict[int, int]


def carry_over(register: Register, fresh: Collection[int]) -> Twins:
    """Give new rows the decision about an earlier row that is the same submission; that row by new row.

    The same: the form's moment and all answers are equal, but for questions that were not asked or answered before.
    Call it within the action of an import; the register is to be judged anew afterwards.
    """
    before = decided(register) - set(fresh)
    if not before or not fresh:
        return {}
    concerned = before | set(fresh)
    fields = raw_fields(register, [row for row in all_rows(register) if row.id in concerned])
    moments = form_moments(register)
    keys = dict(zip(fields.index, fields[_SAME].itertuples(index=False, name=None), strict=True))
    earlier = {(moments[number], keys[number]): number for number in sorted(before & keys.keys())}
    typed = typed_fields(register)
    twins = {}
    for number in fresh:
        old = earlier.get((moments[number], keys[number])) if number in keys else None
        if old is not None and _only_adds(fields, old, number, typed.get(old, {})):
            copy_decision(register, old, number)
            twins[number] = old
    return twins


def _only_adds(fields: pd.DataFrame, old: int, new: int, typed: Mapping[str, str]) -> bool:
    """Whether the newer row says the same, or more where nothing was said or decided."""
    pairs = ((field, str(fields.at[old, field]), str(fields.at[new, field])) for field in _LATER)
    return all(now == before or (not before and field not in typed) for field, before, now in pairs)


def one_of_two(register: Register, twins: Twins) -> None:
    """After judging: of two such rows one gives way, and an accept or a place on the waiting list is the other's."""
    concerned = {*twins.keys(), *twins.values()}
    for signup in signups(register) if twins else ():
        if signup.id in concerned and signup.same_as is not None and signup.decided in ("accept", "wait"):
            clear_choice(register, signup)
