"""Limits inside a workbook: cells so far apart that the table between them would not fit in memory.

A reader of spreadsheets fills the whole rectangle up to the farthest cell; one stray cell in the
last column of the last row would ask for 17 milliard of them.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from buurtapp.intake.binaryworkbook import largest_sheet
from buurtapp.intake.compoundfile import DamagedError
from buurtapp.intake.faults import UnreadableFile, damaged, too_wide
from buurtapp.intake.opendocument import Extent, extent_of

MOST_CELLS = 20_000_000

_LAST_ROW = 2**20
_CHUNK = 1 << 20
_OVERLAP = 400
_FAR_COLUMN = re.compile(rb'\sr="([A-Z]{2,4})\d+"')
_FAR_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]{0,300}?\br="(\d{1,12})"')


def check_workbook(data: bytes, name: str) -> None:
    """Refuse an xlsx or xlsm with cells too far apart; raises UnreadableFile."""
    with _opened(data, name) as archive:
        for member in archive.namelist():
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", member, re.IGNORECASE):
                column, row = 26, 1  # one-letter columns are not looked for
                for part in _chunks(archive, member):
                    column = max([column, *map(_column_number, set(_FAR_COLUMN.findall(part)))])
                    row = max([row, *map(int, _FAR_ROW.findall(part))])
                if column * row > MOST_CELLS and (column > 26 or row > _LAST_ROW):
                    raise too_wide(name, member.rpartition("/")[2])


def check_ods(data: bytes, name: str) -> list[Extent]:
    """Refuse an ods with filled cells too far apart; returns what each of its sheets spans and merges."""
    with _opened(data, name) as archive:
        extents = extent_of(archive.read("content.xml"))
    for extent in extents:
        if extent.width * extent.height > MOST_CELLS:
            raise too_wide(name, str(extents.index(extent) + 1))
    return extents


def check_xls(data: bytes, name: str) -> None:
    """Refuse an xls with cells too far apart, or one that does not add up; raises UnreadableFile."""
    try:
        cells = largest_sheet(data)
    except DamagedError as error:
        raise damaged(name) from error
    if cells > MOST_CELLS:
        raise too_wide(name, "1")


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except UnreadableFile:
        raise
    except Exception as error:  # every way in which a crafted archive can fail is the same news to a reader
        raise damaged(name) from error


def _chunks(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    tail = b""
    with archive.open(member) as stream:
        while part := stream.read(_CHUNK):
            yield tail + part
            tail = part[-_OVERLAP:]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
