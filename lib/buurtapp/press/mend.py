"""Putting right what a left-out block can leave behind: a cell without a paragraph, a table without rows.

Word calls such a file damaged. Only templates with blocks in cells, tables or text boxes need it.
"""

import re

_EMPTY_CELL = re.compile(
    r"(<w:tc(?: [^>]*)?>(?:<w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>|<w:tcPr/>)?)(?=</w:tc>)", re.DOTALL
)
_CELL_ENDS_IN_TABLE = re.compile(r"(</w:tbl>)(?=</w:tc>)")
_EMPTY_BOX = re.compile(r"(<w:txbxContent>)(?=</w:txbxContent>)")
_EMPTY_PART = re.compile(r"(<w:(?:hdr|ftr)(?: [^>]*)?>)(?=</w:(?:hdr|ftr)>)")
_NO_ROWS = re.compile(r"<w:tbl>(?:(?!<w:tbl>|<w:tr[ >]|</w:tbl>).)*</w:tbl>", re.DOTALL)
_BLOCK_AT_BORDER = re.compile(r"(?:</w:tcPr>|</w:tblGrid>|</w:tbl>|<w:(?:tc|txbxContent|hdr|ftr)(?: [^>]*)?>)\{%")


# At least one of these stands in what needs mending; plain words are found much quicker than patterns.
_SIGNS = (
    "</w:tcPr></w:tc>", "<w:tcPr/></w:tc>", "<w:tc></w:tc>", "</w:tbl></w:tc>", "</w:tblGrid></w:tbl>",
    "></w:txbxContent>", "></w:hdr>", "></w:ftr>",
)  # fmt: skip


def needs_mending(source: str) -> bool:
    """Whether leaving out blocks of this source can leave something that Word refuses."""
    return _BLOCK_AT_BORDER.search(source) is not None


def mend(xml: str) -> str:
    """A paragraph into each cell, box or header that has none; tables without rows taken out."""
    if not any(sign in xml for sign in _SIGNS):
        return xml
    xml = _NO_ROWS.sub("", xml)
    for empty in (_EMPTY_CELL, _CELL_ENDS_IN_TABLE, _EMPTY_BOX, _EMPTY_PART):
        xml = empty.sub(r"\1<w:p/>", xml)
    return xml
