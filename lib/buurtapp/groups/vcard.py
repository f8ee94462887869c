r"""vCard 3.0 as every phone reads it: the six rules of formats.md 2.1.

UTF-8 without a byte order mark; CRLF; FN and N; one TEL; `\`, `;`, `,` and new lines escaped; lines folded
at 75 octets, structured ones too, never inside a character.
"""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

FOLD_AT = 75  # octets in one line, the CRLF not counted (RFC 2426)


def vcard(name: str, phone: str, category: str = "") -> bytes:
    """One card. The whole name is the given name in N as well, as an iPhone shows N and an Android phone FN."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{structured(['', name, '', '', ''])}",
        f"FN:{escaped(name)}",
        f"TEL;TYPE=CELL:{escaped(phone)}",
        f"UID:{uuid5(NAMESPACE_URL, f'tel:{phone}')}",
    ]
    if category:
        lines.append(f"CATEGORIES:{escaped(category)}")
    return b"".join(folded(line) for line in [*lines, "END:VCARD"])


def escaped(text: str) -> str:
    """A text value with its special characters escaped."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def structured(parts: Sequence[str]) -> str:
    """A value of several parts, each escaped, with semicolons between."""
    return ";".join(escaped(part) for part in parts)


def folded(line: str) -> bytes:
    """The line in UTF-8 with CRLF, continued on lines that begin with a space where it is too long."""
    rows: list[bytearray] = [bytearray()]
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(rows[-1]) + len(octets) > FOLD_AT:
            rows.append(bytearray(b" "))
        rows[-1] += octets
    return b"".join(bytes(row) + b"\r\n" for row in rows)
