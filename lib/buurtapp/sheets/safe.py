"""Cell text that no spreadsheet takes for a formula, and that every file can hold (formats.md 3.4)."""

import re

# What starts a formula in some spreadsheet, in its full-width form too.
_TRIGGERS = frozenset("=+-@\t\r\n\0＝＋－＠")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST_CHARACTERS = 32767


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet might calculate with `text`: its first character, spaces left out, starts a formula."""
    return text[:1] in _TRIGGERS or text.lstrip()[:1] in _TRIGGERS if text else False


def neutral(text: str) -> str:
    """`text` with an apostrophe in front when it looks like a formula; a spreadsheet then shows it as text."""
    return f"'{text}" if looks_like_formula(text) else text


def plain(text: str) -> str:
    """`text` without what XML cannot hold, LF for every new line, at most what one cell takes."""
    text = _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
