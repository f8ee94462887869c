"""Texts to copy: mails and messages from `templates/<language>/teksten`, filled in like the letters.

The first line may be `Onderwerp: …` (or `Subject: …`); a blank line ends it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import StrictUndefined, Template, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from buurtapp.press.values import OR_LINE, or_line
from buurtapp.words import Fault, _

_SUBJECT = re.compile(r"(?:Onderwerp|Subject):[ \t]*(?P<subject>[^\n]*)\n\s*\n", re.IGNORECASE)
_ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
)
_ENVIRONMENT.globals.clear()
_ENVIRONMENT.filters[OR_LINE] = or_line


@dataclass(frozen=True, slots=True)
class Text:
    """A filled-in text; `subject` is empty for messages that have none."""

    subject: str
    body: str

    @property
    def whole(self) -> str:
        """Subject and body together, as a reader gets them."""
        return f"{self.subject}\n\n{self.body}" if self.subject else self.body


def fill_in(path: Path, values: Mapping[str, object]) -> Text:
    """Fill in the text template at `path`. Raises Fault naming the file when it cannot be."""
    return fill_in_words(read_words(path), path.name, values)


def read_words(path: Path) -> str:
    """A text template as it stands in its file; raises Fault naming the file when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _not_filled_in(path.name, error) from error


def fill_in_words(words: str, name: str, values: Mapping[str, object]) -> Text:
    """Fill in a text template that was read already; `name` is what the reader knows it by. Raises Fault."""
    try:
        filled = _compiled(words).render(values)
    except TemplateError as error:
        raise _not_filled_in(name, error) from error
    match = _SUBJECT.match(filled)
    subject = match["subject"].strip() if match else ""
    return Text(subject, filled[match.end() if match else 0 :].strip() + "\n")


@lru_cache(maxsize=64)
def asked_for(words: str) -> frozenset[str]:
    """The names that a text template asks for."""
    return frozenset(meta.find_undeclared_variables(_ENVIRONMENT.parse(words)))


@lru_cache(maxsize=64)
def _compiled(words: str) -> Template:
    """Compiled once for all who get the same text."""
    return _ENVIRONMENT.from_string(words)


def _not_filled_in(name: str, error: Exception) -> Fault:
    return Fault(
        _("The text {name} cannot be filled in ({reason}).", name=name, reason=str(error)),
        _("A word between braces is not known, or the file is damaged."),
        _("Put the words between braces back as they were in the first version of the file."),
        _("Look for a typing error between {{ and }} first."),
    )
