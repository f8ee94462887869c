"""Texts to copy: mails and messages from `templates/<language>/teksten`, filled in like the letters.

The first line may be `Onderwerp: …` (or `Subject: …`); a blank line ends it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from buurtapp.words import Fault, _

_SUBJECT = re.compile(r"(?:Onderwerp|Subject):[ \t]*(?P<subject>[^\n]*)\n\s*\n", re.IGNORECASE)
_ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
)
_ENVIRONMENT.globals.clear()


@dataclass(frozen=True, slots=True)
class Text:
    """A filled-in text; `subject` is empty for messages that have none."""

    subject: str
    body: str


def fill_in(path: Path, values: Mapping[str, object]) -> Text:
    """Fill in the text template at `path`. Raises Fault naming the file when it cannot be."""
    try:
        filled = _ENVIRONMENT.from_string(path.read_text(encoding="utf-8-sig")).render(values)
    except (OSError, UnicodeDecodeError, TemplateError) as error:
        raise Fault(
            _("The text {name} cannot be filled in ({reason}).", name=path.name, reason=str(error)),
            _("A word between braces is not known, or the file is damaged."),
            _("Put the words between braces back as they were in the first version of the file."),
            _("Look for a typing error between {{ and }} first."),
        ) from error
    match = _SUBJECT.match(filled)
    subject = match["subject"].strip() if match else ""
    return Text(subject, filled[match.end() if match else 0 :].strip() + "\n")
