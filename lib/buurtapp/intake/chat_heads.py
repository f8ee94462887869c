"""The head of each line of a chat export, and in which order its dates stand (formats.md 1.6, timestamps)."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise

from buurtapp.intake.chat_people import marked
from buurtapp.intake.faults import UnreadableFile
from buurtapp.words import _

_DATE = r"(?P<a>[0-9]{1,4})(?P<sign>[-/.]) ?(?P<b>[0-9]{1,2})(?P=sign) ?(?P<c>[0-9]{2,4})"
_TIME = (
    r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?"
    r"(?: ?(?P<half>[AP]\.? ?M\.?|['’‘´`]s (?:nachts|ochtends|morgens|middags|avonds))\b\.?)?"
)
_DASH = re.compile(rf"\u200e*{_DATE},? +{_TIME} [-–—] (?P<text>.*)", re.IGNORECASE | re.DOTALL)
_BRACKET = re.compile(rf"\u200e*\[{_DATE},? +{_TIME}\] ?(?P<text>.*)", re.IGNORECASE | re.DOTALL)

_MIDNIGHT = time()
_ORDERS = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}  # where year, month and day stand


@dataclass(frozen=True, slots=True)
class Head:
    """The start of a line: its number in the file, date and time as written, and the text behind them."""

    line: int
    date: tuple[str, str, str]
    time: timedelta
    american: bool
    bracket: bool
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the chat: number, moment (the phone's local time) and its text, with U+200E still in it."""

    line: int
    at: datetime
    text: str
    bracket: bool


def heads(lines: Iterable[str]) -> list[Head]:
    """The lines that start with a date and a time, all in the one shape that most of the file has.

    A line without a head belongs to the message above, and is passed over: messages are not kept.
    """
    found = [head for number, line in enumerate(lines, 1) if (head := _head(number, line))]
    shape = Counter(head.bracket for head in found).most_common(1)
    return [head for head in found if head.bracket == shape[0][0]]


def entries(found: Sequence[Head], name: str) -> list[Entry]:
    """The moments of all heads, with one order of day and month for the whole file.

    The order is the one in which most dates exist, then the one in which the chat runs forward, then day
    first (month first for 3/2/25 9:05 AM). Raises UnreadableFile, with the line, when dates contradict
    each other or none can be.
    """
    order = min(_candidates(found), key=lambda one: _trouble(found, one))
    moments = [(head, _moment(head, order)) for head in found]
    made = [Entry(head.line, at, head.text, head.bracket) for head, at in moments if at]
    wrong = [head for head, at in moments if at is None]
    turned = [head for head in wrong if any(_moment(head, other) for other in _candidates(found))]
    if made and not turned:
        return made
    raise _impossible_date((turned or wrong)[0], made[0].line if made else 0, name)


def _head(number: int, line: str) -> Head | None:
    if not any(map(str.isdigit, line[:12])):
        return None
    line = marked(line).lstrip()
    found = _DASH.match(line) or _BRACKET.match(line)
    time = _time(found) if found else None
    if found is None or time is None:
        return None
    half = found["half"] or ""
    american = found["sign"] == "/" and len(found["c"]) == 2 and half[:1] in ("A", "P")
    return Head(number, (found["a"], found["b"], found["c"]), time, american, found.re is _BRACKET, found["text"])


def _time(found: re.Match[str]) -> timedelta | None:
    """The time of day; day-parts as CLDR has them: 's nachts 12 is 0, 's middags 1-5 and 's avonds are past noon."""
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    half = (found["half"] or "").casefold()
    if half and hour > 12:
        half = ""
    if half.startswith("a") or "nachts" in half:
        hour %= 12
    elif (half.startswith("p") or "middags" in half or "avonds" in half) and hour < 12:
        hour += 12
    if hour > 23 or minute > 59 or second > 59:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _candidates(found: Sequence[Head]) -> list[str]:
    if any(len(head.date[0]) == 4 for head in found):
        return ["ymd"]
    return ["mdy", "dmy", "ymd"] if all(head.american for head in found) else ["dmy", "mdy", "ymd"]


def _trouble(found: Sequence[Head], order: str) -> tuple[int, int, int]:
    """How badly an order fits: dates that do not exist, days that run backward, not the usual order."""
    days = [day for head in found if (day := _day(head.date, order))]
    backward = sum(later < earlier for earlier, later in pairwise(days))
    return (len(found) - len(days), backward, _candidates(found).index(order))


def _moment(head: Head, order: str) -> datetime | None:
    day = _day(head.date, order)
    return datetime.combine(day, _MIDNIGHT) + head.time if day else None


@lru_cache(maxsize=10_000)  # a chat has many lines a day
def _day(written: tuple[str, str, str], order: str) -> date | None:
    year, month, day = (written[place] for place in _ORDERS[order])
    if len(year) not in (2, 4) or len(day) > 2:
        return None
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def _impossible_date(head: Head, other: int, name: str) -> UnreadableFile:
    date = "-".join(head.date)
    if other:
        why = _("It does not fit the order of day and month on line {other}.", other=other)
    else:
        why = _("That date does not exist.")
    return UnreadableFile(
        _("Line {line} of {name} has the date {date}.", line=head.line, name=name, date=date),
        why,
        _("Export the chat again in WhatsApp, and choose: without media."),
        _("See whether somebody changed the file. Use it as WhatsApp made it."),
    )
