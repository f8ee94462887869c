"""The moments that forms write, in every shape of formats.md 3.1 and 3.2, as ISO text."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mrt mar maa", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec"), 1
    )
    for name in names.split()
}
_SHAPE = re.compile(
    r"(?:[a-z]{2,9}\.?,?\s+)?(?P<a>\d{1,4})(?P<separator>[-/.\s]\s?)(?P<b>\d{1,2}|[a-z]{3,9}\.?)[-/.\s]\s?(?P<c>\d{2,4})"
    r"(?:(?:[t,\s]|\s+om\s)+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?|[’']s\s(?:nachts|ochtends|middags|avonds))?\s*(?P<zone>[a-z]{1,5}|(?:gmt|utc)?[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_SERIAL = re.compile(r"(?P<day>[2-7]\d{4})(?:[.,](?P<part>\d{1,15}))?")
_OFFSET = re.compile(r"(?:gmt|utc)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")
_EPOCH = dt.datetime(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Parts:
    """The pieces of one moment: three date numbers in the order written, and the time of day."""

    a: int
    b: int
    c: int
    separator: str
    short_year: bool
    time: dt.timedelta
    zone: str


def read_timestamp(moments: pd.Series) -> pd.Series:
    """ISO text `2024-12-03T20:48:17` in Dutch local time for each cell, `""` where there is no moment.

    Day and month order is settled once for the whole column: by a number above 12, by the order of
    the rows, else day first; two-digit years with slashes are month first (Microsoft, re-saved).
    """
    texts = moments.tolist()
    parts = {text: _parts(text) for text in set(texts)}
    ordered = [found for text in texts if (found := parts[text]) and found.a < 1000]
    month_first = _month_first(ordered)
    iso = {text: _serial(text) if found is None else _iso(found, month_first) for text, found in parts.items()}
    return pd.Series([iso[text] for text in texts], index=moments.index, dtype="str", name=moments.name)


def _parts(text: str) -> Parts | None:
    found = _SHAPE.fullmatch(" ".join(text.casefold().replace("\u200e", "").split()))
    if not found:
        return None
    month = found["b"]
    number = int(month) if month.isdecimal() else _MONTHS.get(month[:3], 0)
    if not number:
        return None
    a, c = int(found["a"]), int(found["c"])
    if not month.isdecimal() and a < 1000:
        return Parts(c + (2000 if c < 100 else 0), number, a, "", False, _time(found), found["zone"] or "")
    return Parts(a, number, c, found["separator"].strip(), c < 100, _time(found), found["zone"] or "")


def _time(found: re.Match[str]) -> dt.timedelta:
    hour, half = int(found["hour"] or 0), (found["half"] or "").replace(".", "").replace(" ", "")
    if half.startswith("p") or (half.endswith("avonds") and hour < 12) or (half.endswith("middags") and hour < 6):
        hour = hour % 12 + 12
    elif half.startswith("a") or half.endswith("nachts"):
        hour %= 12
    return dt.timedelta(hours=hour, minutes=int(found["minute"] or 0), seconds=int(found["second"] or 0))


def _month_first(ordered: list[Parts]) -> bool:
    if any(parts.a > 12 for parts in ordered):
        return False
    if any(parts.b > 12 for parts in ordered):
        return True
    if not ordered or ordered[0].separator != "/":
        return False
    day, month = _disorder(ordered, month_first=False), _disorder(ordered, month_first=True)
    return month < day if month != day else ordered[0].short_year


def _disorder(ordered: list[Parts], *, month_first: bool) -> int:
    """How often a row is older than the row before it: forms add answers at the end."""
    moments = [_iso(parts, month_first) for parts in ordered]
    return sum(later < earlier for earlier, later in pairwise(moments))


def _iso(parts: Parts, month_first: bool) -> str:
    if parts.a >= 1000:
        orders = [(parts.a, parts.b, parts.c)]
    else:
        year = parts.c + 2000 if parts.c < 100 else parts.c
        orders = [(year, parts.b, parts.a), (year, parts.a, parts.b)]
        orders = orders[::-1] if month_first else orders
    for year, month, day in orders:
        try:
            return _local(dt.datetime(year, month, day) + parts.time, parts.zone).isoformat("T", "seconds")
        except (ValueError, OverflowError):
            continue
    return ""


def _local(moment: dt.datetime, zone: str) -> dt.datetime:
    """Dutch time. A zone given as an offset is converted; CET, CEST and other names are the form's own wall clock."""
    found = _OFFSET.fullmatch(zone)
    home = _home()
    if home is None or not (found or zone in ("z", "utc", "gmt")):
        return moment
    hours = dt.timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0)) if found else dt.timedelta()
    away = dt.timezone(-hours if found and found["sign"] == "-" else hours)
    return moment.replace(tzinfo=away).astimezone(home).replace(tzinfo=None)


@lru_cache
def _home() -> ZoneInfo | None:
    try:
        return ZoneInfo("Europe/Amsterdam")
    except ZoneInfoNotFoundError:
        return None


def _serial(text: str) -> str:
    """A date that a spreadsheet showed as a number: days since 1899-12-30."""
    found = _SERIAL.fullmatch(text.strip())
    if not found:
        return ""
    moment = _EPOCH + dt.timedelta(days=float(f"{found['day']}.{found['part'] or 0}"), milliseconds=500)
    return moment.replace(microsecond=0).isoformat("T", "seconds")
