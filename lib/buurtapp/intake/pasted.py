"""Text pasted from a mail, a WhatsApp chat or a note to a table of text cells."""

import re

import pandas as pd

from buurtapp.intake.chatlines import Message, messages
from buurtapp.intake.delimited import records_of
from buurtapp.intake.dialect import NO_SEPARATOR, find_dialect
from buurtapp.intake.freetext import cells_of, has_phone
from buurtapp.intake.header import score_of
from buurtapp.intake.headerwords import meaning, plain
from buurtapp.intake.table import empty, frame_of, table_of

Entry = tuple[int, dict[str, str]]

_LABELLED = re.compile(r"[\s>*•-]*(?P<label>[^:\t]{1,80}?)\s*[:\t]\s*(?P<value>.*)")
_FIRST = ("Tijdstempel", "Naam", "Adres", "Huisnummer", "Postcode", "Telefoon", "E-mail", "Akkoord", "Bericht")


def read_pasted(text: str) -> pd.DataFrame:
    """A table of pasted text, by the contract of `read_table`; the index is the line a sign-up starts on.

    Understood are copied spreadsheet cells, lines "Naam: ...", chat lines with date and sender, mails
    with "Van:", and free lines such as "Jan de Vries, Kerkstraat 12, 06-...".
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if not text.strip():
        return empty()
    table = _as_table(text)
    if table is not None:
        return table
    entries = [entry for message in messages(text) for entry in _entries(message)]
    return _table(entries)


def looks_pasted(text: str) -> bool:
    """Whether a text file is no table but lines with labels, or messages with a head."""
    found = messages(text[:20_000].replace("\r\n", "\n").replace("\r", "\n"))
    return any(message.sender for message in found) or any(len(_labels(message)) >= 2 for message in found)


def _as_table(text: str) -> pd.DataFrame | None:
    dialect = find_dialect(text)
    if dialect.separator == NO_SEPARATOR:
        return None
    records = records_of(text, dialect)
    names = max((score_of(record) for record in records[:40]), default=0)
    copied = dialect.separator == "\t" and min((len(record) for record in records if record), default=0) > 2
    if names < 2 and not copied:
        return None
    table = table_of(records)
    return table.frame if copied or table.header_row else None


def _labels(message: Message) -> set[str]:
    return {field[0] for line in message.lines if (field := _field(line))}


def _field(line: str) -> tuple[str, str, str] | None:
    """The field, the label as written and the value of a line `label: value`; None when the label says nothing."""
    found = _LABELLED.fullmatch(line)
    means = meaning(found["label"]) if found else None
    return (",".join(means.fields), found["label"].strip(), found["value"].strip()) if found and means else None


def _entries(message: Message) -> list[Entry]:
    entries = _labelled(message) if len(_labels(message)) >= 2 else _free(message)
    for _, cells in entries:
        if message.moment:
            cells.setdefault("Tijdstempel", message.moment)
        if message.sender:
            _add_sender(cells, message.sender)
    return entries


def _add_sender(cells: dict[str, str], sender: str) -> None:
    """Who sent the message is the name (or the number) when the message itself does not say it."""
    said = cells_of(sender)
    known = _known(cells)
    for label, field in (("Telefoon", "phone"), ("E-mail", "email"), ("Naam", "name")):
        if label in said and field not in known and not (field == "name" and known & {"first_name", "last_name"}):
            cells[label] = said[label]


def _known(cells: dict[str, str]) -> set[str]:
    return {means.fields[0] for label in cells if (means := meaning(label))}


def _labelled(message: Message) -> list[Entry]:
    """A label that was used already starts the next sign-up."""
    entries: list[Entry] = []
    seen: set[str] = set()
    for number, line in enumerate(message.lines, message.line):
        found = _field(line)
        if found is None:
            _continue(entries, line)
            continue
        field, label, value = found
        if not entries or field in seen:
            entries.append((number, {}))
            seen = set()
        seen.add(field)
        entries[-1][1][label] = value
    for _number, cells in entries:
        _add_from_message(cells)
    return entries


def _add_from_message(cells: dict[str, str]) -> None:
    """What no label asked for but the lines below say: `Tel. 06-...` without a colon, `Ik ga akkoord`."""
    said = cells_of(cells.get("Bericht", ""))
    known = _known(cells)
    for label, field in (("Telefoon", "phone"), ("E-mail", "email"), ("Akkoord", "consent")):
        if label in said and field not in known:
            cells[label] = said[label]


def _continue(entries: list[Entry], line: str) -> None:
    """A line without a label belongs to the answer above when that was left empty, else to the message."""
    if not entries or not line.strip():
        return
    cells = entries[-1][1]
    last = next(reversed(cells))
    if not cells[last] and last != "Bericht":
        cells[last] = line.strip()
    else:
        cells["Bericht"] = f"{cells.get('Bericht', '')}\n{line.strip()}".strip()


def _free(message: Message) -> list[Entry]:
    """One sign-up per line when several lines hold a number (or none does), else one per paragraph."""
    entries: list[Entry] = []
    for number, lines in _paragraphs(message):
        numbers = sum(map(has_phone, lines))
        if numbers > 1 or (numbers == 0 and not message.sender and len(lines) > 1):
            entries += [(number + place, cells_of(line, message.sender)) for place, line in enumerate(lines)]
        else:
            entries.append((number, cells_of("\n".join(lines), message.sender)))
    if message.sender and sum("Telefoon" in cells for _, cells in entries) <= 1 and len(entries) > 1:
        return [(message.line, cells_of("\n".join(message.lines), message.sender))]
    return entries


def _paragraphs(message: Message) -> list[tuple[int, list[str]]]:
    found: list[tuple[int, list[str]]] = []
    for number, line in enumerate(message.lines, message.line):
        if not line.strip():
            found.append((number + 1, []))
        elif found:
            found[-1][1].append(line)
        else:
            found.append((number, [line]))
    return [(number, lines) for number, lines in found if lines]


def _table(entries: list[Entry]) -> pd.DataFrame:
    """One column per label, spelt as it was first; `Naam` and `naam:` are one."""
    names: dict[str, str] = {}
    for label in [*_FIRST, *(label for _, cells in entries for label in cells)]:
        names.setdefault(plain(label), label)
    rows = [{plain(label): value for label, value in cells.items()} for _, cells in entries]
    used = [key for key in names if any(key in row for row in rows)]
    table = [[row.get(key, "") for key in used] for row in rows]
    return frame_of([names[key] for key in used], table, [number for number, _ in entries])
