"""A spreadsheet's typed cell as the text a person would have typed (issue: numbers and dates where text was meant)."""

import datetime as dt

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta

_EXACT = 10**15  # a spreadsheet keeps 15 digits; beyond them digits are lost


def text_of(cell: Cell) -> str:
    """Text as it stands; whole numbers without decimals; dates and moments in ISO; ticks as WAAR or ONWAAR."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    if isinstance(cell, int | float):
        return _number(cell)
    if isinstance(cell, dt.datetime):
        return _moment(cell)
    if isinstance(cell, dt.timedelta):
        return _duration(cell)
    if isinstance(cell, dt.time):
        return cell.isoformat("seconds") if cell.second else cell.isoformat("minutes")
    return cell.isoformat()


def _number(value: float) -> str:
    """612345678.0 -> 612345678; what has lost digits keeps its E, so that nobody takes it for a number."""
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if abs(value) < _EXACT and value == int(value):
        return str(int(value))
    return f"{float(value):.15G}"


def _moment(value: dt.datetime) -> str:
    rounded = value + dt.timedelta(milliseconds=500)  # a day fraction is never exact
    return rounded.replace(microsecond=0, tzinfo=None).isoformat(" ")


def _duration(value: dt.timedelta) -> str:
    seconds = round(value.total_seconds())
    return f"{'-' if seconds < 0 else ''}{abs(seconds) // 3600}:{abs(seconds) // 60 % 60:02}:{abs(seconds) % 60:02}"
