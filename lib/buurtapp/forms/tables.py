"""Tables as HTML: every cell escaped, header cells marked, numbers readable (engineering.md 2.8)."""

from collections.abc import Iterable, Sequence
from html import escape

from ipywidgets import HTML

WIDE = 4
"""Columns from which a table may be wider than a narrow page, so that the keyboard has to come at it to scroll."""


class Made(str):
    """HTML for a cell; whoever makes it escapes what people wrote."""

    __slots__ = ()


def table_html(headers: Sequence[str], rows: Iterable[Sequence[object]], *, caption: str = "") -> str:
    """A plain table that scrolls by itself where the page is narrow; cells that are numbers stand right."""
    head = "".join(f'<th scope="col">{escape(title)}</th>' if title else "<td></td>" for title in headers)
    body = "".join(f"<tr>{''.join(_cell(value) for value in row)}</tr>" for row in rows)
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    table = f'<table class="bk-table">{said}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    label = escape(caption or ", ".join(headers), quote=True)
    by_keyboard = f' tabindex="0" role="region" aria-label="{label}"' if len(headers) >= WIDE else ""
    return f'<div class="bk-wide"{by_keyboard}>{table}</div>'


def bars_html(counts: Iterable[tuple[str, int]], *, caption: str = "", most: int = 0) -> str:
    """A bar per line with its number, longest on top; `most` fills the whole width. The number says it too."""
    lines = sorted(counts, key=lambda line: -line[1])
    most = most or max((count for _label, count in lines), default=0) or 1
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td class="bk-number">{count}</td>'
        f'<td class="bk-bar" aria-hidden="true"><span style="width:{100 * count / most:.0f}%"></span></td></tr>'
        for label, count in lines
    )
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f'<table class="bk-table bk-bars">{said}<tbody>{rows}</tbody></table>'


def html(value: str = "", *classes: str) -> HTML:
    """An HTML widget; whoever makes `value` escapes what people wrote."""
    made = HTML()
    made.value = value
    for name in classes:
        made.add_class(name)
    return made


def heading(text: str) -> HTML:
    """A heading between forms."""
    return html(f"<h3>{escape(text)}</h3>")


def lines_html(lines: Iterable[str], *, sign: str = "") -> str:
    """A list of sentences, each escaped."""
    mark = f"{escape(sign)} " if sign else ""
    items = "".join(f"<li>{mark}{escape(line)}</li>" for line in lines)
    return f'<ul class="bk-lines">{items}</ul>' if items else ""


def _cell(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f'<td class="bk-number">{value}</td>'
    if isinstance(value, Made):
        return f"<td>{value}</td>"
    return f"<td>{escape(str(value))}</td>"
