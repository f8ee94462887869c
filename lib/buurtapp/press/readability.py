"""How easily a text reads, and per sentence what to do about it (domain.md 7).

The formula is a lamp, not the aim: a score stands beside advice, never alone.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from buurtapp.press.fixed_facts import ALL_FACTS, Fact, missing_facts
from buurtapp.press.hard_words import hard_words
from buurtapp.press.syllables import syllables
from buurtapp.words import _

LONGEST_SENTENCE = 20
MEAN_SENTENCE = 12
LOWEST_SCORE = 60
_LONG_WORD = 5  # syllables
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+")
_WORD = re.compile(r"[^\W_]+(?:[-’'.@][^\W_]+)*")
_NOT_PROSE = re.compile(r"…{2,}|\S+@\S+|\S+\.\w+/\S*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, how many words it has, and what to do about it; no advice means that it is fine."""

    text: str
    words: int
    advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What is seen in a text. `score` is Flesch-Douma: 60 is normal, 70 easy; 0 when there are no sentences."""

    sentences: tuple[Sentence, ...]
    score: float
    words_per_sentence: float
    hard: dict[str, str]
    missing: tuple[Fact, ...]
    needed: tuple[Fact, ...] = ()

    @property
    def long_sentences(self) -> tuple[Sentence, ...]:
        """The sentences over 20 words."""
        return tuple(sentence for sentence in self.sentences if sentence.words > LONGEST_SENTENCE)

    @property
    def plain(self) -> bool:
        """Whether it reads as a letter to neighbours should: score, mean, longest sentence and facts."""
        easy = self.score >= LOWEST_SCORE and self.words_per_sentence <= MEAN_SENTENCE
        return easy and not self.long_sentences and not self.missing


def read(lines: Iterable[str], needed: Sequence[Fact] = ALL_FACTS) -> Reading:
    """Look at a text, a paragraph per line. `needed` are the fixed facts that it should hold.

    Headings and labels (no end mark, fewer than two words) are no sentences, nor is what holds a link, a mail address
    or a line to write on.
    """
    lines = list(lines)
    found = [text for line in lines for text in _sentences(line)]
    sentences = tuple(_looked_at(text) for text in found)
    words = [word for text in found for word in _WORD.findall(text)]
    whole = "\n".join(lines)
    mean = len(words) / len(sentences) if sentences else 0.0
    return Reading(
        sentences, _flesch_douma(words, mean), mean, hard_words(whole), missing_facts(whole, needed), tuple(needed)
    )


def _sentences(line: str) -> list[str]:
    """The sentences of a paragraph; a line without any end mark is a heading or a label."""
    if not re.search(r"[.!?:]", line):
        return []
    found = [text.strip() for text in _SENTENCE_END.split(line)]
    return [text for text in found if len(_WORD.findall(text)) >= 2 and not _NOT_PROSE.search(text)]


def _looked_at(text: str) -> Sentence:
    words = _WORD.findall(text)
    advice = [_("Write “{easy}” instead of “{hard}”.", easy=easy, hard=hard) for hard, easy in hard_words(text).items()]
    if len(words) > LONGEST_SENTENCE:
        advice.insert(0, _("{n} words: cut this sentence in two.", n=len(words)))
    advice += [_("“{word}” is a long word. Is there a shorter one?", word=word) for word in words if _is_long(word)]
    return Sentence(text, len(words), tuple(advice))


def _is_long(word: str) -> bool:
    return "-" not in word and syllables(word) > _LONG_WORD


def _flesch_douma(words: Sequence[str], mean: float) -> float:
    """206.835 − 77 × syllables per word − 0.93 × words per sentence (domain.md 7.2)."""
    if not words:
        return 0.0
    return 206.835 - 77 * sum(map(syllables, words)) / len(words) - 0.93 * mean
