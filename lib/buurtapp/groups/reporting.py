"""Help with a report to the group: 112 first, then what happens, and looks last (domain.md 2.7, 3.4, 4.5).

Nothing is left out or changed: the text holds what somebody typed, and the concerns say what to look at first.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from buurtapp.groups.reporting_words import (
    CALLED,
    FILLER,
    NO_NAMES,
    ORIGIN,
    PEOPLE,
    PHOTO,
    PLATE,
    SKIN,
    STREET_ENDS,
)
from buurtapp.words import _

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SIX = re.compile(r"(?<![\w-])(?:[A-Z]{1,3}|\d{1,3})(?:[- ]?(?:[A-Z]{1,3}|\d{1,3})){2}(?![\w-])")
_RUNS = re.compile(r"[A-Z]+|\d+")
_POSTCODE = re.compile(r"\d{4}[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report to copy into the group, and what to look at before sending it, one sentence each."""

    text: str
    concerns: tuple[str, ...] = ()


def report_text(
    where: str, what: str, called_112: bool, behaviour: str, appearance: str = "", expects: str = ""
) -> ReportText:
    """A report in the order that helps: 112, where, what, behaviour, looks, what neighbours can do.

    Looks come last and only beside behaviour. The concerns ask for what is missing, and point at skin colour or origin
    as the only description, at names, number plates and photos.
    """
    parts = [one.strip() for one in (where, what, behaviour, appearance, expects)]
    return ReportText(_lines(parts, called_112), tuple(_concerns(parts, called_112)))


def _lines(parts: list[str], called_112: bool) -> str:
    labels = (_("Where"), _("What happens"), _("What somebody does"), _("What somebody looks like"), _("Please"))
    first = _("112 has been called.") if called_112 else _("112 has not been called.")
    lines = [f"{label}: {part}" for label, part in zip(labels, parts, strict=True) if part]
    return "\n".join([first, *lines])


def _concerns(parts: list[str], called_112: bool) -> Iterable[str]:
    where, what, behaviour, appearance, _expects = parts
    told = f"{what} . {behaviour} . {appearance}"
    if not called_112:
        yield _("Is there danger, or do you see it happen now? Ring 112 first. Write in the group after that.")
    if not behaviour:
        yield _("Say what somebody does. Without behaviour there is nothing to watch for.")
    if not where:
        yield _("Say where it is: the street and a number nearby.")
    if _only_origin(appearance) or (not behaviour and not appearance and _only_origin(what)):
        yield _(
            "Skin colour or origin is the only description. Nobody is suspicious for that. "
            "Say what somebody does and wears, or leave it out."
        )
    if _names(told, where):
        yield _("This may be a person's name. Leave names out of the group and tell the police.")
    if _plates(" . ".join(parts)):
        yield _("This may be a number plate. Leave it out of the group and tell the police.")
    if _begins(told, PHOTO):
        yield _("Put no photo or film of people in the group. Keep it for the police.")


def _only_origin(description: str) -> bool:
    words = _words(description)
    origin = [word for word in words if word.startswith(ORIGIN) or word in SKIN]
    rest = [word for word in words if word not in origin and word not in PEOPLE and word not in FILLER]
    return bool(origin) and not rest


def _plates(text: str) -> bool:
    return _begins(text, PLATE) or any(_is_plate(match[0]) for match in _SIX.finditer(text))


def _is_plate(found: str) -> bool:
    """Six letters and digits in three groups; a postcode is no plate."""
    plain = re.sub(r"[- ]", "", found)
    runs = _RUNS.findall(plain)
    mixed = any(run.isalpha() for run in runs) and any(run.isdigit() for run in runs)
    return len(plain) == 6 and mixed and not _POSTCODE.fullmatch(re.sub(r" ", "", found))


def _names(text: str, where: str) -> bool:
    """Whether a text holds a title, or a capital that is no street, make or origin.

    The first word of a sentence has a capital anyway, so a name there is not seen.
    """
    if _begins(text, CALLED):
        return True
    known = {*_words(where), *(word for name in NO_NAMES for word in name.split())}
    for sentence in re.split(r"[.!?:;\n]+", text):
        for word in _WORD.findall(sentence)[1:]:
            plain = word.casefold()
            if word[0].isupper() and not word.isupper() and not _is_known(plain, known):
                return True
    return False


def _is_known(plain: str, known: set[str]) -> bool:
    return plain in known or plain.endswith(STREET_ENDS) or plain.startswith(ORIGIN)


def _begins(text: str, stems: tuple[str, ...]) -> bool:
    """Whether a word (or two words) of the text begins with one of the stems."""
    spaced = " " + " ".join(_words(text))
    return any(f" {stem}" in spaced for stem in stems)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
