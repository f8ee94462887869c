"""Spreadsheets written byte by byte, so that what reads them is checked by something it does not share code with.

`ods` writes OpenDocument by hand, `xls` the binary format of Excel 97 (BIFF8 in a compound file).
Cells are str, int, float, bool, date, datetime, time or None.
"""

import datetime as dt
import io
import struct
import zipfile
from xml.sax.saxutils import escape

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | None
Rows = list[list[Cell]]

_NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
)
_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_DAY_ZERO = dt.datetime(1899, 12, 30)


def ods(sheets: dict[str, Rows], merged: dict[tuple[int, int], tuple[int, int]] | None = None) -> bytes:
    """An .ods; `merged` has (row, column) from 0 of the first sheet -> (rows, columns) spanned."""
    tables = "".join(_ods_table(name, rows, merged or {}) for name, rows in sheets.items())
    return ods_with(tables)


def ods_with(tables: str) -> bytes:
    """An .ods around ready-made `table:table` elements."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES} office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return out.getvalue()


def _ods_table(name: str, rows: Rows, merged: dict[tuple[int, int], tuple[int, int]]) -> str:
    lines = "".join(
        "<table:table-row>"
        + "".join(_ods_cell(cell, merged.get((down, across))) for across, cell in enumerate(row))
        + "</table:table-row>"
        for down, row in enumerate(rows)
    )
    return f'<table:table table:name="{escape(name)}">{lines}</table:table>'


def _ods_cell(cell: Cell, spanned: tuple[int, int] | None) -> str:
    span = ""
    if spanned:
        span = f' table:number-rows-spanned="{spanned[0]}" table:number-columns-spanned="{spanned[1]}"'
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, bool):
        value = f'office:value-type="boolean" office:boolean-value="{str(cell).lower()}"'
    elif isinstance(cell, int | float):
        value = f'office:value-type="float" office:value="{cell}"'
    elif isinstance(cell, dt.date):
        value = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, dt.time):
        value = f'office:value-type="time" office:time-value="PT{cell.hour}H{cell.minute}M{cell.second}S"'
    else:
        value = 'office:value-type="string"'
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f"<table:table-cell{span} {value}>{paragraphs}</table:table-cell>"


def xls(sheets: dict[str, Rows], merged: dict[tuple[int, int], tuple[int, int]] | None = None) -> bytes:
    """An .xls; `merged` as in `ods`."""
    bodies = [_xls_sheet(rows, (merged or {}) if number == 0 else {}) for number, rows in enumerate(sheets.values())]
    names = [name.encode("utf-16-le") for name in sheets]
    bound = sum(4 + 8 + len(name) for name in names)
    formats = b"".join(_xf(number) for number in (0, 22))  # general, date with time
    start = 4 + 16 + len(formats) + bound + 4
    globals_ = [_record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)), formats]
    for name, body in zip(names, bodies, strict=True):
        globals_.append(_record(0x0085, struct.pack("<IBBBB", start, 0, 0, len(name) // 2, 1) + name))
        start += len(body)
    return _compound(b"".join([*globals_, _record(0x000A, b""), *bodies]))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _xf(number_format: int) -> bytes:
    return _record(0x00E0, struct.pack("<HHH", 0, number_format, 0) + bytes(14))


def _xls_sheet(rows: Rows, merged: dict[tuple[int, int], tuple[int, int]]) -> bytes:
    width = max((len(row) for row in rows), default=0)
    parts = [
        _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)),
        _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0)),
    ]
    parts += [_xls_cell(down, across, cell) for down, row in enumerate(rows) for across, cell in enumerate(row)]
    if merged:
        ranges = [struct.pack("<HHHH", r, r + down - 1, c, c + over - 1) for (r, c), (down, over) in merged.items()]
        parts.append(_record(0x00E5, struct.pack("<H", len(ranges)) + b"".join(ranges)))
    return b"".join([*parts, _record(0x000A, b"")])


def _xls_cell(down: int, across: int, cell: Cell) -> bytes:
    if cell is None:
        return b""
    if isinstance(cell, bool):
        return _record(0x0205, struct.pack("<HHHBB", down, across, 0, cell, 0))
    if isinstance(cell, int | float):
        return _record(0x0203, struct.pack("<HHHd", down, across, 0, cell))
    if isinstance(cell, dt.date):
        moment = cell if isinstance(cell, dt.datetime) else dt.datetime.combine(cell, dt.time())
        return _record(0x0203, struct.pack("<HHHd", down, across, 1, (moment - _DAY_ZERO) / dt.timedelta(days=1)))
    text = str(cell).encode("utf-16-le")
    return _record(0x0204, struct.pack("<HHHHB", down, across, 0, len(text) // 2, 1) + text)


def _compound(stream: bytes) -> bytes:
    """A compound file of version 3 with one stream, `Workbook`, large enough to stay out of the mini stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    end, special = 0xFFFFFFFE, 0xFFFFFFFD
    fat_sectors = 1
    while (fat_sectors + 1 + sectors) > fat_sectors * 128:
        fat_sectors += 1
    first = fat_sectors + 1
    chain = [*range(first + 1, first + sectors), end]
    fat = [special] * fat_sectors + [end] + chain
    fat += [0xFFFFFFFF] * (fat_sectors * 128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, fat_sectors, fat_sectors, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", *range(fat_sectors), *[0xFFFFFFFF] * (109 - fat_sectors))
    folder = _entry("Root Entry", 5, 1, end, 0) + _entry("Workbook", 2, 0xFFFFFFFF, first, len(stream)) + bytes(256)
    return header + struct.pack(f"<{len(fat)}I", *fat) + folder + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    none = 0xFFFFFFFF
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, 1, none, none, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
