"""The fast path: plain Dutch mobile numbers of a whole column at once, on its bytes.

Only forms are taken of which `phonenumbers` says the same (formats.md 4.3; a test over a million numbers
holds it to that); everything else is left to the slow path.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from buurtapp.cleaning.reason_bits import Mask, Words

Bytes = npt.NDArray[np.uint8]

# What may stand before the eight digits after the 6 once spaces, hyphens, dots and slashes are gone.
_FORMS = (b"06", b"(06)", b"6", b"316", b"+316", b"+3106", b"+31(0)6", b"00316", b"003106", b"0031(0)6")
_WITHOUT_ZERO = b"6"
_SEPARATORS = b" -./"
_END = ord("\n")

# The first of the eight: the ranges 061-065 and 068 are mobiles (formats.md 4.1); 060 is for practice alone.
REAL = b"123458"
PRACTICE = b"0"


@dataclass(frozen=True, slots=True)
class Plain:
    """What the fast path found: `phone` is E.164 where `done`; where `zero` the first zero was missing."""

    phone: Words
    done: Mask
    zero: Mask
    implausible: Mask


def plain_mobiles(texts: list[str], practice: bool) -> Plain:
    """Read the plain Dutch mobiles among `texts`; the same length, in the same order."""
    content, start, length = _compact(texts)
    tails = np.zeros((len(texts), 9), dtype=np.uint8)
    tails[:, 0] = ord("6")
    done, zero = np.zeros(len(texts), dtype=bool), np.zeros(len(texts), dtype=bool)
    for form in _FORMS:
        rows = np.flatnonzero(length == len(form) + 8)
        rows = rows[_has_form(content, start[rows], form, PRACTICE if practice else REAL)]
        for place in range(8):
            tails[rows, place + 1] = content[start[rows] + len(form) + place]
        done[rows] = True
        zero[rows] = form == _WITHOUT_ZERO
    phone = np.full(len(texts), "", dtype=object)
    phone[done] = _e164(tails[done])
    return Plain(phone, done, zero, done & _one_digit(tails) if not practice else np.zeros(len(texts), dtype=bool))


def _compact(texts: list[str]) -> tuple[Bytes, npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """All texts in one row of bytes without separators, and where each starts and how long it is."""
    whole = "\n".join(texts)
    if whole.count("\n") != len(texts) - 1:
        whole = "\n".join(text.replace("\n", "?") for text in texts)
    content = np.frombuffer(f"{whole}\n".encode("ascii", "replace"), dtype=np.uint8)
    content = np.where(_decimal_tail(content), ord("?"), content).astype(np.uint8)
    is_separator = np.zeros(256, dtype=bool)
    is_separator[list(_SEPARATORS)] = True
    content = content[~is_separator[content]]
    ends = np.flatnonzero(content == _END)[: len(texts)]
    starts = np.concatenate([[0], ends[:-1] + 1]) if len(texts) else ends
    return content, starts, ends - starts


def _decimal_tail(content: Bytes) -> Mask:
    """The dot of a number that a spreadsheet wrote as `612345678.0`: not a separator."""
    tail = np.zeros(len(content), dtype=bool)
    tail[:-2] = (content[:-2] == ord(".")) & (content[1:-1] == ord("0")) & (content[2:] == _END)
    return tail


def _has_form(content: Bytes, start: npt.NDArray[np.intp], form: bytes, ranges: bytes) -> Mask:
    fits = np.ones(len(start), dtype=bool)
    for place, byte in enumerate(form):
        fits &= content[start + place] == byte
    fits &= np.isin(content[start + len(form)], list(ranges))
    for place in range(1, 8):
        digit = content[start + len(form) + place]
        fits &= (digit >= ord("0")) & (digit <= ord("9"))
    return fits


def _e164(tails: Bytes) -> list[str]:
    whole = np.empty((len(tails), 12), dtype=np.uint8)
    whole[:, :3] = list(b"+31")
    whole[:, 3:] = tails
    return list(whole.view("S12").ravel().astype("U12").tolist())


def _one_digit(tails: Bytes) -> Mask:
    """Numbers that end in seven times one digit (domain.md 6.1)."""
    return np.asarray((tails[:, 2:] == tails[:, 2:3]).all(axis=1))
