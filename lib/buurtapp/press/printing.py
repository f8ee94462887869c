"""From values to a print file, with a warning for each blank line in it."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from buurtapp.press.template import Template
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
    out = io.BytesIO()
    rendered = template.write_many(out, pieces, shared)
    warnings = (_("Not filled in yet, so it prints as a blank line: {what}.", what=what) for what in rendered.blanks)
    return Printed(out.getvalue(), rendered.letters, tuple(warnings))


def print_one(template: Template, values: Mapping[str, object]) -> Printed:
    """Render one piece; raises the first Fault of the template before anything is made."""
    return print_many(template, [{}], values, ())
