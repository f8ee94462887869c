"""How a file was read, on the page: its kind in a sentence, and three rows, one line per column."""

from buurtapp.forms.field_words import encoding_words, in_field_words, kind_words, origin_words, separator_words
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import table_html
from buurtapp.intake.reading import Reading
from buurtapp.steps.looking import Look
from buurtapp.words import _, ngettext

LONGEST_CELL = 36


def look_html(name: str, look: Look) -> str:
    """The file in hand in clear: whoever imports it has to see what is in it. Nothing of it is saved."""
    reading = look.reading
    title = paragraph(name, "bk-card-title")
    said = paragraph(", ".join(_said(reading)) + ".")
    if not reading.rows:
        return title + said + paragraph(_("There are no sign-ups in this file."))
    hint = _hint(reading)
    headers = (_("Column"), _("We read this as"), *(_("Row {n}", n=number) for number, _cells in reading.sample))
    rows = [
        (
            _short(names) or _("Column {n}", n=place + 1),
            in_field_words(look.fields[place]) or "–",
            *(_short(cells[place]) for _number, cells in reading.sample),
        )
        for place, names in enumerate(look.names)
    ]
    others = _others(reading.others)
    table = table_html(headers, rows, caption=_("Have a look: does it stand in the right place?"))
    return f'{title}{said}{hint}{others}<div class="bk-look">{table}</div>{_missing(look)}'


def _said(reading: Reading) -> list[str]:
    said = [kind_words().get(reading.kind, reading.kind)]
    made_by = origin_words().get(reading.origin.partition("-")[0])
    said += [_("made by {program}", program=made_by)] if made_by else []
    said += [_("sheet {name}", name=reading.sheet)] if len(reading.sheets) > 1 else []
    if reading.separator:
        said.append(_("columns parted by a {sign}", sign=separator_words().get(reading.separator, reading.separator)))
    if reading.kind == "csv":
        said.append(_("letters: {how}", how=encoding_words().get(reading.encoding, reading.encoding)))
    if reading.kind not in ("pasted", "vcard", "empty"):
        row = reading.header_row
        said.append(_("headings on row {n}", n=row) if row else _("no headings above the columns"))
    return [*said, ngettext("{n} row", "{n} rows", reading.rows)]


def _hint(reading: Reading) -> str:
    if not reading.other_encoding:
        return ""
    how = encoding_words().get(reading.other_encoding, reading.other_encoding)
    said = _("Do you see odd letters? Press 'Something is wrong' and choose: {how}.", how=how)
    return paragraph(said, "bk-help")


def _others(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    first = _("Sign-ups stand on another sheet too: {names}.", names=", ".join(names))
    then = _(
        "Import this sheet first. Then choose the same file again, press 'Something is wrong', and choose that sheet."
    )
    return paragraph(f"⚠ {first} {then}", "bk-beside")


def _missing(look: Look) -> str:
    held = {name for fields in look.fields for name in fields}
    missing = [
        word
        for names, word in (
            ({"name", "first_name", "last_name"}, _("a name")),
            ({"address", "street", "number"}, _("an address")),
            ({"phone"}, _("a mobile number")),
            ({"consent"}, _("consent")),
        )
        if not names & held
    ]
    if not missing:
        return ""
    return paragraph("⚠ " + _("We found no column with {what}.", what=", ".join(missing)), "bk-beside")


def _short(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= LONGEST_CELL else line[: LONGEST_CELL - 1] + "…"
