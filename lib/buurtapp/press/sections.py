"""A template as sections of paragraphs: what a team can switch off, and the words it can change.

`WordFile` and `TextFile` read one each; both give back the template with a team's own words in it, and a probe:
the same template with a number for each piece, which once filled in says which pieces print.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from buurtapp.model.own_words import OwnWords
from buurtapp.press.passages import Passage, shown
from buurtapp.press.tags import TAG

_BEGIN, _END = "\ue010", "\ue011"
_NUMBER = re.compile(f"{_BEGIN}(\\d+){_END}")
_BLOCK = re.compile(r"\{%[-+]?\s*(?:(?:tr|tc|p|r)\s+)?(if|for|endif|endfor)\b")
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what follows, or a part that stands alone. `key` is its first words as the template has them."""

    key: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SeenPassage:
    """A passage with the places of the pieces that print now."""

    passage: Passage
    seen: frozenset[int]

    @property
    def text(self) -> str:
        """What it reads now; a line break parts paragraphs of the same looks."""
        return shown(self.passage.pieces, self.seen)


@dataclass(frozen=True, slots=True)
class SeenSection:
    """A section as a volunteer sees it: the passages that she can change, whether it is on, and its title."""

    key: str
    title: str
    on: bool
    passages: tuple[SeenPassage, ...]

    @property
    def text(self) -> str:
        """Its words, a line per paragraph."""
        return "\n".join(one.text for one in self.passages if one.text)


def seen_sections(sections: Sequence[Section], filled: str, own: OwnWords) -> list[SeenSection]:
    """The sections with what of them prints, from a probe that was filled in; without those that print nothing."""
    found = Counter(int(number) for number in _NUMBER.findall(filled))
    numbers = count()
    seen: list[SeenSection] = []
    for section in sections:
        passages = []
        for passage in section.passages:
            if not passage.fixed:
                places = [place for place, piece in enumerate(passage.pieces) if piece.kind != "block"]
                passages.append(SeenPassage(passage, frozenset(p for p in places if found[next(numbers)])))
        if any(one.text or one.passage.changed for one in passages):
            on = section.key not in own.left_out
            seen.append(SeenSection(section.key, _title(passages), on, tuple(passages)))
    return seen


def numbered(sections: Iterable[Section]) -> list[list[str]]:
    """For each passage that can be changed, in order: its texts per run with numbers for words and values."""
    numbers = count()
    made = []
    for section in sections:
        for passage in section.passages:
            if not passage.fixed:
                texts = [""] * len(passage.texts)
                for piece in passage.pieces:
                    texts[piece.run] += piece.text if piece.kind == "block" else f"{_BEGIN}{next(numbers)}{_END}"
                made.append(texts)
    return made


def passage_of(texts: Sequence[str], own: OwnWords, in_loop: bool) -> Passage:
    """A paragraph with its own words, if the team has any for it; in a loop the workbook alone fills it in."""
    key = "".join(texts)
    now = Passage(key, tuple(texts), in_loop or _no_words(key))
    mine = own.words.get(key)
    return now if mine is None or now.fixed else Passage(key, _fitted(mine, len(texts)), False)


def blocks_opened(text: str) -> int:
    """How many blocks and loops begin in a text, less those that end."""
    return sum(-1 if word.startswith("end") else 1 for word in _BLOCK.findall(text))


def loops_opened(text: str) -> int:
    """How many loops begin in a text, less those that end."""
    words = _BLOCK.findall(text)
    return words.count("for") - words.count("endfor")


def has_loop(text: str) -> bool:
    """Whether a loop begins or ends in a text."""
    return any(word.endswith("for") for word in _BLOCK.findall(text))


def _no_words(text: str) -> bool:
    """Whether a paragraph holds nothing to read but what the workbook fills in."""
    return not any(letter.isalpha() for letter in TAG.sub("", text))


def _fitted(texts: tuple[str, ...], runs: int) -> tuple[str, ...]:
    """The texts over as many runs as there are; what is over stands in the last one."""
    if len(texts) <= runs:
        return (*texts, *[""] * (runs - len(texts)))
    return (*texts[: runs - 1], "".join(texts[runs - 1 :])) if runs else ()


def _title(passages: Sequence[SeenPassage]) -> str:
    texts = (TAG.sub("…", one.text).strip() or TAG.sub("", one.passage.key) for one in passages)
    first = next((text for text in texts if text.strip()), "…").splitlines()[0]
    return first if len(first) <= _LONGEST_TITLE else first[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
