"""A paragraph as pieces: words, `{{ values }}` and block marks; and changing its words without hurting the rest.

A volunteer sees the pieces that print with the decisions of now. What she does not see (the words for another
decision, the marks around them) stays where it is, so that her own words still follow the decisions.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from buurtapp.press.tags import TAG
from buurtapp.press.values import OR_LINE

Kind = Literal["words", "value", "block"]
PLAIN_VALUE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_UNIT = re.compile(r"\w+|\s|[^\w\s]")
_LAST = 1_000_000  # at the end of a list
_OPENS, _CLOSES = re.compile(r"\{%[-+]?\s*(?:if|for)\b"), re.compile(r"\{%[-+]?\s*end")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: what it says, and which of the paragraph's runs it stands in."""

    text: str
    run: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a template. `key` is what it says there, marks and all; `texts` what it says now, per run.

    A `fixed` one is filled in by the workbook alone: a row that is repeated, a picture, a mark.
    """

    key: str
    texts: tuple[str, ...]
    fixed: bool

    @property
    def changed(self) -> bool:
        """Whether it has other words than in the template."""
        return "".join(self.texts) != self.key

    @property
    def pieces(self) -> list[Piece]:
        """Its pieces in reading order."""
        return [piece for run, text in enumerate(self.texts) for piece in _pieces(text, run)]


def shown(pieces: Sequence[Piece], seen: Collection[int]) -> str:
    """What a volunteer reads: the pieces whose places are in `seen`."""
    return "".join(piece.text for place, piece in enumerate(pieces) if place in seen)


def guarded(passage: Passage) -> tuple[str, ...]:
    """The texts of a passage to be filled in: a value that the team added is a marked line while it is empty.

    The template's own values need no such guard: it asks first whether there is anything to print.
    """
    there = {match[0] for match in TAG.finditer(passage.key)}

    def guard(match: re.Match[str]) -> str:
        return match[0] if match[0] in there else f'{{{{ {match[1]}|{OR_LINE}("{match[1]}") }}}}'

    return tuple(PLAIN_VALUE.sub(guard, text) for text in passage.texts)


def changed(passage: Passage, seen: Collection[int], words: str) -> tuple[str, ...]:
    """The texts of a passage once its seen pieces read `words`.

    Each stretch that differs is changed where it stands; a value such as `{{ start }}` stays or goes as a whole.
    """
    pieces = passage.pieces
    kept = [_units(piece) if place in seen else [piece.text] for place, piece in enumerate(pieces)]
    former = [(place, nth) for place in sorted(seen) for nth in range(len(kept[place]))]
    wanted = [unit for piece in _pieces(words, 0) for unit in _units(piece)]
    same = SequenceMatcher(None, [kept[place][nth] for place, nth in former], wanted, autojunk=False)
    for what, i1, i2, j1, j2 in reversed(same.get_opcodes()):
        if what == "equal":
            continue
        for place, nth in reversed(former[i1:i2]):
            del kept[place][nth]
        if j2 > j1:
            place, nth = former[i1] if i2 > i1 else _slot(pieces, former, i1)
            kept[place].insert(nth, "".join(wanted[j1:j2])) if pieces else kept.append(wanted[j1:j2])
    return _per_run(passage, pieces, kept)


def _slot(pieces: Sequence[Piece], former: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """Where words go that come before unit `at`: inside its piece, else outside as many blocks as can be."""
    left = former[at - 1] if at else (-1, 0)
    right = former[at] if at < len(former) else (len(pieces), 0)
    if left[0] == right[0]:
        return right
    depths = _depths(pieces)
    outermost = min(range(left[0] + 1, right[0] + 1), key=lambda place: (depths[place], place))
    return (outermost - 1, _LAST) if outermost else (0, 0)


def _per_run(passage: Passage, pieces: list[Piece], kept: list[list[str]]) -> tuple[str, ...]:
    texts = [""] * max(len(passage.texts), 1)
    for place, units in enumerate(kept):
        texts[pieces[place].run if pieces else 0] += "".join(units)
    return tuple(texts)


def _depths(pieces: Sequence[Piece]) -> list[int]:
    """How many blocks are open before each piece, and at the end."""
    depths = [0]
    for piece in pieces:
        step = bool(_OPENS.match(piece.text)) - bool(_CLOSES.match(piece.text)) if piece.kind == "block" else 0
        depths.append(depths[-1] + step)
    return depths


def _units(piece: Piece) -> list[str]:
    """What changes as one: a word, a space, a sign, or a whole value."""
    return _UNIT.findall(piece.text) if piece.kind == "words" else [piece.text]


def _pieces(text: str, run: int) -> list[Piece]:
    pieces: list[Piece] = []
    done = 0
    for match in TAG.finditer(text):
        pieces.append(Piece(text[done : match.start()], run, "words"))
        pieces.append(Piece(match[0], run, "value" if match[0].startswith("{{") else "block"))
        done = match.end()
    pieces.append(Piece(text[done:], run, "words"))
    return [piece for piece in pieces if piece.text]
