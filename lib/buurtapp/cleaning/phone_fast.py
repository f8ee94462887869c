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
    tails, done, zero = _mobiles(texts, practice)
    phone = np.full(len(texts), "", dtype=object)
    phone[done] = _e164(tails)
    implausible = np.zeros(len(texts), dtype=bool)
    implausible[done] = _one_digit(tails)
    return Plain(phone, done, zero, implausible)


def _mobiles(texts: list[str], practice: bool) -> tuple[Bytes, Mask, Mask]:
    """The nine digits from the 6 on of every mobile; which texts are one, and which of them lost their zero."""
    content, start, length = _compact(texts)
    tails = _last_eight(content, start + length)
    good = np.isin(tails[:, 1], list(PRACTICE if practice else REAL)) & _digits(tails)
    done, zero = np.zeros(len(texts), dtype=bool), np.zeros(len(texts), dtype=bool)
    for form in _FORMS:
        rows = np.flatnonzero(good & (length == len(form) + 8))
        for place, byte in enumerate(form):
            rows = rows[content[start[rows] + place] == byte]
        done[rows] = True
        zero[rows] = form == _WITHOUT_ZERO
    return tails[done], done, zero


def _last_eight(content: Bytes, end: npt.NDArray[np.intp]) -> Bytes:
    """A 6 and the last eight bytes of every text; of a shorter text something that no form will fit."""
    tails = np.full((len(end), 9), ord("6"), dtype=np.uint8)
    for place in range(1, 9 if len(content) else 0):
        tails[:, place] = content[np.maximum(end - 9 + place, 0)]
    return tails


def _digits(tails: Bytes) -> Mask:
    return np.asarray(((tails >= ord("0")) & (tails <= ord("9"))).all(axis=1))


def _compact(texts: list[str]) -> tuple[Bytes, npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """All texts in one row of bytes without separators, and where each starts and how long it is."""
    whole = "\n".join(texts)
    if whole.count("\n") != len(texts) - 1:
        whole = "\n".join(text.replace("\n", "?") for text in texts)
    content = np.frombuffer(f"{whole}\n".encode("ascii", "replace"), dtype=np.uint8)
    content = np.where(_decimal_tail(content), np.uint8(ord("?")), content)
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


def _e164(tails: Bytes) -> list[str]:
    """The numbers as text, written as lines and split: far quicker than one by one."""
    lines = np.empty((len(tails), 13), dtype=np.uint8)
    lines[:, :3] = list(b"+31")
    lines[:, 3:12] = tails
    lines[:, 12] = _END
    return lines.tobytes().decode("ascii").split("\n")[:-1]


def _one_digit(tails: Bytes) -> Mask:
    """Numbers that end in seven times one digit (domain.md 6.1)."""
    return np.asarray((tails[:, 2:] == tails[:, 2:3]).all(axis=1))
