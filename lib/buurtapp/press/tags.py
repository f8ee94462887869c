"""Finding `{{ … }}` and `{% … %}` in a Word paragraph, however Word has cut them up.

Word spreads a placeholder over several runs (spelling marks, corrections, a pause while typing), even
between its two braces. Here each tag is gathered into the text where it begins and replaced by a marker:
two private characters around its number. The tags themselves never pass through XML again.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Literal

from buurtapp.press.faults import broken_tag, code_refused, unreadable_tag

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OPEN, CLOSE = "\ue000", "\ue001"
_PRIVATE = re.compile(f"[{OPEN}{CLOSE}]")
MARKER = re.compile(f"{OPEN}(\\d+){CLOSE}")

Kind = Literal["value", "block"]

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
HALF_TAG = re.compile(r"\{\{|\}\}|\{%|%\}")
_BLOCK = re.compile(r"\{%[-+]?\s*(?:(tr|tc|p|r)\s+)?(\w+)\b(.*?)[-+]?%\}", re.DOTALL)
_VALUE = re.compile(r"\{\{[-+]?(?:r\s)?(.*?)[-+]?\}\}", re.DOTALL)
_KEYWORDS = {"if", "elif", "else", "endif", "for", "endfor"}
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\xa0": " ", "\t": " ", "\n": " ", "–": "-"})


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: what Jinja gets to see, the element it takes the place of, and the sentence it stands in."""

    kind: Kind
    source: str
    shown: str
    sentence: str
    keyword: str = ""
    level: str = ""  # "", "r", "p", "tc" or "tr", as docxtpl writes them


@dataclass(slots=True)
class Tags:
    """All tags of one part, in reading order; a marker holds the place of each."""

    name: str
    found: list[Tag] = field(default_factory=list)

    def gather(self, root: Any) -> None:
        """Replace every tag under `root` by its marker; raises Fault for a broken or unknown one."""
        for paragraph in root.iter(f"{W}p"):
            texts = own_texts(paragraph)
            whole = "".join(text.text or "" for text in texts)
            if HALF_TAG.search(whole) or "{#" in whole:
                self._gather(texts, whole)

    def blocks_in(self, text: str | None) -> list[Tag]:
        """The block tags whose markers stand in `text`, in order."""
        return [tag for tag in self._marked(text) if tag.kind == "block"]

    def _marked(self, text: str | None) -> Iterator[Tag]:
        return (self.found[int(match[1])] for match in MARKER.finditer(text or ""))

    def _gather(self, texts: list[Any], whole: str) -> None:
        left_over = TAG.sub(" ", whole)
        if HALF_TAG.search(left_over):
            at = _first_half(whole)
            raise broken_tag(self.name, sentence_around(whole, at), whole[at:])
        starts = list(accumulate((len(text.text or "") for text in texts), initial=0))[:-1]
        pieces: list[list[str]] = [[] for _ in texts]
        done = 0
        for match in TAG.finditer(whole):
            _share_out(whole, done, match.start(), starts, pieces)
            owner = bisect_right(starts, match.start()) - 1
            pieces[owner].append(self._marker(match[0], sentence_around(whole, match.start())))
            done = match.end()
        _share_out(whole, done, len(whole), starts, pieces)
        for text, parts in zip(texts, pieces, strict=True):
            text.text = "".join(parts)
            text.set(XML_SPACE, "preserve")

    def _marker(self, text: str, sentence: str) -> str:
        if text.startswith("{#"):
            return ""
        self.found.append(self.tag(text, sentence))
        return f"{OPEN}{len(self.found) - 1}{CLOSE}"

    def tag(self, shown: str, sentence: str) -> Tag:
        """One tag as it stands in the text; raises Fault when it is broken or wants more than is allowed."""
        text = shown.translate(_PLAIN)
        if HALF_TAG.search(text[2:-2]):
            raise broken_tag(self.name, sentence, text)
        if match := _VALUE.fullmatch(text):
            return Tag("value", f"{{{{\n{match[1]} }}}}", text, sentence)
        match = _BLOCK.fullmatch(text)
        if match is None:
            raise unreadable_tag(self.name, text, sentence)
        level, keyword, rest = match[1] or "", match[2], match[3]
        if keyword not in _KEYWORDS:
            raise code_refused(self.name, text, sentence)
        return Tag("block", f"{{%\n{keyword}{rest} %}}", text, sentence, keyword, level)


def own_texts(paragraph: Any) -> list[Any]:
    """The `w:t` of a paragraph, without those of paragraphs inside it (text boxes)."""
    return [text for text in paragraph.iter(f"{W}t") if next(text.iterancestors(f"{W}p")) is paragraph]


def _share_out(whole: str, start: int, end: int, starts: list[int], pieces: list[list[str]]) -> None:
    """Give each text the literal characters from `start` up to `end` that were its own."""
    for index, first in enumerate(starts):
        last = starts[index + 1] if index + 1 < len(starts) else len(whole)
        pieces[index].append(_PRIVATE.sub("", whole[max(start, first) : min(end, last)]))


def sentence_around(text: str, at: int, most: int = 140) -> str:
    """The sentence of `text` that position `at` lies in, shortened around it when it is long."""
    start = max((match.end() for match in re.finditer(r"[.!?:]\s+", text[:at])), default=0)
    stop = next((match.end() for match in re.finditer(r"[.!?](?=\s|$)", text[at:])), len(text) - at) + at
    if stop - start > most:
        start, stop = max(start, at - most // 2), min(stop, at + most // 2)
    return " ".join(text[start:stop].split())


def _first_half(text: str) -> int:
    """Where the first brace stands that belongs to no tag."""
    hidden = TAG.sub(lambda match: " " * len(match[0]), text)
    match = HALF_TAG.search(hidden)
    return match.start() if match else 0
