"""Messages copied out of WhatsApp or a mail program: who wrote what, and when (formats.md 1.6)."""

import re
from dataclasses import dataclass

_DATE = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:[ap]\.?m\.?|['’]s \w+))?"
_SENDER = r"(?P<sender>[^:\n]{1,80}):\s?"
_STARTS = (
    re.compile(rf"\[(?P<date>{_DATE}),?\s(?P<time>{_TIME})\]\s{_SENDER}", re.IGNORECASE),
    re.compile(rf"\[(?P<time>{_TIME}),\s(?P<date>{_DATE})\]\s{_SENDER}", re.IGNORECASE),
    re.compile(rf"(?P<date>{_DATE}),?\s(?P<time>{_TIME})\s[-–]\s{_SENDER}", re.IGNORECASE),
)
_MAIL = re.compile(r"(?:van|from):\s*(?P<sender>\S.*)", re.IGNORECASE)
_MAIL_HEADER = re.compile(r"(?:aan|to|cc|bcc|onderwerp|subject|beantwoorden aan|reply-to):.*", re.IGNORECASE)
_MAIL_DATE = re.compile(r"(?:verzonden|sent|datum|date):\s*(?P<date>.*)", re.IGNORECASE)
# The head of a mail as Gmail and others show it, and the line above a mail that is answered.
_WITH_ADDRESS = re.compile(r"(?P<sender>[^<>@:,]{2,60} <[^@\s<>]+@[^\s<>]+>)")
_WROTE = re.compile(r"(?:op|on) (?P<date>.{6,60}?) (?:schreef|wrote) (?P<sender>[^:]{2,120}?):?", re.IGNORECASE)
_WROTE_LAST = re.compile(r"on (?P<date>.{6,60}?), (?P<sender>[^,:]{2,120}?) wrote:?", re.IGNORECASE)
_TO_ME = re.compile(r"(?:aan mij|to me)\b.{0,40}", re.IGNORECASE)
_MOMENT = re.compile(
    rf"(?:\w{{2,9}},? )?(?:\d{{1,2}} \w{{3,9}}\.? \d{{4}}|{_DATE})(?:,? (?:om )?{_TIME})?(?: \(.*\))?", re.IGNORECASE
)
_MAILTO = re.compile(r"\[mailto:([^\]]+)\]", re.IGNORECASE)
_QUOTE_MARKS = re.compile(r"^(?:>\s?)+")


@dataclass
class Message:
    """One message: the line it starts on, its lines, and what its head says."""

    line: int
    lines: list[str]
    sender: str = ""
    moment: str = ""


def messages(text: str) -> list[Message]:
    """Cut pasted text into messages; text without heads is one message."""
    found = [Message(1, [])]
    for number, raw in enumerate(text.split("\n"), 1):
        line = _QUOTE_MARKS.sub("", raw.strip().lstrip("\u200e\u200f\u202a\ufeff"))
        start = _start(line)
        if start:
            moment = f"{start['date']} {start['time']}"
            found.append(Message(number, [line[start.end() :]], _sender(start["sender"]), moment))
        elif wrote := _WROTE.fullmatch(line) or _WROTE_LAST.fullmatch(line):
            found.append(Message(number, [""], _sender(wrote["sender"]), wrote["date"]))
        elif mail := _MAIL.fullmatch(line) or _WITH_ADDRESS.fullmatch(line):
            found.append(Message(number, [""], _sender(mail["sender"])))
        else:
            _add(found[-1], line)
    return [message for message in found if any(message.lines)]


def _add(message: Message, line: str) -> None:
    """A line of the body; the head of a mail below its "Van:" is not."""
    in_head = message.sender and not any(message.lines)
    date = _MAIL_DATE.fullmatch(line) if in_head and not message.moment else None
    shown = _MOMENT.fullmatch(line) if in_head and not message.moment else None
    if date or shown:
        message.moment = date["date"] if date else line
        message.lines.append("")
    elif in_head and (_MAIL_HEADER.fullmatch(line) or _TO_ME.fullmatch(line)):
        message.lines.append("")
    else:
        message.lines.append(line)


def _start(line: str) -> re.Match[str] | None:
    return next((found for pattern in _STARTS if (found := pattern.match(line))), None)


def _sender(text: str) -> str:
    return _MAILTO.sub(r"<\1>", text).strip("\u200e\u202a\u202c \u00a0\u202f~\"'")
