"""How a text file separates and quotes its cells, found without asking (formats.md 3.3; domain.md 6.4)."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from buurtapp.intake.cells import HARD, is_blank, kind_of_cell
from buurtapp.intake.content import profile
from buurtapp.intake.header import score_of
from buurtapp.intake.headerwords import meaning

if TYPE_CHECKING:
    from _csv import Reader

SEPARATORS = ("\t", ";", ",", "|")
_UNUSUAL = ("^", "~", ":")
NO_SEPARATOR = "\x1f"  # the ASCII unit separator: a list of one column

_ANY_TEXT = ("name", "first_name", "last_name", "street", "city", "remark")
_SAMPLE = 131_072
_RECORDS = 200
_SEP_LINE = re.compile(r'\A"?sep=(?P<separator>.)"?[;,\t]*[ ]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What `csv.reader` must be told."""

    separator: str
    quote: str = '"'
    escape: str | None = None
    skip_space: bool = False

    def reader(self, lines: Iterable[str], *, strict: bool = False) -> "Reader":
        """A csv reader over lines that keep their ends; `strict` raises csv.Error where quoting goes wrong."""
        csv.field_size_limit(max(csv.field_size_limit(), 1 << 26))
        return csv.reader(
            lines, delimiter=self.separator, quotechar=self.quote, escapechar=self.escape,
            doublequote=self.escape is None, skipinitialspace=self.skip_space, strict=strict,
        )  # fmt: skip


def take_sep_line(text: str) -> tuple[str, str]:
    """Drop a first line `sep=;` as Excel does, which does not number it; returns the separator, else empty."""
    found = _SEP_LINE.match(text)
    return (text[found.end() :], found["separator"]) if found else (text, "")


def find_dialect(text: str, separator: str = "") -> Dialect:
    """The dialect under which `text` looks most like a table; `separator` when it is known already."""
    sample = text[:_SAMPLE]
    if not separator and _one_labelled_column(sample):
        return Dialect(NO_SEPARATOR)
    candidates = [Dialect(one) for one in ([separator] if separator else SEPARATORS) if one in sample]
    whole = len(sample) == len(text)
    candidates = [variant for one in candidates for variant in _variants(sample, one, whole=whole)]
    best = max(candidates, key=lambda one: _score(sample, one, whole=whole), default=None)
    if best and (separator or _score(sample, best, whole=whole) > 0 or _holds_nothing(sample)):
        return best
    if separator:
        return Dialect(separator)
    unusual = [Dialect(one) for one in _UNUSUAL if one in sample]
    named = max(unusual, key=lambda one: _names(sample, one), default=None)
    return named if named and _names(sample, named) >= 2 else Dialect(NO_SEPARATOR)


def _one_labelled_column(sample: str) -> bool:
    """A label Adres above lines such as "Kerkstraat 1, Utrecht": the commas belong to the addresses."""
    lines = [line for line in io.StringIO(sample) if not is_blank(line)][:_RECORDS]
    label = meaning(lines[0]) if lines else None
    if label is None or not label.sure or '"' in sample or any(one in lines[0].strip() for one in SEPARATORS):
        return False
    below = profile(lines[1:])
    if label.fields[0] in _ANY_TEXT:
        return all(not any(map(str.isdigit, line)) for line in lines[1:])
    return bool(below.filled) and below.holds(label.fields[0]) >= 0.8


def _variants(sample: str, plain: Dialect, *, whole: bool) -> Iterator[Dialect]:
    """The plain dialect, and the rarer ones of which the text shows a trace."""
    escaped = replace(plain, escape="\\")
    only_escaped = '\\"' in sample and not _well_quoted(sample, plain, whole=whole)
    if only_escaped and _well_quoted(sample, escaped, whole=whole):
        yield escaped
        return
    yield plain
    one = re.escape(plain.separator)
    if re.search(rf'{one} +"', sample):
        yield replace(plain, skip_space=True)
    first = next((line for line in sample.splitlines() if plain.separator in line), "")
    doubled = re.search(rf'(?:^|{one})"', sample, re.MULTILINE)
    if not doubled and re.fullmatch(rf"'[^']*'(?:{one}'[^']*')+", first.strip()):
        yield replace(plain, quote="'")


def _well_quoted(sample: str, dialect: Dialect, *, whole: bool) -> bool:
    try:
        list(dialect.reader(io.StringIO(sample, newline=""), strict=True))
    except csv.Error as error:
        return not whole and "unexpected end" in str(error)  # the sample was cut off inside a cell
    return True


def _sampled(sample: str, dialect: Dialect, *, whole: bool = True) -> list[list[str]]:
    try:
        records = list(islice(dialect.reader(io.StringIO(sample, newline="")), _RECORDS))
    except csv.Error:
        return []
    if not whole and len(records) < _RECORDS:
        records = records[:-1]
    return [record for record in records if not all(map(is_blank, record))]


def _score(sample: str, dialect: Dialect, *, whole: bool) -> float:
    """Header words weigh most, then rows of one width, then cells that are plainly something."""
    records = _sampled(sample, dialect, whole=whole)
    widths = Counter(len(record) for record in records)
    width = max(widths, key=lambda one: (widths[one], one), default=0)
    names = max((score_of(record) for record in records[:40]), default=0)
    if width < 2 and names < 2:
        return 0
    steady = widths[width] / len(records) if width > 1 else 0.0
    filled = [cell for record in records for cell in record if not is_blank(cell)]
    plainly = sum(kind_of_cell(cell) in HARD | {"number", "tick", "address"} for cell in filled) / max(len(filled), 1)
    tidy = 1 - sum(_stray_quotes(cell, dialect.quote) for cell in filled) / max(len(filled), 1)
    return names * 2 + 3 * steady * (0.5 + plainly) + tidy - 2 * _left_over(filled, dialect)


def _left_over(filled: list[str], dialect: Dialect) -> float:
    """The share of cells in which a mark stands that hardly ever is part of a text, but does separate cells."""
    others = [one for one in "\t;|" if one != dialect.separator]
    return sum(any(one in cell for one in others) for cell in filled) / max(len(filled), 1)


def _stray_quotes(cell: str, quote: str) -> bool:
    """Cells that still have quotes at an end were read under the wrong quoting."""
    text = cell.strip()
    return len(text) > 1 and (text[0] == quote or text[-1] == quote or (text[0] == text[-1] == "'"))


def _holds_nothing(sample: str) -> bool:
    return not sample.strip("".join(SEPARATORS) + '" \r\n')


def _names(sample: str, dialect: Dialect) -> float:
    return max((score_of(record) for record in _sampled(sample, dialect)[:5]), default=0)
