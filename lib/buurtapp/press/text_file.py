"""The words of a text to copy (a mail, a message): one section of lines, and the text with a team's own words."""

from collections.abc import Iterator

from buurtapp.model.own_words import OwnWords
from buurtapp.press.passages import Passage, guarded
from buurtapp.press.sections import Section, has_loop, loops_opened, numbered, passage_of


class TextFile:
    """A text template, line by line."""

    def __init__(self, source: str) -> None:
        self._lines = source.splitlines()

    def sections(self, own: OwnWords) -> list[Section]:
        """All of it as one section."""
        passages = tuple(passage for _line, passage in self._passages(own))
        return [Section(next((one.key for one in passages if one.key.strip()), ""), passages)]

    def probe(self, own: OwnWords) -> str:
        """The text with a number in the place of each piece that can be changed."""
        texts = iter(numbered(self.sections(own)))
        return _joined(line if passage.fixed else next(texts)[0] for line, passage in self._passages(own))

    def adapted(self, own: OwnWords) -> str:
        """The text with a team's own words; a line without words is left out."""
        passages = list(self._passages(own))
        return _joined(
            guarded(one)[0] for line, one in passages if one.fixed or not line.strip() or one.texts[0].strip()
        )

    def _passages(self, own: OwnWords) -> Iterator[tuple[str, Passage]]:
        loops = 0
        for line in self._lines:
            yield line, passage_of([line], own, loops > 0 or has_loop(line))
            loops += loops_opened(line)


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"
