"""Records, lines and contact cards taken out of a text; every other character stays as it is."""

import csv
import io
import re
from collections.abc import Collection, Sequence

from buurtapp.intake.dialect import NO_SEPARATOR, find_dialect, take_sep_line

_ENDING = re.compile(r"(?:\r\n|\r|\n)?\Z")
_CARD = re.compile(r"^BEGIN:VCARD.*?^END:VCARD[^\S\r\n]*(?:\r\n|\r|\n|\Z)", re.IGNORECASE | re.DOTALL | re.MULTILINE)


def without_records(text: str, gone: Collection[int], separator: str) -> str:
    """The records numbered `gone` as blank lines, so that the others keep their number; raises csv.Error."""
    body, named = take_sep_line(text)
    dialect = find_dialect(body, separator or named)
    lines = list(io.StringIO(body, newline=""))
    reader = dialect.reader(lines, strict=dialect.separator != NO_SEPARATOR)
    kept: list[str] = []
    start = 0
    for number, _record in enumerate(reader, 1):
        record = lines[start : reader.line_num]
        kept += [ending(record[-1])] if number in gone else record
        start = reader.line_num
    return text[: len(text) - len(body)] + "".join([*kept, *lines[start:]])


def without_lines(text: str, gone: Collection[int], starts: Sequence[int]) -> str:
    """What was pasted without the sign-ups that start on the lines `gone`; each runs to where the next one starts."""
    lines = list(io.StringIO(text, newline=""))
    following = dict(zip(starts, [*starts[1:], len(lines) + 1], strict=True))
    for number in gone:
        for place in range(number - 1, min(following.get(number, number + 1) - 1, len(lines))):
            lines[place] = ending(lines[place])
    return "".join(lines)


def without_cards(text: str, gone: Collection[int]) -> str:
    """A file of contact cards without the cards numbered `gone`."""
    cards = list(_CARD.finditer(text))
    if not cards:
        raise csv.Error("no cards")
    for number in sorted(gone, reverse=True):
        card = cards[number - 1]
        text = text[: card.start()] + text[card.end() :]
    return text


def ending(line: str) -> str:
    """The end of a line: carriage return, line feed, both or nothing."""
    found = _ENDING.search(line)
    return found[0] if found else ""
