"""Mail addresses: what is one, what was meant as one."""

import re

import numpy as np

from buurtapp.cleaning.reason_bits import Reasons, Words, words
from buurtapp.cleaning.text import distinct, plain, unlike

_ADDRESS = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~\u00a1-\uffff-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~\u00a1-\uffff-]+)*"
    r"@(?:[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?\.)+[a-z\u00a1-\uffff]{2,24}"
)
_LABEL = "[a-z0-9]{1,30}+(?:-[a-z0-9]{1,30}+)?+"
# Line by line: nothing, or an address in small letters and of common length; or anything else, as its group.
_PLAIN = re.compile(
    rf"^(?:[a-z0-9_+-]{{1,30}}+(?:\.[a-z0-9_+-]{{1,30}}+)?+@{_LABEL}\.(?:{_LABEL}\.)?+[a-z]{{2,9}}+|(.+)|)$",
    re.MULTILINE,
)
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>]+)>")
_NONE = re.compile(
    r"(?:anonymous|anoniem|geen|geen e-?mail|nee|n\.?v\.?t\.?|onbekend|none|nan|[-./x?]*)", re.IGNORECASE
)
_LONGEST = 254


def read_emails(cells: Words, reasons: Reasons) -> Words:
    """The mail addresses in small letters; "" where there is none or it cannot be right (`email.invalid`)."""
    mails, wrong = cells.copy(), np.zeros(len(cells), dtype=bool)
    others = unlike(cells, _PLAIN)
    at, texts = distinct(cells[others])
    found = [read_email(text) for text in texts]
    mails[others] = words(mail for mail, _wrong in found)[at]
    wrong[others] = np.array([wrong for _mail, wrong in found], dtype=bool)[at]
    reasons.add("email.invalid", wrong)
    return mails


def read_email(raw: str) -> tuple[str, bool]:
    """The mail address in a cell, and whether the cell holds something that cannot be one."""
    if raw == "":
        return "", False
    text = plain(raw).lower().removeprefix("mailto:").strip(" ;,.<>")
    if match := _IN_BRACKETS.fullmatch(plain(raw).lower()):
        text = match[1].strip()
    if _NONE.fullmatch(text):
        return "", False
    if len(text) <= _LONGEST and _ADDRESS.fullmatch(text):
        return text, False
    return "", True
