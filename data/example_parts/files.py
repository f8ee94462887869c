"""The sign-up files in the true shapes of the programs they come from (formats.md 3)."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta

import xlsxwriter

from example_parts.plan import Row

_MADE = datetime(2026, 9, 21, 9, 0, 0)  # fixed, so that the same seed gives the same bytes

GOOGLE_QUESTIONS = {
    "name": "Wat is uw voor- en achternaam?",
    "street": "In welke straat woont u?",
    "number": "Wat is uw huisnummer, met letter of toevoeging?",
    "postcode": "Wat is uw postcode? ",
    "phone": "Op welk mobiel nummer gebruikt u WhatsApp?\nBegin met 06, of met het landnummer.",
    "email": "Wat is uw e-mailadres? (mag leeg blijven)",
    "for_whom": "Voor wie vult u dit in?",
    "consent": 'Toestemming, lees eerst "Wat doen wij met uw gegevens?"',
    "remark": "Wilt u nog iets kwijt?",
    "code": "Welke code staat er in uw brief? Geen code? Dan blijft dit leeg.",
}
MICROSOFT_OWN = ("ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging")
MICROSOFT_QUESTIONS = {
    "first": "Voornaam",
    "prefix": "Tussenvoegsel",
    "core": "Achternaam",
    "street": "In welke straat woont u?",
    "number": "Wat is uw\u00a0huisnummer?",
    "postcode": "Wat is uw\u00a0postcode?",
    "phone": "Wat is uw mobiele\u00a0nummer?",
    "consent": "Ik geef toestemming om mijn gegevens te bewaren voor de\u00a0buurtapp",
}
TRIAL_HEADER = {"name": "Naam", "address": "Adres", "phone": "06-nummer", "consent": "Akkoord"}
TYPED_TITLE = "Aanmeldingen infoavond 22 september en aan de deur (getypt door Sien)"
TYPED_HEADER = {
    "name": "Naam", "street": "Straat", "number": "Nr", "addition": "Toev.", "postcode": "Postcode",
    "phone": "Mobiel", "email": "E-mail", "consent": "Akkoord", "remark": "Opmerking",
}  # fmt: skip


def google_csv(rows: Sequence[Row]) -> bytes:
    """Google Forms' own CSV, as it lies in the downloaded zip: comma, UTF-8, every field quoted (formats.md 3.1)."""
    table: list[list[str]] = [["Tijdstempel", *GOOGLE_QUESTIONS.values()]]
    for at, row in enumerate(rows, start=2):
        row.row = at
        table.append([_google_time(row.when), *(row.cells.get(name, "") for name in GOOGLE_QUESTIONS)])
    return _csv(table, quote_all=True, lineterminator="\n").encode()


def trial_csv(rows: Sequence[Row]) -> bytes:
    """A Google sheet downloaded as CSV under Dutch settings: `12-5-2026 19:04:11`, quotes only where needed."""
    table: list[list[str]] = [["Tijdstempel", *TRIAL_HEADER.values()]]
    for at, row in enumerate(rows, start=2):
        row.row = at
        when = row.when or _MADE
        time = f"{when.day}-{when.month}-{when.year} {when.hour}:{when:%M:%S}"
        table.append([time, *(row.cells[name] for name in TRIAL_HEADER)])
    return _csv(table).encode()


def typed_csv(rows: Sequence[Row]) -> bytes:
    """A list typed in Dutch Excel: `;`, cp1252, a title above the header, blank rows, totals (formats.md 3.3)."""
    width = len(TYPED_HEADER)
    table = [[TYPED_TITLE, *[""] * (width - 1)], [""] * width, list(TYPED_HEADER.values())]
    for at, row in enumerate(rows):
        if at and at % 9 == 0:
            table.append([""] * width)
        table.append([row.cells[name] for name in TYPED_HEADER])
        row.row = len(table)
    table += [[""] * width, ["Totaal", str(len(rows)), *[""] * (width - 2)]]
    return _csv(table, delimiter=";").encode("cp1252")


def microsoft_xlsx(rows: Sequence[Row]) -> bytes:
    """Microsoft Forms' workbook: dates as Excel dates, digits typed alone as numbers (formats.md 3.2, 3.3)."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet("Sheet1")
    moment = book.add_format({"num_format": "m/d/yy h:mm:ss"})
    sheet.write_row(0, 0, [*MICROSOFT_OWN, *MICROSOFT_QUESTIONS.values()])
    for at, row in enumerate(rows, start=1):
        row.row = at + 1
        sheet.write_number(at, 0, at)
        done = row.when or _MADE
        sheet.write_datetime(at, 1, done - timedelta(seconds=70 + 13 * at % 90), moment)
        sheet.write_datetime(at, 2, done, moment)
        sheet.write_string(at, 3, "anonymous")
        for column, name in enumerate(MICROSOFT_QUESTIONS, start=len(MICROSOFT_OWN)):
            _write(sheet, at, column, row.cells[name], number=name in ("number", "phone"))
    book.close()
    return _same_everywhere(made.getvalue())


def totals_row(rows: Sequence[Row]) -> int:
    """The place of the totals line in the typed list."""
    return rows[-1].row + 2


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, text: str, *, number: bool) -> None:
    if number and text.isdecimal() and not text.startswith("0"):
        sheet.write_number(row, column, int(text))
    elif text:
        sheet.write_string(row, column, text)


def _google_time(when: datetime | None) -> str:
    when = when or _MADE
    half = "a.m." if when.hour < 12 else "p.m."
    return f"{when:%Y/%m/%d} {when.hour % 12 or 12}:{when:%M:%S} {half} CEST"


def _csv(
    table: Sequence[Sequence[str]],
    *,
    delimiter: str = ",",
    quote_all: bool = False,
    lineterminator: str = "\r\n",
) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(
        text,
        delimiter=delimiter,
        lineterminator=lineterminator,
        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
    )
    writer.writerows(table)
    return text.getvalue()


def _same_everywhere(workbook: bytes) -> bytes:
    """The workbook packed without compression: deflate's bytes differ from one zlib to the next."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.create_system = 3
            target.writestr(member, source.read(name))
    return packed.getvalue()
