"""Consent, house rules and age of all rows, and who gave them (design.md 4, domain.md 6.5)."""

import re
from dataclasses import dataclass
from datetime import date

import numpy as np

from buurtapp.cleaning.agreement_words import OTHERS, is_no, says_yes, speaks_of, takes_back
from buurtapp.cleaning.fields import Rows
from buurtapp.cleaning.name_agreement import names_agree
from buurtapp.cleaning.names import Names
from buurtapp.cleaning.reason_bits import Mask, Reasons, Words
from buurtapp.cleaning.remarks import name_left, objects
from buurtapp.cleaning.settings import Settings
from buurtapp.cleaning.text import distinct, folded, tidy

_ADULT = 18
_BY_OTHER = re.compile(
    rf"\b(?:namens|on behalf of)\b|\b(?:ingevuld|aangemeld|opgegeven|ingeschreven|gegeven|akkoord|toestemming|"
    rf"getekend) door\b(?! (?:mijzelf|mezelf|zichzelf|mij\b))|"
    rf"\b(?:ik|wij|i) (?:vul|meld|schrijf|geef|doe|sign)\b.{{0,30}}"
    rf"\b(?:voor|for) (?:mijn|m'n|my|de|een|onze) {OTHERS}\b|"
    rf"\bdoor (?:mijn|m'n|haar|zijn|de|een) {OTHERS} (?:ingevuld|aangemeld|opgegeven|ingeschreven)\b"
)
_HIMSELF = re.compile(
    r"(?:(?:voor|door)\s+)?(?:ik|mij|mijzelf|mezelf|zelf|ikzelf|mij zelf|me|myself|self|eigen)(?:\s+zelf)?\W*"
)
_NUMBER = re.compile(r"(\d{1,3})(?:[.,]0+)?\s*\+?\s*(?:jaar|jr|years?|years? old)?\W*")
_AT_LEAST = re.compile(r"\b(\d{2})\s?(?:\+|jaar|jr|years?|of ouder)|\b(?:ouder dan|over|at least|minstens)\s(\d{2})\b")
_BIRTH_YEAR = re.compile(r"(19\d\d|20\d\d)")
_BIRTH_DATE = re.compile(
    r"(?:(\d{1,2})[-/. ](\d{1,2})[-/. ](19\d\d|20\d\d)|(19\d\d|20\d\d)-(\d{1,2})-(\d{1,2}))(?:[T ][\d:.]+)?"
)


@dataclass(frozen=True, slots=True)
class Agreed:
    """Per row: own consent, house rules, age confirmed."""

    consent: Mask
    rules: Mask
    age: Mask


def read_agreement(rows: Rows, names: Names, settings: Settings, reasons: Reasons) -> Agreed:
    """What every row agrees to; missing, foreign and withdrawn agreements give codes to `reasons`."""
    given = _gives(rows, "consent") | _named_elsewhere(rows, "consent")
    given &= rows.typed("consent") | ~(rows.per_value("remark", objects) | rows.per_value("name", name_left, names.odd))
    by_other = given & _by_other(rows, names.name) & ~rows.typed("consent")
    rules = _gives(rows, "rules") | _named_elsewhere(rows, "rules")
    age = _old_enough(rows, settings.minimum_age or _ADULT) | _named_elsewhere(rows, "age")
    reasons.add("consent.missing", ~given)
    reasons.add("consent.by_other", by_other)
    reasons.add("consent.withdrawn", _withdrawn(rows))
    if settings.rules:
        reasons.add("rules.missing", ~rules)
    if settings.minimum_age is not None:
        reasons.add("age.missing", ~age)
    return Agreed(given & ~by_other, rules, age)


def _gives(rows: Rows, field: str) -> Mask:
    return rows.per_value(field, says_yes)


def _named_elsewhere(rows: Rows, field: str) -> Mask:
    """One tick for two things: the text of another column's tick names this one too."""
    named = np.zeros(len(rows), dtype=bool)
    for other in ("consent", "rules", "age"):
        if other != field:
            named |= rows.per_value(other, lambda text: field in speaks_of(text) and says_yes(text))
    return named


def _withdrawn(rows: Rows) -> Mask:
    left = rows.per_value("withdraw", lambda text: not is_no(text))
    return np.asarray(left | rows.per_value("consent", takes_back))


def _by_other(rows: Rows, names: Words) -> Mask:
    """Whether the row says that someone else filled it in: the column for that, a remark, or the tick itself."""
    by_other = rows.per_value("remark", _says_by_other) | rows.per_value("consent", _says_by_other)
    for row in np.flatnonzero(rows.filled("for_whom")):
        by_other[row] |= _is_other(tidy(rows["for_whom"][row]), names[row])
    return by_other


def _says_by_other(text: str) -> bool:
    return bool(_BY_OTHER.search(folded(tidy(text))))


def _is_other(text: str, name: str) -> bool:
    return not (is_no(text) or _HIMSELF.fullmatch(folded(text)) or (name and names_agree(text, name)))


def _old_enough(rows: Rows, minimum: int) -> Mask:
    filled = np.flatnonzero(rows.filled("age"))
    enough = np.zeros(len(rows), dtype=bool)
    at, texts = distinct(rows["age"][filled])
    simple = [_confirms(tidy(text), minimum) for text in texts]
    enough[filled] = np.array([bool(answer) for answer in simple], dtype=bool)[at]
    for row in filled[np.array([answer is None for answer in simple], dtype=bool)[at]]:
        enough[row] = _born_in_time(tidy(rows["age"][row]), rows["moment"][row], minimum)
    return enough


def _confirms(text: str, minimum: int) -> bool | None:
    """Whether an answer confirms the age; None when it is a birth date or year, for which the moment counts."""
    if _BIRTH_YEAR.fullmatch(text) or _BIRTH_DATE.fullmatch(text):
        return None
    if (match := _NUMBER.fullmatch(folded(text))) and text not in ("0", "1"):
        return int(match[1]) >= minimum
    if not says_yes(text):
        return False
    limits = [int(one or other) for one, other in _AT_LEAST.findall(folded(text))]
    return not limits or max(limits) >= minimum


def _born_in_time(text: str, moment: str, minimum: int) -> bool:
    """Whether someone with this birth date, or born on the last day of this year, was old enough at the moment."""
    signed = re.match(r"(\d{4})-(\d\d)-(\d\d)", moment)
    if signed is None:
        return False
    year, month, day = int(text) if text.isdigit() else 0, 12, 31
    if match := _BIRTH_DATE.fullmatch(text):
        year, month, day = (
            (int(match[3]), int(match[2]), int(match[1])) if match[3] else (int(match[4]), int(match[5]), int(match[6]))
        )
    try:
        born, today = date(year, month, day), date(*(int(part) for part in signed.groups()))
    except ValueError:
        return False
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) >= minimum
