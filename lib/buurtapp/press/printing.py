"""From values to a print file, with a warning for each blank line in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from buurtapp.press.template import Template
from buurtapp.press.values import Blank
from buurtapp.words import _


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished .docx, how many letters (or lists) it holds, and what to look at before printing."""

    data: bytes
    count: int
    warnings: tuple[str, ...] = ()


def print_many(
    template: Template, pieces: Iterable[Mapping[str, object]], shared: Mapping[str, object], own: Iterable[str]
) -> Printed:
    """Render a piece for each of `pieces`, whose names are `own`, beside the `shared` values.

    Raises the first Fault of the template before anything is made.
    """
    own = set(own)
    for fault in template.problems(own | set(shared), set(shared)):
        raise fault
    counted = _Counter(pieces)
    data = template.render_many(counted, shared)
    return Printed(data, counted.count, blank_warnings(template, shared))


def print_one(template: Template, values: Mapping[str, object]) -> Printed:
    """Render one piece; raises the first Fault of the template before anything is made."""
    return print_many(template, [{}], values, ())


def blank_warnings(template: Template, values: Mapping[str, object]) -> tuple[str, ...]:
    """A sentence for each thing that this template prints as a blank line, each once."""
    used = (values[name] for name in sorted(template.placeholders & values.keys()))
    labels = dict.fromkeys(blank.label for value in used for blank in _blanks(value))
    return tuple(_("Not filled in yet, so it prints as a blank line: {what}.", what=label) for label in labels)


def _blanks(value: object) -> Iterator[Blank]:
    if isinstance(value, Blank):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _blanks(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _blanks(inner)


class _Counter:
    """Counts what passes by, so that the pieces need not all be in memory."""

    def __init__(self, pieces: Iterable[Mapping[str, object]]) -> None:
        self.pieces = pieces
        self.count = 0

    def __iter__(self) -> Iterator[Mapping[str, object]]:
        for piece in self.pieces:
            self.count += 1
            yield piece
