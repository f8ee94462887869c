"""A walk list that came back: what a volunteer filled in, read whatever she did to the columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from buurtapp.intake import read_table
from buurtapp.model.address import Address
from buurtapp.model.area import same_street
from buurtapp.steps.area import counted_addresses
from buurtapp.steps.doors import result_words, save_result
from buurtapp.store import Register
from buurtapp.store.addresses import door_results
from buurtapp.words import Fault, _

_NAMES = {
    "street": ("straat", "street", "adres", "address"),
    "number": ("nummer", "huisnummer", "nr", "number"),
    "result": ("uitslag", "resultaat", "antwoord", "result"),
    "round": ("ronde", "round"),
    "key": ("deur", "door", "kenmerk"),
}
# What people write for each result; what one pattern takes, the next no longer sees: "doet niet mee" is no "mee".
_MEANS = (
    ("not_home", r"niet thuis|niemand thuis|geen gehoor|deed niet open|afwezig|not (?:at )?home|n ?t"),
    ("sticker", r"(?:ja |nee )?(?:nee )?stickers?.*|geen (?:brieven|reclame|folders)"),
    ("thinks", r"denkt? (?:er ?over )?(?:nog )?na|twijfelt?|misschien|later|weet (?:het )?(?:nog )?niet|thinks?.*"),
    ("no", r"wil(?:len)? niet|do?et? niet mee|doen niet mee|niet mee|geen interesse|liever niet|nee|no|does not.*"),
    ("joined", r"doet mee|doen mee|mee|ja|aangemeld|joins in|joins|joined|yes"),
)  # fmt: skip
_MARKS = {"x", "v", "1", "ja", "yes", "☒", "☑", "✓", "✗", "✔"}


@dataclass(frozen=True, slots=True)
class Returned:
    """What a returned list held: results that are new, that were known, and lines for a person to look at."""

    new: int
    known: int
    unread: tuple[str, ...] = ()


def take_in(register: Register, path: Path, on: date | None = None) -> Returned:
    """Save the results of a returned list. The same list again changes nothing; remarks are not kept.

    Raises Fault when the file cannot be read or has no column for doors or results; nothing is saved then.
    """
    frame = read_table(path)
    lines = [list(frame.columns), *frame.to_numpy().tolist()]
    numbers = [0, *frame.index]
    at, columns = _header(lines, path.name)
    places, before = _Places(counted_addresses(register)), door_results(register)
    found: list[tuple[int, str, int]] = []
    unread: list[str] = []
    for number, cells in zip(numbers[at + 1 :], lines[at + 1 :], strict=True):
        row = _Row(cells, columns)
        if not row.said:
            continue
        door, result = places.find(row), row.result
        if door is None or not result:
            unread.append(_("line {line}: {what}", line=number, what=", ".join(filter(None, (row.where, row.said)))))
        else:
            found.append((door, result, row.round))
    fresh = [one for one in found if before.get(one[0], {}).get(one[2]) != one[1]]
    with register.action("returned_list", path.name):
        for door, result, round_ in fresh:
            save_result(register, door, result, round_, on)
    return Returned(len(fresh), len(found) - len(fresh), tuple(unread))


def meaning(text: str) -> str:
    """The result that some words stand for; empty when they say nothing, or two things."""
    words = re.sub(r"[^\w ]+", " ", text.casefold())
    rest = " ".join(words.split())
    codes = []
    for code, pattern in _MEANS:
        rest, hits = re.subn(rf"\b(?:{pattern})\b", " ", rest)
        codes += [code] if hits else []
    return codes[0] if len(codes) == 1 else ""


class _Row:
    """One line of the list; a cross in a column that is named after a result is that result."""

    def __init__(self, cells: Sequence[str], columns: dict[str, int]) -> None:
        def cell(name: str) -> str:
            return cells[columns[name]].strip() if name in columns and columns[name] < len(cells) else ""

        self.key, self.street, self.number = cell("key"), cell("street"), cell("number")
        digits = re.sub(r"\D", "", cell("round"))
        self.round = int(digits) if digits in ("1", "2", "3") else 1
        ticked = [code for code in result_words() if _is_mark(cell(code))]
        self.said = cell("result") or " + ".join(result_words()[code] for code in ticked)
        self.result = meaning(cell("result")) if cell("result") else ticked[0] if len(ticked) == 1 else ""

    @property
    def where(self) -> str:
        """The door as the list names it."""
        return f"{self.street} {self.number}".strip() or self.key


class _Places:
    """The doors by key, by street and number, and by number alone where only one street has it."""

    def __init__(self, addresses: dict[int, Address]) -> None:
        self._by_key = {address.key: number for number, address in addresses.items()}
        self._by_place: dict[tuple[str, str], list[int]] = {}
        for number, address in addresses.items():
            for street in (same_street(address.street), ""):
                self._by_place.setdefault((street, _plain(address.door)), []).append(number)

    def find(self, row: _Row) -> int | None:
        """The address of a line; None when it is unknown or could be two."""
        if row.key in self._by_key:
            return self._by_key[row.key]
        number = row.number or (re.search(r"\d+\W?\w*$", row.street) or [""])[0]
        street = row.street.removesuffix(number) if not row.number else row.street
        doors = self._by_place.get((same_street(street), _plain(number)), [])
        return doors[0] if len(doors) == 1 else None


def _header(lines: Sequence[Sequence[str]], name: str) -> tuple[int, dict[str, int]]:
    """Which line names the columns, and which column is what."""
    for at, cells in enumerate(lines[:20]):
        columns = dict(reversed(list(_columns(cells))))
        if ("number" in columns or "key" in columns or "street" in columns) and (
            "result" in columns or len(columns.keys() & result_words()) > 1
        ):
            return at, columns
    raise Fault(
        _("{name} is not a walk list that we know.", name=name),
        _("It has no column with the house number, or none with the result."),
        _("Give these columns their names back: Straat, Nummer and Uitslag."),
        _("Look first whether this is the right file; nothing was changed."),
    )


def _columns(cells: Sequence[str]) -> Iterator[tuple[str, int]]:
    for at, cell in enumerate(cells):
        word = " ".join(re.sub(r"[^\w ]+", " ", cell.casefold()).split())
        for field, names in _NAMES.items():
            if word in names:
                yield field, at
        if code := meaning(word):
            yield code, at


def _is_mark(cell: str) -> bool:
    return cell.strip().casefold() in _MARKS


def _plain(door: str) -> str:
    return re.sub(r"[\s\-./]", "", door).casefold()
