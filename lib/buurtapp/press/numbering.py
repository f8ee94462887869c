"""Numbered lists that start at 1 in every letter.

Word numbers on through the whole document, so letter 2 would begin at step 4. Every letter after the first
therefore gets its own copy of each numbered list ("num", ECMA-376 part 1, 17.9.15) that starts anew.
"""

from typing import Any

from lxml import etree

from buurtapp.press.tags import W

FIELD = "buurtapp_list{}"
_COPY = (
    '<w:num w:numId="{}"><w:abstractNumId w:val="{}"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
_BEFORE_LIST = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")


class Lists:
    """The numbered lists of a template, and the copies made of them."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self.numbering = numbering
        self.used: list[str] = []
        self._numbered = _numbered(numbering) if numbering is not None else {}
        self._by_style = _by_style(styles) if styles is not None and self._numbered else {}
        self._free = max((int(num) for num in _nums(numbering)), default=0) + 1 if numbering is not None else 1

    def mark(self, body: Any) -> dict[str, str]:
        """Give the list paragraphs of `body` a field for their number; returns field -> value in letter 1."""
        for paragraph in body.iter(f"{W}p"):
            num = self._num_of(paragraph)
            if num in self._numbered:
                if num not in self.used:
                    self.used.append(num)
                _set_num(paragraph, FIELD.format(self.used.index(num)))
        return self.fields(1)

    def fields(self, letter: int) -> dict[str, str]:
        """The list numbers of letter `letter`, counted from 1."""
        if letter == 1:
            return {FIELD.format(index): num for index, num in enumerate(self.used)}
        first = self._free + (letter - 2) * len(self.used)
        return {FIELD.format(index): str(first + index) for index in range(len(self.used))}

    def part(self, letters: int) -> bytes | None:
        """The numbering part with the copies that `letters` letters need; None when it stays as it is."""
        if self.numbering is None or not self.used or letters < 2:
            return None
        root = self.numbering
        xml = etree.tostring(root, encoding="unicode")
        copies = "".join(
            _COPY.format(self.fields(letter)[FIELD.format(index)], self._numbered[num])
            for letter in range(2, letters + 1)
            for index, num in enumerate(self.used)
        )
        end = xml.rindex("</w:num>") + len("</w:num>")
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml[:end]}{copies}{xml[end:]}'.encode()

    def _num_of(self, paragraph: Any) -> str:
        num = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if num is not None:
            return str(num.get(f"{W}val", ""))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._by_style.get(style.get(f"{W}val", ""), "") if style is not None else ""


def _nums(numbering: Any) -> dict[str, Any]:
    return {num.get(f"{W}numId"): num for num in numbering.findall(f"{W}num")}


def _numbered(numbering: Any) -> dict[str, str]:
    """num -> abstractNum, for the lists whose first level counts (bullets do not)."""
    formats = {
        one.get(f"{W}abstractNumId"): one.find(f"{W}lvl/{W}numFmt") for one in numbering.findall(f"{W}abstractNum")
    }
    bullets = ("bullet", "none")
    counting = {key for key, kind in formats.items() if kind is not None and kind.get(f"{W}val") not in bullets}
    abstract = {key: num.find(f"{W}abstractNumId").get(f"{W}val") for key, num in _nums(numbering).items()}
    return {key: value for key, value in abstract.items() if value in counting}


def _by_style(styles: Any) -> dict[str, str]:
    """style -> num, also where a style takes its list over from the one it is based on."""
    own = {style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}numPr/{W}numId") for style in styles.findall(f"{W}style")}
    based = {style.get(f"{W}styleId"): style.find(f"{W}basedOn") for style in styles.findall(f"{W}style")}
    found: dict[str, str] = {}
    for style in own:
        at, steps = style, 0
        while at in own and own[at] is None and based[at] is not None and steps < 20:
            at, steps = based[at].get(f"{W}val"), steps + 1
        if own.get(at) is not None:
            found[style] = own[at].get(f"{W}val")
    return found


def _set_num(paragraph: Any, field: str) -> None:
    properties = paragraph.find(f"{W}pPr")
    num = properties.find(f"{W}numPr/{W}numId")
    if num is None:  # the list came with the style: say it here as well
        listed = etree.SubElement(properties, f"{W}numPr")
        num = etree.SubElement(listed, f"{W}numId")
        _in_order(properties, listed)
    num.set(f"{W}val", f"\ue002{field}\ue002")


def _in_order(properties: Any, listed: Any) -> None:
    """`numPr` comes after the style and the keeping together, before everything else (17.3.1.26)."""
    before = [f"{W}{name}" for name in _BEFORE_LIST]
    place = sum(1 for child in properties if child.tag in before)
    properties.remove(listed)
    properties.insert(place, listed)
